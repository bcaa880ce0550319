import { addDays, type Day } from '../../domain/text/day.ts';
import { calendarReader } from '../language/periods.ts';
import type { Candidate } from '../parse/parse.ts';
import type { Reading } from '../parse/reading.ts';
import type { ListFilter, PeriodSlot } from '../query/list-filter.ts';
import { Query } from '../query/query.ts';
import { unitBeside } from '../slots/comparison.ts';
import { shiftedPeriod, shiftOf, sinceThen } from '../slots/period-slots.ts';
import { stems } from '../slots/slots.ts';
import { LINKS, lengthOf, namesSomebody } from './links.ts';

const TOGETHER = [
  '(total|altogether|overall|ever|combined)',
  'all (tell|told|time)',
  'to date',
  'so far',
  'in all',
];
export const ELSEWHEN = stems(
  'same period time before earlier previously prior previous after later that this in comparison compared against total altogether overall ever combined all told tell to date so far day week month quarter year one by than sum then much how come have now first second third fourth half since then afterward thereafter until it last next',
);

/** The question before, of another time that is told from its own: "a year earlier?", "and all told?" */
export function elsewhen(previous: Query, reading: Reading, today: Day): Query | null {
  const rest = reading.symbols
    .replace(/<[TD]> /g, '')
    .trim()
    .split(' ');
  if (!rest.every((word) => word === '' || ELSEWHEN.has(word) || LINKS.has(word))) return null;
  const before = timeOf(previous);
  const other = before === null ? null : otherOrdinal(before, reading, today);
  if (other) return at(previous, other);
  const shift = before === null ? null : shiftOf(reading);
  if (before && shift) return at(previous, shiftedPeriod(before, shift));
  const beyond = before === null ? null : besideThat(before, reading, today);
  if (beyond) return at(previous, beyond);
  const [said] = reading.periods;
  const isAlways = said !== undefined && said.from === null && said.to === null;
  if (before && isAlways) return at(previous, null);
  if (said || reading.durations.length > 0 || !reading.has(...TOGETHER)) return null;
  // "Total?" of a list is its sum; of a sum, that of all times.
  if (previous.intent === 'purchases' && previous.measure !== 'sum')
    return Query.parse({ ...previous, measure: 'sum' });
  return before ? at(previous, null) : null;
}

const ORDINAL = /(?<= |^)(first|second|third|fourth)(?= |$)/;
/** "And in the third?", after "the first quarter". */
function otherOrdinal({ words }: PeriodSlot, { symbols }: Reading, today: Day): PeriodSlot | null {
  const said = /(?<= |^)(first|second|third|fourth) (?:one |half |quarter )?$/.exec(symbols)?.[1];
  if (said === undefined || !ORDINAL.test(words)) return null;
  const period = calendarReader(words.replace(ORDINAL, said).split(' '), today).period(0)?.value;
  return period ? { from: period.from, to: period.to, words: period.words } : null;
}

/** "And since then?", "and before?", "and last?": the time after another one, before it, or the last of its like. */
function besideThat(time: PeriodSlot, { has, periods }: Reading, today: Day): PeriodSlot | null {
  if (periods.length > 0) return null;
  if (
    time.to !== null &&
    time.to < today &&
    has(
      'since (then|that|it)?',
      'from (then|there) (on|onwards|until|till|to|up)',
      '(afterward|thereafter|later on)',
      'after (that|it|then)',
      '(month|months|weeks|time|period) (after|since|afterwards|following) (that|it|then|these|those)?',
    )
  )
    return sinceThen(time.to);
  if (time.from !== null && has('before (that|it|then)', '^ (and|or|but)? before $', 'until then'))
    return { from: null, to: addDays(time.from, -1), words: 'before that' };
  const isLast = has('^ (and|or|but)? (the)? (last|previous) (one)? $');
  return isLast
    ? unitBeside(time, -1)
    : has('^ (and|or|but)? (the)? next (one)? $')
      ? unitBeside(time, 1)
      : null;
}

/** "In that month", "the same week": the time of the question before. */
export const THAT_TIME = '(that|same) (day|week|month|quarter|year|period|time)';
/** A question that points to the time of the one before, with that time. */
export function atThatTime(query: Query, previous: Query, reading: Reading): Query {
  const time = timeOf(previous);
  const slot = query.intent === 'commitments' ? 'due' : 'period';
  const isOpen = slot in query && timeOf(query) === null;
  return time !== null && isOpen && reading.has(THAT_TIME) ? Query.parse({ ...query, [slot]: time }) : query;
}

/** The time that a question asks about. */
export function timeOf(query: Query): PeriodSlot | null {
  if (query.intent === 'customers') {
    const { since, bought, owed, touched, spent } = query.filter;
    return since ?? bought?.period ?? owed?.due ?? owed?.opened ?? touched?.period ?? spent?.period ?? null;
  }
  if (query.intent === 'commitments') return query.due ?? query.opened ?? query.closed;
  return 'period' in query ? query.period : null;
}

function at(previous: Query, period: PeriodSlot | null): Query {
  if (previous.intent === 'customers' && period)
    return Query.parse({ ...previous, found: null, filter: withPeriod(previous.filter, period) });
  if (previous.intent === 'commitments') {
    const on = previous.due ? 'due' : previous.opened ? 'opened' : 'closed';
    return Query.parse({ ...previous, found: null, [on]: period });
  }
  return Query.parse({
    ...previous,
    found: null,
    period,
    ...('against' in previous ? { against: null } : {}),
  });
}

/** "Who bought the most?", right after the sales of a quarter: in that quarter. */
export function atTheSameTime(previous: Query, { query, reading }: Candidate): Query | null {
  const isOfSales = (one: Query) =>
    one.intent === 'purchases' || (one.intent === 'rank' && OF_SALES.has(one.by));
  const time = timeOf(previous);
  if (time === null || !isOfSales(previous) || !isOfSales(query) || timeOf(query) !== null) return null;
  const isOpen = lengthOf(reading) <= SHORT && !reading.has('(our|ever|all|overall|always|@account)');
  return isOpen && !namesSomebody(reading) ? Query.parse({ ...query, period: time }) : null;
}
const OF_SALES = new Set<string>(['spend', 'orders']);
const SHORT = 6;

/** "And the time before that?": the last two are told, of which the reader knows the last. */
export function theOneBefore(previous: Query, reading: Reading): Query | null {
  if (
    previous.intent === 'history' &&
    previous.period?.from &&
    (previous.customer ?? previous.contact) !== null &&
    reading.has('(last|latest) (one|time|call|visit|meeting|contact)? before (that|it|then)')
  ) {
    const { customer, contact, by, kinds } = previous;
    const before = { from: null, to: addDays(previous.period.from, -1), words: 'before that' };
    return Query.parse({ intent: 'last-contact', customer, contact, by, kinds, period: before });
  }
  const isLastOrder = previous.intent === 'purchases' && previous.measure === 'last';
  if (!(previous.intent === 'last-contact' || isLastOrder) || lengthOf(reading) > LONG) return null;
  if (
    !reading.has(
      '(time|one|contact|call|visit|meeting|conversation|order|purchase) before',
      '^ .. before (that|it|then)? $',
      '(previous|second last|last but one) (one|time|order|contact|call|visit|meeting)',
    )
  )
    return null;
  if (previous.intent === 'purchases')
    return Query.parse({ ...previous, measure: 'list', limit: 2, found: null });
  const { customer, contact, by, kinds } = previous;
  return Query.parse({ intent: 'history', customer, contact, by, kinds, limit: 2 });
}
const LONG = 9;

/** "And the most expensive one of these?", after who bought something: of what they bought then. */
export function dearestOf(previous: Query, { has }: Reading): Query | null {
  if (previous.intent !== 'customers' || previous.filter.bought?.any !== true) return null;
  const isBiggest = has(
    '(most expensive|biggest|largest|dearest|priciest|highest) .. (of|among) (these|those|them)',
  );
  if (!isBiggest && !has('(cheapest|smallest|lowest) .. (of|among) (these|those|them)')) return null;
  const { bought, item, ...others } = previous.filter;
  return Query.parse({
    intent: 'purchases',
    item,
    period: bought.period,
    measure: isBiggest ? 'biggest' : 'smallest',
    filter: others,
  });
}

/** "Is that up or down?": what was spent, against the time of the same length before. */
export function comparedBefore(previous: Query, reading: Reading): Query | null {
  if (previous.intent !== 'purchases' || previous.period === null) return null;
  if (
    !reading.has(
      '(up|more|better|higher|rise|grow) or (down|less|worse|lower|fall|shrink)',
      '(compare|against) .. before',
      '(growth|decline)',
      'be (that|it|this) .. (more|less|up|down|higher|lower|better|worse)',
    )
  )
    return null;
  const against = unitBeside(previous.period, -1);
  return against && Query.parse({ ...previous, against });
}

export function withPeriod(filter: ListFilter, period: PeriodSlot): ListFilter {
  if (filter.bought) return { ...filter, bought: { ...filter.bought, period } };
  if (filter.owed)
    return { ...filter, owed: { ...filter.owed, [filter.owed.due ? 'due' : 'opened']: period } };
  if (filter.spent) return { ...filter, spent: { ...filter.spent, period } };
  if (filter.touched) return { ...filter, touched: { ...filter.touched, period } };
  return { ...filter, since: period };
}
