import { addDays, addMonths, type Day, endOfMonth, weekday } from '../../domain/text/day.ts';
import { dayNumber, lastWeekday, nextWeekday } from '../../domain/text/when-days.ts';
import {
  type Found,
  first,
  LAST,
  MONTH,
  monthOf,
  moved,
  NEXT,
  type Period,
  SEASONS,
  type Span,
  THIS,
  UNITS,
  unitOf,
  WEEKDAY,
  type Words,
  yearBeside,
  yearOf,
} from './calendar.ts';
import { month } from './dates.ts';
import { stretch } from './durations.ts';

/** A period that is named by where it lies from today: "last week", "the day before yesterday", "Q3", "this summer". */
export function relativePeriod(words: Words, index: number): Found<Period> | null {
  const { today, at, said } = words;
  const year = Number(today.slice(0, 4));
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
    const counted = stretch(words, start + 1);
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
        return found({ from: moved(today, -n * of[0], of[1]), to: today }, start + (third === 'of' ? 4 : 3));
    }
    if (next === 'fortnight')
      return found(
        isLast ? { from: addDays(today, -14), to: today } : { from: today, to: addDays(today, 14) },
        start + 2,
      );
    const isWhole = /^(?:calendar|full|complete|whole|entire)$/.test(next ?? '');
    const of = UNITS[(isWhole ? third : next) ?? '']?.[1];
    if (of && word === 'past' && !isWhole) return found({ from: moved(today, -1, of), to: today }, start + 2);
    if (of && of !== 'day')
      return found(unitOf(moved(unitOf(today, of).from, isLast ? -1 : 1, of), of), start + (isWhole ? 3 : 2));
  }
  if (THIS.has(word ?? '')) {
    const skipped = /^(?:calendar|whole|entire|very|same)$/.test(next ?? '') ? 1 : 0;
    const of = UNITS[at(start + 1 + skipped) ?? '']?.[1];
    if (of) return found(unitOf(today, of), start + 2 + skipped);
  }
  if (unit && next === 'to' && third === 'date')
    return found({ from: unitOf(today, unit).from, to: today }, start + 3);
  // "The biggest order of the quarter": of the one that runs.
  if (
    unit &&
    unit !== 'day' &&
    /^the$/.test(at(start - 1) ?? '') &&
    at(start - 2) === 'of' &&
    isOfOrders(at(start - 3)) &&
    yearOf(next) === null &&
    next !== 'of'
  )
    return found(unitOf(today, unit), start + 1);
  const season = SEASONS[(isLast || isNext || THIS.has(word ?? '') ? next : word) ?? ''];
  // "Which promises fall due": a verb too, and a season only where something leads to it.
  const isVerb =
    word === 'fall' &&
    !/^(?:in|during|of|since|until|till|by|before|after|for|over|the|from)$/.test(at(start - 1) ?? '') &&
    yearOf(next) === null;
  const named = isLast || isNext || THIS.has(word ?? '');
  if (season && !isVerb && (named || !isOfNoun(words, index, start))) {
    const end = start + (named ? 2 : 1);
    const which = yearOf(at(end));
    const span = (of: number) => ({
      from: monthOf(of, season[0]),
      to: endOfMonth(monthOf(season[1] < season[0] ? of + 1 : of, season[1])),
    });
    if (which !== null) return found(span(which), end + 1);
    const begun = monthOf(year, season[0]) <= today;
    const past = span(begun && !(isLast && (span(year).to ?? today) >= today) ? year : year - 1);
    const ahead = span(begun ? year + 1 : year);
    return found(THIS.has(word ?? '') ? span(year) : isNext ? ahead : past, end, ahead);
  }
  const quarterNumber = /^q([1-4])$/.exec(word ?? '')?.[1];
  if (quarterNumber) {
    const after = start + (next === 'of' || next === 'in' ? 2 : 1);
    const which = yearOf(at(after)) ?? (at(after + 1) === 'year' ? yearBeside(at(after) ?? '', year) : null);
    const end = which === null ? start + 1 : after + (yearOf(at(after)) !== null ? 1 : 2);
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
    const inner = month(words, start + 1);
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

const isOfOrders = (word: string | undefined): boolean =>
  /^(?:orders?|sales?|purchases?|deals?|customers?|buyers?|spenders?|clients?|sellers?|bestsellers?|products?|complaints?|referrals?)$/.test(
    word ?? '',
  );

/** "The summer party", "winter tyres": it tells of what sort something is, as no word before it leads to a time. */
const isOfNoun = ({ at }: Words, index: number, start: number): boolean =>
  index === start &&
  !/^(?:in|during|of|since|until|till|by|before|after|for|over|from|through|throughout|all)$/.test(
    at(index - 1) ?? '',
  ) &&
  /^[a-z]{3,}$/.test(at(start + 1) ?? '') &&
  !AFTER_A_TIME.has(at(start + 1) ?? '');
const AFTER_A_TIME = new Set(
  'and or but with did was were what who which when how has have had not for from at there then than versus compared so far'.split(
    ' ',
  ),
);
