import { Day } from '../../domain/text/day.ts';
import { unexplained } from '../account.ts';
import { moodsIn } from '../filter-facts.ts';
import type { FilterInput } from '../filter-input.ts';
import { NOTHING_OWED, SOMETHING_OWED } from '../filter-owed.ts';
import { NO_NEXT_STEP, OUT_OF_TOUCH } from '../filter-patterns.ts';
import { isOfNewest, LAST_TOUCHED, lastTouchedInto } from '../filter-touched.ts';
import { filterOf } from '../filters.ts';
import { numberOf } from '../language/numbers.ts';
import { strangeWords } from '../likelihood.ts';
import type { PeriodSlot } from '../list-filter.ts';
import type { QueryInput } from '../query.ts';
import type { Reading } from '../reading.ts';
import { shownIn } from '../shown.ts';
import { stems, wantsCount } from '../slots.ts';
import type { Grammar } from './grammar.ts';
import type { Pattern } from './pattern.ts';
import { FEELING_CUES } from './ranked-by.ts';

/** A list that is not narrowed down by anything is the less likely, the more of its words were not understood. */
function plainness(reading: Reading): number {
  // What the whole question asks for is explained by its manner.
  if (reading.manner !== null && reading.manner.name !== 'plain' && reading.manner.share > 0.8) return 0;
  const { owner, standing, ...narrowing } = filterOf(reading, null, ANY_DAY);
  if (Object.keys(narrowing).length > 0) return 0;
  return Math.max(-5, unexplained(reading).length * -1.2);
}
const ANY_DAY = Day.parse('2000-01-01');

/** The workspace's own tags, sources and competitors speak for a list of customers. */
const ownWords = ({ vocabulary }: Reading): number =>
  (vocabulary.tags.length > 0 ? 2 : 0) +
  (vocabulary.sources.length > 0 ? 2 : 0) +
  (vocabulary.rivals.length > 0 ? 1 : 0);
/** What only asks for a list, though its words are those of another kind. */
const onlyAList = ({ has }: Reading): number =>
  has(...NO_NEXT_STEP, ...OUT_OF_TOUCH, ...NOTHING_OWED) ? 4 : 0;

/** "Prospects by owner", "how many has each of us?" */
const BROKEN_DOWN: readonly (readonly [NonNullable<QueryOf['split']>, ...Pattern[]])[] = [
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
function partsOfTime(reading: Reading): PeriodSlot[] {
  if (reading.periods.length < 2 && !reading.periods[0]?.parts) return [];
  if (!reading.has('how many', ...APART)) return [];
  const told = reading.periods.flatMap((one) => (one.parts ? one.parts : [one]));
  return told.map(({ from, to, words }) => ({ from, to, words }));
}
const APART = [
  '(split|breakdown|break|each|respective|number|figure|versus|vs|compare|compared)',
  '(more|fewer|less) .. than',
  'as many .. as',
];

/** By what a count is split up: "customers, prospects, former: three numbers". */
function splitOf(reading: Reading, filter: FilterInput, mode: 'list' | 'count'): QueryOf['split'] {
  const { has } = reading;
  const isSplit = has(
    '(split|breakdown|break|each|respective|number|figure|share)',
    '(more|fewer|less) .. than',
    'as many .. as',
  );
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
/** The whole is asked for besides the part. */
const OUT_OF = [
  '(share|percent|percentage|fraction|proportion)',
  'out of (how|our|the|all)',
  'how many .. @account .. and how many .. (of|be|have)',
  '(total|altogether|overall) .. and how many',
];
type QueryOf = Extract<QueryInput, { intent: 'customers' }>;

/** "The newest account", "the three customers who have been with us longest", "the last two I talked to". */
function orderOf(reading: Reading, filter: FilterInput): Pick<QueryOf, 'order' | 'limit'> {
  const { has, symbols, spots } = reading;
  const isCustomer = filter.standing?.length === 1 && filter.standing[0] === 'customer';
  const newest = has(
    '(newest|latest|youngest|freshest) .. (account|customer|client|prospect|lead|company|firm|entry|addition|name|one|record)',
    '(last|latest|most recent|recent) .. (add|create|enter|addition|join|sign)',
    'most recent (account|customer|client|prospect|lead|addition|entry)',
    '(add|create|join|enter) .. (last|most recent|latest)',
    'last (account|customer|client|prospect|lead|company) .. (add|create|win|won|join|sign|get)',
    '(which|who) .. be the (newest|latest|youngest) ..',
  );
  const oldest = has(
    '(oldest|earliest|first) .. (account|customer|client|prospect|lead|company|firm|entry|record)',
    '(customer|client|account|who) .. (longest|oldest)',
    'longest .. (customer|client|with us|stand|relationship|serve)',
    'with us .. (longest|oldest)',
    'most loyal',
    '(which|who) .. be the (oldest|earliest) ..',
  );
  const order =
    isOfNewest(reading) || (filter.touched && has('(last|latest|recent) .. @account'))
      ? '-quiet'
      : newest
        ? isCustomer
          ? '-since'
          : '-added'
        : oldest
          ? isCustomer
            ? 'since'
            : 'added'
          : null;
  if (order === null) return {};
  const words = symbols.trim().split(' ');
  const number = words.flatMap((word, at) =>
    LEADS_NUMBER.test(words[at - 1] ?? '') || ORDERED.has(words[at + 1] ?? '') ? (numberOf(word) ?? []) : [],
  )[0];
  // "The newest accounts" are some of them, "the newest account" is one.
  const isMany = spots.some(
    ({ symbol, word }, at) =>
      ORDERED.has(symbol) &&
      word.endsWith('s') &&
      [1, 2].some((back) => LEADS_MANY.test(spots[at - back]?.symbol ?? '')),
  );
  return { order, limit: Math.min(50, Math.max(1, number ?? (isMany ? 5 : 1))) };
}
const LEADS_NUMBER = /^(?:last|latest|newest|oldest|first|top|recent|longest|our|my)$/;
const LEADS_MANY =
  /^(?:which|what|last|latest|newest|oldest|first|recent|youngest|freshest|earliest|longest)$/;
const ORDERED = stems('account customer client prospect lead company firm entry addition name one record');

export const customers: Grammar = {
  name: 'customers',
  needs: 'nothing',
  cues: [
    [6, '(any|which|every|what) .. (we|i|nobody) .. (not|never) .. (@talk|see)'],
    [
      5,
      '(who|which|whom|list|name|show|all|any|how many|number|every|what|give|anybody|anyone|someone) .. (customer|customers|client|clients|prospect|prospects|account|accounts|company|companies|firm|firms|lead|leads|business|businesses)',
    ],
    [4, '^ .. (customer|customers|prospect|prospects|client|clients|accounts|leads|former)'],
    [4, '(customers|prospects|accounts|clients|leads|companies|firms)'],
    [
      5,
      '(who|whom|which|anyone|anybody|nobody) ... (quiet|silent|overdue|unhappy|happy|neglect|dormant|angry|annoyed)',
    ],
    [5, '(who|whom|which|customers|prospects|accounts) .. (not|never|nobody) ... (@talk|touch)'],
    [5, '(who|whom) .. (have|be|do) .. (we|i|nobody|<M>) .. (not|never|neglect) .. @talk'],
    [5, '(who|whom|anyone|which) .. (should|must|need|ought) .. <A> .. (@talk|check)'],
    [5, '(overdue|due) .. (for|to) .. (@talk|touch|word|check)'],
    [5.5, 'who ... (overdue|neglect|neglected|quiet|silent)'],
    [5.5, '(overdue) (call|calls|contact|contacts|visits)'],
    [5.5, '(lose|lost) touch'],
    ...[...OUT_OF_TOUCH, ...NO_NEXT_STEP, ...NOTHING_OWED].map((pattern) => [8, pattern] as const),
    [8, '(who|whom|which|@account) be last (contact|call|visit|touch|speak to|talk to|hear from|see) .. <T>'],
    ...LAST_TOUCHED.map((pattern) => [7, pattern] as const),
    ...FEELING_CUES.map((pattern) => [-3, pattern] as const),
    [-6, 'longest .. (contact|call|visit|talk|touch|word|hear|speak)'],
    [5, '(forget|forgotten|forgot|neglected|overlooked) .. (anyone|anybody|someone|somebody|any)'],
    [5, 'who need .. (call|visit|word|touch|attention)'],
    [5, 'who ... not .. @talk'],
    [6, '(customers|accounts|prospects|clients) .. last .. @talk'],
    [6, '(last|latest) @talk .. (more|over|longer) ..'],
    [5, 'who ... not .. (buy|order|purchase)'],
    [5, '(never|not) .. @talk ... (at all|yet|ever)'],
    [5, 'who .. (be|feel) .. (happy|unhappy|delighted|satisfied|angry|content|annoyed|upset)'],
    [5, '(who|which|anyone|anybody) ... (buy|order|purchase|bought|own|have|use) .. <I>'],
    [
      5,
      '(who|which|anyone|anybody|customers|prospects|clients|accounts) ... (buy|use|supply|with|at|from|supplier|by|to) .. <R>',
    ],
    [5, '<R> .. (supply|serve|have|customer|customers|client|clients|account|accounts|prospect|prospects)'],
    [5, '(who) .. (become|became|join|sign) .. (customer|client|up|<T>)'],
    [4, '(new) (customer|customers|client|clients|account|accounts)'],
    [4, '(tag|tagged|tags|label|carrying)'],
    [4, '<M> .. (account|accounts|customer|customers|prospect|prospects|client|clients|portfolio)'],
    [4, '(belong|assign) .. to <A>'],
    [
      4,
      '(account|customer|prospect|client|which|who) .. (<A>) .. (own|look after|handle|manage|have|responsible)',
    ],
    [4, '(no|without) .. (owner|order|orders|contact)'],
    [4, '(my|mine) .. (account|customer|client|prospect)'],
    [3, '(nobody|no one) .. (own|look after|plate)'],
    [3, '(who) .. (with|has|have|of) .. (us|them|our)'],
    [3, '(because|reason|price|budget) .. (prospect|who|not)?'],
    [3, '(who) .. we .. (win|won|lose|lost|gain)'],
    [5, '(who|whose|which|any|customers|prospects|anyone) .. need .. (not|un|meet|unmet|only|partly)'],
    [4.5, '(who|which) .. (say|find|think) .. (we|us|price|too)'],
    [4.5, '(who|which|anyone) .. (come|get|find|hear) .. (from|through|via|by|on)'],
    [3, '^ (all|list|every|show|any|how many|which|our)'],
    [-3, '(most|biggest|largest|top) .. (customer|client|channel|spend|account|revenue)'],
    [-3, '(spend|spent|revenue|turnover) .. most'],
    [-3, '(birthday|birthdays)'],
    [-5, '(complain|complaint|complaints)'],
    [-4, '(promise|promises|next step|next steps|owe|commitment)'],
    ...SOMETHING_OWED.map((pattern) => [-6, pattern] as const),
    [-4, '^ (who|which) (one)? of us'],
    [-5, '<C>'],
    [-5, '<P>'],
    [-5, '<O>'],
    [-4, '(channel|source) .. (most|best|bring)'],
    [-3, '(late|overdue|behind) (on|with)'],
    [-3, '(thing|things) .. (late|due|overdue|promise)'],
    [-3, '<A> .. overdue on'],
    [-3, 'due (today|tomorrow|<T>)'],
    [-3, '(order|purchase) .. (biggest|largest|single)'],
    [-3, '(how much|total)'],
  ],
  bonus: (reading) => plainness(reading) + ownWords(reading) + onlyAList(reading),
  build: (reading, { asker, today }) => {
    const filter = filterOf(reading, asker, today);
    lastTouchedInto(filter, reading);
    const mode = wantsCount(reading) ? 'count' : 'list';
    const periods = filter.since || filter.added || filter.bought ? partsOfTime(reading) : [];
    const split = periods.length > 1 ? 'period' : splitOf(reading, filter, mode);
    // Of each mood a number is wanted, not of one.
    if (split === 'feeling') delete filter.feeling;
    return {
      intent: 'customers',
      filter,
      mode,
      outOf: reading.has(...OUT_OF),
      split,
      periods,
      shown: shownIn(reading),
      ...orderOf(reading, filter),
    };
  },
  doubts: (reading) =>
    unexplained(reading).length > 0 &&
    (strangeWords(reading.shape) > 0 || reading.manner === null || reading.manner.share < 0.9),
  examples: [
    ['whom have we not contacted in 60 days?', { intent: 'customers' }],
    ['Customers we have not contacted for more than 60 days?', { intent: 'customers' }],
    ['which accounts of mine are overdue for a touch base', { intent: 'customers' }],
    ['how many prospects do we have', { intent: 'customers', mode: 'count' }],
    ['which accounts has nobody got on their plate', { intent: 'customers' }],
    ['Who of our current customers is unhappy right now?', { intent: 'customers' }],
    ['Whom in the whole list have we never contacted at all?', { intent: 'customers' }],
    ['who became a customer in 2026', { intent: 'customers' }],
    ['prospects that name price as the reason', { intent: 'customers' }],
    ['current customers with no order since 1 aug', { intent: 'customers' }],
    ['Anybody overdue for contact?', { intent: 'customers' }],
  ],
};

export const rhythm: Grammar = {
  name: 'rhythm',
  needs: 'customer',
  cues: [
    [
      9,
      '<E> .. (over|past|beyond|exceed|outside|within|inside|under) .. (limit|cadence|interval|rhythm|contact date)',
    ],
    [9, '(over|past|beyond|exceed|within|inside) .. (limit|cadence|interval|rhythm) .. (with|of|for|at) <E>'],
    [8, '(let|allow) <E> .. (slip|slide|lapse|drift|overdue|run over|go over)'],
    [8, '(do|have) <E> (need|want) a (call|visit|word|touch)'],
    [7, 'be <E> .. (overdue|due|late|neglected)'],
    [6, '<E> .. (overdue) .. (contact|touch|call|visit)?'],
    [6, '(overdue) .. (with|for|at) <E>'],
    [7, 'how many days .. (may|can|should|allow|pass|since)'],
    [6, '(neglect|forget|ignore|forgotten) .. <E>'],
    [6, '(days|weeks|long|time) .. since .. (@talk|touch|anyone|anybody|contact)'],
    [6, '(cadence|rhythm|interval|contact frequency) .. <E>'],
    [6, '<E> .. (cadence|rhythm|interval)'],
    [6, 'be <E> .. on time'],
    [8, 'how (overdue|late|long overdue) be <E>'],
    [8, '(be|do) we (behind|late|on time|on schedule|overdue) .. <E>'],
    [7, '(interval|cadence|rhythm|frequency) ... <E>'],
    [6, '(interval|cadence|rhythm|frequency)'],
    [6, '(when|by when) .. <E> .. (contact|due|call|overdue)'],
    [5, '(suppose|due) to be (contact|call|visit)'],
    [6, 'how (often|frequently|regularly) .. (should|must|need|have|do we|ought) .. <E>'],
    [5, 'how long .. (quiet|silent|heard|without)'],
    [4, 'how long .. <E>'],
    [-4, '(customer|client|with us)'],
    [-3, '(promise|owe|step|order|buy)'],
    [-3, '(last|ago)'],
  ],
  build: (reading) => ({
    intent: 'rhythm',
    customer: reading.customers[0]?.[0]?.id ?? reading.contacts[0]?.[0]?.customerId ?? null,
    ask: reading.has(
      'how many days (may|can|should)',
      '(cadence|rhythm|interval|frequency)',
      '(may|can) pass',
      'how (often|frequently|regularly)',
    )
      ? 'cadence'
      : reading.has('(overdue|due|late|neglect|over|past|beyond|exceed|within|limit|slip|slide|lapse|drift)')
        ? 'overdue'
        : 'how-long',
  }),
  examples: [
    ['is Acme overdue for contact n how long has it been', { ask: 'overdue' }],
    ['How many days may pass between two contacts with Acme', { ask: 'cadence' }],
    ['how many days since anyone touched Acme', { ask: 'how-long' }],
    ['how often should we contact Acme?', { ask: 'cadence' }],
  ],
};
