import { addDays, type Day, weekday } from '../../domain/text/day.ts';
import {
  type Found,
  LAST,
  MONTH,
  monthOf,
  moved,
  NEXT,
  ORDINALS,
  type Period,
  SEASONS,
  type Span,
  shifted,
  stretchOf,
  THIS,
  UNITS,
  unitOf,
  WEEKDAY,
  type Words,
  yearOf,
} from './calendar.ts';
import { date, month, yearSaid } from './dates.ts';
import { stretch } from './durations.ts';
import { dayNumbered } from './month-days.ts';
import { relativePeriod } from './relative-period.ts';

/** "Recent weeks", "the coming days": about so many of them. */
const ABOUT = { day: 7, week: 4, month: 3, quarter: 2, year: 2 } as const;

/** A period with a name or a roundabout wording: "the weekend", "new year", "the third quarter", "three weeks ago". */
export function namedPeriod(words: Words, index: number): Found<Period> | null {
  const start = words.at(index) === 'the' ? index + 1 : index;
  return (
    weekend(words, index, start) ??
    feast(words, index) ??
    quarter(words, index, start) ??
    half(words, index, start) ??
    rest(words, index, start) ??
    ago(words, index) ??
    fromNow(words, index) ??
    yearThenPart(words, index) ??
    someUnits(words, index, start) ??
    weekOf(words, index, start)
  );
}

const ALWAYS =
  /^(?:(?:since|from) (?:day (?:one|1|dot)|the (?:very )?(?:beginning|start|outset|first day|get go|word go|off)(?! of)|we (?:started|began)|forever)|(?:of|over|for) all time|all time|over (?:all )?the years|(?:over |in )?(?:its |their |the )?(?:whole |entire )?lifetime)(?: |$)/;

/** "Since day one", "of all time": however long ago. */
export function always(words: Words, index: number): Found<Period> | null {
  const match = ALWAYS.exec(words.said(index, 6))?.[0].trim();
  if (match === undefined) return null;
  return stretchOf(words, index, index + match.split(' ').length, { from: null, to: null });
}

function weekend(words: Words, index: number, start: number): Found<Period> | null {
  const { at, today } = words;
  const word = at(start) ?? '';
  const isNamed = LAST.has(word) || NEXT.has(word) || THIS.has(word);
  if (at(isNamed ? start + 1 : start) !== 'weekend') return null;
  const end = start + (isNamed ? 2 : 1);
  const of = (saturday: Day): Span => ({ from: saturday, to: addDays(saturday, 1) });
  const coming = addDays(today, 6 - weekday(today));
  const past = of(addDays(coming, -7));
  if (LAST.has(word)) return stretchOf(words, index, end, past);
  if (NEXT.has(word)) return stretchOf(words, index, end, of(addDays(coming, weekday(today) >= 6 ? 7 : 0)));
  return THIS.has(word)
    ? stretchOf(words, index, end, of(coming))
    : stretchOf(words, index, end, past, of(coming));
}

function feast(words: Words, index: number): Found<Period> | null {
  const { at, today } = words;
  const year = Number(today.slice(0, 4));
  const begin = at(index) === 'the' ? index + 1 : index;
  const isNewYear = at(begin) === 'new' && at(begin + 1) === 'year';
  if (!isNewYear && at(begin) !== 'christmas' && at(begin) !== 'xmas') return null;
  let end = begin + (isNewYear ? 2 : 1);
  if (at(end) === 's') end += 1;
  const isEve = at(end) === 'eve';
  if (isEve || at(end) === 'day') end += 1;
  const eve = (one: number): Span => {
    const day = addDays(monthOf(one, 12), isNewYear ? 30 : 23);
    return { from: day, to: day };
  };
  const of = (one: number): Span =>
    isEve
      ? eve(one)
      : isNewYear
        ? { from: monthOf(one, 1), to: monthOf(one, 1) }
        : { from: addDays(monthOf(one, 12), 23), to: addDays(monthOf(one, 12), 25) };
  // A Christmas party is no Christmas.
  if (
    /^(?:party|dinner|lunch|breakfast|do|present|gift|hamper|card|season|market|fair|tree|order|event|greeting)s?$/.test(
      at(end) ?? '',
    )
  )
    return null;
  const named = yearOf(at(end));
  if (named !== null) return stretchOf(words, index, end + 1, of(named));
  // What is to happen "in the new year" may happen on any of its days.
  if (isNewYear && at(index - 1) === 'in' && begin > index)
    return stretchOf(words, index, end, unitOf(today, 'year'), unitOf(monthOf(year + 1, 1), 'year'));
  return isNewYear
    ? stretchOf(words, index, end, of(year), of(year + 1))
    : stretchOf(words, index, end, of(year - 1), of(year));
}

function quarter(words: Words, index: number, start: number): Found<Period> | null {
  const { at, today } = words;
  const number = ORDINALS[at(start) ?? ''];
  const isLast = at(start) === 'last' && at(start + 2) === 'of';
  if ((!number && !isLast) || at(start + 1) !== 'quarter') return null;
  const year = Number(today.slice(0, 4));
  let end = start + 2;
  let which: number | null = null;
  const after = at(end) === 'of' || at(end) === 'in' ? end + 1 : end;
  const word = at(after) === 'the' ? after + 1 : after;
  if (yearOf(at(word)) !== null) [which, end] = [yearOf(at(word)), word + 1];
  else if (at(word) === 'year') [which, end] = [year, word + 1];
  else if (at(word + 1) === 'year') [which, end] = [LAST.has(at(word) ?? '') ? year - 1 : year, word + 2];
  const of = (one: number) => unitOf(monthOf(one, (number ?? 4) * 3 - 2), 'quarter');
  if (which !== null) return stretchOf(words, index, end, of(which));
  if (isLast) return null;
  const past = of(year).from <= today ? of(year) : of(year - 1);
  return stretchOf(words, index, end, past, of(year).to >= today ? of(year) : of(year + 1));
}

/** "The second half", "the first half-year": of this year, or of the last one where this one has not come so far. */
function half(words: Words, index: number, start: number): Found<Period> | null {
  const { at, today } = words;
  const number = ORDINALS[at(start) ?? ''];
  if ((number !== 1 && number !== 2) || at(start + 1) !== 'half' || at(start + 2) === 'of') return null;
  const year = Number(today.slice(0, 4));
  const of = (one: number): Span => ({
    from: monthOf(one, number * 6 - 5),
    to: unitOf(monthOf(one, number * 6), 'month').to,
  });
  const end = start + (at(start + 2) === 'year' ? 3 : 2);
  const isBegun = monthOf(year, number * 6 - 5) <= today;
  return stretchOf(words, index, end, of(isBegun ? year : year - 1), of(year));
}

function rest(words: Words, index: number, start: number): Found<Period> | null {
  const { at, today } = words;
  if (!/^(?:rest|remainder)$/.test(at(start) ?? '') || at(start + 1) !== 'of') return null;
  const unit = UNITS[at(start + 3) ?? ''];
  if (!unit || !/^(?:the|this)$/.test(at(start + 2) ?? '')) return null;
  return stretchOf(words, index, start + 4, { from: today, to: unitOf(today, unit[1]).to });
}

/** "Three weeks ago" is the week that lies three weeks back; "a year ago in November" is that month. */
function ago(words: Words, index: number): Found<Period> | null {
  const { at, today } = words;
  const back = stretch(words, index);
  if (!back || at(index + back.length) !== 'ago') return null;
  const { count, unit } = back.value;
  const end = index + back.length + 1;
  const day = moved(today, -count, unit);
  if (unit === 'year') {
    const named = month(words, at(end) === 'in' ? end + 1 : end);
    if (named?.value.from) {
      const which = monthOf(Number(today.slice(0, 4)) - count, Number(named.value.from.slice(5, 7)));
      return stretchOf(words, index, end + (at(end) === 'in' ? 1 : 0) + named.length, unitOf(which, 'month'));
    }
    return stretchOf(words, index, end, unitOf(day, 'month'));
  }
  return stretchOf(words, index, end, unitOf(day, unit));
}

/** "Two weeks from now", "in three weeks' time": the week, month or year that lies so far ahead. */
function fromNow(words: Words, index: number): Found<Period> | null {
  const { at, today } = words;
  const far = stretch(words, index);
  if (!far) return null;
  const after = index + far.length;
  const isTime = at(after) === 'time' || at(after) === 'hence';
  const isFrom = at(after) === 'from' && /^(?:now|today)$/.test(at(after + 1) ?? '');
  if (!isTime && !isFrom) return null;
  const { count, unit } = far.value;
  return stretchOf(words, index, after + (isTime ? 1 : 2), unitOf(moved(today, count, unit), unit));
}

/** "Last year in November", "this year in spring", "last year's Q3", "the year before last in the summer". */
function yearThenPart(words: Words, index: number): Found<Period> | null {
  const { at } = words;
  const said = yearSaid(words, index);
  if (said === null) return null;
  const after = index + said.length;
  const joint = /^(?:in|during|s|around)$/.test(at(after) ?? '') ? 1 : 0;
  const article = at(after + joint) === 'the' ? 1 : 0;
  const begin = after + joint + article;
  const isSeason = (at(begin) ?? '') in SEASONS;
  // "What was sold last year may surprise", "last year fall": these are no times unless something leads to them.
  if (joint === 0 && (isSeason || /^(?:may|march)$/.test(at(begin) ?? ''))) return null;
  const isPart = MONTH.test(at(begin) ?? '') || isSeason || /^q[1-4]$/.test(at(begin) ?? '');
  const named = isPart ? (month(words, begin) ?? relativePeriod(words, begin)) : null;
  const { from, to } = named?.value ?? {};
  if (!named || !from || !to) return null;
  const there = shifted({ from, to }, said.value - Number(from.slice(0, 4)), 'year');
  return stretchOf(words, index, begin + named.length, there);
}

function someUnits(words: Words, index: number, start: number): Found<Period> | null {
  const { at, today } = words;
  const isPast = /^(?:recent|past|last)$/.test(at(start) ?? '');
  if (!isPast && !/^(?:coming|next|following)$/.test(at(start) ?? '')) return null;
  const word = at(start + 1) ?? '';
  const unit = UNITS[word];
  if (!unit || !word.endsWith('s')) return null;
  const far = moved(today, (isPast ? -1 : 1) * ABOUT[unit[1]] * unit[0], unit[1]);
  return stretchOf(words, index, start + 2, isPast ? { from: far, to: today } : { from: today, to: far });
}

function weekOf(words: Words, index: number, start: number): Found<Period> | null {
  const { at } = words;
  if (at(start) !== 'week' || !/^(?:of|from|beginning|starting|commencing)$/.test(at(start + 1) ?? ''))
    return null;
  const on = at(start + 2) === 'on' ? start + 3 : start + 2;
  // "The week from Monday the 23rd", "of the 23rd".
  const dated = WEEKDAY.test(at(on) ?? '') ? date(words, on + 1) : null;
  const day =
    (dated && { ...dated, length: dated.length + 1 }) ??
    date(words, on) ??
    dayNumbered(words, on, at(on) === 'the' ? on + 1 : on);
  if (!day?.value.from || day.value.from !== day.value.to) return null;
  // "The week from the 23rd to the 29th" has both its ends.
  if (at(start + 1) === 'from' && /^(?:to|until|till|through)$/.test(at(on + day.length) ?? '')) return null;
  const { from, ahead } = day.value;
  const end = on + day.length;
  return stretchOf(
    words,
    index,
    end,
    unitOf(from, 'week'),
    ahead?.from ? unitOf(ahead.from, 'week') : undefined,
  );
}
