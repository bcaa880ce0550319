import type { Reading } from '../parse/reading.ts';
import { Query } from '../query/query.ts';
import { periodOf } from '../slots/period-slots.ts';
import { stems } from '../slots/slots.ts';
import { LINKS, namesSomebody } from './links.ts';

/** What one says of what comes in, after a sum: "how does it look from July on?", "what has come in from them since?" */
export const SUM_WORDS: ReadonlySet<string> = stems(
  'for month week quarter after that then since how do look come came in from them they us up to now far amount total sum much altogether figure number go been be have it there',
);

/** After what was spent in one period, the same for another: "and after that, July till now?", "what did it come to in May?" */
export function sumOf(previous: Query, reading: Reading): Query | null {
  if (previous.intent !== 'purchases' || previous.period === null || namesSomebody(reading)) return null;
  const period = periodOf(reading);
  if (period === null) return null;
  const words = reading.symbols.trim().split(' ');
  const isSaid = words.every((word) => word === '<T>' || SUM_WORDS.has(word) || LINKS.has(word));
  return isSaid ? Query.parse({ ...previous, period, against: null, found: null }) : null;
}
