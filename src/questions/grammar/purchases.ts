import { changedOf } from '../filter/bought.ts';
import { groupIn } from '../filter/filters.ts';
import { numberOf } from '../language/numbers.ts';
import type { Reading } from '../parse/reading.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import type { QueryInput } from '../query/query.ts';
import { asksForChange, namesReference, unitBeside } from '../slots/comparison.ts';
import { isNegated } from '../slots/negation.ts';
import { periodsOf } from '../slots/period-slots.ts';
import { placeIn } from '../slots/places.ts';
import { LAST_OF_EACH } from '../slots/shown.ts';
import { anyStem } from '../slots/slots.ts';
import { eachOrderOf, spentOf } from '../slots/thresholds.ts';
import { customerOf, type Grammar } from './grammar.ts';
import { asksTally } from './history.ts';
import { type Measure, measureOf, NONE_BEYOND } from './measure.ts';
import { asksSpentByTheirs, WHOM_THEY_SENT } from './referred.ts';

type PurchasesOf = Extract<QueryInput, { intent: 'purchases' }>;

/** What a sum is broken down by, each with the words for it. */
const BREAKDOWNS: readonly [NonNullable<PurchasesOf['by']>, words: string][] = [
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['year', 'year'],
  ['item', 'item|product|article|line|service'],
  ['owner', 'owner|colleague|rep|salesperson|teammate|member'],
  ['tag', 'tag|segment|category|label|branch|sector|industry'],
  ['source', 'source|channel'],
  ['standing', 'standing|status'],
  ['customer', 'customer|client|account|company|firm'],
];
/** How it went on: "how did their spending develop", "do they buy more than they used to?" */
const OVER_TIME = [
  'how .. (develop|evolve|progress|change|move)',
  '(development|evolution|trend|progression) .. (of|in|over)',
  'over the year',
  '(more|less) than (it|they|he|she) (use to|do before|do once)',
];
/** "Per month", "by item", "quarter by quarter", "each customer": what the sum is broken down by. */
function breakdownOf({ has, customers }: Reading): PurchasesOf['by'] {
  const found = BREAKDOWNS.find(([, words]) =>
    has(
      `(per|by|each|every) (${words})`,
      `(${words}) (by|for) (${words})`,
      `(${words}) wise`,
      `(split|break|broken|apart|separate|separately) .. by .. (${words})`,
    ),
  );
  if (found) return found[0];
  const best = (['month', 'quarter', 'year'] as const).find((unit) =>
    has(`(which|what|best|strongest|weakest|worst) ${unit} .. (most|least|best|more|less|<E>)`),
  );
  if (best && customers.length > 0) return best;
  if (has(...OVER_TIME)) return 'year';
  if (has('monthly')) return 'month';
  if (has('quarterly')) return 'quarter';
  if (has('(yearly|annual|annually)')) return 'year';
  const isEach = has(
    'each (of them|one)? $',
    'each of (them|those|these)',
    'one by one',
    '(individually|separately)',
  );
  return isEach && customers.length === 0 ? 'customer' : null;
}

/** "The last three orders", "the two biggest sales": how many of the newest, or of the biggest. */
function someOf({ symbols }: Reading): number | null {
  const [, word, other] = SOME_ORDERS.exec(symbols) ?? [];
  const number = numberOf(word) ?? numberOf(other);
  return number !== null && number > 1 && number <= MOST_ORDERS ? number : null;
}
const ENDS = anyStem('top last latest newest recent previous past biggest largest highest smallest cheapest');
const ORDERS = anyStem('order purchase sale deal');
const SOME_ORDERS = new RegExp(`(?<= |^)(?:(?:${ENDS}) (\\S+)|(\\S+) (?:${ENDS})) (?:singl )?(?:${ORDERS}) `);
const MOST_ORDERS = 50;

/** What those spent whom a customer sent us is not what that customer spent. */
const SENT_BY = ['@account .. (send|bring|point|introduce|@refer) .. (by|through|via) <E>', WHOM_THEY_SENT];

/** "Did sales go up this year?", "compared with last year?": the period and the one beside it that it is compared with. */
function changeIn(
  reading: Reading,
  period: PeriodSlot | null,
): { period: PeriodSlot | null; against: PeriodSlot | null } {
  if (!period || !asksForChange(reading)) return { period, against: null };
  const after = namesReference(reading) ? unitBeside(period, 1) : null;
  return after === null ? { period, against: unitBeside(period, -1) } : { period: after, against: period };
}

const isBySize = (measure: Measure): boolean => measure === 'biggest' || measure === 'smallest';

/** "Bought anything from us yet?", of whoever was spoken of. */
const ANYTHING_BOUGHT =
  '^ (and|so|but)? (have|do)? (they|he|she|it|<C>)? (ever|already|actually)? (buy|order|purchase) (anything|something|any) .. (yet|so far|ever|before|already|from us)';

export const purchases: Grammar = {
  name: 'purchases',
  needs: 'nothing',
  accepts: true,
  several: true,
  cues: [
    [6, '<E> (have|do|be)? (pay|paid) (us)?'],
    [12, `${NONE_BEYOND} .. than (who|whose|which|what)`],
    [8, NONE_BEYOND],
    [11, '(tot|tally|add) up .. <C>'],
    ...LAST_OF_EACH.map((pattern) => [-10, pattern] as const),
    [6, '(of|among) (all|the) .. (order|purchase|sale|deal) ... (biggest|largest|highest|smallest|dearest)'],
    [9, 'top .. (single|one) .. (order|purchase|sale)'],
    [-4, '(@account|who|which) .. (most|highest|top) .. (sales|revenue|turnover|spend)'],
    [-7, '(nobody|no one|no @account) .. (spend|buy|order|bring|pay|purchase) .. more .. than'],
    [-7, 'whose (last|latest|most recent) (order|purchase|sale) ... (<T>|<D>)'],
    [
      6,
      '(which|who) .. (better|bigger|larger|stronger|smaller) .. (customer|client|account|buyer|spender) ... <C>',
    ],
    [6, 'how (big|large|high) .. (order|purchase)'],
    [
      6,
      '(dearest|priciest|costliest|cheapest|most expensive) .. (order|thing|item|product|sell|sold|buy|bought)',
    ],
    [6, 'what .. <E> (get|take|have) .. (last|first|latest)'],
    [6, '^ (who|which) .. (order|buy|purchase) .. (most recently|last|recently)'],
    [6, '(volume|amount) of (business|trade) .. <E>'],
    [6, '(add|sum|tot) up .. (order|purchase|sale)'],
    [
      9,
      '<E> .. (put|place|send|hand|phone|call|mail|throw|pop) .. (in|through|over)? (a|an|another|their|the|any|its)? .. order',
    ],
    [9, '(last|latest|first|newest|recent) (put|place|send|hand) .. order'],
    [9, '(what|how much) .. <I> .. (cost|set back) <E>'],
    [9, '<E> .. (cost|price) .. <I>'],
    [8, '(who|which|what) .. (buy|order|purchase|get|take) .. <I> (first|last|most recently)'],
    [8, '(who|which|what) .. (first|last) .. (buy|order|purchase|get|take) .. <I>'],
    [7, '^ (do|have) <E> .. (have|own|use|run|get|got|buy|order) .. <I>'],
    [7, 'what .. <E> .. (start|begin) (with|out with|off with)'],
    [7, 'how (big|large|important|small|valuable) .. (customer|client|account) .. <E>'],
    [7, 'how (big|large|important|small|valuable) .. <E> .. (customer|client|account)'],
    [7, '(last|latest|first|newest) (thing|item|sale|deal|product|machine) .. (sell|sold|invoice|ship)'],
    [5, '(order|orders|purchases|sales) (of|worth)? (over|above|under|below|more|less|exceed) '],
    [6, '<E> .. (spend|spending|revenue|turnover|order|orders|purchase|purchases|buy|bought|sales)'],
    [
      6,
      '(spend|spent|spending|revenue|turnover|sales|order|purchase|orders|purchases|buy|sell|sold|invoice) ... <E>',
    ],
    [6, 'how much .. <E> .. (spend|buy|order|pay|bring|worth)'],
    [5, '(when|what|which|how much|how many|how often) ... (order|buy|purchase|spend|sell)'],
    [7, '(revenue|turnover|sales|income|money|spend|spending) .. (from|of|with|by) .. @account'],
    [
      7,
      '@account .. (spend|spending|revenue|turnover|sales) .. (add|sum|together|total|all in all|combined)',
    ],
    [
      8,
      '(how much|what) .. (money|revenue|turnover|euro|eur) ... (get|bring|make|earn|take|receive|spend|pay|have|give)',
    ],
    [5, '(total|sum|overall) .. (revenue|sales|turnover|spend|spending|of)'],
    [5, '(revenue|turnover|sales|income) .. (<T>|in|for|from|of|with)'],
    [4, '(first|last|latest|biggest|largest|single) .. (order|purchase|sale|deal|buy)'],
    [4, 'how much .. (we|do) .. (sell|make|earn|turn over|invoice|take)'],
    [3, '(order|purchase|spend|revenue|turnover|sales)'],
    [3, 'worth'],
    [-5, '(before|ahead of) .. (call|calling|visit|meet)'],
    [-6, 'what .. do (we|i|<M>|anyone|anybody) do .. about'],
    [2, '<I>'],
    [-5, '(why|competitor|supplier|else|elsewhere)'],
    [-4, '(who|which) .. (order|buy|purchase|buys) .. <I>'],
    [-4, '(not|no|never|without) .. (order|buy|purchase) ... <T>'],
    [-3, '(most|best|top) .. (customer|client|seller)'],
    [-3, '(customer|client) .. (most|best|top)'],
    [-5, '(pizza|taxi|lunch|dinner|book)'],
    [-3, '(not|never|hesitate) .. (buy|purchase|order)'],
    [-4, '@hinder .. <E> .. from'],
    [-4, '(why|reason)'],
    [-5, '(best|strongest|weakest|worst|top|record|poorest|highest|lowest|slowest) (month|quarter|year)'],
    [-6, 'against .. (order|purchase|buy|sale|deal)'],
    [-4, '(customers|companies|firms|which|who) .. (buying|buy) from us'],
    [-5, '(those|customers|firms) .. @refer'],
    [-5, '(recommendation|referrals) .. (by|of|from|through) <E>'],
    [-3, '(buy) .. from .. <R>'],
  ],
  bonus: ({ has, customers }) => (customers.length === 1 && has(ANYTHING_BOUGHT) ? 6 : 0),
  build: (reading, { asker, today }) => {
    const customer = customerOf(reading);
    if (
      [asksSpentByTheirs, asksTally].some((asks) => asks(reading)) ||
      reading.has(...SENT_BY) ||
      (customer === null && changedOf(reading) !== null)
    )
      return null;
    // "Who spent more than 3000?" asks for customers.
    const each = eachOrderOf(reading);
    if (customer === null && each === null && spentOf(reading) !== null) return null;
    const [named] = reading.vocabulary.items;
    const isLeftOut = named !== undefined && customer !== null && isNegated(reading, named.from);
    const item = isLeftOut ? null : (named?.value ?? null);
    const { period, against } = periodsOf(reading);
    // What will be bought nobody knows.
    if (period?.from && period.from > today) return null;
    const reached = customer !== null && each === null ? spentOf(reading) : null;
    const limit = someOf(reading);
    const measured = measureOf(reading);
    const isList = each !== null || (limit !== null && !isBySize(measured));
    // "Order a pizza" is no question about what customers bought.
    if (
      customer === null &&
      item === null &&
      period === null &&
      reading.strangers.length === 0 &&
      !reading.has(
        '(revenue|turnover|sales|purchase|orders|spend|money|biggest|largest)',
        '(last|latest|first|newest) (thing|item|product|sale|deal|order)',
      )
    )
      return null;
    return {
      intent: 'purchases',
      customer,
      item,
      besides: isLeftOut ? named.value : null,
      ...(against === null ? changeIn(reading, period) : { period, against }),
      measure: isList ? 'list' : measured,
      amount: each,
      than:
        reached?.measure === 'amount' && measured === 'sum'
          ? { least: reached.least, most: reached.most }
          : null,
      limit,
      place: isBySize(measured) ? placeIn(reading.symbols) : 1,
      by: breakdownOf(reading),
      others: reading.customers.slice(1).flatMap(([one]) => (one && one.id !== customer ? [one.id] : [])),
      filter: groupIn(reading, asker),
    };
  },
  examples: [
    ['Acme spend this year?', { intent: 'purchases', measure: 'sum' }],
    ['how much did Acme spend in 2025', { measure: 'sum' }],
    ['when did Acme last order something and what was it', { measure: 'last' }],
    ["what'd Acme order last month, items + total", { measure: 'list' }],
    ['What was the first order of Acme and what was its value?', { measure: 'first' }],
    ['biggest single purchase this quarter, who n how much', { measure: 'biggest' }],
    ['total revenue last quarter', { measure: 'sum' }],
    ['did Acme ever order anything?', { measure: 'exists' }],
    ['how many orders did Acme place this year', { measure: 'count' }],
  ],
};
