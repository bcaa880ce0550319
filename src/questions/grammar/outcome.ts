import { kindsOf } from '../slots/kinds.ts';
import { periodOf } from '../slots/period-slots.ts';
import { actorsOf } from './actors.ts';
import { contactOf, customerOf, type Grammar } from './grammar.ts';

export const outcome: Grammar = {
  name: 'outcome',
  needs: 'customer',
  cues: [
    [6, '(outcome|result|upshot|conclusion|resolution) .. (of|from|with|at)'],
    [6, 'what .. come .. (out|of|from)'],
    [
      6,
      'how .. (last|latest|recent)? (call|visit|meeting|chat|conversation|talk|event) .. (go|end|turn|come)',
    ],
    [5, 'what .. (agree|decide|settle|conclude|arrange) .. (with|at|in|on|by)'],
    [5, 'what .. be .. (agree|decide|arrange)'],
    [5, 'what .. <A> .. (agree|decide|settle|arrange)'],
    [4, '(outcome|upshot)'],
    [3, 'result'],
    [5, '(anything|something|what) come .. (of|out)'],
    [5, '(turn|turned) out'],
    [5, '(work|worked) out'],
    [4, 'what .. (meeting|call|visit|chat) .. (lead|yield|bring|achieve)'],
    [1, '<E>'],
    [-4, '(order|buy|complain|complaint)'],
    [
      -8,
      '(in|by) (term|way) of (referral|recommendation|introduction|order|purchase|revenue|complaint|promise)',
    ],
  ],
  build: (reading, { asker }) => ({
    intent: 'outcome',
    customer: customerOf(reading),
    contact: contactOf(reading),
    kinds: kindsOf(reading).filter((kind) => kind !== 'message' || reading.has('(message|text|dm)')),
    ...actorsOf(reading, asker),
    period: periodOf(reading),
  }),
  examples: [
    ['what came out of the last meeting with Acme?', { intent: 'outcome', kinds: ['meeting'] }],
    ['outcome of last chat w/ Acme', { intent: 'outcome' }],
    ['how did the last visit to Acme go?', { intent: 'outcome', kinds: ['visit'] }],
    ['what did we agree with Acme?', { intent: 'outcome' }],
  ],
};
