import { addDays, type Day } from '../../domain/text/day.ts';
import {
  type Found,
  isJoint,
  moved,
  ORDINALS,
  type Period,
  type Span,
  stretchOf,
  THIS,
  UNITS,
  unitOf,
  type Words,
  yearOf,
} from './calendar.ts';
import { dayNumbered, daysOfMonth } from './month-days.ts';
import { countOf } from './numbers.ts';
import { nthWeekday, weekdayAt, weekdays, weekThenDay } from './weekdays.ts';

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

/** The same part of a period in both its readings. */
function partOfBoth(
  words: More,
  index: number,
  of: number,
  part: (span: Span) => Span | null,
): Found<Period> | null {
  const whole = words.simple(of) ?? bareUnit(words, of);
  const past = whole && part(whole.value);
  if (!past) return null;
  const ahead = whole.value.ahead && part(whole.value.ahead);
  return stretchOf(words, index, of + whole.length, past, ahead ?? undefined);
}

/** "The month", "the year": where a part of it is spoken of, the one that is running. */
function bareUnit({ at, today, said }: Words, index: number): Found<Period> | null {
  const unit = at(index) === 'the' ? UNITS[at(index + 1) ?? '']?.[1] : undefined;
  return unit === undefined ? null : { value: { ...unitOf(today, unit), words: said(index, 2) }, length: 2 };
}

/** "The last three months of 2025", "the first Friday of June", "the first week of December", "the second week in October". */
function slice(words: More, index: number, start: number): Found<Period> | null {
  const { at } = words;
  const word = at(start) ?? '';
  const isLast = /^(?:last|final|closing)$/.test(word);
  const ordinal = ORDINALS[word];
  if (!isLast && ordinal === undefined && word !== 'opening') return null;
  const number = countOf(at(start + 1));
  const unitAt = number === null ? start + 1 : start + 2;
  const joint = at(unitAt + 1);
  if (joint !== 'of' && joint !== 'in') return null;
  const day = weekdayAt(at(start + 1));
  if (day !== null && (isLast || ordinal !== undefined))
    return partOfBoth(words, index, start + 3, (span) =>
      nthWeekday(day, isLast ? 'last' : (ordinal ?? 1), span),
    );
  const unit = UNITS[at(unitAt) ?? ''];
  // A year lies within none of them: "last year in November" is that month of last year.
  if (!unit || (unit[1] === 'year' && joint === 'in')) return null;
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

/** "Week 48", "calendar week 48", "CW 48": the weeks of ISO 8601, the first of which holds 4 January. */
function calendarWeek(words: More, index: number, start: number): Found<Period> | null {
  const { at, today } = words;
  const begin = at(start) === 'calendar' && /^weeks?$/.test(at(start + 1) ?? '') ? start + 1 : start;
  const glued = /^(?:cw|kw|wk)(\d{1,2})$/.exec(at(begin) ?? '')?.[1];
  const isNamed = /^(?:weeks?|cw|kw|wk)$/.test(at(begin) ?? '');
  const number = weekNumber(glued ?? (isNamed ? at(begin + 1) : undefined));
  if (number === null) return null;
  let end = begin + (glued === undefined ? 2 : 1);
  const other = isJoint(at(end)) ? weekNumber(at(end + 1)) : null;
  if (other !== null) end += 2;
  const named = yearOf(at(at(end) === 'of' ? end + 1 : end));
  if (named !== null) end += at(end) === 'of' ? 2 : 1;
  const monday = (year: number, week: number): Day =>
    addDays(unitOf(`${year}-01-04` as Day, 'week').from, (week - 1) * 7);
  const of = (year: number) => ({
    from: monday(year, number),
    to: addDays(monday(year, other ?? number), 6),
  });
  const year = Number(today.slice(0, 4));
  const span = of(named ?? year);
  if (named !== null) return stretchOf(words, index, end, span);
  const past = span.from > today ? of(year - 1) : span;
  return stretchOf(words, index, end, past, span.to < today ? of(year + 1) : span);
}

function weekNumber(word: string | undefined): number | null {
  const number = /^\d{1,2}$/.test(word ?? '') ? Number(word) : 0;
  return number >= 1 && number <= 53 ? number : null;
}

/** "Later this week", "earlier this month". */
function laterWithin(words: More, index: number, start: number): Found<Period> | null {
  const { at, today } = words;
  const word = at(start);
  if ((word !== 'later' && word !== 'earlier') || !THIS.has(at(start + 1) ?? '')) return null;
  const unit = UNITS[at(start + 2) ?? ''];
  if (!unit) return null;
  const whole = unitOf(today, unit[1]);
  return stretchOf(
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
  return stretchOf(words, index, start + (isEnd ? 2 : 3), { from: isEnd ? to : addDays(to, 1), to });
}
