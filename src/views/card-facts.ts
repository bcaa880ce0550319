import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { CalendarDate } from '../domain/fields.ts';
import type { Purchase } from '../domain/purchase.ts';
import { formatCalendarDate } from '../domain/text/calendar-date.ts';
import type { Day } from '../domain/text/day.ts';
import { saleLine } from './sale.ts';
import { inline } from './text.ts';

const SHOWN = { list: 5, facts: 6, dates: 4, sales: 3 } as const;

const shortList = (values: readonly string[]): string => {
  const others = values.length - SHOWN.list;
  const shown = values.slice(0, SHOWN.list).map((value) => inline(value, 80));
  return `${shown.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
};
const MET = { yes: 'met', partly: 'met in part', no: 'not met' } as const;

/** What is known of a customer's business: only what is known, so that a card of little is short. */
export function businessFields(customer: Customer): string[] {
  const { buys, competitors, needs, needsMet, whyNot, wonFrom, lostTo, source, standing } = customer;
  const met = needsMet === null ? '' : ` (${MET[needsMet]})`;
  const known: [string, string][] = [
    ['Buys from us', shortList(buys)],
    [standing === 'prospect' ? 'Buys from' : 'Buys elsewhere', shortList(competitors)],
    ['Needs', needs.length === 0 ? '' : shortList(needs) + met],
    [
      standing === 'prospect' ? 'Why not from us' : 'Why they left',
      whyNot === null ? '' : inline(whyNot, 200),
    ],
    ['Won from', wonFrom === null ? '' : inline(wonFrom, 80)],
    ['Lost to', lostTo === null ? '' : inline(lostTo, 80)],
    ['Found us by', source === null ? '' : inline(source, 80)],
  ];
  return known.filter(([, text]) => text !== '').map(([label, text]) => `*${label}*\n${text}`);
}

/** How many days until a date comes round; the year of birth plays no part. */
function monthDayAfter(date: CalendarDate, today: Day): string {
  const monthDay = date.slice(-5);
  return monthDay >= today.slice(5) ? `0${monthDay}` : `1${monthDay}`;
}

/** What to remember: the dates that come round next, then small facts, of the customer and its people. */
export function rememberLines(
  { customer, contacts }: { customer: Customer; contacts: Contact[] },
  today: Day,
): string {
  const dates = [
    ...customer.importantDates,
    ...contacts.flatMap(({ name, birthday }) =>
      birthday === null ? [] : [{ label: `birthday of ${name}`, date: birthday }],
    ),
  ].sort((a, b) => monthDayAfter(a.date, today).localeCompare(monthDayAfter(b.date, today)));
  const facts = [
    ...customer.remember,
    ...contacts.flatMap(({ name, remember }) => remember.map((fact) => `${name}: ${fact}`)),
  ];
  const others = facts.length - SHOWN.facts;
  return [
    ...dates
      .slice(0, SHOWN.dates)
      .map(({ date, label }) => `:calendar: ${formatCalendarDate(date)} · ${inline(label, 120)}`),
    ...facts.slice(0, SHOWN.facts).map((fact) => `:bulb: ${inline(fact, 200)}`),
    ...(others > 0 ? [`… and ${others} more to remember: *Edit* has all`] : []),
  ].join('\n');
}

/** What they bought last. */
export const saleLines = (purchases: Purchase[], today: Day): string =>
  purchases
    .slice(0, SHOWN.sales)
    .map((purchase) => `:moneybag: ${saleLine(purchase, today)}`)
    .join('\n');
