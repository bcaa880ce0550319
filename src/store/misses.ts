import { z } from 'zod';
import { type Context, newId } from './context.ts';
import { type Kind, scoped } from './scoped.ts';

/** A question that was not understood, its names removed. */
export const Miss = z.object({
  id: z.string(),
  text: z.string().max(300),
  understood: z.enum(['unsure', 'no']),
  /** The readings that were nearest. */
  readings: z.array(z.string()),
  at: z.date(),
});
export type Miss = z.infer<typeof Miss>;

export const MISSES: Kind<Miss> = { collection: 'misses', schema: Miss, version: 1 };

/** What one workspace asked in vain, so that the grammar can grow; forgotten after half a year. */
export function missesIn(context: Context) {
  const all = scoped(context, MISSES);
  return {
    add: (miss: Omit<Miss, 'id' | 'at'>): Promise<Miss> =>
      all.insert({ ...miss, id: newId(), at: context.clock.now() }),
    /** The newest first. */
    latest: (limit: number): Promise<Miss[]> => all.find({}, { sort: { at: -1 }, limit }),
  };
}
