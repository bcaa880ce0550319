import { numberBeside } from '../../language/numbers.ts';
import type { Reading } from '../../parse/reading.ts';
import type { DeedOrder } from '../../query/deed-slots.ts';
import { stems } from '../../slots/slots.ts';
import { occurs, type Pattern } from '../pattern.ts';
import { isLate, NOT_YET_LATE } from './state.ts';

/** How what we owe is put in order, where a question asks for one end of that order. Stems, the first that fits. */
const ORDERS: readonly (readonly [DeedOrder, readonly Pattern[]])[] = [
  [
    { by: 'took', last: true },
    [
      '(take|drag|last|go on|run|need|require) .. longest',
      'longest .. (take|drag|until|till|settle|solve|resolve|close|closing|fix|finish|complete|to be)',
      '(settle|solve|close|resolve|done|finish) .. (longest|slowest)',
      '(slowest|most time)',
      '(settle|solve|resolve|close|done|finish|drop) ... (longest|greatest|most|biggest) (length of time|number of days|length|duration|time|days)',
      '(longest|greatest) (run|last|drawn out) ... (settle|solve|resolve|close|done|finish|over)',
    ],
  ],
  [
    { by: 'took', last: false },
    ['(quickest|fastest|swiftest|quicker)', 'shortest', 'least time', 'most (quickly|swiftly)'],
  ],
  [
    { by: 'closed', last: true },
    [
      '(last|latest|recent|recently|newest) .. (settle|solve|close|keep|fulfil|done|finish|complete|resolve|drop)',
      '(settle|solve|close|keep|fulfil|finish|complete|resolve|drop) .. (last|latest|recent|recently)',
    ],
  ],
  // "Goes back the furthest" tells since when, "the furthest ahead" until when.
  [
    { by: 'opened', last: false },
    ['back .. (furthest|farthest|longest)', '(furthest|farthest|longest) back'],
  ],
  [
    { by: 'due', last: false },
    [
      '(longest|most|worst|furthest) .. (overdue|late|behind|delay)',
      '(overdue|late|behind) .. (longest|most)',
      'due (for|since)? (the)? longest',
      'longest (be|stand)? due',
      '(soonest|urgent|nearest|earliest|tightest) .. (due|deadline|promise|step|task|thing|item|commitment|next)?',
      '(due|deadline|fall) .. (first|next|soonest|earliest)',
      '(first|next) (one|thing|deadline|due date|to fall)',
      '(next|first|nearest) (two|three|four|five|six|2|3|4|5|6) (deadline|thing|step|promise|commitment|task|due date|todo)',
    ],
  ],
  [
    { by: 'due', last: true },
    [
      '(furthest|farthest|further|distant)',
      'far (off|away|ahead|out|in)',
      '(latest|last) .. (due|deadline|due date)',
      '(due|deadline|fall) .. (last|latest|furthest)',
      'longest .. (horizon|off|deadline|ahead)',
      'longest time (until|till|left|to go)',
      'most (distant|remote)',
    ],
  ],
  [
    { by: 'opened', last: false },
    [
      '(oldest|longest|earliest)',
      '(older|earlier) (one)? of (the|these|those|them|both)',
      '(first|very first) .. (complaint|complain|promise|commitment)',
      '(open|wait|pending|stand|outstanding|unsolved|unresolved) .. longest',
    ],
  ],
  [
    { by: 'opened', last: true },
    [
      '(newest|youngest|latest|last|freshest|most recent) .. (complaint|complain|promise|commitment|problem|issue|step)',
      '(newer|later|younger) (one)? of (the|these|those|them|both)',
      '^ when do (i|we|<M>) last ... (complaint|complain)',
    ],
  ],
];

const LEFT_OUT = /(?<=(?:without|not|no|nor|except) )(?:next|last) (?=step |action |mov )/g;
const MOST = 50;
/** Which end of which order is asked for, and how many from there on: "the three oldest". */
export function orderOf(reading: Reading): { order: DeedOrder | null; limit: number | null } {
  // "Due before today, no next steps": what is left out is put in no order.
  const said = reading.symbols.replace(LEFT_OUT, '');
  const found = ORDERS.find(([, patterns]) => patterns.some((one) => occurs(one, said)))?.[0] ?? null;
  // The furthest past its due date was due first.
  const order = found?.by === 'due' && found.last && isLate(reading) ? { by: found.by, last: false } : found;
  if (order === null) return { order, limit: null };
  const limit = numberBeside(reading.symbols, SUPERLATIVE);
  return { order, limit: limit !== null && limit > 1 && limit <= MOST ? limit : 1 };
}
/** "What falls due next": not what should have been done by now. */
export const isComing = ({ has }: Reading): boolean =>
  has(
    '(next|soonest|nearest|upcoming) .. (due|deadline|fall)',
    '(due|deadline|fall) .. (next|soonest)',
    '(next|nearest) (deadline|due date|thing)',
    NOT_YET_LATE,
  );
const SUPERLATIVE = stems(
  'longest oldest newest latest last furthest soonest urgent earliest first next quickest fastest slowest shortest nearest top',
);
