import type { Grammar } from './grammar.ts';

/** "The number of days that is set for contacting them", "the allowed days between contacts". */
const DAYS_ALLOWED = [
  '(day|gap|time|interval) .. (set|allow|agree|permit|fix|plan|prescribe|foresee) .. (contact|touch|call|visit)',
  '(set|allow|agree|permit|fix|maximum|max) (number of)? (day|gap|time) .. (contact|touch|call|visit|between)',
];

/** How often a customer is to be contacted, and whether that is kept to. */
export const rhythm: Grammar = {
  name: 'rhythm',
  needs: 'customer',
  cues: [
    ...DAYS_ALLOWED.map((pattern) => [9, pattern] as const),
    [
      -6,
      '(any|which|how many) (of)? (our|my|the)? (former|current|ex|existing)? (customer|client|account|prospect|lead|company|firm)',
    ],
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
    [-8, 'when be <A> (go|plan|mean|intend|about|due) to'],
    [-4, '(customer|client|with us)'],
    [-3, '(promise|owe|step|order|buy)'],
    [-3, '(last|ago)'],
  ],
  build: (reading) =>
    // That time passed between two other things.
    reading.has('(between|from) (the|a|their|its)? (complaint|promise|order|visit|quote|offer)')
      ? null
      : {
          intent: 'rhythm',
          customer: reading.customers[0]?.[0]?.id ?? reading.contacts[0]?.[0]?.customerId ?? null,
          ask: reading.has(
            ...DAYS_ALLOWED,
            'how many days (may|can|should)',
            '(cadence|rhythm|interval|frequency)',
            '(may|can) pass',
            'how (often|frequently|regularly)',
          )
            ? 'cadence'
            : reading.has(
                  '(overdue|due|late|neglect|over|past|beyond|exceed|within|limit|slip|slide|lapse|drift)',
                )
              ? 'overdue'
              : 'how-long',
        },
  examples: [
    ['is Acme overdue for contact n how long has it been', { ask: 'overdue' }],
    ['How many days may pass between two contacts with Acme', { ask: 'cadence' }],
    ['how many days since anyone touched Acme', { ask: 'how-long' }],
    ['how often should we contact Acme?', { ask: 'cadence' }],
  ],
};
