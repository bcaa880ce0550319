import { filterOf } from '../filters.ts';
import { wantsCount } from '../slots.ts';
import type { Grammar } from './grammar.ts';

export const customers: Grammar = {
  name: 'customers',
  needs: 'nothing',
  cues: [
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
      '(account|customer|prospect|client|what|which|who) .. (<A>) .. (own|look after|handle|manage|have|responsible)',
    ],
    [4, '(no|without) .. (owner|order|orders|contact)'],
    [4, '(my|mine) .. (account|customer|client|prospect)'],
    [3, '(nobody|no one) .. (own|look after|plate)'],
    [3, '(who) .. (with|has|have|of) .. (us|them|our)'],
    [3, '(because|reason|price|budget) .. (prospect|who|not)?'],
    [3, '(who) .. we .. (win|won|lose|lost|gain)'],
    [-3, '(most|biggest|largest|top) .. (customer|client|channel|spend|account|revenue)'],
    [-3, '(spend|spent|revenue|turnover) .. most'],
    [-3, '(birthday|birthdays)'],
    [-5, '(complain|complaint|complaints)'],
    [-4, '(promise|promises|next step|next steps|owe|commitment)'],
    [-5, '<C>'],
    [-5, '<P>'],
    [-4, '(channel|source) .. (most|best|bring)'],
    [-3, '(late|overdue|behind) (on|with)'],
    [-3, '(thing|things) .. (late|due|overdue|promise)'],
    [-3, '<A> .. overdue on'],
    [-3, 'due (today|tomorrow|<T>)'],
    [-3, '(order|purchase) .. (biggest|largest|single)'],
    [-3, '(how much|total)'],
  ],
  build: (reading, { asker, today }) => {
    const filter = filterOf(reading, asker, [], today);
    return { intent: 'customers', filter, mode: wantsCount(reading) ? 'count' : 'list' };
  },
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
    [7, 'be <E> .. (overdue|due|late|neglected)'],
    [6, '<E> .. (overdue) .. (contact|touch|call|visit)?'],
    [6, '(overdue) .. (with|for|at) <E>'],
    [7, 'how many days .. (may|can|should|allow|pass|since)'],
    [6, '(days|weeks|long|time) .. since .. (@talk|touch|anyone|anybody|contact)'],
    [6, '(cadence|rhythm|interval|contact frequency) .. <E>'],
    [6, '<E> .. (cadence|rhythm|interval)'],
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
      : reading.has('(overdue|due|late|neglect)')
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
