import { filterOf } from '../filter/filters.ts';
import { type Reading, saying } from '../parse/reading.ts';
import type { Shown } from '../query/of-many.ts';
import type { QueryInput } from '../query/query.ts';
import { standingsOf } from '../slots/standings.ts';
import type { Asking } from './grammar.ts';

/** "Why don't my prospects buy?", "who do the schools buy from?": a fact of all of a group, each for itself. */
export function factOfGroup(fact: Shown, asked: Reading, { asker }: Asking): QueryInput | null {
  if (asked.customers.length + asked.contacts.length + asked.strangers.length > 0) return null;
  const reading = withoutWhyNot(asked);
  const { reason, need, ...filter } = filterOf(reading, asker, null);
  const { standing } = standingsOf(reading);
  const isNarrow = Object.entries(filter).some(
    ([key, value]) => key !== 'held' && (!Array.isArray(value) || value.length > 0),
  );
  if (!isNarrow) return null;
  return {
    intent: 'customers',
    filter: {
      ...filter,
      standing: standing.length > 0 || fact !== 'why-not' ? standing : ['prospect'],
      ...(fact === 'why-not' && reason ? { reason } : {}),
    },
    shown: [fact],
  };
}

/** "Why do my prospects not buy?" rules no prospects out: what is said of them without its negation. */
function withoutWhyNot(reading: Reading): Reading {
  const WHY_NOT = /(?<=(?:^| )why (?:do|be|have|will|can|would|should|did) )not /;
  const symbols = reading.symbols.replace(WHY_NOT, '');
  if (symbols === reading.symbols) return reading;
  const at = reading.spots.findIndex(
    ({ symbol }, place) => symbol === 'not' && reading.spots[place - 2]?.symbol === 'why',
  );
  return { ...saying(reading, symbols), spots: reading.spots.filter((_, place) => place !== at) };
}
