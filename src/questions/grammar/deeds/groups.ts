import type { Reading } from '../../parse/reading.ts';
import { severalIn } from '../../slots/thresholds.ts';

/** By what a breakdown is asked for. */
function groupOf({ has }: Reading): 'owner' | 'customer' | 'kind' | null {
  const most = '(most|fewest|least|highest|lowest)';
  if (
    has(
      '(per|by|each|every) (head|person|member|colleague|owner|rep|employee|teammate|each)',
      '(each|every) (one)? of us',
      'each member',
      `who .. ${most} .. (open|overdue|task|promise|step|commitment|complaint|due|do|late)`,
      `(who|which) .. (of us|colleague|member|owner|team|staff) .. ${most}`,
      `who (have|own|make|owe|break|keep|get) .. ${most}`,
      `who .. ${most} .. (plate|desk|hand|list)`,
      `who ... (owe|behind|late|overdue) .. ${most}`,
    )
  )
    return 'owner';
  if (
    has(
      `which (of)? (<M>|my|our)? (own|current)? @account .. ${most} ..`,
      '(per|by|each|every) (customer|client|account|firm|company)',
      `(who|whom) do we owe .. ${most}`,
      `${most} .. (from|by|at|with|to|for) (which|one|a) @account`,
      `who (complain|moan|grumble) .. (most|least|often)`,
    )
  )
    return 'customer';
  // "With the deadline of each": a fact of every one, which is told with it.
  if (has('(date|day|deadline|due|owner|name|when|who) .. (of|for) each')) return null;
  return has('(per|by|each|every|of each) (kind|type|sort|category)', 'of each', 'break down')
    ? 'kind'
    : null;
}

/** A breakdown, or who is at one end of it. */
export const groupsOf = (reading: Reading) => {
  const several = severalOf(reading);
  const isDuration = reading.has(...DURATION);
  const group = several === null ? (isDuration ? null : groupOf(reading)) : 'customer';
  const top = group === null || several !== null ? null : endOf(reading);
  // What is ranked is not put in order besides.
  return { group, top, several, ...(top === null ? {} : { order: null, limit: null }) };
};

function endOf({ has }: Reading): 'most' | 'least' | null {
  if (has('(most|highest)')) return 'most';
  return has('(fewest|least|lowest)') ? 'least' : null;
}

/** "Took the most time": nothing is counted. */
const DURATION = ['most (time|day|week|long|urgent|recent|recently)', 'longest', 'shortest'];

/** "More than one open promise", "complained twice or more": how many a customer must have at least. */
function severalOf(reading: Reading): number | null {
  // "Twice as often" compares.
  if (reading.has('(twice|time|many|often) as')) return null;
  return reading.has('(who|whom|which|any|anyone|anybody|customer|account|client|firm|company)')
    ? severalIn(reading)
    : null;
}
