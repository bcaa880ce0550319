import { kindsOwed } from '../grammar/deeds/kinds.ts';
import { isLate } from '../grammar/deeds/state.ts';
import type { Pattern } from '../grammar/pattern.ts';
import type { Reading } from '../parse/reading.ts';
import { isNegated } from '../slots/negation.ts';
import { periodOf } from '../slots/period-slots.ts';
import { stems } from '../slots/slots.ts';
import type { FilterInput } from './input.ts';

const OF_MANY = '(who|which|whom|all|list|how many|any|anyone|anybody|@account)';
const OWED = '(open|overdue|outstanding|pending|promise|owe|schedule|plan|commitment|pledge|task|next step)';
/** Customers to whom nothing is owed, rather than what is. */
export const NOTHING_OWED: readonly Pattern[] = [
  `${OF_MANY} ... (nothing|none|zero) (at all)? (be|that be|which be|to be)? (still|currently|now)? (due|${OWED.slice(1)}`,
  `${OF_MANY} ... (without|not have|not get) (anything|something) .. (due|${OWED.slice(1)}`,
  `${OF_MANY} ... without (any|a|an|one|open|overdue|outstanding|pending) .. ${OWED}`,
  `${OF_MANY} ... (do|have) not (have|get|got)? (any|a|an|one) .. ${OWED}`,
  `${OF_MANY} ... (have|has|with|be there|of|for) .. no (more|further|other)? ${OWED}`,
  `${OF_MANY} ... (do|have) (we|i|<M>) (owe|promise) (nothing|none)`,
];
/** The same, whatever it is: "who still has something open with us?" */
export const ANYTHING_OWED: readonly Pattern[] = [
  '(have|with|be there) (still|also|get)? (get)? (something|anything|thing|some|any) (be|that be|which be)? (still)? (open|outstanding|pending|due|overdue|unsettled|unfinished|undone)',
  '(something|anything) (be|that be|which be)? (still)? (open|outstanding|pending|overdue|unsettled) (with|for|from|at) (us|they|them|me|we)',
  '(we|i|<M>) (still|also)? owe (they|them)? (something|anything)',
  '(wait|waiting) (for|on) (something|anything) .. (from|of|by) (us|me|we|<M>)',
];
/** Customers to whom something is owed. */
export const SOMETHING_OWED: readonly Pattern[] = [
  '(have|with|be there) (still|also|get)? (a|an|any|some|at least one)? (open|outstanding|pending|overdue|unkept|broken|unfulfilled) (promise|commitment|pledge|task|next step)',
  ...ANYTHING_OWED,
];

/** What is owed to the customers of a list, or is not: "with an open complaint", "with nothing due next week". */
export function owedInto(filter: FilterInput, reading: Reading): void {
  if (reading.has('(complain|complaint|complaints)'))
    filter.owed = {
      kinds: ['complaint'],
      opened: periodOf(reading),
      status: reading.has('(open|unresolved|unsettled)', 'still (be)? (open|pending)') ? 'open' : null,
      not: reading.spots.some(
        ({ symbol, from }) => COMPLAINED.has(symbol) && isNegated(reading, from, { isVerb: true }),
      ),
    };
  else if (reading.has(...NOTHING_OWED)) {
    filter.owed = {
      kinds: kindsOwed(reading),
      due: periodOf(reading, 'ahead'),
      status: isLate(reading) ? 'overdue' : 'open',
      not: true,
    };
  } else if (reading.has(...SOMETHING_OWED))
    filter.owed = {
      kinds: kindsOwed(reading),
      due: reading.has('(due|deadline) .. <T>') ? periodOf(reading, 'ahead') : null,
      // "Overdue for contact, with something open" is late in another way.
      status: isLate(reading) && !reading.has('(open|outstanding|pending|wait)') ? 'overdue' : 'open',
    };
}
const COMPLAINED = stems('complain complained complaint complaints');
