import { z } from 'zod';
import { MemberId } from './id.ts';
import { LONGEST } from './limits.ts';

/** A Slack user as far as Rapport knows them. Only those with `access` may see or change anything. */
export const Member = z.object({
  id: MemberId,
  name: z.string().max(LONGEST.name),
  handle: z.string().max(LONGEST.name),
  /** As Slack's profile has it, where the app may read it. */
  email: z.string().max(LONGEST.short).nullable().optional(),
  /** IANA zone from the Slack profile. */
  zone: z.string().min(1),
  isAdmin: z.boolean().default(false),
  /** Why somebody is kept out: a guest, a person of another organisation, a bot, or deactivated. */
  access: z.enum(['member', 'guest', 'outsider', 'bot', 'deactivated']),
  /** The direct-message channel with the bot, once opened. */
  dmChannel: z.string().nullable().default(null),
  /** When the next digest is due; null: the member gets none. */
  nextDigestAt: z.date().nullable().default(null),
  refreshedAt: z.date(),
});
export type Member = z.infer<typeof Member>;
