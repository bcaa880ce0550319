import { addDays, type Day, weekday } from '../../domain/text/day.ts';
import { dayNumber, nextWeekday } from '../../domain/text/when-days.ts';
import {
  type Found,
  isJoint,
  LAST,
  NEXT,
  type Period,
  type Span,
  stretchOf,
  THIS,
  unitOf,
  WEEKDAY,
  type Words,
} from './calendar.ts';

/** 1 (Monday) to 7 for the name of a weekday; "sun" alone is none. */
export const weekdayAt = (word: string | undefined): number | null =>
  word !== undefined && WEEKDAY.test(word) && (word.length > 3 || word !== 'sun') ? dayNumber(word) : null;

/** Beside another weekday "sun" is one, too. */
const weekdayOf = (word: string | undefined): number | null =>
  word !== undefined && WEEKDAY.test(word) ? dayNumber(word) : null;

/** Where the number of a day stands that a weekday may lead to: "Monday the 16th", "Mon 16". */
export function afterWeekday({ at }: Words, index: number): number {
  if (!WEEKDAY.test(at(index) ?? '')) return index;
  const next = at(index + 1) === 'the' ? index + 2 : index + 1;
  return /^\d{1,2}(?:st|nd|rd|th)?$/.test(at(next) ?? '') ? next : index;
}

/** The first or the last such weekday of a period: "the last Friday of October". */
export function nthWeekday(number: number, nth: number | 'last', { from, to }: Span): Span | null {
  if (from === null || to === null) return null;
  const day =
    nth === 'last'
      ? addDays(to, -((weekday(to) - number + 7) % 7))
      : addDays(from, ((number - weekday(from) + 7) % 7) + (nth - 1) * 7);
  return day > to ? null : { from: day, to: day };
}

/** The week that is named from a word on: "next week", "of last week", "the week after next". */
function namedWeek({ at, today }: Words, index: number): Found<Day> | null {
  let next = index;
  if (/^(?:of|in|during)$/.test(at(next) ?? '')) next += 1;
  if (at(next) === 'the') next += 1;
  const monday = unitOf(today, 'week').from;
  const word = at(next) ?? '';
  if (at(next) === 'week' && at(next + 1) === 'after' && at(next + 2) === 'next')
    return { value: addDays(monday, 14), length: next + 3 - index };
  if (at(next + 1) !== 'week') return null;
  const step = LAST.has(word) ? -7 : NEXT.has(word) ? 7 : THIS.has(word) ? 0 : null;
  return step === null ? null : { value: addDays(monday, step), length: next + 2 - index };
}

/** "Monday to Wednesday", "Monday to Wednesday of next week", "Tuesday of last week". */
export function weekdays(words: Words, index: number, start: number): Found<Period> | null {
  const { at, today } = words;
  const a = weekdayAt(at(start));
  if (a === null) return null;
  const b = isJoint(at(start + 1)) ? weekdayAt(at(start + 2)) : weekdayAt(at(start + 1));
  const isRange = b !== null && b !== a;
  const end = isRange ? start + (isJoint(at(start + 1)) ? 3 : 2) : start + 1;
  const week = namedWeek(words, end);
  const last = isRange ? b : a;
  const reach = (last - a + 7) % 7;
  if (week) {
    const from = addDays(week.value, a - 1);
    return stretchOf(words, index, end + week.length, { from, to: addDays(from, reach) });
  }
  if (!isRange) return null;
  const back = addDays(today, -((weekday(today) - last + 7) % 7));
  const ahead = a === weekday(today) ? today : nextWeekday(today, a);
  return stretchOf(
    words,
    index,
    end,
    { from: addDays(back, -reach), to: back },
    { from: ahead, to: addDays(ahead, reach) },
  );
}

/** "Next week Tuesday", "next week on Tuesday". */
export function weekThenDay(words: Words, index: number, start: number): Found<Period> | null {
  const week = namedWeek(words, start);
  if (!week) return null;
  const next = start + week.length + (words.at(start + week.length) === 'on' ? 1 : 0);
  const day = weekdayAt(words.at(next));
  if (day === null) return null;
  // "Next week, Monday to Sunday", "next week (Mon-Sun)".
  const joint = isJoint(words.at(next + 1)) ? 1 : 0;
  const last = weekdayOf(words.at(next + 1 + joint));
  if (last !== null && last > day) {
    const span = { from: addDays(week.value, day - 1), to: addDays(week.value, last - 1) };
    return stretchOf(words, index, next + 2 + joint, span);
  }
  const on = addDays(week.value, day - 1);
  return stretchOf(words, index, next + 1, { from: on, to: on });
}
