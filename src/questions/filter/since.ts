import { addDays, type Day } from '../../domain/text/day.ts';
import type { Pattern } from '../grammar/pattern.ts';
import { unitOf } from '../language/calendar.ts';
import { moved } from '../language/periods.ts';
import type { Reading } from '../parse/reading.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import { isPresent, isUpToNow, periodOf } from '../slots/period-slots.ts';
import { standingsOf } from '../slots/standings.ts';
import type { FilterInput } from './input.ts';
import { ADDED, BECOMES_OVERDUE } from './patterns.ts';

const BECOMES =
  '(new|become|became|gain|gained|win|won|acquire|join|joined|sign|signed|onboard|land|landed|fresh|add|added|start|begin)';
/** Whose customers they are is told, and since when. */
const STAYS: readonly Pattern[] = [
  'customer .. (since|before)',
  '(be|stay|remain) (a|our|already)? customer .. <T>',
  '(with|from) us .. <T>',
  'since .. customer',
  '(loyal|stay|remain|serve) .. <T>',
];
/** "How many came to us in 2025?" */
const CAME: readonly Pattern[] = [
  '@account (do|have|be)? come (in|over|aboard|along|to us)? <T>',
  'how many come (in|over|aboard|along)? <T>',
  '(come|came|find|found) (their way)? to us .. <T>',
  '<T> .. (come|came) to us',
  '<T> (bring|give|yield|earn|deliver) us .. @account',
];
const SPENT_WITH_US = '(spend|buy|order|leave|purchase|place|hear) .. (with|from) us .. <T>';
const WITH_US: readonly Pattern[] = ['(with|from) us', 'since .. customer', 'customer .. (since|before|for)'];
/** Prospects do not become anything: they come. */
const COMES: readonly Pattern[] = [
  `(${BECOMES.slice(1, -1)}|come|arrive|appear|approach|get|enter|create|record|reach|turn up|pop up) .. <T>`,
  '<T> .. (come|arrive|new|add|get|enter)',
];

/** "Have we got anybody through the newsletter this year?" */
const CAME_SO = '(come|arrive|get|reach|bring|find|win|gain|join) ... <T>';

const PRESENT = /^(?:today|now)$/;

/** Since when they have been customers, or when they were added to the file. */
export function sinceInto(filter: FilterInput, reading: Reading, today: Day): void {
  const period = periodOf(reading);
  const isTaken =
    filter.quietDays !== undefined ||
    filter.quietSince !== undefined ||
    filter.late !== undefined ||
    filter.cadence !== undefined ||
    filter.bought ||
    filter.won ||
    filter.touched?.not ||
    filter.touched?.last;
  if (isTaken || reading.has(...BECOMES_OVERDUE)) return;
  if (filter.standing?.length === 1 && filter.standing[0] === 'prospect') {
    // "Whose coffee comes from Rivalco today?"
    const isNow = filter.rivals !== undefined && PRESENT.test(period?.words ?? '');
    if (period && reading.has(...COMES) && !filter.touched && !isNow) filter.added = period;
    return;
  }
  const lasting = period ? null : lastingFor(reading, today);
  if (lasting) filter.since = lasting;
  // "Over the years" is no time.
  const isAlways = period?.from === null && period.to === null;
  if (!period || isAlways || isUpToNow(period) || PRESENT.test(period.words)) return;
  // "Who came through the fair this year?"
  const comes = (filter.sources !== undefined || filter.referred === true) && reading.has(...COMES, CAME_SO);
  const begins = comes || reading.has(BECOMES, ...CAME);
  if (!begins && (!reading.has(...STAYS) || reading.has(SPENT_WITH_US))) return;
  filter.since = begins ? period : joinedIn(reading, period);
  // Who was won in a year and has left since was won nevertheless.
  if (standingsOf(reading).loose && !isStill(reading)) delete filter.standing;
}

/** "How many of those who came in 2022 are customers to this day?" */
const isStill = (reading: Reading): boolean =>
  reading.has(...WITH_US, 'still .. (customer|buy|with us)') ||
  (reading.has('be .. customer .. (<T>|still|now)') &&
    reading.periods.some((one) => isUpToNow(one) || isPresent(reading, one)));

/** "With us for more than three years", "customers for less than a year". */
function lastingFor({ durations, has }: Reading, today: Day): PeriodSlot | null {
  const [duration] = durations;
  if (
    duration === undefined ||
    !has('with us .. <D>', 'customer .. (for|of) .. <D>', '(loyal|stay|remain) .. <D>')
  )
    return null;
  const day = moved(today, -Math.round(duration.count), duration.unit);
  const words = `for ${duration.count} ${duration.unit}s`;
  return has('(less|few|under|short|below) .. <D>', '(not|no) .. (long|more) .. <D>')
    ? { from: addDays(day, 1), to: null, words }
    : { from: null, to: duration.more || has('(over|above|beyond) <D>') ? addDays(day, -1) : day, words };
}

/** "With us since 2022" is said of those who came in 2022, not of all who came later. */
export function joinedIn({ has }: Reading, period: PeriodSlot): PeriodSlot {
  const unit = /^since (?:[a-z]+ )?20\d\d$/.test(period.words)
    ? /^since 20/.test(period.words)
      ? 'year'
      : 'month'
    : null;
  if (unit === null || period.from === null) return period;
  const whole = unitOf(period.from, unit);
  if (has('<T> (or|and) (earlier|before|longer|more)', 'at least <T>', '(no|not) later'))
    return { ...period, from: null, to: whole.to };
  return { ...period, to: whole.to };
}

/** "No sale on file since May": nothing was put on file then. */
const NOT_ON_FILE =
  '(no|not|without|never|nothing) .. (order|sale|purchase|contact|call|visit|meeting|conversation) .. on file';

/** "Created since September", "added last month". */
export function addedOf(reading: Reading): PeriodSlot | null {
  const period = periodOf(reading);
  return reading.has(...ADDED) && !reading.has(NOT_ON_FILE) ? period : null;
}
