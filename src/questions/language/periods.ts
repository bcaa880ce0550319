import { addDays, addMonths, Day, endOfMonth, weekday } from '../../domain/text/day.ts';
import {
  dayNumber,
  lastWeekday,
  monthNumber,
  nextWeekday,
  quarterStart,
} from '../../domain/text/when-days.ts';

/** Days from `from` to `to`, both included; null: open on that side. */
export type Span = { from: Day | null; to: Day | null };
/** A period as it was said. `ahead` is the reading in the future where the words leave it open ("in December"). */
export type Period = Span & { words: string; ahead?: Span | undefined };
/** A stretch of time as it was said: "six weeks". `more`: "more than", "over". */
export type Duration = { count: number; unit: Unit; more: boolean; words: string };
export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';
type Found<T> = { value: T; length: number };

const NUMBERS: Record<string, number> = {
  a: 1, an: 1, one: 1, two: 2, couple: 2, three: 3, few: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12, fourteen: 14, fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, ninety: 90, hundred: 100,
}; // biome-ignore format: a table
const UNITS: Record<string, [number, Unit]> = {
  day: [1, 'day'], days: [1, 'day'], week: [1, 'week'], weeks: [1, 'week'], fortnight: [2, 'week'], fortnights: [2, 'week'],
  month: [1, 'month'], months: [1, 'month'], quarter: [1, 'quarter'], quarters: [1, 'quarter'], year: [1, 'year'], years: [1, 'year'],
}; // biome-ignore format: a table
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
const WEEKDAY =
  /^(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?$/;
const SEASONS: Record<string, [number, number]> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
  winter: [12, 2],
};
const LAST = new Set(['last', 'previous', 'past', 'prior', 'preceding']);
const THIS = new Set(['this', 'current', 'present', 'running', 'ongoing']);
const NEXT = new Set(['next', 'coming', 'following', 'upcoming']);

/** `day` moved by whole units. */
export function moved(day: Day, count: number, unit: Unit): Day {
  if (unit === 'day' || unit === 'week') return addDays(day, count * (unit === 'week' ? 7 : 1));
  return addMonths(day, count * { month: 1, quarter: 3, year: 12 }[unit]);
}

/** The calendar unit that `day` lies in. Weeks begin on Monday. */
export function unitOf(day: Day, unit: Unit): Span & { from: Day; to: Day } {
  if (unit === 'day') return { from: day, to: day };
  if (unit === 'week') {
    const from = addDays(day, 1 - weekday(day));
    return { from, to: addDays(from, 6) };
  }
  const from =
    unit === 'month'
      ? first(day)
      : unit === 'quarter'
        ? quarterStart(day)
        : Day.parse(`${day.slice(0, 4)}-01-01`);
  return { from, to: addDays(moved(from, 1, unit), -1) };
}

const first = (day: Day): Day => Day.parse(`${day.slice(0, 8)}01`);
const monthOf = (year: number, month: number): Day =>
  Day.parse(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
const yearOf = (word: string | undefined): number | null =>
  word !== undefined && /^20\d\d$/.test(word) ? Number(word) : null;
export const numberOf = (word: string | undefined): number | null =>
  word === undefined ? null : /^\d{1,4}$/.test(word) ? Number(word) : (NUMBERS[word] ?? null);

/**
 * Reads periods and durations from words in lower case, as seen on the day `today`. Each method reads what begins at a
 * word and tells how many words that were, or null.
 */
export function calendarReader(words: readonly string[], today: Day) {
  const at = (index: number) => words[index];
  const year = Number(today.slice(0, 4));
  const said = (from: number, length: number) => words.slice(from, from + length).join(' ');

  function count(index: number): Found<number> | null {
    const word = at(index);
    if (word === 'half' && at(index + 1) === 'a') return { value: 0.5, length: 2 };
    const value = numberOf(word);
    if (value === null) return null;
    if ((word === 'a' || word === 'an') && (at(index + 1) === 'couple' || at(index + 1) === 'few'))
      return { value: at(index + 1) === 'couple' ? 2 : 3, length: at(index + 2) === 'of' ? 3 : 2 };
    return { value, length: word === 'couple' && at(index + 1) === 'of' ? 2 : 1 };
  }

  /** "six weeks", "a fortnight", "half a year", "30 working days". */
  function stretch(index: number): Found<{ count: number; unit: Unit }> | null {
    const number = count(index);
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

  function duration(index: number): Found<Duration> | null {
    let start = index;
    let more = false;
    if (
      (at(start) === 'more' || at(start) === 'longer' || at(start) === 'greater') &&
      at(start + 1) === 'than'
    )
      [start, more] = [start + 2, true];
    else if (at(start) === 'at' && at(start + 1) === 'least') start += 2;
    else if (['over', 'exceeding', 'beyond', 'above'].includes(at(start) ?? ''))
      [start, more] = [start + 1, true];
    const found = stretch(start);
    if (found === null) return null;
    const length = start - index + found.length;
    return { value: { ...found.value, more, words: said(start, found.length) }, length };
  }

  /** "March", "March 2026", "March last year", "March of last year". */
  function month(index: number): Found<Period> | null {
    const word = at(index);
    if (word === undefined || !MONTH.test(word)) return null;
    const number = monthNumber(word);
    let length = 1;
    let which: number | null = null;
    const next =
      index + 1 + (['of', 'in'].includes(at(index + 1) ?? '') ? 1 : 0) + (at(index + 2) === 'the' ? 1 : 0);
    const named = yearOf(at(next));
    if (named !== null) [which, length] = [named, next + 1 - index];
    else if (at(next + 1) === 'year' && LAST.has(at(next) ?? ''))
      [which, length] = [year - 1, next + 2 - index];
    else if (at(next + 1) === 'year' && THIS.has(at(next) ?? '')) [which, length] = [year, next + 2 - index];
    else if (at(next + 1) === 'year' && NEXT.has(at(next) ?? ''))
      [which, length] = [year + 1, next + 2 - index];
    const span = (of: number) => ({ from: monthOf(of, number), to: endOfMonth(monthOf(of, number)) });
    const words = said(index, length);
    if (which !== null) return { value: { ...span(which), words }, length };
    const past = monthOf(year, number) <= today ? year : year - 1;
    const ahead = endOfMonth(monthOf(year, number)) >= today ? year : year + 1;
    return { value: { ...span(past), words, ahead: span(ahead) }, length };
  }

  /** "3 October", "October 3rd, 2026", "the 3rd of October". */
  function date(index: number): Found<Period> | null {
    let next = at(index) === 'the' ? index + 1 : index;
    const ordinal = (word: string | undefined) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word ?? '')?.[1];
    let day = ordinal(at(next));
    let name: string | undefined;
    if (day !== undefined) {
      next += 1;
      if (at(next) === 'of') next += 1;
      name = at(next);
      next += 1;
    } else {
      name = at(next);
      next += 1;
      if (at(next) === 'the') next += 1;
      day = ordinal(at(next));
      next += 1;
    }
    if (day === undefined || name === undefined || !MONTH.test(name)) return null;
    let which = yearOf(at(next));
    if (which !== null) next += 1;
    else if (at(next + 1) === 'year' && (LAST.has(at(next) ?? '') || THIS.has(at(next) ?? ''))) {
      which = LAST.has(at(next) ?? '') ? year - 1 : year;
      next += 2;
    }
    const on = (of: number) =>
      Day.safeParse(
        `${String(of).padStart(4, '0')}-${String(monthNumber(name)).padStart(2, '0')}-${day.padStart(2, '0')}`,
      ).data ?? null;
    const words = said(index, next - index);
    const one = (value: Day | null): Span | null => (value === null ? null : { from: value, to: value });
    if (which !== null) {
      const exact = one(on(which));
      return exact && { value: { ...exact, words }, length: next - index };
    }
    const thisYear = on(year);
    const past = one(thisYear !== null && thisYear <= today ? thisYear : on(year - 1));
    const ahead = one(thisYear !== null && thisYear >= today ? thisYear : on(year + 1));
    return past && { value: { ...past, words, ...(ahead ? { ahead } : {}) }, length: next - index };
  }

  /** "2026-10-03", "3.10.2026", "3/10/2026" as tokens of digits. */
  function numeric(index: number): Found<Period> | null {
    const [a, b, c] = [at(index), at(index + 1), at(index + 2)];
    if (a === undefined || b === undefined || c === undefined) return null;
    const text = /^20\d\d$/.test(a) ? [a, b, c] : /^20\d\d$/.test(c) ? [c, b, a] : null;
    if (text === null || !/^\d{1,2}$/.test(b)) return null;
    const day = Day.safeParse(text.map((part) => part.padStart(2, '0')).join('-')).data;
    return day === undefined ? null : { value: { from: day, to: day, words: day }, length: 3 };
  }

  function relative(index: number): Found<Period> | null {
    const start = at(index) === 'the' ? index + 1 : index;
    const found = (span: Span, end: number, ahead?: Span): Found<Period> => ({
      value: { ...span, words: said(index, end - index), ...(ahead ? { ahead } : {}) },
      length: end - index,
    });
    const [word, next, third, fourth] = [at(start), at(start + 1), at(start + 2), at(start + 3)];
    const one = (day: Day): Span => ({ from: day, to: day });
    if (word === 'today' || word === 'tonight') return found(one(today), start + 1);
    if (word === 'yesterday') return found(one(addDays(today, -1)), start + 1);
    if (word === 'tomorrow') return found(one(addDays(today, 1)), start + 1);
    if (word === 'day' && next === 'before' && third === 'yesterday')
      return found(one(addDays(today, -2)), start + 3);
    if (word === 'day' && next === 'after' && third === 'tomorrow')
      return found(one(addDays(today, 2)), start + 3);
    if (THIS.has(word ?? '') && /^(?:morning|afternoon|evening)$/.test(next ?? ''))
      return found(one(today), start + 2);
    if (word === 'last' && next === 'night') return found(one(addDays(today, -1)), start + 2);
    const unit = UNITS[word ?? '']?.[1];
    if (unit && next === 'before' && third === 'last')
      return found(unitOf(moved(unitOf(today, unit).from, -2, unit), unit), start + 3);
    if (unit && next === 'after' && third === 'next')
      return found(unitOf(moved(unitOf(today, unit).from, 2, unit), unit), start + 3);
    const isLast = LAST.has(word ?? '');
    const isNext = NEXT.has(word ?? '');
    if (isLast || isNext) {
      const counted = stretch(start + 1);
      if (counted) {
        const { count: n, unit: of } = counted.value;
        const end = start + 1 + counted.length;
        return found(
          isLast ? { from: moved(today, -n, of), to: today } : { from: today, to: moved(today, n, of) },
          end,
        );
      }
      if (word === 'last' && (next === 'few' || next === 'couple')) {
        const after = third === 'of' ? fourth : third;
        const of = UNITS[after ?? ''];
        const n = next === 'few' ? 3 : 2;
        if (of)
          return found(
            { from: moved(today, -n * of[0], of[1]), to: today },
            start + (third === 'of' ? 4 : 3),
          );
      }
      if (next === 'fortnight')
        return found(
          isLast ? { from: addDays(today, -14), to: today } : { from: today, to: addDays(today, 14) },
          start + 2,
        );
      const of = UNITS[next ?? '']?.[1];
      if (of && word === 'past') return found({ from: moved(today, -1, of), to: today }, start + 2);
      if (of && of !== 'day')
        return found(unitOf(moved(unitOf(today, of).from, isLast ? -1 : 1, of), of), start + 2);
    }
    if (THIS.has(word ?? '')) {
      const of = UNITS[next ?? '']?.[1];
      if (of) return found(unitOf(today, of), start + 2);
    }
    if (word === 'year' && next === 'to' && third === 'date')
      return found({ from: unitOf(today, 'year').from, to: today }, start + 3);
    const season = SEASONS[(isLast || isNext || THIS.has(word ?? '') ? next : word) ?? ''];
    if (season) {
      const named = isLast || isNext || THIS.has(word ?? '');
      const end = start + (named ? 2 : 1);
      const which = yearOf(at(end));
      const span = (of: number) => ({
        from: monthOf(of, season[0]),
        to: endOfMonth(monthOf(season[1] < season[0] ? of + 1 : of, season[1])),
      });
      if (which !== null) return found(span(which), end + 1);
      const begun = monthOf(year, season[0]) <= today;
      const past = span(begun && !(isLast && (span(year).to ?? today) >= today) ? year : year - 1);
      return found(THIS.has(word ?? '') ? span(year) : past, end, span(begun ? year + 1 : year));
    }
    const quarterNumber = /^q([1-4])$/.exec(word ?? '')?.[1];
    if (quarterNumber) {
      const which = yearOf(next) ?? (LAST.has(next ?? '') && third === 'year' ? year - 1 : null);
      const end = start + 1 + (yearOf(next) !== null ? 1 : which !== null ? 2 : 0);
      const span = (of: number) => unitOf(monthOf(of, Number(quarterNumber) * 3 - 2), 'quarter');
      if (which !== null) return found(span(which), end);
      return found(
        span(year).from <= today ? span(year) : span(year - 1),
        end,
        span(span(year).to >= today ? year : year + 1),
      );
    }
    const half =
      word === 'h1'
        ? 1
        : word === 'h2'
          ? 2
          : next === 'half' && (word === 'first' || word === 'second')
            ? word === 'first'
              ? 1
              : 2
            : 0;
    if (half > 0) {
      let end = start + (next === 'half' ? 2 : 1);
      if (at(end) === 'of') end += 1;
      if (at(end) === 'the') end += 1;
      let which = yearOf(at(end));
      if (which !== null) end += 1;
      else if (at(end) === 'year') [which, end] = [year, end + 1];
      else if (at(end + 1) === 'year') [which, end] = [LAST.has(at(end) ?? '') ? year - 1 : year, end + 2];
      if (which !== null || word?.startsWith('h')) {
        const from = monthOf(which ?? year, half === 1 ? 1 : 7);
        return found({ from, to: endOfMonth(addMonths(from, 5)) }, end);
      }
    }
    const named = isLast || isNext || THIS.has(word ?? '');
    const dayWord = named ? next : word;
    if (dayWord !== undefined && WEEKDAY.test(dayWord) && (named || dayWord.length > 3)) {
      const number = dayNumber(dayWord);
      const end = start + (named ? 2 : 1);
      const past = one(number === weekday(today) && !isLast ? today : lastWeekday(today, number));
      const ahead = one(
        isNext
          ? addDays(unitOf(today, 'week').to, number)
          : number === weekday(today)
            ? today
            : nextWeekday(today, number),
      );
      return isNext ? found(ahead, end) : found(past, end, isLast ? undefined : ahead);
    }
    if (named && MONTH.test(next ?? '')) {
      const inner = month(start + 1);
      if (inner) {
        const span = isNext ? (inner.value.ahead ?? inner.value) : inner.value;
        const isCurrent = isLast && span.from !== null && span.from === first(today);
        return found(
          isCurrent ? unitOf(addMonths(first(today), -12), 'month') : { from: span.from, to: span.to },
          start + 1 + inner.length,
        );
      }
    }
    if (named && MONTH.test(word ?? '')) return null;
    return null;
  }

  /** A year by its number; not any number: a preposition must lead to it, or it stands at an edge. */
  function wholeYear(index: number, led: boolean): Found<Period> | null {
    const number = yearOf(at(index) === 'the' && at(index + 1) === 'year' ? at(index + 2) : at(index));
    if (number === null || !led) return null;
    return {
      value: { ...unitOf(monthOf(number, 1), 'year'), words: String(number) },
      length: at(index) === 'the' ? 3 : 1,
    };
  }

  /** One point or stretch of the calendar, without what leads to it. */
  function simple(index: number, led: boolean): Found<Period> | null {
    const part = /^(?:start|beginning|end|middle|mid|early|late|turn)$/.exec(
      at(at(index) === 'the' ? index + 1 : index) ?? '',
    )?.[0];
    if (part !== undefined) {
      let next = index + (at(index) === 'the' ? 2 : 1);
      if (at(next) === 'of') next += 1;
      const bare = UNITS[at(at(next) === 'the' ? next + 1 : next) ?? '']?.[1];
      const isBare = at(next) === 'the' && bare !== undefined;
      const whole: Found<Period> | null = isBare
        ? { value: { ...unitOf(today, bare), words: '' }, length: 2 }
        : simple(next, true);
      if (whole?.value.from && whole.value.to) {
        const length = next - index + whole.length;
        return { value: { ...partOf(whole.value, part), words: said(index, length) }, length };
      }
    }
    return numeric(index) ?? date(index) ?? month(index) ?? relative(index) ?? wholeYear(index, led);
  }

  /** A period with what leads to it: "since May", "from May to July", "between 1 and 5 May", "in the course of this year". */
  function period(index: number): Found<Period> | null {
    let next = index;
    const lead = at(next) ?? '';
    const opens = /^(?:since|after|from)$/.test(lead);
    const closes = /^(?:until|till|before|by|up)$/.test(lead);
    const between = lead === 'between';
    const inside = /^(?:in|during|on|for|over|within|of|at|throughout|across|starting|as)$/.test(lead);
    if (opens || closes || between || inside) next += 1;
    if (lead === 'up' && at(next) === 'to') next += 1;
    if (/^(?:course|whole|entire)$/.test(at(next) ?? '')) next += 1;
    if (
      at(next) === 'the' &&
      /^(?:course|whole|entire|period|months?|weeks?|year|month)$/.test(at(next + 1) ?? '') &&
      at(next + 2) === 'of'
    )
      next += 3;
    else if (at(next) === 'course') next += 1;
    if (at(next) === 'of' && next > index) next += 1;
    const one = simple(next, opens || closes || between || inside || index === 0);
    if (one === null) return null;
    let end = next + one.length;
    let span: Period = one.value;
    const joint = at(end);
    const joins = between ? joint === 'and' : /^(?:and|or|to|until|till|through|thru)$/.test(joint ?? '');
    if (joins) {
      const other = simple(end + 1, true);
      if (other) {
        end += 1 + other.length;
        span = joined(one.value, other.value, said(end - other.length, other.length));
        return { value: { ...span, words: said(index, end - index) }, length: end - index };
      }
    }
    const words = said(index, end - index);
    if (opens) {
      const from = lead === 'after' ? (span.to === null ? null : addDays(span.to, 1)) : span.from;
      return { value: { from, to: null, words }, length: end - index };
    }
    if (closes) {
      const chosen = span.ahead ?? span;
      const to = lead === 'before' ? (span.from === null ? null : addDays(span.from, -1)) : span.to;
      const ahead = {
        from: null,
        to: lead === 'before' ? (chosen.from === null ? null : addDays(chosen.from, -1)) : chosen.to,
      };
      return { value: { from: null, to, words, ahead }, length: end - index };
    }
    return { value: { ...span, words }, length: end - index };
  }

  return { period, duration };
}

function joined(a: Period, b: Period, bWords: string): Period {
  // "May and June this year": the year belongs to both.
  const year = b.from?.slice(0, 4);
  const from =
    a.from !== null && a.ahead && !b.ahead && year ? Day.parse(`${year}${a.from.slice(4)}`) : a.from;
  const start = from !== null && b.from !== null && from > b.from && a.ahead ? addMonths(from, -12) : from;
  const ahead = a.ahead && b.ahead ? { from: a.ahead.from, to: b.ahead.to } : undefined;
  return { from: start, to: b.to, words: bWords, ...(ahead ? { ahead } : {}) };
}

function partOf(whole: Span, part: string): Span {
  const { from, to } = whole;
  if (from === null || to === null) return whole;
  const days = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
  const third = Math.floor((days + 1) / 3);
  if (part === 'end' || part === 'late') return { from: addDays(to, -Math.max(0, third - 1)), to };
  if (part === 'mid' || part === 'middle') return { from: addDays(from, third), to: addDays(to, -third) };
  return { from, to: addDays(from, Math.max(0, third - 1)) };
}
