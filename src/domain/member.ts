import { z } from 'zod';
import { MemberId } from './id.ts';
import { LONGEST } from './limits.ts';
import { TimeOfDay, WorkingDays } from './settings.ts';
import { Day } from './text/day.ts';

/** A Slack user as far as Rapport knows them. Only those with `access` may see or change anything. */
export const Member = z.object({
  id: MemberId,
  name: z.string().max(LONGEST.name),
  handle: z.string().max(LONGEST.name),
  /** The whole name, where the one that is shown is another: others may call them by it. */
  realName: z.string().max(LONGEST.name).nullable().default(null),
  /** As Slack's profile has it, where the app may read it. */
  email: z.string().max(LONGEST.short).nullable().optional(),
  /** IANA zone from the Slack profile. */
  zone: z.string().min(1),
  isAdmin: z.boolean().default(false),
  /** The domain of their e-mail address, where it is a firm's and Slack may tell it. */
  emailDomain: z.string().nullable().default(null),
  /** Why somebody is kept out: a guest, a person of another organisation, a bot, or deactivated. */
  access: z.enum(['member', 'guest', 'outsider', 'bot', 'deactivated']),
  /** The direct-message channel with the bot, once opened. */
  dmChannel: z.string().nullable().default(null),
  /** Their own hour and working days; null: the workspace's. */
  digestTime: TimeOfDay.nullable().default(null),
  workingDays: WorkingDays.nullable().default(null),
  /** No nudges before `until`, the first day back; until then the substitute, if any, gets what is due. */
  away: z.object({ until: Day, substitute: MemberId.nullable() }).nullable().default(null),
  /** The last day, in the zone of then, whose digest is settled: sent, or not needed. */
  digestedOn: Day.nullable().default(null),
  /** Since when Slack refuses our messages to them, and with which code. */
  unreachable: z.object({ code: z.string(), since: Day }).nullable().default(null),
  /** When the next digest is due; null: the member gets none. */
  nextDigestAt: z.date().nullable().default(null),
  refreshedAt: z.date(),
  /** Grows by one with every change of what they may set for themselves. */
  version: z.int().min(1).default(1),
});
export type Member = z.infer<typeof Member>;
