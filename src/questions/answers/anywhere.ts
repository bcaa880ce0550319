import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import { stemKey } from '../../domain/text/stem.ts';
import type { ContactGap } from '../../store/contact-kind.ts';
import { facet } from '../../store/facets.ts';
import type { AnswerInput, Line, Text } from '../answer.ts';
import { count, line, listedUpTo, named, ONLY_THE_FILE, strong } from '../say.ts';
import { fitness, senseOf } from '../senses.ts';
import { type Context, customersById, none, type Of, paged, text } from './context.ts';
import { customersThatFit, isNarrow } from './fitting.ts';

const MOST = 300;
/** Beyond so many they are not counted. */
const MOST_COUNTED = 20_000;
/** The contacts of so many customers of a group are told by name. */
const MOST_FIRMS = 30;
/** No more than this part of the words is noted of somebody by chance. */
const TOO_FEW = 1 / 3;
/** How many of the eldest are looked through for one of a group of customers. */
const BY_AGE = 200;

/** What is written about a person. */
export const textsOf = ({ role, remember }: Contact) => [role ?? '', ...remember];

/** Those that most of the words fit, or all where none fits any. */
export function fittest(all: readonly Contact[], words: readonly string[]): Contact[] {
  // A word that is there counts for more than another of the same sense, and than that of the bursar of a "bursar's clerk".
  const size = (one: Contact) => {
    const there = new Set(
      textsOf(one).flatMap((part) => stemKey(part.replace(/\p{L}+['’]s(?= )/gu, '')).split(' ')),
    );
    return fitness(textsOf(one), words) + words.filter((word) => there.has(word)).length;
  };
  const most = Math.max(0, ...all.map(size));
  return most === 0 ? [...all] : all.filter((one) => size(one) === most);
}

export const lacks = (contact: Contact, gap: ContactGap): boolean =>
  gap === 'email' ? contact.emails.length === 0
  : gap === 'phone' ? contact.phones.length === 0
  : contact[gap] === null; // biome-ignore format: a table

const gapName = (gap: ContactGap): string =>
  gap === 'phone' ? 'a phone number' : gap === 'email' ? 'an email address' : `a ${gap}`;
/** "Without an email address or a phone number". */
export const gapNames = (gaps: readonly ContactGap[]): string => `without ${gaps.map(gapName).join(' or ')}`;
/** Whether somebody was born in some years, as far as it is known. */
export const isBorn = ({ birthday }: Contact, years: Of<'people'>['born']): boolean =>
  years === null ||
  (birthday !== null &&
    Number(birthday.slice(0, 4)) >= years.from &&
    Number(birthday.slice(0, 4)) <= years.to);
export const hasYear = ({ birthday }: Contact): boolean => birthday !== null && !birthday.startsWith('--');
export const byBirth = (first: 'eldest' | 'youngest') => (a: Contact, b: Contact) =>
  ((a.birthday ?? '') < (b.birthday ?? '') ? -1 : 1) * (first === 'eldest' ? 1 : -1);
export const aged = (contact: Contact, order: 'eldest' | 'youngest'): Text => [
  strong(contact.name),
  `, born ${contact.birthday?.slice(0, 4)}, is the ${order} whose year of birth we know`,
];

/** Contacts of whichever customer: the eldest, those of whom something is not known, those with some words noted. */
export async function anywhere(query: Of<'people'>, context: Context): Promise<AnswerInput> {
  const { store } = context;
  const { order, lacks: gaps, born, role, said, ids } = query;
  if (ids !== null) return listedPeople(await store.contacts.getMany(ids), 'of that name', context);
  const group = isNarrow(query.filter)
    ? new Set((await customersThatFit(query.filter, context)).map(({ id }) => id))
    : null;
  const kept = (some: Contact[]) => some.filter(({ customerId }) => group === null || group.has(customerId));
  if (order !== null) {
    const found = kept(await store.contacts.byAge(order, group === null ? 5 : BY_AGE));
    const firms = await firmsOf(found, context);
    const [first] = found;
    const firm = first && firms.get(first.customerId);
    if (!first || !firm) return none('The year of birth of no contact is on record.');
    return {
      headline: text(aged(first, order), ': ', named(firm), '.'),
      about: firm.id,
      found: firm.id,
    };
  }
  const [gap] = gaps;
  if (gap !== undefined) {
    const found = kept(await store.contacts.lacking(gap, MOST));
    return listedPeople(
      found.filter((one) => gaps.every((other) => lacks(one, other))),
      `${gapNames(gaps)} on record`,
      context,
    );
  }
  if (born !== null)
    return listedPeople(
      kept(await store.contacts.bornBetween(born.from, born.to, MOST)),
      `born ${born.from === born.to ? `in ${born.from}` : `from ${born.from} to ${born.to}`}`,
      context,
    );
  if (role.length === 0) return counted(query, context);
  const words = role.flatMap((word) => senseOf(word));
  const [people, customers] = await Promise.all([
    store.contacts.byFacts(words, MOST),
    words.length === 0
      ? []
      : store.customerLists.list({ facets: [words.map((word) => facet('remember', word))] }, MOST),
  ]);
  const about = `with ${(said.length > 0 ? said : role).map((word) => `“${word}”`).join(', ')} noted`;
  const own = customers.filter(({ id }) => group === null || group.has(id));
  const size = (one: Customer) => fitness(one.remember, role);
  const found = kept(people);
  // What is noted of a person tells who is meant, whatever else is noted of a firm.
  const ofPeople = Math.max(0, ...found.map((one) => fitness(textsOf(one), role)));
  const most = ofPeople > 0 ? ofPeople : Math.max(0, ...own.map(size));
  if (most <= role.length * TOO_FEW) return none('Nobody ', about, `. ${ONLY_THE_FILE}`);
  // Where people are found, a firm has to be noted with the words themselves rather than with what means the same.
  const isMeant = ({ remember }: Customer) => {
    const there = new Set(remember.flatMap((part) => stemKey(part).split(' ')));
    return found.length === 0 || role.some((word) => there.has(word));
  };
  return listedPeople(
    fittest(
      found.filter((one) => fitness(textsOf(one), role) === most),
      role,
    ),
    about,
    context,
    own.filter(
      (one) => size(one) === most && !found.some(({ customerId }) => customerId === one.id) && isMeant(one),
    ),
  );
}

/** How many contacts are on file, or at a group of customers. */
async function counted(query: Of<'people'>, context: Context): Promise<AnswerInput> {
  const { filter } = query;
  const group = isNarrow(filter) ? await customersThatFit(filter, context) : null;
  const total = await context.store.contacts.count(
    MOST_COUNTED,
    group?.map(({ id }) => id),
  );
  if (query.mode === 'list' && group !== null && group.length <= MOST_FIRMS && total > 0) {
    const all = await Promise.all(group.map(({ id }) => context.store.contacts.of(id)));
    return listedPeople(all.flat(), `at ${count(group.length, 'account')} that fit`, context);
  }
  const many = total === MOST_COUNTED ? `At least ${total} contacts` : count(total, 'contact');
  return {
    headline: text(
      `${many} on file`,
      group === null ? '' : `, at ${count(group.length, 'account')} that fit`,
      '.',
    ),
  };
}

const firmsOf = (people: readonly Contact[], context: Context): Promise<Map<string, Customer>> =>
  customersById(
    people.map(({ customerId }) => customerId),
    context,
  );

async function listedPeople(
  people: readonly Contact[],
  about: string,
  context: Context,
  customers: readonly Customer[] = [],
): Promise<AnswerInput> {
  const firms = await firmsOf(people, context);
  const rows: Line[] = [
    ...people.map((contact) => {
      const firm = firms.get(contact.customerId);
      return line(
        text(
          strong(contact.name),
          ...(firm ? [' of ', named(firm)] : []),
          [contact.role, ...contact.emails, ...contact.phones, ...contact.remember].flatMap((part) =>
            part === null ? [] : [` · ${part}`],
          ),
        ),
        { open: contact.customerId, person: contact.id },
      );
    }),
    ...customers.map((one) =>
      line(
        text(
          named(one),
          one.remember.map((fact) => ` · ${fact}`),
        ),
        { open: one.id },
      ),
    ),
  ];
  const names = [
    ...people.map(({ name, customerId }) => strong(`${name} (${firms.get(customerId)?.name ?? ''})`)),
    ...customers.map(named),
  ];
  const head =
    people.length === 0 && customers.length > 0
      ? count(customers.length, 'account')
      : count(people.length, 'contact');
  const [only] = rows;
  return {
    headline: text(`${head} ${about}`, names.length > 0 ? [': ', ...listedUpTo(12, names)] : '', '.'),
    ...paged(rows, context),
    found: rows.length === 1 ? (only?.open ?? null) : null,
  };
}
