import { z } from 'zod';
import { Id, MemberId } from '../domain/id.ts';
import { type Context, newId } from './context.ts';
import { type Kind, scoped } from './scoped.ts';

const Draft = z.object({ id: Id, by: MemberId, text: z.string(), at: z.date() });
type Draft = z.infer<typeof Draft>;
export const DRAFTS: Kind<Draft> = { collection: 'drafts', schema: Draft, version: 1 };

/** What somebody typed that waits for an answer and is too long for a button. Drafts expire after a week, by an index. */
export function draftsIn(context: Context) {
  const all = scoped(context, DRAFTS);
  return {
    keep: (text: string, by: MemberId): Promise<Draft> =>
      all.insert({ id: newId(), by, text, at: context.clock.now() }),
    /** A draft of that member's own, or null. */
    async get(id: Id, by: MemberId): Promise<string | null> {
      const draft = await all.get(id);
      return draft?.by === by ? draft.text : null;
    },
  };
}
