import { addDays, type Day, daysBetween } from '../domain/text/day.ts';
import { stem } from '../domain/text/stem.ts';
import type { FilterInput } from './filter-input.ts';
import {
  AT_LIMIT,
  BECOMES_OVERDUE,
  CONTACTED_BEFORE,
  NEVER,
  OVERDUE,
  OVERDUE_BY,
  QUIET,
  WITHIN_LIMIT,
} from './filter-patterns.ts';
import { touchedInto, untouchedInto } from './filter-touched.ts';
import type { Pattern } from './grammar/pattern.ts';
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
  if (untouchedInto(filter, reading, today)) return;
  const isBefore = reading.has(...CONTACTED_BEFORE);
  const duration: Duration | undefined = reading.durations[0];
  const period = periodOf(reading);
  const buying = reading.has('(order|buy|purchase|bought)') && !buysAtAll(reading);
  const quiet = !buying && reading.has(...QUIET);
  if (!isBefore && !duration && !period && reading.has(...NEVER)) {
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
  } else if (!buying && reading.has(...OVERDUE)) filter.overdue = true;
  else if (quiet && !reading.has('(owner|own|plate|assign)') && reading.has(...QUIET_TOO_LONG))
    filter.overdue = true;
  else if (!quiet && !buying) touchedInto(filter, reading);
  const isQuiet = filter.overdue || filter.quietDays !== undefined || filter.quietSince !== undefined;
  if (isBefore && isQuiet) filter.contacted = true;
}
const QUIET_TOO_LONG: readonly Pattern[] = [
  '(quiet|silent|dormant|inactive|neglect|untouched|quite|dark)',
  '(lose|lost) touch',
  'for ages',
  '(long|while)',
];
