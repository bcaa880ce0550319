import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Day } from '../../domain/text/day.ts';
import { stemKey } from '../../domain/text/stem.ts';
import type { AnswerInput, Line, Piece, Text } from '../answer.ts';
import { wordsOfKind } from '../parse/likelihood.ts';
import { Query } from '../query/query.ts';
import { count, line, listed, named, strong } from '../say.ts';
import { fitness } from '../senses.ts';
import { stems } from '../slots/slots.ts';
import { aged, anywhere, byBirth, fittest, gapNames, hasYear, isBorn, lacks, textsOf } from './anywhere.ts';
import { ageText, birthdayText } from './birthday-text.ts';
import { type Answering, type Context, customerIn, none, type Of, paged, text } from './context.ts';

export const people: Answering<'people'> = async (query, context) => {
  if (query.customer === null) return anywhere(query, context);
  const customer = await customerIn(query, context);
  const all = await context.store.contacts.of(customer.id);
  const isMeant = (one: Contact) => isBorn(one, query.born) && query.lacks.every((gap) => lacks(one, gap));
  const found =
    query.lacks.length === 0 && query.born === null ? fittest(all, query.role) : all.filter(isMeant);
  if (all.length === 0)
    return { ...none('No contact at ', named(customer), ' is on record.'), about: customer.id };
  if (query.lacks.length > 0 && found.length === 0)
    return {
      headline: text(
        `Nobody at `,
        named(customer),
        ` is ${gapNames(query.lacks)} on record: ${count(all.length, 'contact')} there.`,
      ),
      about: customer.id,
    };
  if (query.order !== null) {
    const [first] = all.filter(hasYear).sort(byBirth(query.order));
    if (first)
      return {
        headline: text(aged(first, query.order), ' at ', named(customer), '.'),
        about: customer.id,
        people: [first.id],
      };
  }
  // What is noted of the firm may tell it as well: "sign in with the senior clerk first".
  const noted = customer.remember.filter((fact) => query.role.length > 0 && fitness([fact], query.role) > 0);
  // All are told where nobody is what was asked for.
  const isNobody = noted.length === 0 && all.every((one) => fitness(textsOf(one), query.role) === 0);
  const { any } = wordsOfKind('people', '');
  const unheeded = isNobody ? query.role.filter((word) => !any.has(word)) : [];
  return {
    headline: text(
      `${count(found.length, 'contact')} at `,
      named(customer),
      found.length > 0 ? ': ' : '',
      listed(
        found.map(({ name, role }) => strong(role ? `${name}, ${role}` : name)),
        'and',
      ),
      '.',
    ),
    ...paged(
      [
        ...found.map((contact) => line(text(strong(contact.name), reach(contact)), { person: contact.id })),
        ...noted.map((fact) => line([fact])),
      ],
      context,
    ),
    about: customer.id,
    unheeded,
  };
};

const reach = ({ role, emails, phones, remember }: Contact): string =>
  [role, ...emails, ...phones, ...remember]
    .filter((part) => part !== null)
    .map((part) => ` · ${part}`)
    .join('');

export const person: Answering<'person'> = async (query, context) => {
  const { store, today } = context;
  if (query.contact === null) {
    const customer = await customerIn(query, context);
    // "An email for their bookkeeper" asks for what is known of the one who is that.
    const all = query.fact === 'all' ? [] : await store.contacts.of(customer.id);
    const [only, ...others] = fittest(all, query.role);
    if (only && others.length === 0 && all.length > 1) return person({ ...query, contact: only.id }, context);
    return people(
      Query.parse({ intent: 'people', customer: customer.id, role: query.role }) as Of<'people'>,
      context,
    );
  }
  const contact = await store.contacts.get(query.contact);
  const customer = contact && (await store.customers.get(contact.customerId));
  if (!contact || !customer) return { headline: text('That contact is not there any more.') };
  const who: Piece[] = [strong(contact.name), ' of ', named(customer)];
  const other = query.beside === null ? null : await store.contacts.get(query.beside);
  if (other) return related(contact, other, customer);
  if (query.relation !== null) return relative(query.relation, contact, customer, context);
  const about = customer.id;
  // Whoever asks for one of them may well need the others next.
  const onCard = (told: Card[number]['fact'] | null): Line[] => {
    const others = cardOf(contact, today).filter(({ fact }) => fact !== told);
    return others.length === 0 ? [] : [line([others.map(({ words }) => words).join(' · ')])];
  };
  const is = (what: string, fact: Card[number]['fact'], values: readonly string[]): AnswerInput => ({
    headline:
      values.length === 0
        ? text(`No ${what} of `, who, ' is on record.')
        : text(`The ${what} of `, who, ` is `, listed(values.map(strong)), '.'),
    lines: [...onCard(fact), ...contact.remember.map((one) => line([one]))],
    about,
    none: values.length === 0,
  });
  const { role, emails, phones, birthday } = contact;
  switch (query.fact) {
    case 'email':
      return is('email address', 'email', emails);
    case 'phone':
      return is('phone number', 'phone', phones);
    case 'role':
      return is('role', 'role', role ? [role] : []);
    case 'birthday':
      return is('birthday', 'birthday', birthday ? [born(birthday, today)] : []);
    case 'remember':
      return { ...remembered(contact, customer, who), lines: onCard(null) };
    default: {
      const missing = [
        ...(emails.length > 0 ? [] : ['no email address on record']),
        ...(phones.length > 0 ? [] : ['no phone number on record']),
      ];
      const known = cardOf(contact, today)
        .filter(({ fact }) => fact !== 'role')
        .map(({ words }) => words);
      return {
        headline: text(who, role ? ` is ${role} there.` : '.'),
        lines: [...known, ...missing, ...contact.remember].map((fact) => line([fact])),
        about,
      };
    }
  }
};

/** What two people are to each other: whatever is noted of the one that names the other. */
function related(one: Contact, other: Contact, customer: Customer): AnswerInput {
  const naming = [one, other].flatMap(({ name, remember }) => {
    const [beside = ''] = stemKey(name === one.name ? other.name : one.name).split(' ');
    return remember
      .filter((fact) => stemKey(fact).split(' ').includes(beside))
      .map((fact): Line => line(text('Noted of ', strong(name), ': ', fact)));
  });
  const both: Piece[] = [strong(one.name), ' and ', strong(other.name)];
  if (one.customerId === other.customerId) both.push(' of ', named(customer));
  const roles = [one, other].map(({ name, role }) => line(text(strong(name), role ? ` · ${role}` : '')));
  return naming.length === 0
    ? { ...none('Nothing is noted of what ', both, ' are to each other.'), lines: roles, about: customer.id }
    : {
        headline: text('What is noted of ', both, ':'),
        lines: [...naming, ...roles],
        about: customer.id,
        people: [one.id, other.id],
      };
}

/** Who is said to be somebody's daughter, nephew or boss: what is noted of their colleagues, or of themselves, tells it. */
async function relative(
  relation: string,
  contact: Contact,
  customer: Customer,
  { store }: Context,
): Promise<AnswerInput> {
  const [first = ''] = stemKey(contact.name).split(' ');
  const tells = (fact: string) => stemKey(fact).split(' ').includes(relation);
  const others = (await store.contacts.of(customer.id)).filter(({ id }) => id !== contact.id);
  const related = others.filter(({ remember }) =>
    remember.some((fact) => tells(fact) && stemKey(fact).split(' ').includes(first)),
  );
  // Whose son he is may be noted of his mother: "her son Mateo studies in Leeds".
  const naming = others.filter(({ remember }) =>
    remember.some((fact) => {
      const words = stemKey(fact).split(' ');
      return words.includes(first) && words.some((word) => OF_THEIRS.has(word));
    }),
  );
  const own = contact.remember.filter(tells);
  const who: Piece[] = [strong(contact.name), ' of ', named(customer)];
  const about = customer.id;
  if (related.length === 0 && own.length === 0 && naming.length > 0)
    return {
      headline: text(
        'Noted of ',
        listed(naming.map(({ name, role }) => strong(role ? `${name}, ${role}` : name))),
        ': ',
        listed(naming.flatMap(({ remember }) => remember.map(strong))),
        '.',
      ),
      about,
    };
  if (related.length === 0 && own.length === 0)
    return { ...none(`No ${relation} of `, who, ' is on record.'), about };
  return {
    headline: text(
      related.length > 0
        ? [...listed(related.map(({ name, role }) => strong(role ? `${name}, ${role}` : name))), '.']
        : ['To remember about ', ...who, ': ', ...listed(own.map(strong)), '.'],
    ),
    lines: related.map((one) => line(text(strong(one.name), reach(one)), { person: one.id })),
    about,
  };
}

const OF_THEIRS = stems('her his their');

type Card = { fact: 'role' | 'email' | 'phone' | 'birthday'; words: string }[];

/** What is on record about a person, apart from what is to be remembered. */
const cardOf = ({ role, emails, phones, birthday }: Contact, today: Day): Card => [
  ...(role ? [{ fact: 'role' as const, words: role }] : []),
  ...emails.map((words) => ({ fact: 'email' as const, words })),
  ...phones.map((words) => ({ fact: 'phone' as const, words })),
  ...(birthday ? [{ fact: 'birthday' as const, words: `birthday ${born(birthday, today)}` }] : []),
];

const born = (birthday: string, today: Day): string => `${birthdayText(birthday)}${ageText(birthday, today)}`;

/** What is known about a person beside their card, or else about their firm. */
function remembered(contact: Contact, customer: Customer, who: Piece[]): AnswerInput {
  const about = customer.id;
  if (contact.remember.length > 0)
    return {
      headline: text('To remember about ', who, ': ', listed(contact.remember.map(strong)), '.'),
      about,
    };
  const ofFirm: Text =
    customer.remember.length > 0
      ? [' About ', named(customer), ': ', ...listed(customer.remember.map(strong)), '.']
      : [];
  return { ...none('Nothing to remember about ', who, ' is on record.', ofFirm), about };
}
