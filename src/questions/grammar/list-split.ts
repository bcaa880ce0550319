import type { FilterInput } from '../filter/input.ts';
import { moodsIn } from '../filter/mood.ts';
import type { Reading } from '../parse/reading.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import type { QueryInput } from '../query/query.ts';
import { isPresent, isUpToNow } from '../slots/period-slots.ts';
import type { Pattern } from './pattern.ts';

type Split = NonNullable<Extract<QueryInput, { intent: 'customers' }>['split']>;

/** "Prospects by owner", "how many has each of us?" */
const BROKEN_DOWN: readonly (readonly [Split, ...Pattern[]])[] = [
  [
    'owner',
    '(by|per) (owner|colleague|person|head|nose|member|rep)',
    '(each|every one) of us',
    'each (colleague|owner|member|rep)',
  ],
  ['tag', '(by|per) (tag|segment|branch|industry|category|label|sector)'],
  ['source', '(by|per) (source|channel)'],
  ['rival', '(by|per) (competitor|supplier|rival)'],
];

/** "In 2025, and how many in 2024?": the periods that are counted apart. */
export function partsOfTime(reading: Reading): PeriodSlot[] {
  if (reading.periods.length < 2 && !reading.periods[0]?.parts) return [];
  if (!reading.has('how many', '(versus|vs|compare|compared)', ...IN_PARTS)) return [];
  const told = reading.periods.flatMap((one) =>
    isUpToNow(one) || isPresent(reading, one) ? [] : (one.parts ?? [one]),
  );
  return told.length < 2 ? [] : told.map(({ from, to, words }) => ({ from, to, words }));
}
const IN_PARTS: readonly Pattern[] = [
  '(split|breakdown|break|each|respective|number|figure)',
  '(more|fewer|less) .. than',
  '(more|fewer|less) .. or (more|fewer|less)?',
  'as many .. as',
];

/** By what a count is split up: "customers, prospects, former: three numbers". */
export function splitOf(reading: Reading, filter: FilterInput, mode: 'list' | 'count'): Split | null {
  const { has } = reading;
  const isSplit = has('share', '(vs|versus)', ...IN_PARTS);
  if (has('(by|per) .. (standing|status|stage)')) return 'standing';
  const whole = BROKEN_DOWN.find(([, ...patterns]) => has(...patterns))?.[0];
  if (whole !== undefined) return whole;
  const moods = new Set(moodsIn(reading).flatMap(({ mood, isOut }) => (isOut ? [] : [mood])));
  if (has('(by|per) .. (feeling|mood)') || ((mode === 'count' || isSplit) && moods.size > 1))
    return 'feeling';
  if (has('(how many|and|or|vs|versus) (be|do|have)? not $', '(vs|versus) not')) {
    if (filter.overdue) return 'overdue';
    if (filter.referred) return 'referred';
  }
  if (mode === 'count' || isSplit) {
    if ((filter.met?.length ?? 0) > 1) return 'met';
    if ((filter.standing?.length ?? 0) > 1) return 'standing';
    if (filter.anyTag) return 'tag';
    if ((filter.sources?.length ?? 0) > 1) return 'source';
    if ((filter.rivals?.length ?? 0) > 1) return 'rival';
  }
  return (filter.orOwners?.length ?? 0) > 0 ? 'owner' : null;
}

/** "Are all of them happy?" */
export const ARE_ALL: Pattern = '^ (be|do|have) (all|every|each|everyone|everybody)';
/** "How many firms are there, and how many of them are customers?" */
export const OF_ALL: readonly Pattern[] = [
  '(how many|count|number of|size of) ... (account|company|firm|organisation|business) ... (how many|number|count) (of|be|have)? (our|the|these|those|them|present|current)? (@customer|@prospect|@former)',
  '(how many|count|number of|size of) ... (account|company|firm|organisation|business) ... (how many|which number|what number|count|number) .. (those|these|them|which) ... (@customer|@prospect|@former)',
  '(all|every) (the|our)? (account|company|firm|organisation|business) ... and (the one|those|the number|how many) .. (standing|status|be)? .. (@customer|@prospect|@former)',
  '(account|company|firm|organisation|business) ... (how many|number|count) .. (those|these|them|which) .. (@customer|@prospect|@former)',
];
/** The whole is asked for besides the part. */
export const OUT_OF = [
  '(share|percent|percentage|fraction|proportion)',
  'out of (how|our|the|all)',
  'how many .. @account .. and how many .. (of|be|have)',
  '(total|altogether|overall) .. and how many',
  'how many ... (and|versus|vs|against)? how many .. (be|do|have) not',
  'how many ... (and|versus|vs|against)? how many .. (otherwise|differently|other way|another way|else|without|no|by themselves|on their own)',
];
