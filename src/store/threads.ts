import { z } from 'zod';
import type { Context } from './context.ts';
import { type Kind, scoped } from './scoped.ts';

/** What a thread was last asked, so that a follow-up can take from it what it leaves out. */
const ThreadContext = z.object({ id: z.string(), query: z.unknown(), at: z.date() });
type ThreadContext = z.infer<typeof ThreadContext>;

export const THREADS: Kind<ThreadContext> = {
  collection: 'threads',
  schema: ThreadContext,
  version: 1,
  key: (workspace, id) => `${workspace}/${id}`,
};

/** A conversation and the message that its thread began with. */
export type Thread = { channel: string; ts: string };

/** The questions of threads. They expire after thirty days, by an index. */
export function threadsIn(context: Context) {
  const all = scoped(context, THREADS);
  const idOf = ({ channel, ts }: Thread) => `${channel}/${ts}`;
  return {
    /** The last question of a thread, as it was put; the reader parses it. */
    async get(thread: Thread): Promise<unknown> {
      return (await all.get(idOf(thread)))?.query ?? null;
    },
    async put(thread: Thread, query: unknown): Promise<void> {
      await all.put({ id: idOf(thread), query, at: context.clock.now() });
    },
  };
}
