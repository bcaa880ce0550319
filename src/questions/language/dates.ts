import { Day, endOfMonth } from '../../domain/text/day.ts';
import { monthNumber } from '../../domain/text/when-days.ts';
import {
  type Found,
  LAST,
  LEADS_TO_MONTH,
  MONTH,
  monthOf,
  ordinalWords,
  type Period,
  type Span,
  THIS,
  unitOf,
  type Words,
  yearBeside,
  yearOf,
} from './calendar.ts';
import { stretch } from './durations.ts';

/** What may stand before "may" as a verb, and what it leads to. */
const BEFORE_VERB = /^(?:or|and|who|which|that|they|it)$/;
const VERB =
  /^(?:buy|become|order|want|need|be|come|pay|still|yet|well|not|never|wish|consider|decide|turn)$/;

/** "March", "March 2026", "March last year", "March of last year". */
export function month({ today, at, said }: Words, index: number): Found<Period> | null {
  const year = Number(today.slice(0, 4));
  const word = at(index);
  if (word === undefined || !MONTH.test(word)) return null;
  // "How many days may pass": these two are verbs too, and months only where something leads to them.
  if (
    /^(?:may|march)$/.test(word) &&
    (index > 0 || /^(?:i|we|you|one)$/.test(at(1) ?? '')) &&
    !LEADS_TO_MONTH.test(at(index - 1) ?? '') &&
    yearOf(at(index + 1)) === null &&
    !(/^(?:and|or|to|until)$/.test(at(index + 1) ?? '') && MONTH.test(at(index + 2) ?? ''))
  )
    return null;
  // "… have bought or may buy".
  if (word === 'may' && BEFORE_VERB.test(at(index - 1) ?? '') && VERB.test(at(index + 1) ?? '')) return null;
  const number = monthNumber(word);
  let length = 1;
  let which: number | null = null;
  const next =
    index + 1 + (['of', 'in'].includes(at(index + 1) ?? '') ? 1 : 0) + (at(index + 2) === 'the' ? 1 : 0);
  const named = yearOf(at(next)) ?? shortYear({ today, at, said }, index, next);
  const told = yearSaid({ today, at, said }, next);
  if (named !== null) [which, length] = [named, next + 1 - index];
  else if (told !== null) [which, length] = [told.value, next + told.length - index];
  const span = (of: number) => ({ from: monthOf(of, number), to: endOfMonth(monthOf(of, number)) });
  const words = said(index, length);
  if (which !== null) return { value: { ...span(which), words }, length };
  const past = monthOf(year, number) <= today ? year : year - 1;
  const ahead = endOfMonth(monthOf(year, number)) >= today ? year : year + 1;
  return { value: { ...span(past), words, ahead: span(ahead) }, length };
}

/** Which year is told by where it lies from today: "last year", "of the year before last", "a year ago". */
export function yearSaid(words: Words, index: number): Found<number> | null {
  const { at, today } = words;
  const year = Number(today.slice(0, 4));
  const start = at(index) === 'the' ? index + 1 : index;
  const [word = '', next] = [at(start), at(start + 1)];
  const found = (value: number, end: number) => ({ value, length: end - index });
  if (word === 'year' && next === 'before' && at(start + 2) === 'last') return found(year - 2, start + 3);
  if (next === 'year') {
    const beside = yearBeside(word, year);
    if (beside !== null) return found(beside, start + 2);
  }
  const back = stretch(words, start);
  return back?.value.unit === 'year' && at(start + back.length) === 'ago'
    ? found(year - Math.round(back.value.count), start + back.length + 1)
    : null;
}

/** "In Oct 26" names a year, "on Oct 26" a day. */
function shortYear({ at, today }: Words, index: number, next: number): number | null {
  const digits = at(next) ?? '';
  if (at(index - 1) !== 'in' || !/^\d\d$/.test(digits)) return null;
  const year = 2000 + Number(digits);
  return Math.abs(year - Number(today.slice(0, 4))) <= SHORT_YEARS ? year : null;
}
const SHORT_YEARS = 10;

/** "3 October", "October 3rd, 2026", "the 3rd of October". */
export function date({ today, at, said }: Words, index: number): Found<Period> | null {
  const year = Number(today.slice(0, 4));
  let next = at(index) === 'the' ? index + 1 : index;
  const ordinal = (word: string | undefined) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word ?? '')?.[1];
  let day = ordinal(at(next));
  // "The first of May", "the twenty first of May".
  const spelt = day === undefined ? ordinalWords(at(next), at(next + 1)) : null;
  if (spelt !== null && at(next + spelt.length) === 'of') {
    day = String(spelt.value);
    next += spelt.length - 1;
  }
  let name: string | undefined;
  if (day !== undefined) {
    next += 1;
    if (at(next) === 'of') next += 1;
    name = at(next);
    next += 1;
  } else {
    name = at(next);
    next += 1;
    if (shortYear({ today, at, said }, index, next) !== null) return null;
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
export function numeric({ at, today }: Words, index: number): Found<Period> | null {
  const [a, b, c] = [at(index), at(index + 1), at(index + 2)];
  const short = a === undefined || b === undefined ? null : dayAndMonth(today, a, b, c);
  if (short !== null) return short;
  if (a === undefined || b === undefined || c === undefined) return null;
  const text = /^20\d\d$/.test(a) ? [a, b, c] : /^20\d\d$/.test(c) ? [c, b, a] : null;
  if (text === null || !/^\d{1,2}$/.test(b)) return null;
  const day = Day.safeParse(text.map((part) => part.padStart(2, '0')).join('-')).data;
  return day === undefined ? null : { value: { from: day, to: day, words: day }, length: 3 };
}

/** "01/08": a day and its month, where a nought shows that they are no other numbers. */
function dayAndMonth(today: Day, day: string, of: string, next: string | undefined): Found<Period> | null {
  const isShort = /^\d\d$/.test(day) && /^\d\d$/.test(of) && (day.startsWith('0') || of.startsWith('0'));
  if (!isShort || /^(?:20)?\d\d$/.test(next ?? '')) return null;
  const year = Number(today.slice(0, 4));
  const on = (one: number) => Day.safeParse(`${one}-${of}-${day}`).data;
  const span = (one: Day | undefined): Span | null => (one === undefined ? null : { from: one, to: one });
  const thisYear = on(year);
  const past = span(thisYear !== undefined && thisYear <= today ? thisYear : on(year - 1));
  const ahead = span(thisYear !== undefined && thisYear >= today ? thisYear : on(year + 1));
  return past && { value: { ...past, words: `${day}/${of}`, ...(ahead ? { ahead } : {}) }, length: 2 };
}

/** "Our 2026 revenue": what there is of each year. */
const OF_A_YEAR =
  /^(?:revenues?|sales|turnover|spend|spending|income|orders?|purchases?|totals?|figures?|invoices?|business|numbers|results?)$/;
/** A year by its number; not any number: a preposition must lead to it, or it stands at the edge of a clause. */
export function wholeYear({ at }: Words, index: number, led: boolean): Found<Period> | null {
  const number = yearOf(at(index) === 'the' && at(index + 1) === 'year' ? at(index + 2) : at(index));
  // "2025 vs 2026": one year leads to the other.
  const beside = /^(?:vs|versus|than|against|to|with|or|and|compared)$/.test(at(index - 1) ?? '');
  const end = index + (at(index) === 'the' ? 3 : 1);
  // "Spend 2026".
  const isOf = OF_A_YEAR.test(at(index - 1) ?? '');
  if (number === null || !(led || beside || isOf || at(end) === undefined || OF_A_YEAR.test(at(end) ?? '')))
    return null;
  return {
    value: { ...unitOf(monthOf(number, 1), 'year'), words: String(number) },
    length: end - index,
  };
}
