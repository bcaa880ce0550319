import type { Commitment } from '../../domain/commitment.ts';
import type { Interaction } from '../../domain/interaction.ts';
import type { Line } from '../answer.ts';
import { deedLines } from './commitments.ts';
import { aroundTime, type Context } from './context.ts';

/** Of so many contacts it is told what came of them; of more, the reader asks. */
const FEW = 3;
const MOST = 20;

/** What was promised, complained of or planned in a few contacts with one customer, and how that stands. */
export async function cameOf(talks: readonly Interaction[], context: Context): Promise<Line[]> {
  if (talks.length > FEW) return [];
  const opened = await Promise.all(talks.map((talk) => openedIn(talk, context)));
  const deeds = new Map(opened.flat().map((deed) => [deed.id, deed]));
  return deedLines([...deeds.values()], context);
}

/** What was promised, complained of or planned in a contact. */
export async function openedIn(
  { id, at, customerId }: Interaction,
  { store }: Context,
): Promise<Commitment[]> {
  const [agreed, near] = await Promise.all([
    store.commitments.ofInteraction(id),
    store.commitments.list({ customer: customerId, opened: aroundTime(at) }, MOST),
  ]);
  return [...agreed, ...near.filter(({ interactionId }) => interactionId === null)].filter(
    ({ removedAt }) => removedAt === null,
  );
}
