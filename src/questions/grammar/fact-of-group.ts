import { filterOf } from '../filters.ts';
import type { QueryInput, Shown } from '../query.ts';
import type { Reading } from '../reading.ts';
import { standingsOf } from '../slots.ts';
import type { Asking } from './grammar.ts';

/** "Why don't my prospects buy?", "who do the schools buy from?": a fact of all of a group, each for itself. */
export function factOfGroup(fact: Shown, reading: Reading, { asker }: Asking): QueryInput | null {
  if (reading.customers.length + reading.contacts.length + reading.strangers.length > 0) return null;
  const { reason, need, ...filter } = filterOf(reading, asker, ['touched', 'bought', 'since', 'quiet']);
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
