import { addDays, type Day, daysBetween } from '../domain/text/day.ts';
import { stem } from '../domain/text/stem.ts';
import type { FilterInput } from './filter-input.ts';
import {
  AT_LIMIT,
  BECOMES_OVERDUE,
  NEVER,
  OVERDUE,
  OVERDUE_BY,
  QUIET,
  WITHIN_LIMIT,
} from './filter-patterns.ts';
import { kindsOf, namedKinds } from './kinds.ts';
import { type Duration, moved } from './language/periods.ts';
import { isNegated } from './negation.ts';
import type { Reading } from './reading.ts';
import { buysAtAll, periodOf } from './slots.ts';

const OVERDUE_WORD = stem('overdue');

/** "At their limit exactly today", "overdue from tomorrow", "more than two weeks overdue". */
export function lateInto(filter: FilterInput, reading: Reading, today?: Day): void {
  if (
    today === undefined ||
    !reading.has('(overdue|limit|cadence|rhythm|late|due|interval)', ...WITHIN_LIMIT)
  )
    return;
  const ahead = periodOf(reading, 'ahead');
  const [duration] = reading.durations;
  if (reading.has(...AT_LIMIT)) filter.late = { least: 0, most: 0 };
  else if (ahead && reading.has(...BECOMES_OVERDUE)) {
    const from = ahead.from ?? addDays(today, 1);
    const until = daysBetween(today, ahead.to ?? from);
    if (until < 1) return;
    // Overdue for the first time on a day: the day before it is the last that is not.
    filter.late = { least: 1 - until, most: from > today ? 1 - daysBetween(today, from) : 0 };
  } else if (duration && reading.has(...OVERDUE_BY)) {
    const days = daysBetween(moved(today, -Math.round(duration.count), duration.unit), today);
    filter.late = reading.has('(less|few) than', '(at most|up to)')
      ? { least: 1, most: reading.has('than') ? days - 1 : days }
      : { least: duration.more || reading.has('(more|over|long) than') ? days + 1 : days, most: null };
  } else {
    // "Not overdue".
    if (
      filter.overdue &&
      (reading.spots.some(({ symbol, from }) => symbol === OVERDUE_WORD && isNegated(reading, from)) ||
        (reading.has(...WITHIN_LIMIT) && !reading.has('(not|no|nobody|never|nothing|without|fail)')))
    )
      filter.overdue = false;
    return;
  }
  for (const guess of ['overdue', 'quietDays', 'quietSince', 'touched', 'since'] as const)
    delete filter[guess];
}

export function quietInto(filter: FilterInput, reading: Reading, today?: Day): void {
  const kinds = namedKinds(reading).filter((kind) => kind !== 'message' && kind !== 'complaint');
  const since = periodOf(reading);
  // "Not visited this year": other contacts do not count.
  if (
    since &&
    kinds.length > 0 &&
    reading.has(
      '(not|never|nobody|no|without|neither) .. (call|visit|meeting|email|meet|phone|ring|mail) .. <T>',
    )
  ) {
    filter.touched = { period: since, by: null, kinds, not: true };
    return;
  }
  const never = reading.has(...NEVER);
  const duration: Duration | undefined = reading.durations[0];
  const period = periodOf(reading);
  const buying = reading.has('(order|buy|purchase|bought)') && !buysAtAll(reading);
  const quiet = !buying && reading.has(...QUIET);
  if (never && !duration && !period) {
    filter.contacted = false;
    return;
  }
  if (quiet && (duration || period) && today) {
    if (duration)
      filter.quietDays = Math.round(
        daysBetween(moved(today, -Math.round(duration.count), duration.unit), today),
      );
    else if (period?.from && period.words.match(/last|past/) && (period.to === null || period.to >= today))
      filter.quietDays = daysBetween(period.from, today);
    else if (period?.from) filter.quietSince = period.from;
    // "Last heard from before July".
    else if (period?.to) filter.quietSince = addDays(period.to, 1);
    if (
      reading.has(
        '(do|did|have) (talk|speak|contact|reach|touch|meet) .. (at some point|before|once|earlier|ever|in the past|already)',
        'at some point',
        'used to .. @talk',
        'but not',
        '(never) .. exclude',
        'where (something|anything) .. (log|record|note)',
      )
    )
      filter.contacted = true;
    return;
  }
  if (!buying && reading.has(...OVERDUE)) filter.overdue = true;
  else if (
    quiet &&
    !reading.has('(owner|own|plate|assign)') &&
    reading.has(
      '(quiet|silent|dormant|inactive|neglect|untouched|quite|dark)',
      '(lose|lost) touch',
      'for ages',
      '(long|while)',
    )
  )
    filter.overdue = true;
  else if (
    !quiet &&
    !buying &&
    reading.periods.length > 0 &&
    reading.has(
      '(do|have|be|did) (i|we|<M>|anyone|somebody) .. (@talk|deal)',
      '@talk .. (by)? (i|we|<M>) .. <T>',
      '(i|we|<M>) .. (@talk|deal) .. <T>',
    )
  ) {
    filter.touched = {
      period,
      by:
        reading.members[0]?.id ??
        (reading.has('i') && filter.owner !== 'nobody' ? filter.owner : null) ??
        null,
      kinds: kindsOf(reading).filter((kind) => kind !== 'message'),
    };
    if (!reading.has('(my|mine) .. @account', 'mine')) delete filter.owner;
  }
}
