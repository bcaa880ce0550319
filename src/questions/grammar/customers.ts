import { Day } from '../../domain/text/day.ts';
import { CHANGED } from '../filter/bought.ts';
import { filterOf } from '../filter/filters.ts';
import type { FilterInput } from '../filter/input.ts';
import { ANYTHING_OWED, NOTHING_OWED, SOMETHING_OWED } from '../filter/owed.ts';
import { NO_NEXT_STEP, OUT_OF_TOUCH } from '../filter/patterns.ts';
import { LAST_TOUCHED, lastTouchedInto } from '../filter/touched.ts';
import { unexplained } from '../parse/account.ts';
import { strangeWords } from '../parse/likelihood.ts';
import type { Reading } from '../parse/reading.ts';
import { periodOf } from '../slots/period-slots.ts';
import { LAST_OF_EACH, shownIn } from '../slots/shown.ts';
import { wantsCount } from '../slots/slots.ts';
import type { Grammar } from './grammar.ts';
import { orderOf } from './list-order.ts';
import { ARE_ALL, OF_ALL, OUT_OF, partsOfTime, splitOf } from './list-split.ts';
import { FEELING_CUES, LONGEST_OURS } from './ranked-by.ts';

/** A list that is not narrowed down by anything is the less likely, the more of its words were not understood. */
function plainness(reading: Reading, narrowing: FilterInput): number {
  // What the whole question asks for is explained by its manner.
  if (reading.manner !== null && reading.manner.name !== 'plain' && reading.manner.share > 0.8) return 0;
  if (Object.keys(narrowing).length > 0) return 0;
  return Math.max(-5, unexplained(reading).length * -1.2);
}
const ANY_DAY = Day.parse('2000-01-01');

/** The workspace's own tags, sources and competitors speak for a list of customers. */
const ownWords = ({ vocabulary }: Reading): number =>
  (vocabulary.tags.length > 0 ? 2 : 0) +
  (vocabulary.sources.length > 0 ? 2 : 0) +
  (vocabulary.rivals.length > 0 ? 1 : 0);
/** "Which unhappy customers have something open?": what they feel is asked of them, not of what is open. */
const besidesOwed = ({ has }: Reading, { feeling, overdue, quietDays, quietSince }: FilterInput): number =>
  (feeling ?? overdue ?? quietDays ?? quietSince ?? null) !== null &&
  has(...ANYTHING_OWED, '(open|pending|unsettled|unresolved) complaint') &&
  has('(which|who|whom|how many|what|list|show|any) .. (@account|@prospect|@former|one)')
    ? 14
    : 0;
/** What only asks for a list, though its words are those of another kind. */
const onlyAList = ({ has }: Reading): number =>
  has(...NO_NEXT_STEP, ...OUT_OF_TOUCH, ...NOTHING_OWED) ? 4 : 0;

export const customers: Grammar = {
  name: 'customers',
  needs: 'nothing',
  cues: [
    [
      -8,
      'no (single|other|one)? (order|purchase|sale|deal) .. (bigger|larger|higher) .. than (who|whose|which|what)',
    ],
    [6, '(@account|@prospect|@former) .. <D> .. (pass|elapse|go by|lapse) .. since'],
    [8, '(plate|book|portfolio|patch|list|desk) .. (@customer|@prospect|@former) only'],
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
    ...[...LAST_TOUCHED, ...CHANGED].map((pattern) => [7, pattern] as const),
    ...LONGEST_OURS.map((pattern) => [8, pattern] as const),
    [
      9,
      '(past|beyond|over) (the|their) (day|date|time|point) (when|on which|that)? (i|we) .. (contact|call|ring|visit|@talk)',
    ],
    ...FEELING_CUES.map((pattern) => [-3, pattern] as const),
    [-6, 'longest .. (contact|call|visit|talk|touch|word|hear|speak)'],
    [5, '(forget|forgotten|forgot|neglected|overlooked) .. (anyone|anybody|someone|somebody|any)'],
    [5, 'who need .. (call|visit|word|touch|attention)'],
    [5, 'who ... not .. @talk'],
    [6, '(customers|accounts|prospects|clients) .. last .. @talk'],
    [6, '(last|latest) @talk .. (more|over|longer) ..'],
    [5, 'who ... not .. (buy|order|purchase)'],
    [5, '(never|not) .. @talk ... (at all|yet|ever)'],
    [6, 'who .. (feel|sound|seem|look) .. (bad|badly|ill|sore|sour|low|poor|poorly) .. (we|us|our)'],
    [5, 'who .. (be|feel) .. (happy|unhappy|delighted|satisfied|angry|content|annoyed|upset)'],
    [5, '(who|which|anyone|anybody) ... (buy|order|purchase|bought|own|have|use) .. <I>'],
    [6, '<I> (buyer|purchaser|user|owner)'],
    ...LAST_OF_EACH.map((pattern) => [12, pattern] as const),
    [6, '(buyer|purchaser|user) of .. <I>'],
    [4, '(those|all|everyone|everybody|one|account) .. (who|that) .. (take|get|try) .. <I>'],
    [7, 'whose (last|latest|most recent) (order|purchase|sale) ... (<T>|<D>)'],
    [
      6,
      '(which|what|whose|any|@account|@prospect) ... (contact|call|interaction)? (history|log) .. (empty|blank)',
    ],
    [6, '(we|i|nobody|anybody) .. not once .. @talk'],
    [
      7,
      '(any|which|what) .. (@account|@prospect|@former) ... (overrun|exceed|overstep|miss|break) ... (rhythm|cadence|interval)',
    ],
    [
      7,
      '(overrun|exceed|overstep|miss|break) ... (rhythm|cadence|interval) .. (any|which) .. (@account|@prospect|@former)',
    ],
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
    [7, '(which|who|any|how many|what|some) of (these|those|them) .. (be|belong|fall) .. <M>'],
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
    [12, '^ (for|of) (all|each|every) (of|the|my|our)? .. @account ... (channel|source|how|way)'],
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
    // "What" asks for what we owe, not for whom.
    [-8, '^ what be .. <D> (overdue|late)'],
    [-6, '(overdue|late) (item|task|point|todo|deadline|thing)'],
    [-3, '(thing|things) .. (late|due|overdue|promise)'],
    [-3, '<A> .. overdue on'],
    [-3, 'due (today|tomorrow|<T>)'],
    [-3, '(order|purchase) .. (biggest|largest|single)'],
    [-3, '(how much|total)'],
  ],
  bonus: (reading) => {
    const { owner, standing, ...narrowing } = filterOf(reading, null, ANY_DAY);
    return (
      plainness(reading, narrowing) + besidesOwed(reading, narrowing) + ownWords(reading) + onlyAList(reading)
    );
  },
  build: (reading, { asker, today }) => {
    const filter = filterOf(reading, asker, today);
    lastTouchedInto(filter, reading, asker);
    const mode = wantsCount(reading) ? 'count' : 'list';
    const shown = shownIn(reading);
    const isTaken = [
      filter.since,
      filter.added,
      filter.bought,
      filter.spent,
      filter.touched,
      filter.owed,
    ].some(Boolean);
    const spentIn = shown.includes('spend') && !isTaken && !filter.quietSince ? periodOf(reading) : null;
    const periods = filter.since || filter.added || filter.bought ? partsOfTime(reading) : [];
    const split = periods.length > 1 ? 'period' : splitOf(reading, filter, mode);
    // Of each mood a number is wanted, not of one.
    if (split === 'feeling') delete filter.feeling;
    return {
      intent: 'customers',
      filter,
      mode,
      outOf: reading.has(...OUT_OF, ...OF_ALL) || (reading.has(ARE_ALL) && filter.tags === undefined),
      outOfAll: reading.has(
        '(share|percent|percentage|fraction|proportion|many|part) of (our|all|the|my)? (all|the)? (account|file|company|firm|business)',
        'out of .. how many .. be (@customer|@prospect|@former)',
        ...OF_ALL,
      ),
      split,
      periods,
      shown,
      spentIn,
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
