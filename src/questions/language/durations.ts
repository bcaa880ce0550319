import { type Duration, type Found, UNITS, type Unit, type Words } from './calendar.ts';
import { countOf } from './numbers.ts';

/** Nobody means more of anything. */
const MOST = 9999;

function count({ at }: Words, index: number): Found<number> | null {
  const word = at(index);
  if (word === 'half' && at(index + 1) === 'a') return { value: 0.5, length: 2 };
  if (word === 'half' && UNITS[at(index + 1) ?? '']) return { value: 0.5, length: 1 };
  const value = countOf(word);
  if (value === null || value > MOST) return null;
  if ((word === 'a' || word === 'an') && (at(index + 1) === 'couple' || at(index + 1) === 'few'))
    return { value: at(index + 1) === 'couple' ? 2 : 3, length: at(index + 2) === 'of' ? 3 : 2 };
  return { value, length: word === 'couple' && at(index + 1) === 'of' ? 2 : 1 };
}

/** "six weeks", "a fortnight", "half a year", "30 working days". */
export function stretch(words: Words, index: number): Found<{ count: number; unit: Unit }> | null {
  const { at } = words;
  const number = count(words, index);
  if (number === null) return null;
  let next = index + number.length;
  if (
    ['working', 'business', 'calendar', 'full', 'whole', 'straight', 'consecutive'].includes(at(next) ?? '')
  )
    next += 1;
  // "Two and a half months", "a year and a half".
  const isHalfMore = (from: number) => at(from) === 'and' && at(from + 1) === 'a' && at(from + 2) === 'half';
  const between = isHalfMore(next) ? 3 : 0;
  const unit = UNITS[at(next + between) ?? ''];
  if (unit === undefined) return null;
  next += between + 1;
  const after = isHalfMore(next) ? 3 : 0;
  const value = number.value + (between + after > 0 ? 0.5 : 0);
  return { value: inWhole(value * unit[0], unit[1]), length: next + after - index };
}

/** A count of units without a fraction: half a year is six months. */
function inWhole(value: number, unit: Unit): { count: number; unit: Unit } {
  if (Number.isInteger(value)) return { count: value, unit };
  if (unit === 'year') return { count: Math.round(value * 12), unit: 'month' };
  return { count: Math.round(value * DAYS[unit]), unit: 'day' };
}
const DAYS = { day: 1, week: 7, month: 30, quarter: 91 } as const;

/** That, with what bounds it: "more than six weeks". */
export function duration(words: Words, index: number): Found<Duration> | null {
  const { at, said } = words;
  let start = index;
  let more = false;
  if ((at(start) === 'more' || at(start) === 'longer' || at(start) === 'greater') && at(start + 1) === 'than')
    [start, more] = [start + 2, true];
  else if (at(start) === 'at' && at(start + 1) === 'least') start += 2;
  else if (['over', 'exceeding', 'beyond', 'above'].includes(at(start) ?? ''))
    [start, more] = [start + 1, true];
  const found = stretch(words, start);
  if (found === null) return null;
  const length = start - index + found.length;
  return { value: { ...found.value, more, words: said(start, found.length) }, length };
}
