import { stemKey } from '../../domain/text/stem.ts';
import { groupIn } from '../filter/filters.ts';
import { isFunctionWord } from '../language/lexicon.ts';
import type { Reading } from '../parse/reading.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import { periodOf } from '../slots/period-slots.ts';
import { stems } from '../slots/slots.ts';
import { type Asking, contactOf, customerOf, type Grammar } from './grammar.ts';
import { atWhose } from './people.ts';

/** "Who turns 40?", "a 50th birthday": which age is reached. */
function ageIn(symbols: string): number | null {
  const age =
    /(?<= |^)(?:turn|hit|reach|becom|be) (\d{2,3}) |(?<= |^)(\d{2,3})(?:st|nd|rd|th) birthday /.exec(symbols);
  const years = Number(age?.[1] ?? age?.[2]);
  return age !== null && years >= 10 && years <= 120 ? years : null;
}

/** "Whose birthday is next?", "who turns 50 next": not those that come up next. */
const asksNext = ({ has, spots, periods }: Reading): boolean =>
  periods.length === 0 &&
  has(
    '(next|soonest|earliest|nearest) .. (@birthday|<D>|turn)',
    '(@birthday|turn|hit|old|older) .. (next|soonest|first) $',
  ) &&
  !spots.some(({ word }) => /^(?:birthdays|bdays|few|ones)$/.test(word));

/** "Still this year", "what is left of this month", "coming up this week": from today on. */
const STILL_TO_COME = '(still|yet|left|remain|remainder|rest|come up|upcoming|to come|ahead)';
function aheadIn(reading: Reading, today: Asking['today']): PeriodSlot | null {
  const period = periodOf(reading, 'ahead');
  const { from = null, to = null } = period ?? {};
  const isUnderWay = from !== null && from < today && (to === null || to >= today);
  return period !== null && isUnderWay && reading.has(STILL_TO_COME) ? { ...period, from: today } : period;
}

export const birthdays: Grammar = {
  name: 'birthdays',
  needs: 'nothing',
  accepts: true,
  cues: [
    [6, '(any|who|whose|which|upcoming|next|all|list) .. (birthday|birthdays)'],
    [6, '(birthday|birthdays) .. (<T>|coming|next|soon|at)'],
    [6, '(who|anyone|anybody) .. (birthday|born|turn) .. <T>'],
    [5, '<T> .. birthday'],
    [4, '(birthday|birthdays)'],
    [3, '(congratulate)'],
    [-5, '<P>'],
  ],
  // Who turns 60 has a birthday.
  bonus: ({ symbols }) => (ageIn(symbols) === null ? 0 : 4),
  build: (reading, { asker, today }) =>
    contactOf(reading) !== null
      ? { intent: 'person', contact: contactOf(reading), fact: 'birthday' }
      : {
          intent: 'birthdays',
          period: aheadIn(reading, today),
          customer: customerOf(reading),
          age: ageIn(reading.symbols),
          next: asksNext(reading),
          filter: atWhose(reading, asker),
        },
  examples: [
    ['any birthdays this week', { intent: 'birthdays' }],
    ['Who has a birthday in December?', { intent: 'birthdays' }],
    ['whose birthday is next', { intent: 'birthdays' }],
  ],
};

/** "The dates of my calls" are none to remember. */
const OF_DEEDS =
  'date (of|for) .. (call|visit|meeting|contact|interaction|order|purchase|complaint|email|conversation)';

/** Words that many labels have, and questions of another kind too. */
const NO_LABEL = stems(
  'day date week month year meeting open opening start end decision review party new first',
);
const ASKS_WHEN = [
  '(when|date|dates|until|till|due|upcoming|again|soon|next)',
  '(what|which) (day|month|week|date)',
  'how (long|many days|many weeks|soon|far)',
  '(be|have|do) .. (already|yet|over|pass|past)',
];

/** The words of the question that the dates of the customer it names are labelled with. */
function labelIn({ customers, symbols, has }: Reading): string[] {
  const labels = customers[0]?.[0]?.importantDates.map(({ label }) => stemKey(label).split(' ')) ?? [];
  if (labels.length === 0 || !has(...ASKS_WHEN)) return [];
  const said = new Set(symbols.trim().split(' '));
  const own = (label: readonly string[]) => label.filter((word) => said.has(word) && !isFunctionWord(word));
  return [
    ...new Set(
      labels.flatMap((label) => {
        const words = own(label);
        return words.some((word) => !NO_LABEL.has(word)) || words.length > 1 ? words : [];
      }),
    ),
  ];
}

const LABELLED = 6;

export const dates: Grammar = {
  name: 'dates',
  needs: 'nothing',
  accepts: true,
  cues: [
    [6, '(anniversary|anniversaries|renewal|renewals|occasion|occasions)'],
    [6, '(important|special|key) (date|dates|day|days|occasion|event)'],
    [6, '(dates) .. (remember|coming|<T>|for|of|at)'],
    [5, '<E> .. (contract end|renewal|anniversary|dates|lease|opening)'],
    [5, 'when .. <E> .. (anniversary|renewal|contract|lease|celebrate|opening|open|move)'],
    [3, 'when .. (contract|lease) .. (end|expire|renew|run)'],
    [-4, '(birthday|order|last|talk|overdue|due)'],
    // "Every complaint with its date".
    [-7, '(complaint|complain|purchase|call|visit|promise|commitment) ... (with|and|plus|its|their) .. date'],
    [-5, 'how .. go'],
  ],
  bonus: (reading) => (labelIn(reading).length > 0 ? LABELLED : 0),
  build: (reading, { asker, today }) =>
    reading.has(OF_DEEDS, 'who (of|from) us (go|attend|be there|take part)')
      ? null
      : {
          intent: 'dates',
          period: aheadIn(reading, today),
          customer: customerOf(reading),
          label: labelIn(reading),
          filter: groupIn(reading, asker),
        },
  examples: [
    ['which important dates are coming up for Acme', { intent: 'dates' }],
    ['any anniversaries next month?', { intent: 'dates' }],
  ],
};
