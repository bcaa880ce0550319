import { customerOf, type Grammar } from './grammar.ts';
import type { Pattern } from './pattern.ts';

/** "Whose customer was Acme formerly?" asks for a competitor. */
export const BEFORE_US: readonly Pattern[] = [
  'whose .. (customer|client|account|business) ... (before|previously|formerly|earlier|once|originally|former|use to|past)',
  '(before|previously|formerly|earlier|once|originally|use to|past) .. whose .. (customer|client|account|business)',
];

/** "Which one of our team is the point person for Acme?" */
export const OUR_CONTACT = '(who|which) .. (us|our team|our people|colleague) be .. contact (for|of|to) <E>';

export const owner: Grammar = {
  name: 'owner',
  needs: 'customer',
  several: true,
  cues: [
    [6, '(who|which|whose) .. (own|handle|manage|serve|cover|oversee) .. <E>'],
    [-3, 'who (run|lead|head) <E>'],
    [6, 'who .. (look|take care|responsible|charge) ... <E>'],
    [6, '(who|whose|which) .. (account|customer|client) .. <E>'],
    [6, '<E> .. (belong|assign) .. (to)? .. who'],
    [6, '(owner|rep|manager|lead|person|colleague) .. (of|for|at|on|with) .. <E>'],
    [6, '<E> .. (owner|owned|account manager|rep)'],
    [5, 'who .. (be|have) .. <E> .. (account|rep|owner|plate|list|assign|belong)'],
    [
      6,
      '(do|be|have) <M> .. (own|look after|handle|manage|responsible|charge|take care|run|serve|cover) .. <E>',
    ],
    [4, 'who (be|have) (on|at|for|with|behind) <E>'],
    [3, 'who have <E>'],
    [
      6,
      '(who|anybody|anyone|somebody|someone|nobody) .. (own|look after|handle|care|responsible|manage|charge) .. <E>',
    ],
    [6, 'who be (on|at|for|behind) <E>'],
    [6, '(take|taking) care of .. <E>'],
    [
      8,
      'who .. (own|look after|care|handle|responsible|manage|charge) ... @account .. (where|which|that|of|who) .. <P>',
    ],
    [8, 'who (be|have)? get (<E>|them|it|that one|those) $'],
    [5, 'who .. (point|talk|ask|turn|go) .. about .. <E>'],
    [14, OUR_CONTACT],
    [5, 'who .. (responsible|charge)'],
    [5, 'whose .. be <E>'],
    [
      9,
      '<E> ... whose (account|customer|client|one|baby)? (be|do) (it|that|they|this|he|she) (belong|again|now)?',
    ],
    [
      9,
      '(who|which) .. (have|get|keep|carry|hold) .. <E> .. (on|under|in|to|among) .. (list|plate|name|desk|book|portfolio|patch|account|wing|care|hand)',
    ],
    [
      9,
      '(in|under|on|by) (whose|whos) (hand|care|charge|portfolio|list|wing|patch|plate|name|desk|lap|court|territory|responsibility|keeping) .. <E>',
    ],
    [
      9,
      '<E> .. (in|under|on) (whose|whos) (hand|care|charge|portfolio|list|wing|patch|plate|name|desk|lap|court|territory|responsibility|keeping)',
    ],
    [5, 'be <E> .. (mine|my|<A>)'],
    [4, 'who .. (own|look after|handle|manage) .. (them|it|this|that|they)'],
    [4, 'who own'],
    [6, '<E> .. (sit|same|share) .. (person|owner|colleague|desk|hands|@own)'],
    [6, '(same|one) (person|owner|colleague|one|rep) .. <E>'],
    [3.5, '@own .. <E>'],
    [4, 'who .. look after'],
    [3, '(owner|account manager)'],
    [-5, '(deal|work|talk|visit|call|meet|speak) .. (with|to)? .. <T>'],
    [-4, '(refer|recommend|introduce|bring|last|buy|order|complain|birthday|else)'],
    [-3, 'who .. (work|be) .. at <E>'],
    [-3, '(happy|unhappy|feel)'],
    [-4, '(contacts|people) .. (at|of)'],
    // "Who looks after the books at Acme?" asks for somebody there.
    [
      -6,
      '(look after|handle|manage|responsible for|charge of|take care of|oversee|cover) (the|their|its) .. (at|in) <E>',
    ],
    ...BEFORE_US.map((pattern) => [-9, pattern] as const),
  ],
  build: (reading) => {
    const customer = customerOf(reading);
    const others = reading.customers
      .slice(1)
      .flatMap(([one]) => (one && one.id !== customer ? [one.id] : []));
    return { intent: 'owner', customer, others };
  },
  examples: [
    ['who looks after Acme?', { intent: 'owner' }],
    ['who owns Acme', { intent: 'owner' }],
    ['Are Acme and Acme looked after by the same person?', { intent: 'owner' }],
    ['Whose account is Acme?', { intent: 'owner' }],
    ["who is Acme's account manager", { intent: 'owner' }],
    ['who is responsible from our side for Acme', { intent: 'owner' }],
    ['who is in charge of Acme these days', { intent: 'owner' }],
    ['Acme belongs to whom?', { intent: 'owner' }],
  ],
};
