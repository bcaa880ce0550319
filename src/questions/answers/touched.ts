import type { Id } from '../../domain/id.ts';
import type { Interaction } from '../../domain/interaction.ts';
import type { InteractionFilter } from '../../store/interaction-filter.ts';
import type { ListFilter, Mood } from '../query/list-filter.ts';
import { type Context, instants } from './context.ts';

/** How many contacts are looked through. */
const MOST = 500;

/** A contact of each of some customers, by their ids. */
export type Touches = ReadonlyMap<Id, Interaction>;

/** The newest contact of each customer that a filter on contacts speaks of, the newest first; none without such a filter. */
export async function newestTouches(
  { touched }: Pick<ListFilter, 'touched'>,
  context: Context,
): Promise<Touches> {
  if (touched === null) return new Map();
  const { by, kinds, period, last, felt, least } = touched;
  const { from, to } = instants(period, context);
  const found = await context.store.interactions.list(
    { by: by ?? undefined, kinds, from, ...(last ? {} : { to }), ...moodOf(felt) },
    MOST,
  );
  const newest = new Map<Id, Interaction>();
  for (const one of found) if (!newest.has(one.customerId)) newest.set(one.customerId, one);
  if (least > 1) {
    const times = new Map<Id, number>();
    for (const { customerId } of found) times.set(customerId, (times.get(customerId) ?? 0) + 1);
    for (const [id, often] of times) if (often < least) newest.delete(id);
  }
  if (last && to) for (const [id, { at }] of newest) if (at >= to) newest.delete(id);
  return newest;
}

/** Any contact, or whatever told how somebody felt. */
const moodOf = (felt: Mood | null): Pick<InteractionFilter, 'counting' | 'mood' | 'felt'> =>
  felt === null ? { counting: true } : { felt: true, mood: felt };
