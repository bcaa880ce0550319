import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import { addDays, Day, daysBetween } from '../../domain/text/day.ts';
import type { AnswerInput, Piece, Text } from '../answer.ts';
import { type PeriodSlot, Query } from '../query.ts';
import { count, fullDay, line, listed, named, periodText, strong } from '../say.ts';
import { aged, anywhere, byBirth, fittest, hasYear, lacks } from './anywhere.ts';
import { type Answering, customerIn, customersById, type Of, paged, text } from './context.ts';

const MOST = 500;

export const people: Answering<'people'> = async (query, context) => {
  if (query.customer === null) return anywhere(query, context);
  const customer = await customerIn(query, context);
  const all = await context.store.contacts.of(customer.id);
  const found =
    query.lacks === null ? fittest(all, query.role) : all.filter((one) => lacks(one, query.lacks));
  if (all.length === 0)
    return { headline: text('No contact at ', named(customer), ' is on record.'), about: customer.id };
  if (query.order !== null) {
    const [first] = all.filter(hasYear).sort(byBirth(query.order));
    if (first)
      return {
        headline: text(aged(first, query.order), ' at ', named(customer), '.'),
        about: customer.id,
        people: [first.id],
      };
  }
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
      found.map((contact) => line(text(strong(contact.name), reach(contact)), { person: contact.id })),
      context,
    ),
    about: customer.id,
  };
};

const reach = ({ role, emails, phones }: Contact): string =>
  [role, ...emails, ...phones]
    .filter((part) => part !== null)
    .map((part) => ` · ${part}`)
    .join('');

export const person: Answering<'person'> = async (query, context) => {
  const { store, today } = context;
  if (query.contact === null) {
    const customer = await customerIn(query, context);
    return people(
      Query.parse({ intent: 'people', customer: customer.id, role: query.role }) as Of<'people'>,
      context,
    );
  }
  const contact = await store.contacts.get(query.contact);
  const customer = contact && (await store.customers.get(contact.customerId));
  if (!contact || !customer) return { headline: text('That contact is not there any more.') };
  const who: Piece[] = [strong(contact.name), ' of ', named(customer)];
  const about = customer.id;
  const missing = (what: string): AnswerInput => ({
    headline: text(`No ${what} of `, who, ' is on record.'),
    about,
  });
  // What is to be remembered about a person is good to know whatever is asked.
  const is = (what: string, values: readonly string[]): AnswerInput =>
    values.length === 0
      ? missing(what)
      : {
          headline: text(`The ${what} of `, who, ` is `, listed(values.map(strong)), '.'),
          lines: contact.remember.map((fact) => line([fact])),
          about,
        };
  switch (query.fact) {
    case 'email': return is('email address', contact.emails);
    case 'phone': return is('phone number', contact.phones);
    case 'role': return contact.role ? is('role', [contact.role]) : missing('role');
    case 'birthday': return contact.birthday ? is('birthday', [`${birthdayText(contact.birthday, today)}${ageText(contact.birthday, today)}`]) : missing('birthday');
    case 'remember': return remembered(contact, customer, who);
    default: {
      const facts = [...contact.emails, ...contact.phones, ...(contact.birthday ? [`birthday ${birthdayText(contact.birthday, today)}`] : []), ...contact.remember];
      return { headline: text(who, contact.role ? ` is ${contact.role} there.` : '.'), lines: facts.map((fact) => line([fact])), about };
    }
  } // biome-ignore format: a table
};

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
  return { headline: text('Nothing to remember about ', who, ' is on record.', ofFirm), about };
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** "11 February 1984", "4 March". */
function birthdayText(birthday: string, _today: Day): string {
  const [month, day] = birthday.slice(-5).split('-').map(Number);
  const year = birthday.startsWith('--') ? '' : ` ${birthday.slice(0, 4)}`;
  return `${day} ${MONTHS[(month ?? 1) - 1]}${year}`;
}

/** How old somebody is whose year of birth is known: " (62 years old)". */
function ageText(birthday: string, today: Day): string {
  if (birthday.startsWith('--')) return '';
  const years = Number(today.slice(0, 4)) - Number(birthday.slice(0, 4));
  return ` (${today.slice(5) < birthday.slice(5) ? years - 1 : years} years old)`;
}

/** The days of a period (or of the next 30 days), as days of the year in the order they come. */
function daysOfYear(period: PeriodSlot | null, today: Day): { days: Day[]; words: string } {
  const from = period?.from ?? today;
  const to = period === null ? addDays(today, 30) : (period.to ?? addDays(from, 365));
  const length = Math.max(0, Math.min(366, daysBetween(from, to)));
  return {
    days: Array.from({ length: length + 1 }, (_, step) => addDays(from, step)),
    words: periodText({ from, to }, today),
  };
}

export const birthdays: Answering<'birthdays'> = async (query, context) => {
  const { store, today } = context;
  const { days, words } = daysOfYear(query.period, today);
  const order = new Map(days.map((day, at) => [day.slice(5), at]));
  let found =
    query.customer === null
      ? await store.contacts.bornOn([...order.keys()], MOST)
      : (await store.contacts.of(query.customer)).filter(
          ({ birthday }) => birthday !== null && (query.period === null || order.has(birthday.slice(-5))),
        );
  const customers = await customersById(
    found.map(({ customerId }) => customerId),
    context,
  );
  if (query.owner !== null)
    found = found.filter(({ customerId }) => customers.get(customerId)?.owner === query.owner);
  const { age } = query;
  if (age !== null)
    found = found.filter(({ birthday }) => {
      const day =
        birthday === null || birthday.startsWith('--')
          ? undefined
          : days[order.get(birthday.slice(-5)) ?? -1];
      return day !== undefined && Number(day.slice(0, 4)) - Number(birthday?.slice(0, 4)) === age;
    });
  const at = (contact: Contact) => order.get(contact.birthday?.slice(-5) ?? '') ?? 999;
  found.sort((a, b) => at(a) - at(b));
  if (found.length === 0) return { headline: text(`No birthday of a contact is on record, ${words}.`) };
  const names: Text = listed(found.slice(0, 12).map(({ name }) => strong(name)));
  return {
    headline: text(
      `${count(found.length, 'birthday')}, ${words}: `,
      names,
      found.length > 12 ? ' …' : '',
      '.',
    ),
    ...paged(
      found.map((contact) => {
        const customer = customers.get(contact.customerId);
        const day = days[at(contact)];
        return line(
          text(
            strong(contact.name),
            ...(customer ? [' of ', named(customer)] : []),
            ` · ${day ? fullDay(day, today) : birthdayText(contact.birthday ?? '', today)}${contact.birthday?.startsWith('--') ? '' : ` (born ${contact.birthday?.slice(0, 4)})`}`,
          ),
          { open: contact.customerId, person: contact.id },
        );
      }),
      context,
    ),
  };
};

export const dates: Answering<'dates'> = async (query, context) => {
  const { store, today } = context;
  const { days, words } =
    query.period === null
      ? daysOfYear({ from: today, to: addDays(today, query.customer === null ? 60 : 365), words: '' }, today)
      : daysOfYear(query.period, today);
  const one = query.customer === null ? null : await store.customers.get(query.customer);
  const customers = one
    ? [one]
    : await store.customerLists.withDateOn(
        days.map((day) => day.slice(5)),
        MOST,
      );
  const found = customers
    .filter(({ owner }) => query.owner === null || owner === query.owner)
    .flatMap((customer) =>
      customer.importantDates.flatMap(({ label, date }) => {
        const day = date.startsWith('--')
          ? days.find((candidate) => candidate.slice(5) === date.slice(2))
          : days.find((candidate) => candidate === date);
        return day
          ? [{ customer, label, day }]
          : one && !date.startsWith('--') && query.period === null
            ? [{ customer, label, day: Day.parse(date) }]
            : [];
      }),
    )
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  if (found.length === 0)
    return {
      headline: text('No date to remember', one ? [' of ', named(one)] : '', ` is on record, ${words}.`),
      about: query.customer,
    };
  return {
    headline: text(
      count(found.length, 'date'),
      one ? [' to remember for ', named(one)] : ` to remember, ${words}`,
      ': ',
      listed(
        found
          .slice(0, 8)
          .map(({ label, day, customer }) =>
            strong(`${one ? '' : `${customer.name}, `}${label} on ${fullDay(day, today)}`),
          ),
      ),
      '.',
    ),
    ...paged(
      found.map(({ customer, label, day }) =>
        line(text(named(customer), ` · ${label} · ${fullDay(day, today)}`), { open: customer.id }),
      ),
      context,
    ),
    about: query.customer,
  };
};
