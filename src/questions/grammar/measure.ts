import type { Reading } from '../parse/reading.ts';
import type { QueryInput } from '../query/query.ts';

/** What is asked of some purchases: their sum, how many there were, the biggest … */
export type Measure = NonNullable<Extract<QueryInput, { intent: 'purchases' }>['measure']>;

/** "No single purchase beats which one?" */
export const NONE_BEYOND =
  'no (single|other|one)? (order|purchase|sale|deal) .. (beat|top|exceed|bigger|larger|high)';

/** What a question asks of purchases, by its words; a list of them where it asks for nothing else. */
export function measureOf(reading: Reading): Measure {
  // "Meaning the sum of everything" means no mean.
  if (
    reading.has(
      '(average|typical)',
      '(the|a|their) mean',
      'mean (order|purchase|sale|value|amount|price|spend)',
    )
  )
    return 'average';
  if (reading.has('(share|percent|percentage|proportion|fraction|slice)')) return 'share';
  if (reading.has(NONE_BEYOND)) return 'biggest';
  if (reading.has('(biggest|largest|highest|most expensive|top|max|maximum|priciest|dearest|costliest)'))
    return 'biggest';
  if (reading.has('(smallest|lowest|cheapest|minimum|tiniest)')) return 'smallest';
  // "When did they order first, and when last?" is told with all orders.
  if (reading.has('first') && reading.has('(last|latest)')) return 'list';
  // "Put our way altogether, from the first order on."
  if (reading.has('how much ... (altogether|in total|overall|in all) ... from the first')) return 'sum';
  if (
    reading.has(
      '(buy|order|purchase|get|take) ... first time',
      '(first|earliest|initial|oldest) .. (order|purchase|buy|thing|item|deal|sale)',
      '(buy|order|purchase) .. first',
      'first (buy|order|purchase)',
      '(start|begin) (out|off)? (with|as)',
      '(at|in|right at) (the)? (very)? (start|begin|outset)',
      '(item|product|machine|order|purchase) .. <E> (start|begin|come)',
      '(start|begin) (buy|order|purchase)',
    )
  )
    return 'first';
  if (
    reading.has(
      '(last|latest|most recent|newest|recent) .. (order|purchase|buy|thing|item|sale)',
      'when .. (order|buy|purchase)',
      '(last|latest) time .. (buy|order|purchase)',
      'last (buy|order|purchase|get|take|sell|sold)',
      '(buy|order|purchase|get|take) .. (last|most recently)',
    )
  )
    return reading.has(...SUM_OF_ALL) ? 'sum' : 'last';
  if (
    reading.has(
      'how many (order|orders|purchase|purchases|times)',
      '(number|count) of (order|orders|purchase|purchases)',
      'how often',
    )
  )
    return 'count';
  if (reading.has('how many', 'how much <I>')) return 'quantity';
  if (
    reading.has(
      'how much',
      '(pay|paid|spend|spent|spending|revenue|turnover|sales|worth|value|total|sum|income|invoiced|volume)',
      '(whole|total|full|overall) amount',
      '(altogether|in all)',
      '(add|sum|tot|tally) up',
    )
  )
    return reading.has('what .. (order|buy|bought|purchase)', '(items|lines|products)') &&
      !reading.has('what be (the|their|its)? (whole|total|full|overall)? (amount|sum|total|value)')
      ? 'list'
      : 'sum';
  if (reading.has('^ (do|have) .. (order|buy|purchase)', '^ (do|have|be) ... ever', '(whether|if) ... ever'))
    return 'exists';
  return 'list';
}

/** A sum beside the last order: of all orders, unless it is that order's own: "the last order, its items and the total". */
const SUM_OF_ALL = [
  '(turnover|altogether|revenue)',
  '(total|sum) .. (spend|spent|of all|orders|purchases|ever|so far|since|<T>)',
  '(spend|spent|orders|purchases) .. (total|sum)',
  'in (total|sum)',
];
