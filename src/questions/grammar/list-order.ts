import type { FilterInput } from '../filter/input.ts';
import { BUT_NEVER } from '../filter/patterns.ts';
import { isOfNewest, LONGEST_AGO } from '../filter/touched.ts';
import { numberOf } from '../language/numbers.ts';
import type { Reading } from '../parse/reading.ts';
import type { QueryInput } from '../query/query.ts';
import { stems } from '../slots/slots.ts';
import type { Pattern } from './pattern.ts';

type Customers = Extract<QueryInput, { intent: 'customers' }>;

const NEWEST: readonly Pattern[] = [
  '(newest|latest|youngest|freshest) .. (account|customer|client|prospect|lead|company|firm|entry|addition|name|one|record)',
  '(last|latest|most recent|recent) .. (add|create|enter|addition|join|sign)',
  'most recent (account|customer|client|prospect|lead|addition|entry)',
  '(most recently|latest|newly|last) (add|create|enter|join|sign|win|won) (account|customer|client|prospect|lead|company|firm|one)',
  '(add|create|join|enter) .. (last|most recent|latest)',
  'last (account|customer|client|prospect|lead|company) .. (add|create|win|won|join|sign|get)',
  '(which|who) .. be the (newest|latest|youngest) ..',
];
/** Who was won last became a customer last. */
const WON_LAST: readonly Pattern[] = [
  '(do|have) (we|i) (last|most recently|latest) (win|gain|sign|land|acquire) (a|an|our|any)? (account|customer|client|company|firm)',
  '(who|which) .. (we|i) (win|won|gain|sign|land|acquire) (last|most recently|latest)',
];
const OLDEST: readonly Pattern[] = [
  '(oldest|earliest|first) .. (account|customer|client|prospect|lead|company|firm|entry|record)',
  '(customer|client|account|who) .. (longest|oldest)',
  'longest .. (customer|client|with us|stand|relationship|serve)',
  '(longest|long time|longest time|oldest) ... (customer|client|account) .. (now|today|date|since|when|$)',
  '(customer|client|account|who|one) .. (join|come|sign|start|buy) .. (first|longest|earliest)',
  '(go|date|reach|stretch) back .. (furthest|farthest|longest)',
  'with us .. (longest|oldest)',
  'most loyal',
  '(which|who) .. be the (oldest|earliest) ..',
];
/** "The newest feeling noted" is no newest customer. */
const OF_A_FEELING: readonly Pattern[] = [
  '(newest|latest|last|most recent) .. (feeling|mood|sentiment|rating|mark|score)',
  '(feeling|mood|sentiment|rating|mark|score) .. (newest|latest|last|most recent)',
];

/** "The newest account", "the three customers who have been with us longest", "the last two I talked to". */
export function orderOf(reading: Reading, filter: FilterInput): Pick<Customers, 'order' | 'limit'> {
  const { symbols, spots } = reading;
  const order = whichFirst(reading, filter);
  if (order === null) return {};
  const words = symbols.trim().split(' ');
  const number = words.flatMap((word, at) =>
    LEADS_NUMBER.test(words[at - 1] ?? '') ||
    ORDERED.has(words[at + 1] ?? '') ||
    LATEST.test(words[at + 1] ?? '')
      ? (numberOf(word) ?? [])
      : [],
  )[0];
  // "The newest accounts" are some of them, "the newest account" is one.
  const isMany = spots.some(
    ({ symbol, word }, at) =>
      ORDERED.has(symbol) &&
      word.endsWith('s') &&
      [1, 2].some((back) => LEADS_MANY.test(spots[at - back]?.symbol ?? '')),
  );
  // "Longest with us first" puts all in order.
  if (number === undefined && reading.has('(longest|oldest|newest|latest|youngest|earliest) .. first $'))
    return { order };
  // Who was never contacted comes first, unless they are left out.
  if (order === 'quiet' && reading.has(...BUT_NEVER)) filter.contacted = true;
  return { order, limit: Math.min(50, Math.max(1, number ?? (isMany ? 5 : 1))) };
}

function whichFirst(reading: Reading, filter: FilterInput): Customers['order'] {
  const { has } = reading;
  if (isOfNewest(reading) || (filter.touched && has('(last|latest|recent) .. @account'))) return '-quiet';
  if (has(...LONGEST_AGO)) return 'quiet';
  if (has(...OF_A_FEELING)) return null;
  const isCustomer = filter.standing?.length === 1 && filter.standing[0] === 'customer';
  if (has(...WON_LAST)) return '-since';
  if (has(...NEWEST)) return isCustomer ? '-since' : '-added';
  if (has(...OLDEST)) return isCustomer ? 'since' : 'added';
  return null;
}
const LEADS_NUMBER = /^(?:last|latest|newest|oldest|first|top|recent|longest|our|my)$/;
const LATEST = /^(?:last|latest|newest|oldest|recent)$/;
const LEADS_MANY =
  /^(?:which|what|last|latest|newest|oldest|first|recent|recently|newly|youngest|freshest|earliest|longest)$/;
const ORDERED = stems(
  'account customer client prospect lead company firm business organisation entry addition name one record',
);
