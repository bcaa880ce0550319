import type { MemberId } from '../../../domain/id.ts';
import type { Deeds } from '../../deed-slots.ts';
import { isNegated } from '../../negation.ts';
import type { Reading } from '../../reading.ts';
import { isMine, stems } from '../../slots.ts';

const MINE = stems('me mine my i');

/** Whose it is, and whose it is not: "Ben's", "mine", "not mine", "everybody's but Ben's". */
export function ownersOf(
  reading: Reading,
  asker: MemberId,
): { owner: MemberId | null } & Pick<Deeds, 'notOwners'> {
  const named = reading.links.flatMap(({ from, reading: meant }) =>
    meant.kind === 'member' && meant.members[0] ? [{ id: meant.members[0].id, from }] : [],
  );
  const own = reading.spots.filter(({ symbol }) => MINE.has(symbol)).map(({ from }) => ({ id: asker, from }));
  const out = [...named, ...own].filter(({ from }) => isNegated(reading, from)).map(({ id }) => id);
  const [member] = named.filter(({ id }) => !out.includes(id));
  const mine = isMine(reading) && !out.includes(asker) ? asker : null;
  return { owner: member?.id ?? mine, notOwners: [...new Set(out)] };
}
