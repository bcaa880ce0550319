import { type Day, weekday } from '../../domain/text/day.ts';
import { dayOfMonth, nearest } from '../../domain/text/when-days.ts';
import {
  type Found,
  isJoint,
  LAST,
  MONTH,
  moved,
  NEXT,
  type Period,
  type Span,
  stretchOf,
  THIS,
  unitOf,
  type Words,
} from './calendar.ts';
import { date } from './dates.ts';
import { afterWeekday, weekdayAt } from './weekdays.ts';

const dayOf = (word: string | undefined): string | undefined =>
  /^(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.exec(word ?? '')?.[1];

/** Where the last day of a range stands, after what joins it to the first one. */
function lastAt(words: Words, index: number): number {
  const next = index + (isJoint(words.at(index)) ? 1 : 0);
  return afterWeekday(words, words.at(next) === 'the' ? next + 1 : next);
}

/** "1-7 December" (the dash is no word), "1st to 7th of Dec", "Dec 1-7", "Monday the 1st to Sunday the 7th of December". */
export function daysOfMonth(words: Words, index: number, begin: number): Found<Period> | null {
  const { at } = words;
  const start = afterWeekday(words, begin);
  if (MONTH.test(at(start) ?? '')) {
    const one = date(words, start);
    const next = lastAt(words, start + 2);
    const last = dayOf(at(next));
    if (one?.length !== 2 || last === undefined || MONTH.test(at(next + 1) ?? '')) return null;
    const other = withDay(one.value, last);
    return other && stretchOf(words, index, next + 1, ...spread(one.value, other, words));
  }
  const first = dayOf(at(start));
  if (first === undefined) return null;
  const next = lastAt(words, start + 1);
  const other = dayOf(at(next)) === undefined ? null : date(words, next);
  if (!other || Number(first) >= Number(dayOf(at(next)))) return null;
  const one = withDay(other.value, first);
  return one && stretchOf(words, index, next + other.length, ...spread(one, other.value, words));
}

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

function spread(a: Period, b: Period, { today }: Words): [Span, Span | undefined] {
  const past = { from: a.from, to: b.to };
  const ahead = a.ahead && b.ahead ? { from: a.ahead.from, to: b.ahead.to } : undefined;
  // What goes on today is meant either way.
  const on = [past, ahead].find((one) => one?.from && one.to && one.from <= today && today <= one.to);
  return [on ?? past, ahead && (on ?? ahead)];
}

/** "By the 30th", "on the 4th of next month", "between Monday the 16th and the 22nd": days without their month. */
export function dayNumbered(words: Words, index: number, begin: number): Found<Period> | null {
  const { at, today } = words;
  const numberAt = (place: number) => /^(\d{1,2})(?:st|nd|rd|th)$/.exec(at(place) ?? '')?.[1];
  const start = afterWeekday(words, begin);
  const day = numberAt(start);
  const led =
    start > begin ||
    (begin > index &&
      (/^(?:on|by|to|until|till|before|since|after|from|for|due|between|starting|beginning|commencing)$/.test(
        at(index - 1) ?? '',
      ) ||
        (at(index - 1) === 'of' && at(index - 2) === 'week')));
  if (day === undefined || !led) return null;
  const second = isJoint(at(start + 1)) ? lastAt(words, start + 1) : start;
  const isRange = second > start && Number(numberAt(second) ?? 0) > Number(day);
  const end = isRange ? second : start;
  const last = isRange ? Number(numberAt(second)) : Number(day);
  const inMonth = (of: Day): Span | null => {
    const [from, to] = [dayOfMonth(of, Number(day)), dayOfMonth(of, last)];
    return from && to && { from, to };
  };
  const after = at(end + 1) === 'of' ? end + 2 : end + 1;
  const of = at(after + 1) === 'month' ? (at(after) ?? '') : '';
  const step = LAST.has(of) ? -1 : NEXT.has(of) ? 1 : THIS.has(of) || of === 'the' ? 0 : null;
  if (step !== null) {
    const there = inMonth(moved(unitOf(today, 'month').from, step, 'month'));
    return there && stretchOf(words, index, after + 2, there);
  }
  // "The 2nd machine" is no day.
  if (after !== end + 1 || (start === begin && !isRange && /^[a-z]{4,}$/.test(at(end + 1) ?? '')))
    return null;
  const [begun, ending] = [nearest(today, 'past', Number(day)), nearest(today, 'future', last)];
  const past = begun && inMonth(begun);
  const ahead = ending && inMonth(ending);
  if (!past || !ahead) return null;
  // "Monday the 16th" is one that is a Monday.
  const named = start > begin ? weekdayAt(at(begin)) : null;
  const told = [past, ahead].filter(({ from }) => from && weekday(from) === named);
  return told.length === 1 && told[0]
    ? stretchOf(words, index, end + 1, told[0])
    : stretchOf(words, index, end + 1, past, ahead);
}
