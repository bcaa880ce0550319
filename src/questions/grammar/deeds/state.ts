import type { Reading } from '../../parse/reading.ts';
import type { Pattern } from '../pattern.ts';

export const ENDED =
  '(keep|fulfil|fulfill|complete|settle|finish|honour|honor|resolve|solve|tick|wrap|sort|deal|fix|accomplish)';
const CLOSED = ENDED.replace(')', '|close)');
const DEED = '(promise|commitment|step|task|todo|thing|one|item|pledge|have)';
/** It has still to be done. */
const TO_DO = '(must|should|have to|need to|ought to|want to|to be|to get|will|can|going to)';
const DROPPED = '(drop|abandon|dismiss|cancel|scrap|shelve)';
const NOT = '(not|never|nobody|none|nothing|without|yet)';
/** "Not kept", "nobody has solved", "never did". */
export const NOT_ENDED: readonly Pattern[] = [
  `${NOT} .. ${CLOSED}`,
  `no one .. ${CLOSED}`,
  `${NOT} (yet|be|have)? do`,
  'yet to (deliver|do|keep|fulfil|finish|complete|settle|make good|honour)',
  'have (i|we|<M>) yet to',
  '(unkept|unfinished|undone|unfulfilled|unsettled|unsolved|unresolved|unanswered)',
];

/** "Closed without solving it": it was given up. */
export const GIVEN_UP: readonly Pattern[] = [
  `(close|closed|shut|end|ended) .. (without|not|never|unsolved|unresolved|unsettled) .. ${ENDED.replace(')', '|solution|resolution|result|remedy)')}`,
  '(close|closed|shut|end|ended) .. (unsolved|unresolved|unsettled|unfinished|undone)',
  '(withdraw|withdrew|withdrawn|retract|revoke|rescind|recant)',
  'complaint ... take .. back',
  'take back .. complaint',
  'take (a|the|their|its|his|her|any|that) complaint back',
];

/** "Dropped or kept", "what became of it": not only what was dropped. */
const ALSO_OTHERWISE: readonly Pattern[] = [
  ENDED,
  '(open|outstanding|pending|whether|become|became)',
  'or not',
  '(happen|status|state)',
];
const INSTEAD = `${DROPPED} ... (instead of|rather than|without) .. ${ENDED}`;

/** In which state, as far as the question says. */
export function stateOf(reading: Reading): 'open' | 'overdue' | 'done' | 'dropped' | 'closed' | 'any' | null {
  const { has } = reading;
  if (isLate(reading)) return 'overdue';
  if (has(...OVERDUE_TOO) && !has('(done|settled|closed|kept) .. (too|also|include|count)')) return 'open';
  if (has(DROPPED) && (!has(...ALSO_OTHERWISE) || has(INSTEAD))) return 'dropped';
  if (
    has(
      `^ .. (be|do|have) .. (we|i|it|that|this|they|all|<M>|promise|<C>|the) .. ${CLOSED}`,
      'whether',
      'or not',
      'if (it|that|we|<M>|the promise) ..',
      'what (become|became|come|came) of',
      'what .. happen .. (with|to) .. (promise|step|commitment|task)',
      '(so far|ever|regardless|altogether|in total|all time)',
      `(open|outstanding|pending) (and|or|as well as|as) ${CLOSED}`,
      `${CLOSED} (and|or|as well as|as) (still)? (open|outstanding|pending|drop)`,
      `and (which|what|how many) (of)? (them|those|these)? .. ${CLOSED}`,
      '(status|state|history) of .. (promise|commitment|step)',
    ) &&
    !has(
      '(still|not|yet|never) ..',
      '(have|need|expect|suppose|mean) to',
      'have (i|we|<M>) to',
      '(must|should)',
      OPEN_THERE,
    )
  )
    return 'any';
  if (has(DROPPED, ...GIVEN_UP)) return 'dropped';
  if (
    has(
      '(still|outstanding|pending|ongoing)',
      ...NOT_ENDED,
      '(be|fall|stand|remain) .. open',
      'open (promise|commitment|step|task|todo|item|action|thing|point|issue|next|one)',
      `(must|should|have to|has to|need to|ought to|suppose to|expect to|mean to|to be) .. ${CLOSED}`,
      `have (i|we|<M>) to .. ${CLOSED}`,
      // "Needs finishing", "awaits settling".
      `(need|require|want|await) ${CLOSED}`,
      `(anything|something|nothing|everything|thing|item|left|still) to ${CLOSED}`,
    )
  )
    return 'open';
  if (
    has('(get|got) .. do', '(what|which|everything) .. have <A> (already|ever|so far)? deliver') &&
    !has(TO_DO)
  )
    return 'done';
  if (
    has(
      ENDED,
      `${DEED} (have|be)? (already|all|now)? be (already|all|now)? do`,
      'tick off',
      'deliver .. (promise|on)',
      'make good',
    )
  )
    return 'done';
  return has('close') ? 'closed' : null;
}
/** "See if we have open promises": whether there are any, rather than what became of them. */
const OPEN_THERE =
  '(whether|if) .. (have|be|any|anything|some|something) (any|some)? (open|outstanding|pending|unfinished|unsettled|undone)';
/** "Should be done by now". */
const SHOULD_BE_DONE: Pattern =
  '(should|ought to|suppose to|mean to) (be|have be) (do|finish|settle|deliver|send|close|complete) (by now|already|long ago|by today)';
/** "Should already have been settled by now". */
export const SHOULD_HAVE =
  '(should|ought to|suppose to|mean to) (<A>|<E>|it|that|this|they)? (to)? (already|long|all|really|by now)? (ago)? have';
const OVERDUE: readonly Pattern[] = [
  '(overdue|late|behind|slip|slipped|belated|arrears|delay|delayed|tardy|overrun|lapsed)',
  'past (due|their|its|date|deadline|the)',
  '(after|beyond) (the|its|their|a)? (deadline|due date|due day)',
  '(miss|missed|pass|passed|exceed|over|cross|overshoot|overshot|overstep|overrun) .. (deadline|date|due)',
  '(deadline|due date) (do|have)? (i|we|<M>) .. (miss|missed)',
  '(deadline|date|due) .. (pass|passed|expire|expired|elapse|elapsed|go by)',
  '(deadline|date) (be|have)? (already|long|since|now) (be)? (go|over|up|run out|behind us|in the past)',
  '(deadline|date) (have|be) (be|come and)? (go|over|up|run out|behind us|in the past)',
  '(not|never|nobody) .. (do|finish|deliver|settle|complete|keep|send|close|solve|resolve|fix) (it|them|that|this)? (by|before|within|in) (the|its|their|his|her) (due|agree|own|set)? (deadline|date|day)',
  SHOULD_HAVE,
  SHOULD_BE_DONE,
  'drop .. ball',
  '(have|be|do) .. not .. (in|on) time',
  'not (do|keep|deliver|finish|send|settle) (it|them|that)? (in|on) time',
  '(date|deadline|due date) .. (in the past|already gone|gone by)',
  '(fail|forget|forgot|omit|neglect) to (do|deliver|finish|keep|send|settle|close|complete|honour)',
  'let (it|them|that|this|something|anything)? (slide|slip|lapse)',
  '(break|broken) .. (promise|word|commitment)',
  'run over',
];
/** "Overdue ones included", "and how many of them are overdue?": what is overdue is meant, or told, besides. */
const OVERDUE_TOO: readonly Pattern[] = [
  '(include|including|incl|plus|count|counting|also|even) .. overdue',
  'overdue (one|step|item|thing|promise|commitment)? (be|to be)? (include|including|count|as well|too)',
  '(late|belated|delayed) (one|step|item|thing|stuff|promise|commitment)? (be|to be)? (include|including|count|as well|too)',
  '(include|including|incl|plus|count|counting) (the|any|all|what be)? (already)? (late|belated|delayed)',
  'overdue (and|or) not',
  '(open|outstanding|pending|have|owe|plate|list|desk) ... (and|plus|with) .. (how many|which|what) .. overdue',
  '(open|outstanding|pending|have|owe|plate|list|desk) ... of (which|them|those|these) .. overdue',
];
/** "Due as late as 2027", "settled later than in May": of a day, and not past a due date. */
const NOT_LATE: readonly Pattern[] = ['as late', 'later than'];
/** "Not late yet", "not overdue": it is still to come. */
export const NOT_YET_LATE = 'not (yet|already|be)? (late|overdue|behind|past)';
/** "Not the late ones", "no overdue stuff", "leave out what is overdue". */
const LATE_OUT: readonly Pattern[] = [
  '(no|not|without|except|minus|excluding|exclude|besides) (the|any|all|what|those|that)? (be)? (already)? (overdue|late|belated|delayed) (one|stuff|thing|item|step|promise|commitment|$)',
  '(without|except|minus|excluding|exclude) (the|any|all|what|those|that) (be)? (already)? (overdue|late|belated|delayed)',
];
/** Whether something is said to be past its due date. */
export const isLate = ({ has }: Reading): boolean =>
  has(...OVERDUE) && !has(...OVERDUE_TOO, ...NOT_LATE, ...LATE_OUT, NOT_YET_LATE);
