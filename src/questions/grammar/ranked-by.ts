import type { Reading } from '../parse/reading.ts';
import type { QueryInput } from '../query/query.ts';
import type { Pattern } from './pattern.ts';
import { asksWhoSentMost } from './senders.ts';

type Ranked = Pick<Extract<QueryInput, { intent: 'rank' }>, 'of' | 'by'>;

/** What customers are said to be the most or the least, for how they feel, and what says the most by itself. */
const CHEERFUL =
  'happy|enthusiastic|satisfied|content|pleased|delighted|positive|cheerful|glad|keen|fond|friendly|optimistic|upbeat';
const GLUM =
  'unhappy|annoyed|angry|dissatisfied|negative|upset|disappointed|frustrated|cross|sour|grumpy|gloomy|furious|critical';
const CHEERIEST = '(happiest|keenest|fondest|cheeriest|friendliest|warmest)';
const GLUMMEST = '(unhappiest|angriest|saddest|crossest|grumpiest|sourest|coldest|gloomiest)';
const MOOD = '(mood|feel|feeling|feelings|spirit|spirits|term|terms|sentiment|attitude|opinion)';
export const AT_BEST: readonly Pattern[] = [
  CHEERIEST,
  `most (${CHEERFUL})`,
  `least (${GLUM})`,
  `(best|highest|top) .. ${MOOD}`,
  `${MOOD} .. at (its|their|the) (best|highest|peak)`,
  `${MOOD} (towards|about|of)? (us)? .. (best|highest)`,
  '(like|love|adore|appreciate) (us|our) .. (best|most)',
  '(think|speak) .. (most highly|best) of us',
];
/** Said of the one that feels worst. */
export const AT_WORST: readonly Pattern[] = [
  GLUMMEST,
  `most (${GLUM})`,
  `least (${CHEERFUL})`,
  `(worst|lowest) .. ${MOOD}`,
  `bottom ... ${MOOD}`,
  `${MOOD} .. at (its|their|the) (worst|lowest)`,
  `${MOOD} (towards|about|of)? (us)? .. (worst|lowest)`,
  '(hate|dislike) (us|our) .. most',
];
const MOST_OF_FEELING: readonly Pattern[] = [...AT_BEST, ...AT_WORST];

const MONEY: Pattern =
  '(spend|spent|spender|pay|paid|payer|revenue|turnover|sales|money|euro|income|worth|sell|sold|bring in|earn|takings|business)';
/** "Who of us brought in the most customers?" counts those. */
const BRINGS_CUSTOMERS: Pattern = 'bring in .. (most|more|fewest|least|fewer) (new)? (@account|@prospect)';
/** "The highest total of all time". */
export const HIGHEST_TOTAL: Pattern =
  '(highest|largest|biggest|lowest|smallest|top) (total|sum|amount|figure)';
const OF_TAGS: Pattern = '(tag|tags|segment|category|label|branch|sector|industry)';
const OF_SOURCES: readonly Pattern[] = [
  '(channel|source)',
  '(way|route|path) ... (@account|@prospect)',
  'what (bring|get|give|win|yield|land) us .. most .. @account',
  '^ what (bring|give|yield|land|win) us (the|our|most)',
  '(most|majority) .. come (by|through|via|from|over|thank to)',
  'how do (people|they|customer|client|prospect|most|@account) (usually|normally|mostly|typically|generally|tend to)? .. (find|hear|come)',
  '(where|how) .. most of .. @account .. from',
  '(where|how) .. most .. (come|find|hear|discover|learn|get to|arrive|reach|end up)',
];
/** Some of us beside each other. */
export const OWNERS_COMPARED: readonly Pattern[] = [
  '(i|<M>) .. (more|fewer|less|as many) .. (@account|@spend) .. (than|as) (<M>|i|me|mine)',
  '(<M>|i|me) (or|and|vs|versus) (<M>|i|me) .. (more|fewer|less|most|fewest|each)',
  '(more|fewer|less|most|fewest|each) .. (<M>|i|me) (or|and|vs|versus) (<M>|i|me)',
];
const OF_OWNERS: readonly Pattern[] = [
  'whose (portfolio|book|patch|list|territory|basket|workload|load|plate) .. (biggest|largest|smallest|most|fewest|least|longest|shortest|fullest|heaviest|lightest|big|small)',
  '(who|which) .. (own|look after|handle|manage|have|carry|serve|care) .. (most|bulk|majority|lion share|fewest) of',
  '(share|shared|divide|distribute|spread|allocate|split) .. (among|between|over|across|amongst|within) .. (team|us|colleague|member|owner|staff|people)',
  '(per|by) (head|nose)',
  '(per|by|over|among|between) .. (owner|owners|person|colleague|colleagues|member|team)',
  '(each|everyone|everybody) of us',
  'each (owner|colleague|member|person|have|has|look)',
  'everyone (have|has|look|own)',
  '(who|which) ... (most|fewest|least|more|less|few|biggest|largest|number) .. @account .. (of us|of you|of all|among us|between us)',
  '(who|which) .. (have|get|carry|hold) (the)? (most|fewest|least|more|too many) .. (on|under|to|in) their (plate|wing|name|list|book|desk|belt|care|hand|lap)',
  '(who|which) .. (of us|of you|colleague|have|own|look after|handle|manage|carry|serve|teammate) ... (account|customer|prospect|client)',
];
/** "Which of us has the most unhappy customers?" ranks us, not them. */
const MOST_BY_OWNER: Pattern =
  '(of us|of you|owner|colleague|teammate|team|rep) .. (have|own|look after|handle|carry) .. (most|fewest|least) .. @account';
/** Somebody of us sells: only where it is asked who sold the most. */
const SELLERS: readonly Pattern[] = [
  '(who|which) .. (of us|of you|colleague|teammate) .. (sell|sold|bring|earn|turn|make)',
  'whose (portfolio|book|patch|account|accounts|customers|clients)',
];
const TAGGED_OWNERS: Pattern =
  '(who|which) .. (of us|of you|colleague|teammate|member) .. (have|own|look after|handle|manage)';
const SENT_MOST: Pattern =
  '(@refer|bring|send|steer|point|pass|put|throw) .. most .. our (way|direction|door)';
const OF_REFERRERS: readonly Pattern[] = [
  '(refer|referrals|referral|recommend|introduce|referrer|recommender|introducer)',
  '(bring|send) .. most .. (@account|@refer|other|people|business|us)',
  SENT_MOST,
  'word of mouth',
  '(champion|ambassador|promoter|advocate)',
];
const OF_REASONS: readonly Pattern[] = [
  '(most|main|top|number one|common|commonest|usual|frequent|often|leading|chief|rank|ranking|list) .. (reason|objection|excuse|obstacle|hurdle|blocker|argument)',
  '(reason|objection|excuse|obstacle|hurdle|blocker|argument) .. (most|often|common|commonest|frequent|top|main)',
];
const OF_ITEMS: Pattern = '(product|item|machine|blend|seller|selling|article|service|thing)';

const NEW_CUSTOMERS: readonly Pattern[] = [
  'new @account',
  '(win|gain|get|land|acquire|sign|add|attract) .. @account',
  '@account .. (join|win|gain|sign|arrive|come to us|become)',
];

/** What is put in order, and by what; null: nothing that can be. */
export function rankedBy(reading: Reading): Ranked | null {
  const { has } = reading;
  const isMoney =
    has(MONEY, HIGHEST_TOTAL) &&
    !(has(BRINGS_CUSTOMERS) && !has('(spend|revenue|turnover|sales|money|euro|income|worth|sell|sold)'));
  const time = (['month', 'quarter', 'year'] as const).find((one) =>
    has(`(which|what|best|strongest|weakest|worst|per|by|each|every|biggest|top) (calendar)? ${one}`),
  );
  if (time && !isMoney && has(...NEW_CUSTOMERS)) return { of: time, by: 'customers' };
  if (asksWhoSentMost(reading)) return { of: 'referrer', by: 'referrals' };
  if (has(...OWNERS_COMPARED)) return { of: 'owner', by: isMoney ? 'spend' : 'customers' };
  if (has(...OF_REASONS)) return { of: 'reason', by: 'customers' };
  // "Of those tagged school, who spent the most?"
  const isOfOneTag = reading.vocabulary.tags.length > 0 && !has(`(which|what|per|by|each|every) ${OF_TAGS}`);
  if (has(OF_TAGS) && !isOfOneTag) return { of: 'tag', by: isMoney ? 'spend' : 'customers' };
  if (has(...OF_SOURCES) && !has(SENT_MOST))
    return { of: 'source', by: has('(spend|revenue|turnover|money|sales|euro)') ? 'spend' : 'customers' };
  if (has(MOST_BY_OWNER)) return { of: 'owner', by: 'customers' };
  if (has(...MOST_OF_FEELING)) return { of: 'customer', by: 'feeling' };
  if (isMoney && has(...SELLERS)) return { of: 'owner', by: 'spend' };
  if (has(...OF_REFERRERS) && !(isMoney && (has('<I>', OF_ITEMS) || !has('@refer'))))
    return { of: 'referrer', by: 'referrals' };
  if (has('(competitor|supplier|rival)')) return { of: 'rival', by: 'customers' };
  if (time && has('@spend', '@buy', '(best|strongest|weakest|worst|business)') && !has('<T> .. customer'))
    return { of: time, by: 'spend' };
  if (has(OF_ITEMS, 'what .. (buy|order|purchase) .. (most|often|least)'))
    return { of: 'item', by: has('(often|orders)') ? 'orders' : 'spend' };
  if (has('(unhappy|happy|mood)')) return { of: 'customer', by: 'feeling' };
  if (has(...LONGEST_OURS) && !has('(quiet|silent|neglect|without|not|contact|touch)', '@talk')) return null;
  if (has('(quiet|quietest|silent|neglect|without contact|longest)', 'not .. @talk', ...FAR_BACK))
    return { of: 'customer', by: 'quiet' };
  if (has(...OF_OWNERS) || (reading.vocabulary.tags.length > 0 && has(TAGGED_OWNERS)))
    return { of: 'owner', by: isMoney ? 'spend' : 'customers' };
  if (has('(order|buy|bought) .. (often|frequently|orders)', 'most orders', 'most often'))
    return { of: 'customer', by: 'orders' };
  return isMoney ||
    has('(biggest|best|top|largest|highest|greatest|valuable|buy|order|important|strongest|worst|smallest)')
    ? { of: 'customer', by: 'spend' }
    : null;
}

/** Whether the other end of the order is asked for: the smallest, or who feels worst. */
export function isLeast({ has }: Reading, { by }: Ranked): boolean {
  if (by === 'feeling') return has(...AT_WORST);
  // "Contacted least recently" is quiet longest.
  if (by === 'quiet') return has('(shortest|least quiet)');
  return (
    has('(least|less|fewer|few|fewest|smallest|lowest|worst|weakest|poorest|slowest|little)') &&
    !has('at least')
  );
}
export const FEELING_CUES = MOST_OF_FEELING;
export const REASON_CUES = OF_REASONS;

/** "Who has been our customer for the longest time?" asks for a list in the order in which they came. */
export const LONGEST_OURS: readonly Pattern[] = [
  'be (a|our|an)? (paying|regular)? (customer|client) .. longest',
  'longest (stand|serve)? (customer|client|relationship)',
  '(with us|stay) .. longest',
  'longest (time)? with us',
];

/** "The last contact lies furthest back". */
export const FAR_BACK: readonly Pattern[] = [
  '(contact|@talk|conversation|touch) .. (furthest|farthest|longest) (back|ago)',
  '(furthest|farthest|longest) (back|ago) .. (contact|@talk|conversation|touch)',
  'oldest last (contact|call|visit|conversation)',
  '(contact|@talk) .. least (recent|recently)',
  'least (recent|recently) (contact|@talk)',
  '(biggest|largest|longest|greatest|widest) (gap|pause|silence|break) (since|to|from|after|in|between)',
  '(silence|gap|pause) (be|last)? .. (longest|biggest|largest|greatest)',
];
