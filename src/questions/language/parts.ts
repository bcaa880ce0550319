import { addDays, type Day, weekday } from '../../domain/text/day.ts';
import { dayNumber, nearest, nextWeekday } from '../../domain/text/when-days.ts';
import {
  type Found,
  LAST,
  MONTH,
  moved,
  NEXT,
  ORDINALS,
  type Period,
  type Span,
  THIS,
  UNITS,
  unitOf,
  WEEKDAY,
  type Words,
  yearOf,
} from './calendar.ts';
import { date } from './dates.ts';
import { countOf } from './numbers.ts';

/** What these need besides: one point or stretch of the calendar, from a word on. */
type More = Words & { simple(index: number): Found<Period> | null };

/** A part of a longer period: "the last three months of 2025", "1-7 December", "Monday to Wednesday of next week". */
export function partialPeriod(words: More, index: number): Found<Period> | null {
  const start = words.at(index) === 'the' ? index + 1 : index;
  return (
    slice(words, index, start) ??
    half(words, index, start) ??
    daysOfMonth(words, index, start) ??
    weekdays(words, index, start) ??
    weekThenDay(words, index, start) ??
    calendarWeek(words, index, start) ??
    dayNumbered(words, index, start) ??
    laterWithin(words, index, start) ??
    unitEnd(words, index, start)
  );
}

function found({ said }: Words, index: number, end: number, span: Span, ahead?: Span): Found<Period> {
  return {
    value: { ...span, words: said(index, end - index), ...(ahead ? { ahead } : {}) },
    length: end - index,
  };
}

/** The same part of a period in both its readings. */
function partOfBoth(
  words: More,
  index: number,
  of: number,
  part: (span: Span) => Span | null,
): Found<Period> | null {
  const whole = words.simple(of);
  const past = whole && part(whole.value);
  if (!past) return null;
  const ahead = whole.value.ahead && part(whole.value.ahead);
  return found(words, index, of + whole.length, past, ahead ?? undefined);
}

/** "The last three months of 2025", "the first week of December", "the second week in October". */
function slice(words: More, index: number, start: number): Found<Period> | null {
  const { at } = words;
  const word = at(start) ?? '';
  const isLast = /^(?:last|final|closing)$/.test(word);
  const ordinal = ORDINALS[word];
  if (!isLast && ordinal === undefined && word !== 'opening') return null;
  const number = countOf(at(start + 1));
  const unitAt = number === null ? start + 1 : start + 2;
  const unit = UNITS[at(unitAt) ?? ''];
  const joint = at(unitAt + 1);
  if (!unit || (joint !== 'of' && joint !== 'in')) return null;
  const count = (number ?? 1) * unit[0];
  const nth = number === null ? (ordinal ?? 1) - 1 : 0;
  return partOfBoth(words, index, unitAt + 2, ({ from, to }) => {
    if (from === null || to === null) return null;
    if (isLast) return { from: moved(addDays(to, 1), -count, unit[1]), to };
    const begin = moved(from, nth * count, unit[1]);
    const end = addDays(moved(begin, count, unit[1]), -1);
    return begin > to ? null : { from: begin, to: [end, to].sort()[0] ?? to };
  });
}

/** "The second half of November". */
function half(words: More, index: number, start: number): Found<Period> | null {
  const { at } = words;
  const which = /^(first|1st|second|2nd|last|other)$/.exec(at(start) ?? '')?.[1];
  if (!which || at(start + 1) !== 'half' || at(start + 2) !== 'of') return null;
  return partOfBoth(words, index, start + 3, ({ from, to }) => {
    if (from === null || to === null) return null;
    const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
    // Half a month ends on the 15th, whatever its length.
    const middle =
      days > 360
        ? moved(from, 6, 'month')
        : addDays(from, days > 27 && days < 32 ? 15 : Math.floor(days / 2));
    return /^(?:first|1st)$/.test(which) ? { from, to: addDays(middle, -1) } : { from: middle, to };
  });
}

const dayOf = (word: string | undefined): string | undefined =>
  /^(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.exec(word ?? '')?.[1];

/** "1-7 December" (the dash is no word), "1st to 7th of Dec", "Dec 1-7". */
function daysOfMonth(words: More, index: number, start: number): Found<Period> | null {
  const { at } = words;
  if (MONTH.test(at(start) ?? '')) {
    const one = date(words, start);
    const next = start + 2 + (isJoint(at(start + 2)) ? 1 : 0);
    const last = dayOf(at(next));
    if (one?.length !== 2 || last === undefined || MONTH.test(at(next + 1) ?? '')) return null;
    const other = withDay(one.value, last);
    return other && found(words, index, next + 1, ...spread(one.value, other));
  }
  const first = dayOf(at(start));
  if (first === undefined) return null;
  let next = start + 1;
  if (isJoint(at(next))) next += 1;
  if (at(next) === 'the') next += 1;
  const other = dayOf(at(next)) === undefined ? null : date(words, next);
  if (!other || Number(first) >= Number(dayOf(at(next)))) return null;
  const one = withDay(other.value, first);
  return one && found(words, index, next + other.length, ...spread(one, other.value));
}

const isJoint = (word: string | undefined) => /^(?:to|and|until|till|through|thru|or)$/.test(word ?? '');

function withDay({ from, to, ahead }: Period, day: string): Period | null {
  const put = (of: Day | null): Day | null =>
    of === null ? null : (`${of.slice(0, 8)}${day.padStart(2, '0')}` as Day);
  return {
    from: put(from),
    to: put(to),
    words: '',
    ...(ahead ? { ahead: { from: put(ahead.from), to: put(ahead.to) } } : {}),
  };
}

const spread = (a: Period, b: Period): [Span, Span | undefined] => [
  { from: a.from, to: b.to },
  a.ahead && b.ahead ? { from: a.ahead.from, to: b.ahead.to } : undefined,
];

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
function weekdays(words: More, index: number, start: number): Found<Period> | null {
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
    return found(words, index, end + week.length, { from, to: addDays(from, reach) });
  }
  if (!isRange) return null;
  const back = addDays(today, -((weekday(today) - last + 7) % 7));
  const ahead = a === weekday(today) ? today : nextWeekday(today, a);
  return found(
    words,
    index,
    end,
    { from: addDays(back, -reach), to: back },
    { from: ahead, to: addDays(ahead, reach) },
  );
}

/** "Next week Tuesday", "next week on Tuesday". */
function weekThenDay(words: More, index: number, start: number): Found<Period> | null {
  const week = namedWeek(words, start);
  if (!week) return null;
  const next = start + week.length + (words.at(start + week.length) === 'on' ? 1 : 0);
  const day = weekdayAt(words.at(next));
  if (day === null) return null;
  const on = addDays(week.value, day - 1);
  return found(words, index, next + 1, { from: on, to: on });
}

const weekdayAt = (word: string | undefined): number | null =>
  word !== undefined && WEEKDAY.test(word) && (word.length > 3 || word !== 'sun') ? dayNumber(word) : null;

/** "Week 48", "calendar week 48", "CW 48": the weeks of ISO 8601, the first of which holds 4 January. */
function calendarWeek({ at, today, said }: More, index: number, start: number): Found<Period> | null {
  const begin = at(start) === 'calendar' && at(start + 1) === 'week' ? start + 1 : start;
  const glued = /^(?:cw|kw|wk)(\d{1,2})$/.exec(at(begin) ?? '')?.[1];
  const number = Number(glued ?? (/^(?:week|cw|kw|wk)$/.test(at(begin) ?? '') ? at(begin + 1) : Number.NaN));
  if (!Number.isInteger(number) || number < 1 || number > 53) return null;
  let end = begin + (glued === undefined ? 2 : 1);
  const named = yearOf(at(at(end) === 'of' ? end + 1 : end));
  if (named !== null) end += at(end) === 'of' ? 2 : 1;
  const of = (year: number): Span => {
    const from = addDays(unitOf(`${year}-01-04` as Day, 'week').from, (number - 1) * 7);
    return { from, to: addDays(from, 6) };
  };
  const year = Number(today.slice(0, 4));
  const span = of(named ?? year);
  const words = said(index, end - index);
  if (named !== null) return { value: { ...span, words }, length: end - index };
  const past = span.from !== null && span.from > today ? of(year - 1) : span;
  const ahead = span.to !== null && span.to < today ? of(year + 1) : span;
  return { value: { ...past, words, ahead }, length: end - index };
}

/** "By the 30th", "on the 4th of next month": a day without its month. */
function dayNumbered(words: More, index: number, start: number): Found<Period> | null {
  const { at, today } = words;
  const day = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(at(start) ?? '')?.[1];
  const led = /^(?:on|by|to|until|till|before|since|after|from|for|due)$/.test(at(index - 1) ?? '');
  if (day === undefined || start === index || !led) return null;
  const after = at(start + 1) === 'of' ? start + 2 : start + 1;
  const of = at(after + 1) === 'month' ? (at(after) ?? '') : '';
  const step = LAST.has(of) ? -1 : NEXT.has(of) ? 1 : THIS.has(of) ? 0 : null;
  if (step !== null) {
    const month = unitOf(moved(unitOf(today, 'month').from, step, 'month'), 'month');
    const on = nearest(month.from, 'future', Number(day));
    return on && on <= month.to ? found(words, index, after + 2, { from: on, to: on }) : null;
  }
  // "The 2nd machine" is no day.
  if (after !== start + 1 || /^[a-z]{4,}$/.test(at(start + 1) ?? '')) return null;
  const past = nearest(today, 'past', Number(day));
  const ahead = nearest(today, 'future', Number(day));
  return (
    past && ahead && found(words, index, start + 1, { from: past, to: past }, { from: ahead, to: ahead })
  );
}

/** "Later this week", "earlier this month". */
function laterWithin(words: More, index: number, start: number): Found<Period> | null {
  const { at, today } = words;
  const word = at(start);
  if ((word !== 'later' && word !== 'earlier') || !THIS.has(at(start + 1) ?? '')) return null;
  const unit = UNITS[at(start + 2) ?? ''];
  if (!unit) return null;
  const whole = unitOf(today, unit[1]);
  return found(
    words,
    index,
    start + 3,
    word === 'later' ? { from: today, to: whole.to } : { from: whole.from, to: today },
  );
}

/** "Year's end", "month end"; "the year is out". */
function unitEnd(words: More, index: number, start: number): Found<Period> | null {
  const { at, today } = words;
  const unit = UNITS[at(start) ?? ''];
  if (!unit || unit[1] === 'day') return null;
  const isEnd = at(start + 1) === 'end';
  const isOut = at(start + 1) === 'is' && /^(?:out|over|up|done)$/.test(at(start + 2) ?? '');
  if (!isEnd && !isOut) return null;
  const { to } = unitOf(today, unit[1]);
  return found(words, index, start + (isEnd ? 2 : 3), { from: isEnd ? to : addDays(to, 1), to });
}
