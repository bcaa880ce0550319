import { addDays, Day, endOfMonth } from '../../domain/text/day.ts';
import { monthNumber } from '../../domain/text/when-days.ts';
import {
  type Duration,
  type Found,
  joined,
  LAST,
  LEADS_TO_MONTH,
  MONTH,
  monthOf,
  NEXT,
  numberOf,
  ordinalWords,
  type Period,
  partOf,
  type Span,
  THIS,
  UNITS,
  type Unit,
  unitOf,
  yearOf,
} from './calendar.ts';
import { always, namedPeriod } from './named-period.ts';
import { partialPeriod } from './parts.ts';
import { relativePeriod } from './relative-period.ts';

export { type Duration, moved, type Period, type Span, shifted, type Unit, unitOf } from './calendar.ts';

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
    // "How many days may pass": these two are verbs too, and months only where something leads to them.
    if (
      /^(?:may|march)$/.test(word) &&
      (index > 0 || /^(?:i|we|you|one)$/.test(at(1) ?? '')) &&
      !LEADS_TO_MONTH.test(at(index - 1) ?? '') &&
      yearOf(at(index + 1)) === null &&
      !(/^(?:and|or|to|until)$/.test(at(index + 1) ?? '') && MONTH.test(at(index + 2) ?? ''))
    )
      return null;
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

  const reading = { today, at, said, stretch, month, date };
  const relative = (index: number) => namedPeriod(reading, index) ?? relativePeriod(reading, index);

  /** A year by its number; not any number: a preposition must lead to it, or it stands at an edge. */
  function wholeYear(index: number, led: boolean): Found<Period> | null {
    const number = yearOf(at(index) === 'the' && at(index + 1) === 'year' ? at(index + 2) : at(index));
    // "2025 vs 2026": one year leads to the other.
    const beside = /^(?:vs|versus|than|against|to|with|or|and|compared)$/.test(at(index - 1) ?? '');
    if (number === null || !(led || beside)) return null;
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
    return (
      numeric(index) ??
      partialPeriod({ ...reading, simple: (of) => simple(of, true) }, index) ??
      date(index) ??
      month(index) ??
      relative(index) ??
      wholeYear(index, led)
    );
  }

  /** A period with what leads to it: "since May", "from May to July", "between 1 and 5 May", "in the course of this year". */
  function period(index: number): Found<Period> | null {
    const ever = always(reading, index);
    if (ever) return ever;
    let next = index;
    const lead = at(next) ?? '';
    const opens =
      /^(?:since|after|from)$/.test(lead) || (lead === 'as' && /^(?:of|from)$/.test(at(next + 1) ?? ''));
    // "Up this year" tells of a rise, "up to this year" of an end.
    const closes =
      /^(?:until|till|before|by)$/.test(lead) ||
      (lead === 'up' && /^(?:to|until|till)$/.test(at(index + 1) ?? ''));
    const between = lead === 'between';
    const inside = /^(?:in|during|on|for|over|within|of|at|throughout|across|starting|beginning|as)$/.test(
      lead,
    );
    if (opens || closes || between || inside) next += 1;
    if ((lead === 'up' && closes) || (lead === 'as' && opens)) next += 1;
    if (/^(?:starting|beginning)$/.test(lead) && /^(?:in|on|with|from)$/.test(at(next) ?? '')) next += 1;
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
    const span: Period = one.value;
    const joint = at(end);
    const joins = between ? joint === 'and' : /^(?:and|or|to|until|till|through|thru)$/.test(joint ?? '');
    if (joins) {
      const now = nowAt(end + 1);
      if (now > 0 && (between || joint !== 'and') && joint !== 'or') {
        const length = end + 1 + now - index;
        return { value: { from: one.value.from, to: today, words: said(index, length) }, length };
      }
      const other = simple(end + 1, true);
      if (other) {
        end += 1 + other.length;
        const { parts, ...whole } = joined(one.value, other.value, said(end - other.length, other.length));
        // "From May to July" is one stretch; "May and July" may be two to compare.
        const apart = parts && !between && !opens ? { parts } : {};
        return { value: { ...whole, ...apart, words: said(index, end - index) }, length: end - index };
      }
    }
    const after = onward(end, lead);
    end += after?.length ?? 0;
    const all = said(index, end - index);
    const put = (past: Span, ahead?: Span): Found<Period> => ({
      value: { ...past, words: all, ...(ahead ? { ahead } : {}) },
      length: end - index,
    });
    const chosen = span.ahead ?? span;
    if (closes || after?.value === 'earlier') {
      // "Before the end of May" is not before its last days.
      const isBefore = lead === 'before' && !/\b(?:end|late|turn)\b/.test(span.words);
      const until = ({ from, to }: Span): Span => ({
        from: null,
        to: isBefore ? (from === null ? null : addDays(from, -1)) : to,
      });
      return put(until(span), until(chosen));
    }
    if (opens || after?.value === 'later') {
      const since = ({ from, to }: Span): Span => ({
        from: lead === 'after' ? (to === null ? null : addDays(to, 1)) : from,
        to: null,
      });
      // "The complaint from October", "what is there from last week": within that, and no longer.
      const isWithin =
        lead === 'from' && after === null && isWhole(span) && (isRange(span) || isNoted(at(index - 1)));
      if (isWithin) return put(span, span.ahead);
      return lead === 'since' ? put(since(span)) : put(since(span), since(chosen));
    }
    return put(span, span.ahead);
  }

  /** How many words mean this moment: "now", "the present", "date". */
  function nowAt(index: number): number {
    const skip = at(index) === 'the' || at(index) === 'right' ? 1 : 0;
    const isNow =
      at(index + skip) === 'now' ||
      (skip === 0 && at(index) === 'date') ||
      (at(index + skip) === 'present' && (skip === 1 || at(index + 1) === undefined));
    return isNow ? skip + 1 : 0;
  }

  /** "December onwards", "2027 or later", "July or before". */
  function onward(index: number, lead: string): Found<'later' | 'earlier'> | null {
    const word = at(index) ?? '';
    if (/^(?:onwards?|forwards?)$/.test(word)) return { value: 'later', length: 1 };
    if (word === 'on' && (lead === 'from' || lead === 'as')) return { value: 'later', length: 1 };
    if (word !== 'and' && word !== 'or') return null;
    const next = at(index + 1) ?? '';
    if (/^(?:later|after|afterwards|beyond|onwards?)$/.test(next)) return { value: 'later', length: 2 };
    return /^(?:earlier|before)$/.test(next) ? { value: 'earlier', length: 2 } : null;
  }

  return { period, duration };
}

/** "Monday to Wednesday", "1-7 December": it has both its ends. */
const isRange = ({ words }: Period): boolean =>
  /\b(?:to|until|till|through|thru)\b|\d\S* (?:and )?\d/.test(words);
/** Longer than a day. */
const isWhole = ({ from, to }: Span): boolean => from !== to;
/** Something that has a date of its own stands before it. */
const isNoted = (word: string | undefined): boolean =>
  /^(?:complaint|call|visit|meeting|note|e?mail|message|promise|gift|chat|conversation|event|entry|record|commitment|task|order|purchase|one)s?$/.test(
    word ?? '',
  );
