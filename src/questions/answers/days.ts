import { monthDaysOf } from '../../domain/calendar.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import { addDays, Day, daysBetween } from '../../domain/text/day.ts';
import { stemKey } from '../../domain/text/stem.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import { count, fullDay, line, listed, listedUpTo, named, periodText, strong } from '../say.ts';
import { besides } from './besides.ts';
import { birthdayText } from './birthday-text.ts';
import { type Answering, customersById, paged, text } from './context.ts';
import { meant, whose } from './whose.ts';

const MOST = 500;

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
  const { age, next } = query;
  const { days, words } = daysOfYear(next ? { from: today, to: null, words: '' } : query.period, today);
  const order = new Map(days.flatMap((day, at) => monthDaysOf(day).map((key) => [key, at] as const)));
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
  found = await meant(query, found, ({ customerId }) => customerId, context);
  const place = await whose('at', query, context);
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
  const [soonest] = found;
  if (next && soonest) found = found.filter((one) => at(one) === at(soonest));
  const isAnyDay = query.customer !== null && query.period === null;
  if (found.length === 0)
    return {
      headline: text('No birthday of a contact', place, ` is on record${isAnyDay ? '' : `, ${words}`}.`),
      none: true,
    };
  return {
    headline: text(
      next ? `The next birthday` : count(found.length, 'birthday'),
      place,
      `${isAnyDay || next ? '' : `, ${words}`}: `,
      listedUpTo(
        12,
        found.map(({ name }) => strong(name)),
      ),
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
            ` · ${day ? fullDay(day, today) : birthdayText(contact.birthday ?? '')}${bornText(contact, day)}`,
          ),
          { open: contact.customerId, person: contact.id },
        );
      }),
      context,
    ),
  };
};

/** In which year somebody was born, and how old they are on a birthday. */
function bornText({ birthday }: Contact, day: Day | undefined): string {
  if (birthday === null || birthday.startsWith('--')) return '';
  const born = birthday.slice(0, 4);
  return day === undefined
    ? ` (born ${born})`
    : ` (born ${born}, turns ${Number(day.slice(0, 4)) - Number(born)})`;
}

export const dates: Answering<'dates'> = async (query, context) => {
  const { store, today } = context;
  const { days, words } =
    query.period === null
      ? daysOfYear({ from: today, to: addDays(today, query.customer === null ? 60 : 365), words: '' }, today)
      : daysOfYear(query.period, today);
  const one = query.customer === null ? null : await store.customers.get(query.customer);
  const customers = one ? [one] : await store.customerLists.withDateOn(days.flatMap(monthDaysOf), MOST);
  const isMeant = ({ label }: Customer['importantDates'][number]) =>
    query.label.length === 0 ||
    stemKey(label)
      .split(' ')
      .some((word) => query.label.includes(word));
  const found = (await meant(query, customers, ({ id }) => id, context))
    .flatMap((customer) =>
      customer.importantDates.filter(isMeant).flatMap(({ label, date }) => {
        const day = date.startsWith('--')
          ? days.find((candidate) => monthDaysOf(candidate).includes(date.slice(2)))
          : days.find((candidate) => candidate === date);
        return day
          ? [{ customer, label, day }]
          : one && !date.startsWith('--') && query.period === null
            ? [{ customer, label, day: Day.parse(date) }]
            : [];
      }),
    )
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const place = one ? [' of ', named(one)] : await whose('of', query, context);
  if (found.length === 0)
    return {
      headline: text('No date to remember', place, ` is on record, ${words}.`),
      none: true,
      about: query.customer,
    };
  return {
    headline: text(
      count(found.length, 'date'),
      ' to remember',
      place,
      one ? '' : `, ${words}`,
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
      [
        ...found.map(({ customer, label, day }) =>
          line(text(named(customer), ` · ${label} · ${fullDay(day, today)}`), { open: customer.id }),
        ),
        ...(one && query.label.length === 0 ? besides('dates', one, today) : []),
      ],
      context,
    ),
    about: query.customer,
  };
};
