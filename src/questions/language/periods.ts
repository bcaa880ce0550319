import { addDays, type Day } from '../../domain/text/day.ts';
import {
  type Found,
  joined,
  MONTH,
  NUMBERED_DAY,
  type Period,
  partOf,
  type Span,
  UNITS,
  unitOf,
  WEEKDAY,
  type Words,
} from './calendar.ts';
import { date, month, numeric, wholeYear } from './dates.ts';
import { duration } from './durations.ts';
import { always, namedPeriod } from './named-period.ts';
import { partialPeriod } from './parts.ts';
import { relativePeriod } from './relative-period.ts';

export { type Duration, moved, type Period, type Span, shifted, type Unit } from './calendar.ts';

/**
 * Reads periods and durations from words in lower case, as seen on the day `today`. Each method reads what begins at a
 * word and tells how many words that were, or null.
 */
export function calendarReader(words: readonly string[], today: Day) {
  const at = (index: number) => words[index];
  const said = (from: number, length: number) => words.slice(from, from + length).join(' ');
  const reading: Words = { today, at, said };

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
        const { ahead } = whole.value;
        return {
          value: {
            ...partOf(whole.value, part),
            words: said(index, length),
            ...(ahead ? { ahead: partOf(ahead, part) } : {}),
          },
          length,
        };
      }
    }
    const weekday = WEEKDAY.test(at(index) ?? '') ? date(reading, index + 1) : null;
    if (weekday) return { value: weekday.value, length: weekday.length + 1 };
    return (
      numeric(reading, index) ??
      partialPeriod({ ...reading, simple: (of) => simple(of, true) }, index) ??
      date(reading, index) ??
      month(reading, index) ??
      namedPeriod(reading, index) ??
      relativePeriod(reading, index) ??
      wholeYear(reading, index, led)
    );
  }

  /** A period with what leads to it: "since May", "from May to July", "between 1 and 5 May", "in the course of this year". */
  function period(index: number): Found<Period> | null {
    const ever = always(reading, index);
    if (ever) return ever;
    // "Over six weeks ago" tells how long ago at least, as "more than six weeks ago" does, and not of one week.
    if (/^(?:over|beyond|exceeding)$/.test(at(index) ?? '')) {
      const far = duration(reading, index);
      if (far && at(index + far.length) === 'ago') return null;
    }
    let next = index;
    const lead = at(next) ?? '';
    const opens =
      /^(?:since|after|from)$/.test(lead) || (lead === 'as' && /^(?:of|from)$/.test(at(next + 1) ?? ''));
    // "Up this year" tells of a rise, "up to this year" of an end.
    const closes =
      /^(?:until|till|before|by)$/.test(lead) ||
      (lead === 'up' && /^(?:to|until|till)$/.test(at(index + 1) ?? ''));
    // "From now until May", but not "whom do they buy from now?"
    const between =
      lead === 'between' ||
      (lead === 'from' &&
        nowAt(index + 1) > 0 &&
        /^(?:on|onwards?|to|until|till|through)$/.test(at(index + 1 + nowAt(index + 1)) ?? ''));
    const begins = /^(?:starting|beginning|commencing)$/.test(lead);
    const inside = begins || /^(?:in|during|on|for|over|within|of|at|throughout|across|as)$/.test(lead);
    if (opens || closes || between || inside) next += 1;
    if ((lead === 'up' && closes) || (lead === 'as' && opens)) next += 1;
    if (begins && /^(?:in|on|with|from)$/.test(at(next) ?? '')) next += 1;
    if (/^(?:course|whole|entire)$/.test(at(next) ?? '')) next += 1;
    if (
      at(next) === 'the' &&
      /^(?:course|whole|entire|period|months?|weeks?|year|month)$/.test(at(next + 1) ?? '') &&
      at(next + 2) === 'of' &&
      !(
        at(next + 1) === 'week' &&
        (date(reading, next + 3) || (at(next + 3) === 'the' && NUMBERED_DAY.test(at(next + 4) ?? '')))
      )
    )
      next += 3;
    else if (at(next) === 'course') next += 1;
    if (at(next) === 'of' && next > index) next += 1;
    const begin = between ? nowAt(next) : 0;
    const one: Found<Period> | null =
      begin > 0
        ? { value: { from: today, to: today, words: 'now' }, length: begin }
        : simple(next, opens || closes || between || inside || index === 0);
    if (one === null) return null;
    let end = next + one.length;
    const span: Period = one.value;
    // "From March up to today", "July up to today".
    if (at(end) === 'up' && /^(?:to|until|till)$/.test(at(end + 1) ?? '') && !closes) end += 1;
    const joint = at(end);
    const joins =
      lead === 'between' ? joint === 'and' : /^(?:and|or|to|until|till|through|thru)$/.test(joint ?? '');
    // "Jan-Mar": the dash is no word.
    const isBeside = MONTH.test(at(end - 1) ?? '') && MONTH.test(joint ?? '');
    if (joins || isBeside) {
      const second = joins ? end + 1 : end;
      const now = joins ? nowAt(second) : 0;
      if (now > 0 && (between || joint !== 'and') && joint !== 'or') {
        const length = second + now - index;
        return { value: { from: one.value.from, to: today, words: said(index, length) }, length };
      }
      const other = simple(second, true);
      if (other) {
        end = second + other.length;
        const { parts, ...whole } = joined(one.value, other.value, said(second, other.length), today);
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
    // "Starting 1 September", "beginning in May": from then on; what starts next week is of that week.
    const isBegun = begins && at(index + 1) !== 'of' && (!isWhole(span) || MONTH.test(span.words));
    if (opens || isBegun || after?.value === 'later') {
      // "Since July began".
      if (lead === 'since' && /^(?:began|begun|started|starts?|begins?)$/.test(at(end) ?? '')) end += 1;
      const since = ({ from, to }: Span): Span => ({
        from: lead === 'after' ? (to === null ? null : addDays(to, 1)) : from,
        to: null,
      });
      // "The complaint from October", "what is there from last week": within that, and no longer.
      const isWithin =
        lead === 'from' &&
        after === null &&
        isWhole(span) &&
        (isRange(span) || isOfOne(span) || isNoted(at(index - 1)));
      if (isWithin) return put(span, span.ahead);
      return lead === 'since' || (begins && !span.ahead) ? put(since(span)) : put(since(span), since(chosen));
    }
    const bound = boundAt(end);
    if (bound === null) return put(span, span.ahead);
    end += bound.length;
    return {
      value: {
        ...cut(span, bound.value),
        words: said(index, end - index),
        ...(span.ahead ? { ahead: cut(span.ahead, bound.value) } : {}),
      },
      length: end - index,
    };

    /** "This week before today", "this year since May": a bound that lies within. */
    function boundAt(from: number): Found<Span> | null {
      const side = at(from);
      if (side !== 'before' && side !== 'after' && side !== 'since') return null;
      const found = simple(from + 1, true);
      if (found === null) return null;
      const { value, length } = found;
      const within = [span, ...(span.ahead ? [span.ahead] : [])];
      // A day without a year is the one that lies within.
      const bound = [value, ...(value.ahead ? [value.ahead] : [])]
        .map(
          ({ from: begin, to: last }): Span => ({
            from: side === 'after' ? last && addDays(last, 1) : side === 'since' ? begin : null,
            to: side === 'before' ? begin && addDays(begin, -1) : null,
          }),
        )
        .find((one) => within.every((whole) => liesWithin(one, whole)));
      return bound ? { value: bound, length: length + 1 } : null;
    }
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

  return { period, duration: (index: number) => duration(reading, index) };
}

const liesWithin = (bound: Span, { from, to }: Span): boolean => {
  const day = bound.from ?? bound.to;
  return day !== null && from !== null && to !== null && from <= day && day <= to;
};
const cut = ({ from, to }: Span, bound: Span): Span => ({ from: bound.from ?? from, to: bound.to ?? to });

/** "Monday to Wednesday", "1-7 December": it has both its ends. */
const isRange = ({ words }: Period): boolean =>
  /\b(?:to|until|till|through|thru)\b|\d\S* (?:and )?\d/.test(words);
/** "Last week", "Q3", "2025": what is from it is of it. */
const isOfOne = ({ words }: Period): boolean =>
  /^(?:the )?(?:last|previous|past|this|current|q[1-4]|20\d\d)\b/.test(words);
/** Longer than a day. */
const isWhole = ({ from, to }: Span): boolean => from !== to;
/** Something that has a date of its own stands before it. */
const isNoted = (word: string | undefined): boolean =>
  /^(?:complaint|call|visit|meeting|note|e?mail|message|promise|gift|chat|conversation|event|entry|record|commitment|task|order|purchase|one|open|outstanding|pending|unsettled|unsolved|unfinished|left|over|remaining|everything|all|anything|stuff|thing|news|log|history)s?$/.test(
    word ?? '',
  );
