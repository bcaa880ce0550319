import { z } from 'zod';
import { Id, MemberId } from './id.ts';
import { Feeling, InteractionKind } from './kinds.ts';
import { LONGEST, MOST } from './limits.ts';
import { Referral } from './referral.ts';
import { Day } from './text/day.ts';

export const Standing = z.enum(['customer', 'prospect', 'former']);
export type Standing = z.infer<typeof Standing>;

/** A firm or person we serve or want to serve, with what is kept on it at write time so that lists are cheap. */
export const Customer = z.object({
  id: Id,
  name: z.string().trim().min(1).max(LONGEST.name),
  aliases: z.array(z.string().min(1).max(LONGEST.name)).max(MOST.aliases).default([]),
  standing: Standing,
  owner: MemberId.nullable(),
  /** Days that may pass between contacts; null: by standing or the workspace's settings. */
  cadenceDays: z.int().min(1).max(3650).nullable().default(null),
  tags: z.array(z.string().min(1).max(LONGEST.tag)).max(MOST.tags).default([]),
  referredBy: Referral.nullable().default(null),
  /** The newest interaction that counts as contact. */
  lastContact: z.object({ at: z.date(), kind: InteractionKind, interactionId: Id }).nullable().default(null),
  /** The newest feeling that was recorded. */
  feeling: z.object({ value: Feeling, at: z.date(), interactionId: Id }).nullable().default(null),
  /** The first day on which the customer belongs into its owner's digest; null: never (archived). */
  dueOn: Day.nullable(),
  /** Not nudged before this day. */
  snoozedUntil: Day.nullable().default(null),
  createdAt: z.date(),
  createdBy: MemberId,
  archivedAt: z.date().nullable().default(null),
  /** Grows by one with every edit: the guard against two people editing at once. */
  version: z.int().min(1),
});
export type Customer = z.infer<typeof Customer>;
