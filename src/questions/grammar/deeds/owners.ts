import type { MemberId } from '../../../domain/id.ts';
import { whoseIn } from '../../filter/filters.ts';
import type { FilterInput } from '../../filter/input.ts';
import type { Reading } from '../../parse/reading.ts';
import type { Deeds } from '../../query/deed-slots.ts';
import { isMine } from '../../slots/mine.ts';
import { isNegated } from '../../slots/negation.ts';
import { stems } from '../../slots/slots.ts';

const MINE = stems('me mine my i');

/** Whose it is, and whose it is not: "Ben's", "mine", "not mine", "everybody's but Ben's"; and to which customers it is owed. */
export function ownersOf(
  reading: Reading,
  asker: MemberId,
): { owner: MemberId | null; filter: FilterInput } & Pick<Deeds, 'notOwners'> {
  const named = reading.links.flatMap(({ from, reading: meant }) =>
    meant.kind === 'member' && meant.members[0] ? [{ id: meant.members[0].id, from }] : [],
  );
  const own = reading.spots.filter(({ symbol }) => MINE.has(symbol)).map(({ from }) => ({ id: asker, from }));
  const out = [...named, ...own].filter(({ from }) => isNegated(reading, from)).map(({ id }) => id);
  const [member] = named.filter(({ id }) => !out.includes(id));
  const mine = isMine(reading) && !out.includes(asker) ? asker : null;
  const owner = member?.id ?? mine;
  const filter = whoseIn(reading, asker);
  // Not all that is promised to Ben's customers is his to do.
  return { owner: owner === filter.owner ? null : owner, notOwners: [...new Set(out)], filter };
}
