import type { MemberId } from '../../domain/id.ts';
import type { Day } from '../../domain/text/day.ts';
import type { Pattern } from '../grammar/pattern.ts';
import { moved } from '../language/periods.ts';
import type { Reading } from '../parse/reading.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import { asksWhichKind, kindsOf, namedKinds } from '../slots/kinds.ts';
import { periodOf } from '../slots/period-slots.ts';
import { severalIn } from '../slots/thresholds.ts';
import type { FilterInput } from './input.ts';
import { metOf } from './needs-met.ts';
import { isOwnList } from './owner.ts';

type Touched = NonNullable<FilterInput['touched']>;

const TOUCHING =
  'call|visit|meeting|email|meet|phone|ring|mail|event|gift|see|contact|talk|speak|conversation';
const KIND = '(call|visit|meeting|email|meet|phone|ring|mail|event|gift)';
/** Said of one kind of contact, so that others do not count. */
const NOT_SO: readonly Pattern[] = [
  `(not|never|nobody|no|without|neither|none) .. ${KIND} .. (<T>|<D>|ever|yet|at all|so far)`,
  `never .. ${KIND}`,
  '(not|never|nobody|no one) .. be (over|out|round|up|down)? to .. (<T>|<D>|ever|yet|at all)',
  '(nobody|no one|i|we|<M>) .. never be (over|out|round|up|down)? to',
  '(not|never|nobody|no one) .. (see|meet|talk to|speak to) .. in person',
  `(not|nobody|no one) .. ever .. ${KIND}`,
];
/** Contacts of a period. */
const TALKED: readonly Pattern[] = [
  '(do|have|be|did) (i|we|<M>|anyone|somebody) .. (@talk|deal)',
  '@talk .. (by)? (i|we|<M>) .. <T>',
  '(i|we|<M>) .. (@talk|deal) .. <T>',
  '(@account|@prospect|@former) (who|that|which)? (be|have be)? (contact|visit|call|phone|ring|meet|see|email) .. <T>',
];
/** Contacts of one kind, at any time. */
const EVER: readonly Pattern[] = [
  `(get|receive|have) (a|an|any)? ${KIND} (from|by) (me|us|<M>)`,
  `(interaction|contact|entry) of (the|a)? (kind|type|sort) ${KIND}`,
  `(do|have|be) (i|we|<M>|anyone|somebody|anybody|someone) .. (visit|meet|call|phone|email|send a gift|give a gift)`,
  `(who|which|that|@account) .. (get|receive|attend|be give|be send|be to|come to) .. (gift|present|visit|event|meeting)`,
  `(with|for|at) (which|what|who) .. (have|be) .. ${KIND}`,
  `${KIND} .. (be|have) .. (record|log|note|hold|take place)`,
];
/** A contact lies ahead, or is missing, or it is only how they would be reached. */
const NOT_YET =
  '(should|must|need|ought|want|overdue|due|address|cold|no|not|never|nobody|none|without|neither)';

/** "Not visited this year", "never had a gift": other contacts do not count. */
export function untouchedOf(reading: Reading, today: Day): Touched | null {
  const kinds = namedKinds(reading).filter((kind) => kind !== 'message' && kind !== 'complaint');
  const [first, second] = [periodOf(reading), periodOf(reading, 'past', 1)];
  // "Neither in October nor in November".
  if (first?.from && second && reading.has('neither .. <T> nor .. <T>'))
    return { period: { ...first, to: second.to }, by: null, kinds, not: true };
  // "Needs that are not met" tell of no meeting.
  if (kinds.length === 0 || metOf(reading).length > 0 || !reading.has(...NOT_SO)) return null;
  return { period: periodOf(reading) ?? lately(reading, today), by: null, kinds, not: true };
}

/** The days that a duration spans up to today. */
function lately({ durations }: Reading, today: Day): PeriodSlot | null {
  const [duration] = durations;
  if (duration === undefined) return null;
  const from = moved(today, -Math.round(duration.count), duration.unit);
  return { from, to: null, words: `for ${duration.words}` };
}

/** "Whom did I call last week?", "customers that we ever sent a gift". */
export function touchedOf(reading: Reading, owner: FilterInput['owner']): Touched | null {
  const kinds = kindsOf(reading).filter((kind) => kind !== 'message');
  // "Where do we meet Rivalco?"
  if (reading.has('(meet|find|see|encounter|face) (the)? <R>')) return null;
  const isEver = kinds.length > 0 && !asksWhichKind(reading) && reading.has(...EVER) && !reading.has(NOT_YET);
  if (reading.periods.length > 0 ? !reading.has(...TALKED, ...EVER) : !isEver) return null;
  return { period: periodOf(reading), by: byWhom(reading, owner), kinds, least: timesIn(reading) };
}

/** "Visited more than once", "at least three calls": how often they were contacted so at least. */
export const timesIn = (reading: Reading): number =>
  reading.has(...REPEATED) ? (severalIn(reading) ?? 1) : 1;
const REPEATED: readonly Pattern[] = [
  `(${TOUCHING}) .. (more than once|twice|repeatedly|two time|several time|multiple time)`,
  `(${TOUCHING}) .. (more than|over|at least|minimum of) .. time`,
  `(${TOUCHING}) .. or more (time)?`,
  `(more than|over|at least|minimum of|several|multiple|various) (one|two|three|four|five|six|1|2|3|4|5|6)? (${TOUCHING})`,
];

/** "Whom did we last contact in September?", "whose last visit was in 2025": nothing of the kind came later. */
export function lastContactIn(reading: Reading, owner: FilterInput['owner'], today: Day): Touched | null {
  const period = periodOf(reading);
  if (
    !period?.from ||
    !period.to ||
    period.to >= today ||
    !reading.has(...LAST_THEN) ||
    reading.has(NO_PERIOD)
  )
    return null;
  const kinds = kindsOf(reading).filter((kind) => kind !== 'message');
  return { period, by: byWhom(reading, owner), kinds, last: true };
}

const byWhom = (reading: Reading, owner: FilterInput['owner']): string | null =>
  reading.members[0]?.id ??
  (reading.has('(i|my)', '(from|by|with) (me|myself)') && owner !== 'nobody' ? owner : null) ??
  null;

const CONTACT =
  '(talk|speak|chat|contact|reach|call|phone|ring|email|write|message|meet|visit|hear|touch|deal|correspond|interaction|conversation|word|see)';
const LATEST = '(last|latest|most recent|most recently|newest|recent|recently|lately)';
const WHO =
  '(i|we|<M>|anyone|anybody|somebody|someone|one|nobody) (of us|on the team|on our team|in the team|in our team|of the team|of our team|here)?';
const SOME = '(two|three|four|five|six|ten|2|3|4|5|6|10|few|couple)';
const NO_PERIOD = '(before|since|not|no|nobody|never|after|until)';
const LAST_THEN: readonly Pattern[] = [
  `(last|most recently|latest|most recent) ${CONTACT} .. <T>`,
  `${CONTACT} .. last <T>`,
  `<T> ... (last|most recently|latest|most recent) ${CONTACT}`,
];
/** Those with whom somebody was in touch last: "whom did I talk to last?", "the prospect contacted most recently". */
export const LAST_TOUCHED: readonly Pattern[] = [
  `(which|what) (place|@account|@prospect|@former) .. (my|our) ${SOME}? (last|latest|most recent|newest) ${SOME}? ${CONTACT}`,
  `(which|what|who) .. be (my|our) ${SOME}? (last|latest|most recent|newest) ${SOME}? ${CONTACT}`,
  `(my|our) ${SOME}? (last|latest|most recent|newest) ${SOME}? ${CONTACT} .. (which|what) (place|@account|@prospect|@former)`,
  `(my|our) ${SOME}? (last|latest|most recent|newest) ${SOME}? ${CONTACT} .. with who`,
  `(last|latest) ${SOME} .. ${WHO} .. ${CONTACT}`,
  `(last|latest|recent) ${SOME}? @account (who|which|that|where)? ${WHO} .. ${CONTACT}`,
  `@account (who|which|that|where|with who|with which)? ${WHO} (be|have|do)? (my|our|the)? ${LATEST} (in|to)? ${CONTACT}`,
  `(who|whom|which|what) .. (do|have|be) ${WHO} be? ${LATEST}? (in|to)? ${CONTACT} .. ${LATEST}`,
  `(who|whom|which|what) .. (do|have|be) ${WHO} ${LATEST} (in|to)? ${CONTACT}`,
  `(who|whom|which|what) .. (@account|@prospect|@former) (do|have|be) .. ${CONTACT} .. (most recent|most recently|last|latest)`,
  `(who|whom|which|what) .. (@account|@prospect|@former) .. (be|have) .. (most recent|most recently|latest|newest|last) .. ${CONTACT}`,
  `(@account|@prospect|@former) .. (the)? (most recent|most recently|latest|newest) ${CONTACT}`,
  `(@account|@prospect|@former) .. ${CONTACT} (with|to)? (most recently|last)`,
  `${LATEST} ${SOME}? @account ${CONTACT} by`,
  `${SOME} ${LATEST} @account (that|which|who)? (i|we|<M>)? (be|have)? ${CONTACT}`,
  `${LATEST} ${SOME}? @account (on|in|of|from) (my|our|the) (contact|call|visit)? (log|history|list|record)`,
  `(which|what) ${SOME} @account (do|have) ${WHO} ${CONTACT} .. ${LATEST}`,
  `${WHO} (be|have)? in? ${CONTACT} (with|to)? ... ${LATEST} ${SOME}? @account $`,
  `${WHO} ${CONTACT} .. @account what be the ${SOME}? ${LATEST}`,
];

/** Whom nobody has talked to for longest. */
export const LONGEST_AGO: readonly Pattern[] = [
  '(last|latest|most recent) (contact|@talk) .. (longest|furthest|farthest) (ago|back)',
  '@talk .. (longest|furthest|farthest) (ago|back)',
];

/** "The last three firms I spoke to" are those of any time. */
export function lastTouchedInto(filter: FilterInput, reading: Reading, asker: MemberId): void {
  if (
    !isOfNewest(reading) ||
    filter.touched?.by ||
    filter.touched?.not ||
    filter.quietDays ||
    filter.quietSince
  )
    return;
  const by = byWhom(reading, reading.has(`my ${SOME}? ${LATEST}`, `my ${LATEST}`) ? asker : filter.owner);
  const kinds = kindsOf(reading).filter((kind) => kind !== 'message');
  if (by === null && kinds.length === 0) filter.contacted = true;
  else filter.touched = { period: null, by, kinds };
  if (by !== null && !isOwnList(reading)) delete filter.owner;
}

/** Whether a list is of those who were talked to last. */
export const isOfNewest = (reading: Reading): boolean =>
  reading.durations.length === 0 &&
  reading.periods.length === 0 &&
  !reading.has('(each|every)', ...LONGEST_AGO) &&
  reading.has(...LAST_TOUCHED);
