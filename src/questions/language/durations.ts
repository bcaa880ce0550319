import { type Duration, type Found, UNITS, type Unit, type Words } from './calendar.ts';
import { countOf } from './numbers.ts';

/** Nobody means more of anything. */
const MOST = 9999;

function count({ at }: Words, index: number): Found<number> | null {
  const word = at(index);
  if (word === 'half' && at(index + 1) === 'a') return { value: 0.5, length: 2 };
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
  const unit = UNITS[at(next) ?? ''];
  if (unit === undefined) return null;
  const length = next + 1 - index;
  if (number.value === 0.5)
    return {
      value: { count: unit[1] === 'year' ? 6 : 15, unit: unit[1] === 'year' ? 'month' : 'day' },
      length,
    };
  return { value: { count: number.value * unit[0], unit: unit[1] }, length };
}

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
