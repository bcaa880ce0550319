import { filterOf, groupIn } from '../filter/filters.ts';
import type { FilterInput } from '../filter/input.ts';
import type { Reading } from '../parse/reading.ts';
import { periodOf } from '../slots/period-slots.ts';
import { standingsOf } from '../slots/standings.ts';
import { type Asking, BY_RULE, contactOf, customerOf, type Grammar } from './grammar.ts';
import { NAMED_SO } from './person.ts';
import { OUR_WAY, SUPPOSED } from './referral.ts';
import { BOTH_SENT, namesTheirs, SENDS, WAS_ANY_SENT_BY, WHO_WAS_SENT_BY } from './senders.ts';

/** "… whom Acme sent us": not what Acme itself did. */
export const WHOM_THEY_SENT =
  '(those|they|who|which|that|@account) <E> (have|do)? .. (@refer|bring|send|point|steer|pass|introduce)';
/** What came of referrals in money. */
const SPENT = [
  '(spend|revenue|turnover|euro|eur|money|pound|dollar|purchase|sales|order|buy|invoice)',
  '(earn|worth|sum|total)',
  'how much .. (@refer|bring|order|buy|pay)',
];

/** "Which of them are customers today?" */
const ARE_CUSTOMERS =
  '(be|become|still|remain) (still|now|today|a|real|actual|paying|our|meanwhile)? (customer|client)';

/** "Which of them have not ordered this year?" asks for customers instead. */
const asksSpent = ({ has }: Reading): boolean => has(...SPENT) && !has(UNSPENT);
const UNSPENT = '(not|never|nothing|without) .. (spend|purchase|order|buy)';

/** "Which one is still with us and which one has left?" */
const STAYED_OR_LEFT = [
  '(still|today|stay) ... (and|or) ... (leave|left|go|gone|lost|former|no longer)',
  '(leave|left|gone|lost|former) ... (and|or) ... (still|stay|remain)',
];

/** "Without the indirect ones". */
const ONLY_DIRECT =
  '(without|not|no|except|exclude|excluding|minus|leave out|ignore|ignoring|skip|apart from) (count|counting|any|the|those|of)? (the|those)? (indirect|indirectly|chain)';

/** Which of those whom somebody brought are meant: "prospects that Acme referred", "who of them is unhappy?" */
function broughtIn(reading: Reading, { asker, today }: Asking): FilterInput {
  // What they bought and when is no condition then.
  const filter = asksSpent(reading) ? groupIn(reading, asker) : filterOf(reading, asker, today);
  for (const how of ['referred', 'refers', 'referrer', 'sources'] as const) delete filter[how];
  if ((standingsOf(reading).loose && !reading.has(ARE_CUSTOMERS)) || reading.has(...STAYED_OR_LEFT))
    delete filter.standing;
  return filter;
}

/** Whether it is asked what they spent: the money of others than of whoever is named. */
export const asksSpentByTheirs = (reading: Reading): boolean => namesTheirs(reading) && asksSpent(reading);
const TELLING = 6;

export const referred: Grammar = {
  name: 'referred',
  needs: 'customer',
  several: true,
  cues: [
    [8, WAS_ANY_SENT_BY],
    [-9, '(referrer|recommender|introducer) (of|for|behind) <E>'],
    [-9, '(who|whom) (have|do|be)? @refer us (at|there|with|in) <E>'],
    [9, '<E> .. @refer us .. (to|with) (who|which)'],
    [-9, 'have <E> (ever|also|once)? be @refer'],
    [-9, 'be <E> (ever|also|once)? @refer (to|by)'],
    [6, '(who|which|what|how many|anyone|anybody) .. <E> .. (@refer|bring|send|point|steer|pass|recommend)'],
    [6, '(do|have|has|did) <E> .. (@refer|send|bring|introduce)'],
    [6, '@refer (by|from|through|via|of) <E>'],
    [8, '(on|by|through|via|thank to) .. @refer of <E>'],
    [
      9,
      '@refer (of|by|from|through) <E> .. (spend|earn|bring in|order|buy|yield|make|revenue|turnover|worth)',
    ],
    [
      6,
      '(which|what) @account (do|have) (<E>|she|he|they) (get|bring|send|land|win|pass) (us|to us|our way)',
    ],
    [5, '(who|what) be <O>'],
    [9, '(direct)? (referral|recommendation|introduction) (of|by|from) <E> .. (@buy|@spend)'],
    [
      9,
      '(@spend|@buy|order) ... (those|firm|customer|company|client|account|one) (that|who|which)? (come|came|be)? (on|through|by|via|from) <E> .. (recommendation|referral|introduction|word)',
    ],
    [9, '<E> @refer .. (spend|spent|earn|bring|worth|order|buy|yield|make|revenue|turnover)'],
    [8, '(spend|spent|purchase|revenue|turnover|money|euro|sum|much|earn) ... @refer ... <E>'],
    [
      8,
      `(spend|spent|purchase|revenue|turnover|sales|order|buy|money|euro|sum|much|worth|total) ... ${WHOM_THEY_SENT}`,
    ],
    [8, `${WHOM_THEY_SENT} ... (spend|spent|purchase|revenue|turnover|sales|order|buy|money|euro|worth)`],
    [
      8,
      '<E> ... (spend|spent|purchase|revenue|turnover|sum) .. (by|of|from) .. (those|they|who|customers|firms) .. (@refer|bring|send)',
    ],
    [6, '@refer .. <E> ... (earn|worth|spend|spent|revenue|money|euro)'],
    [
      6,
      '(who|which|what|how many) .. (@refer|referrals) .. (come|get|have|be) .. (from|by|through|via|out|owe|thanks) ... <E>',
    ],
    [
      6,
      '(who|which|what|everyone|everybody|anyone|anybody|all|how many|customers|prospects|accounts|business) .. (come|get|have|receive|land|win) .. (to us)? .. (through|via|from|by|thanks) .. <E>',
    ],
    [5, `<E> .. ${SENDS} ${OUR_WAY}`],
    [
      5,
      `(who|whom|everybody|everyone|anybody|anyone|all|which|list|name) .. <E> .. ${SENDS} .. (our way|our direction|to us|onto us|on to us|towards us)`,
    ],
    [
      5,
      '(customer|prospect|business|company|firm|referral|referrals) .. (from|through|via|by|thanks to) <E>',
    ],
    [6, '(who|which|how many|any|what) .. <E> (get|give|win|land|find|fetch|deliver|bring) us'],
    [4, '(list|name|show|all) .. referrals .. <E>'],
    [5, '<E> .. (referrals|referral)'],
    [3, 'referrals'],
    [8, '(referral|referrals) .. (owe|from|thanks|due|through|via) .. <E>'],
    [
      10,
      `(customer|client|account|firm|company|those|one|people|all) (that|who|which|have)? (be)? ${SENDS} .. (by|through|via) <E> .. (@buy|@spend)`,
    ],
    [
      8,
      '(any|which|how many|some|one) .. (prospect|customer|client|account|firm|company|former) .. be .. @refer .. (by|through|via|from) <E>',
    ],
    [9, WHO_WAS_SENT_BY],
    [8, `${WHO_WAS_SENT_BY} ... (spend|spent|buy|bought|order|revenue|turnover) .. (most|least)`],
    [-8, BOTH_SENT],
    [-12, SUPPOSED],
    [-3, '(back|origin|root)'],
    [9, '(which|who|all|every|any) .. (go|trace|lead|point) (all)? back to <E>'],
    [12, `${SENDS} .. (more|most|fewer|less) ... <C> or <C>`],
    [3.3, '(refer|recommend|introduce|referrals) ... <E>'],
    [3.3, '<E> ... (refer|recommend|introduce|referrals)'],
    [6, '(who|whom|what) (have|do) <E> .. (for us|to us|our way|us)'],
    [-6, '(who|whom) .. (owe|thank) .. <E> (to|for)? $'],
    [-4, '(by|through|via|from) who'],
    [-6, NAMED_SO],
    [-3, '^ referrer'],
    [-3, '(who|which) .. @refer .. <E> $'],
    [-3, 'be <E> .. (referral|refer)'],
    [-3, '(trace|behind|chain)'],
    [-4, `<E> .. be ${SENDS}`],
    [6, `(who|which|what|how many|any|all) .. be ${SENDS} .. by <E>`],
    [-2, '<E> .. @refer by'],
  ],
  bonus: (reading) => (namesTheirs(reading) ? (asksSpent(reading) ? BY_RULE : TELLING) : 0),
  build: (reading, asking) => ({
    intent: 'referred',
    customer: reading.outside.length > 0 && reading.customers.length === 0 ? null : customerOf(reading),
    contact: reading.customers.length > 0 ? null : contactOf(reading),
    outside: reading.outside[0] ?? null,
    chain:
      !reading.has(ONLY_DIRECT) &&
      reading.has(
        'chain',
        'tree',
        '(indirect|indirectly)',
        '(or|and) (through|via|by|over) (other|another|them|those|other customers)',
        'or not directly',
        '(whole|full) (chain|tree)',
        'in turn',
        'down the line',
        'all (level|generation|step)',
        '(further|farther|all the way) down',
        'direct or',
        '(go|trace|lead|point) (all)? back to <E>',
        '(one|those|who) (those|these|they) (@refer|bring|send)',
        'through (somebody|someone|those|other|anybody) (who|that)? they (@refer|bring|send)',
      ),
    filter: broughtIn(reading, asking),
    spent: asksSpent(reading),
    period: periodOf(reading),
    each: reading.customers.length > 1 ? reading.customers.flatMap(([one]) => one?.id ?? []) : [],
  }),
  examples: [
    ['how much have those that Acme referred spent with us', { intent: 'referred', spent: true }],
    ['whom did Acme refer?', { intent: 'referred' }],
    ['who all has Acme sent our way', { intent: 'referred' }],
    ['which customers came to us through Acme?', { intent: 'referred' }],
    ['has Acme recommended us to anybody?', { intent: 'referred' }],
    ['how many referrals did we get from Acme', { intent: 'referred' }],
    ['which referrals have come out of Acme', { intent: 'referred' }],
    ['list the companies referred by Acme', { intent: 'referred' }],
  ],
};
