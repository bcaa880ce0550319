import type { FilterInput } from './filter-input.ts';
import { NOTHING_OWED } from './filter-patterns.ts';
import { kindsOwed } from './grammar/deeds/kinds.ts';
import { isLate } from './grammar/deeds/state.ts';
import { isNegated } from './negation.ts';
import type { Reading } from './reading.ts';
import { periodOf, stems } from './slots.ts';

/** What is owed to the customers of a list, or is not: "with an open complaint", "with nothing due next week". */
export function owedInto(filter: FilterInput, reading: Reading): void {
  const isNothing = reading.has(...NOTHING_OWED);
  if (reading.has('(complain|complaint|complaints)'))
    filter.owed = {
      kinds: ['complaint'],
      opened: periodOf(reading),
      status: reading.has('(open|unresolved|unsettled)', 'still (be)? (open|pending)') ? 'open' : null,
      not: reading.spots.some(
        ({ symbol, from }) => COMPLAINED.has(symbol) && isNegated(reading, from, { isVerb: true }),
      ),
    };
  else if (isNothing) {
    filter.owed = {
      kinds: kindsOwed(reading),
      due: periodOf(reading, 'ahead'),
      status: isLate(reading) ? 'overdue' : 'open',
      not: true,
    };
    // It is what we owe them that is not overdue.
    delete filter.overdue;
  }
}
const COMPLAINED = stems('complain complained complaint complaints');
