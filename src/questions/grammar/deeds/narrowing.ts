import type { Reading, Spot } from '../../parse/reading.ts';
import type { Deeds } from '../../query/deed-slots.ts';
import { ENDED } from './state.ts';

/** What narrows what is owed besides its state, its days and its words. */
export const narrowingOf = (reading: Reading): Pick<Deeds, 'days' | 'kept' | 'undated' | 'average'> => ({
  days: daysOf(reading),
  kept: keptOf(reading),
  undated:
    reading.has(...UNDATED) ||
    (reading.has(...MISSING) && !reading.has('<A> miss') && !reading.spots.some(isMissed)),
  average: reading.has(
    '(average|averag|typical|typically|usually|median)',
    '(the|a|arithmetic) mean (of|time|duration|number|for)?',
  ),
});

const UNDATED = [
  '(no|without|lack|not have) (a|an|any|due|fix|set|firm)? (a|due|fix|set|firm)? (date|deadline)',
  '(undated|dateless)',
  '(date|deadline) (be|have) (be)? (not|never)',
  'open ended',
];
/** "Missing a due date" has none; what somebody missed is late. */
const MISSING = ['miss (a|the|its|their)? (due|fix|set)? date', 'date be miss'];
const isMissed = ({ word }: Spot): boolean => word === 'missed';

const LATE = '(overdue|late|behind|past|delay|exceed)';
const OPEN =
  '(open|outstanding|pending|wait|unsettled|unsolved|unresolved|take|took|hang|drag|run|settle|solve|resolve|old)';

/** "More than two weeks overdue", "open for over a month", "took less than ten days". */
function daysOf({ durations: [duration], has }: Reading): Deeds['days'] {
  if (duration === undefined || has('(how|what) .. <D>')) return null;
  const of = has(`${LATE} .. <D>`, `<D> .. ${LATE}`)
    ? 'overdue'
    : has(`${OPEN} .. <D>`, `<D> .. ${OPEN}`, '<D> (ago|back)') && !has('(within|in) the? next? <D>')
      ? 'open'
      : null;
  if (of === null) return null;
  const n = Math.round(duration.count * DAYS[duration.unit]);
  if (has('(less|few|quick|under|short|fast) than? <D>', 'under <D>'))
    return { of, least: null, most: n - 1 };
  if (has('(at most|up to|no more than|no longer than|within|in) <D>', '<D> or (less|few)'))
    return { of, least: null, most: n };
  return { of, least: duration.more || has('(more|long|over) than? <D>') ? n + 1 : n, most: null };
}
const DAYS = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

/** "Kept too late", "settled in time": how the day on which something was closed lies to its due date. */
function keptOf({ has }: Reading): Deeds['kept'] {
  const closed = ENDED.replace(')', '|deliver|meet|close)');
  const due = '(due|deadline|date)';
  if (
    has(
      `${closed} .. (late|later|belated|belatedly)`,
      `(late|later|belated|belatedly) .. ${closed}`,
      `${closed} .. (after|past|beyond) .. ${due}`,
      `(take|last|need) (too long|longer than) .. (due|deadline|date|agree|allow|promise)`,
      'do (too|so|very)? late',
    ) &&
    // "Of what I have to deliver, what is beyond its due date?" is open.
    !has('(not|never|still|open|yet)', 'late (with|on|in|for)', '(have|need) to', '(must|should)')
  )
    return 'late';
  return has(
    `${closed} .. (on|in) time`,
    `${closed} .. (punctual|punctually|early|ahead)`,
    `${closed} .. (before|by|within) .. ${due}`,
    `(meet|met|make) .. (deadline|due date)`,
    '(make|do) it (in|on) time',
  ) && !has('(not|never|have to|must|should|still)')
    ? 'in-time'
    : null;
}
