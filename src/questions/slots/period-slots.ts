import { addDays, type Day } from '../../domain/text/day.ts';
import { type Period, shifted, type Unit } from '../language/periods.ts';
import type { Reading } from '../parse/reading.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import { unitBeside } from './comparison.ts';

/** The first period, as it lies in the past or (where the words leave it open) ahead. */
export function periodOf(
  reading: Reading,
  direction: 'past' | 'ahead' = 'past',
  which = 0,
): PeriodSlot | null {
  const period: Period | undefined = tellingPeriods(reading)[which];
  if (period === undefined) return null;
  const span = direction === 'ahead' ? (period.ahead ?? period) : period;
  return { from: span.from, to: span.to, words: period.words };
}

/** "Until today", "as of now": it says no more than that something is so at this moment. */
export const isUpToNow = ({ words }: Pick<PeriodSlot, 'words'>): boolean =>
  /^(?:until|till|up (?:until|till|to)|as (?:of|at)|to) (?:today|now|date|the present|this day)$|^(?:to )?this day$/.test(
    words,
  );

/** "Those still with us today, won in 2024": beside another period, today is only the present. */
export const isPresent = ({ periods }: Pick<Reading, 'periods'>, { words }: Pick<PeriodSlot, 'words'>) =>
  periods.length > 1 && /^(?:today|now|tonight|this (?:morning|afternoon|evening))$/.test(words);
/** "Today, not tomorrow": beside another period, one that is denied by itself is none that is meant. */
function isRuledOut({ periods, symbols }: Reading, one: Period): boolean {
  const words = symbols.trim().split(' ');
  const at = words.flatMap((word, place) => (word === '<T>' ? [place] : []))[periods.indexOf(one)];
  return (
    periods.length > 1 &&
    at !== undefined &&
    words[at - 1] === 'not' &&
    (at < 2 || words[at - 2] === '<T>' || words[at - 2] === 'one')
  );
}
/** "Since then": from the day after another time on. */
export const sinceThen = (to: Day): PeriodSlot => ({ from: addDays(to, 1), to: null, words: 'since then' });

const tellingPeriods = (reading: Reading): readonly Period[] => {
  const telling = reading.periods.filter((one) => !isPresent(reading, one) && !isRuledOut(reading, one));
  const within = endWithin(telling);
  return within ? [within] : telling.length > 0 ? telling : reading.periods;
};

/** "Up to the end of June … this year": from the beginning of the one up to the other. */
function endWithin(periods: readonly Period[]): Period | null {
  if (periods.length !== 2) return null;
  const until = periods.find(({ from, to, words }) => from === null && to !== null && UP_TO.test(words));
  const whole = periods.find(({ from, to }) => from !== null && to !== null);
  if (!until?.to || !whole?.from || !whole.to || until.to < whole.from || until.to >= whole.to) return null;
  return { from: whole.from, to: until.to, words: `${whole.words} ${until.words}` };
}
const UP_TO = /^(?:up (?:to|until|till)|until|till) /;

const COMPARED = [
  '(compare|comparison|versus|vs|against|than|difference|respectively|separately|growth|decline|trend|better|worse|increase)',
  '(both|each) .. (figure|sum|total|number|amount|period|month|quarter|year)',
  '(up|down|more|less) or (down|up|less|more)',
  'year on year',
];

/** A period and the other one that it is compared with: "2025 or 2026", "this year than last", "than the year before". */
export function periodsOf(reading: Reading): { period: PeriodSlot | null; against: PeriodSlot | null } {
  const [one, other] = reading.periods;
  const period = periodOf(reading);
  if (one === undefined || period === null) return { period, against: null };
  const compared = reading.has(...COMPARED);
  if (one.parts && (compared || / (?:and|or) /.test(one.words))) {
    const [a, b] = one.parts;
    return { period: slot(a), against: slot(b) };
  }
  const shift = shiftOf(reading);
  const before = reading.has(...WITH_THE_LAST) ? unitBeside(period, -1) : null;
  if (before) return { period, against: before };
  if (shift) return { period, against: shiftedPeriod(period, shift) };
  return { period, against: other && (compared || reading.has('<T> (or|and) .. <T>')) ? slot(other) : null };
}

/** "This quarter with last", "this month against the one before". */
const WITH_THE_LAST = [
  '<T> (with|to|against|than|vs|versus|or) (the)? (last|previous|prior|preceding) $',
  '<T> (with|to|against|than|vs|versus|or) (the)? (last|previous|prior|preceding) one',
  '<T> (with|to|against|than|vs|versus|or) the one before',
];

const slot = ({ from, to, words }: Period): PeriodSlot => ({ from, to, words });

type Shift = { count: number; unit: Unit };
const UNIT = '(day|week|month|quarter|year)';

/** "A year earlier", "the month before", "the same period last year": how far from another period. */
export function shiftOf(reading: Reading): Shift | null {
  const { symbols, durations } = reading;
  const back = (unit: string | undefined, sign = -1): Shift => ({
    count: sign,
    unit: (unit ?? 'year') as Unit,
  });
  if (durations[0] && reading.has('<D> (earlier|before|previously|prior|back)'))
    return { count: -durations[0].count, unit: durations[0].unit };
  if (durations[0] && reading.has('<D> (later|after)'))
    return { count: durations[0].count, unit: durations[0].unit };
  const before = new RegExp(
    `(?:the|one|${UNIT}) ?(?:the )?${UNIT} (?:befor|earlier|prior|previously|previous) `,
  ).exec(symbols);
  if (before) return back(before[2]);
  const after = new RegExp(`the ${UNIT} (?:after|later)(?: that)? `).exec(symbols);
  if (after) return back(after[1], 1);
  if (reading.has('same (time|period|month|quarter|week|stretch|day|months|weeks) .. <T>'))
    return back('year');
  return null;
}

/** A period moved to where another lies from it. */
export const shiftedPeriod = (period: PeriodSlot, { count, unit }: Shift): PeriodSlot => ({
  ...shifted(period, count, unit),
  words: period.words,
});

/** "Bought in 2025 but not in 2026": the period that is denied, and the one that is not; null where there is none. */
export function deniedFirst(reading: Reading): [PeriodSlot | null, PeriodSlot | null] {
  const [first, second] = [periodOf(reading), periodOf(reading, 'past', 1)];
  if (second === null || !reading.has('(but|though|yet|although|while|still)')) return [first, null];
  const words = reading.symbols.trim().split(' ');
  const no = words.findIndex((word) => /^(?:not|no|never|nothing|none|nobody|without)$/.test(word));
  return words.indexOf('<T>') < no ? [second, first] : [first, second];
}
