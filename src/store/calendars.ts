import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { MemberId } from '../domain/id.ts';
import type { Context } from './context.ts';
import { type Kind, scoped } from './scoped.ts';

/** The secret address of a member's calendar: whoever has it reads it. Null: it is switched off. */
const Calendar = z.object({ id: MemberId, secret: z.string().min(20).nullable(), createdAt: z.date() });
type Calendar = z.infer<typeof Calendar>;

const CALENDARS: Kind<Calendar> = {
  collection: 'calendars',
  schema: Calendar,
  version: 1,
  key: (workspace, id) => `${workspace}/${id}`,
};

/** 256 bits: nobody guesses that. */
const newSecret = (): string => randomBytes(32).toString('base64url');

/** The calendars that members subscribed to, in one workspace. */
export function calendarsIn(context: Context) {
  const all = scoped(context, CALENDARS);
  async function renew(id: MemberId): Promise<string> {
    const secret = newSecret();
    await all.put({ id, secret, createdAt: context.clock.now() });
    return secret;
  }
  return {
    /** The secret of a member's calendar; made when there is none. */
    open: async (id: MemberId): Promise<string> => (await all.get(id))?.secret ?? renew(id),
    /** Another secret: the old one opens nothing from then on. */
    renew,
    close: (id: MemberId): Promise<Calendar> => all.put({ id, secret: null, createdAt: context.clock.now() }),
    /** Whose calendar a secret opens; null: nobody's. */
    async owner(secret: string): Promise<MemberId | null> {
      return (await all.first({ secret }))?.id ?? null;
    },
  };
}
