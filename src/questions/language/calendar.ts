import { addDays, addMonths, Day, endOfMonth, weekday } from '../../domain/text/day.ts';
import { quarterStart } from '../../domain/text/when-days.ts';

/** Days from `from` to `to`, both included; null: open on that side. */
export type Span = { from: Day | null; to: Day | null };
/** A period as it was said. `ahead` is the reading in the future where the words leave it open ("in December"). */
export type Period = Span & {
  words: string;
  ahead?: Span | undefined;
  /** "Q2 and Q3": the two that it was put together from, where they are to be told apart. */
  parts?: readonly [Period, Period];
};
/** A stretch of time as it was said: "six weeks". `more`: "more than", "over". */
export type Duration = { count: number; unit: Unit; more: boolean; words: string };
export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';
/** The words of a question, and the day on which it is asked. */
export type Words = {
  today: Day;
  at(index: number): string | undefined;
  said(from: number, length: number): string;
};
/** What was read, and how many words that took. */
export type Found<T> = { value: T; length: number };

export const UNITS: Record<string, [number, Unit]> = {
  day: [1, 'day'], days: [1, 'day'], week: [1, 'week'], weeks: [1, 'week'], fortnight: [2, 'week'], fortnights: [2, 'week'],
  month: [1, 'month'], months: [1, 'month'], quarter: [1, 'quarter'], quarters: [1, 'quarter'], year: [1, 'year'], years: [1, 'year'],
}; // biome-ignore format: a table
export const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
/** "The 23rd". */
export const NUMBERED_DAY = /^\d{1,2}(?:st|nd|rd|th)$/;
export const WEEKDAY =
  /^(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?$/;
export const SEASONS: Record<string, [number, number]> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
  winter: [12, 2],
};
export const LEADS_TO_MONTH =
  /^(?:in|since|of|last|this|next|until|till|before|after|by|from|during|between|and|or|to|through|early|late|mid|end|start|beginning|for|back|over|past|\d{1,2}(?:st|nd|rd|th)?)$/;
export const ORDINALS: Record<string, number> = {
  first: 1, '1st': 1, second: 2, '2nd': 2, third: 3, '3rd': 3, fourth: 4, '4th': 4, fifth: 5, '5th': 5,
}; // biome-ignore format: a table
export const LAST = new Set(['last', 'previous', 'past', 'prior', 'preceding']);
export const THIS = new Set(['this', 'current', 'present', 'running', 'ongoing']);
export const NEXT = new Set(['next', 'coming', 'following', 'upcoming']);

/** What joins two points of the calendar to one stretch. */
export const isJoint = (word: string | undefined): boolean =>
  /^(?:to|and|until|till|through|thru|or)$/.test(word ?? '');

/** A period that was read from the words from `index` up to `end`. */
export function stretchOf(
  { said }: Words,
  index: number,
  end: number,
  span: Span,
  ahead?: Span,
): Found<Period> {
  const words = said(index, end - index);
  return { value: { ...span, words, ...(ahead ? { ahead } : {}) }, length: end - index };
}

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

export const first = (day: Day): Day => Day.parse(`${day.slice(0, 8)}01`);
export const monthOf = (year: number, month: number): Day =>
  Day.parse(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
export const yearOf = (word: string | undefined): number | null =>
  word !== undefined && /^20\d\d$/.test(word) ? Number(word) : null;

/** Which year "last", "this" or "next" year is, seen from one; null for any other word. */
export const yearBeside = (word: string, year: number): number | null =>
  LAST.has(word) ? year - 1 : THIS.has(word) ? year : NEXT.has(word) ? year + 1 : null;

/** A day of the week that is to end what begins later than the next one: "next week, up to Sunday". */
const notBefore = ({ from, to }: Span, begin: Day | null): Span => {
  if (from === null || from !== to || begin === null) return { from, to };
  if (from >= begin || from < addDays(begin, -7)) return { from, to };
  const day = addDays(begin, (weekday(from) - weekday(begin) + 7) % 7);
  return { from: day, to: day };
};

/** Two points of the calendar as one stretch. */
export function joined(a: Period, second: Period, bWords: string, today: Day): Period {
  // "From today to Christmas" is the one to come.
  const isPast = !a.ahead && a.from !== null && second.to !== null && second.to < a.from;
  // "Last year in May and June" is one year, said before both.
  const isSaidFirst = /^(?:the )?\S+ year\b.* /.test(a.words) && second.ahead !== undefined;
  const b =
    isSaidFirst && a.from !== null && second.from !== null
      ? { words: second.words, ...inYear({ ...second, from: second.from }, Number(a.from.slice(0, 4))) }
      : isPast && second.ahead
        ? { words: second.words, ...notBefore(second.ahead, a.from) }
        : second;
  // "May and June this year": the year belongs to both.
  const year = b.from?.slice(0, 4);
  const own =
    a.from !== null && a.to !== null && a.ahead && !b.ahead && year
      ? inYear({ ...a, from: a.from }, Number(year))
      : a;
  const isLater = own.from !== null && b.from !== null && own.from > b.from && a.ahead;
  const begin = isLater ? shifted(own, -1, 'year') : own;
  let ahead = a.ahead && b.ahead ? { from: a.ahead.from, to: b.ahead.to } : undefined;
  // "October to December", asked in November, began before.
  if (ahead?.from && ahead.to && ahead.from > ahead.to)
    ahead = { from: addMonths(ahead.from, -12), to: ahead.to };
  // "16 to 22 November", asked on the 20th, is what goes on now.
  if (a.ahead && ahead && isOn(ahead, today))
    return { ...ahead, words: bWords, ahead, parts: [{ ...a.ahead, words: a.words }, b] };
  return {
    from: begin.from,
    to: b.to,
    words: bWords,
    ...(ahead ? { ahead } : {}),
    parts: [{ ...begin, words: a.words }, b],
  };
}

/** Whether a stretch of a month at most has begun and is not over. */
const isOn = ({ from, to }: Span, today: Day): boolean =>
  from !== null && to !== null && from <= today && today <= to && to < addMonths(from, 1);

/** The same days in another year. */
const inYear = (span: Span & { from: Day }, year: number): Span =>
  shifted(span, year - Number(span.from.slice(0, 4)), 'year');

/** A stretch moved by whole units; what ends with a month ends with the other month too. */
export function shifted({ from, to }: Span, count: number, unit: Unit): Span {
  const end = (day: Day) => {
    const there = moved(day, count, unit);
    return unit !== 'day' && unit !== 'week' && day === endOfMonth(day) ? endOfMonth(there) : there;
  };
  return { from: from && moved(from, count, unit), to: to && end(to) };
}

export function partOf(whole: Span, part: string): Span {
  const { from, to } = whole;
  if (from === null || to === null) return whole;
  const days = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
  const third = Math.floor((days + 1) / 3);
  if (part === 'end' || part === 'late') return { from: addDays(to, -Math.max(0, third - 1)), to };
  if (part === 'mid' || part === 'middle') return { from: addDays(from, third), to: addDays(to, -third) };
  return { from, to: addDays(from, Math.max(0, third - 1)) };
}

const DAYS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
/** A day of the month in words, which may be two: "ninth", "twenty first". */
export function ordinalWords(word = '', next = ''): Found<number> | null {
  const place = DAYS.indexOf(word) + 1;
  if (place > 0) return { value: place, length: 1 };
  if (word === 'thirtieth') return { value: 30, length: 1 };
  const ten = word === 'twenty' ? 20 : word === 'thirty' ? 30 : 0;
  const one = DAYS.indexOf(next) + 1;
  return ten > 0 && one > 0 && one < 10 && ten + one <= 31 ? { value: ten + one, length: 2 } : null;
}
