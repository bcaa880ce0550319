import { z } from 'zod';
import { CalendarDate, shortText } from './fields.ts';
import { Id, MemberId } from './id.ts';
import { Imported } from './imported.ts';
import { Feeling, InteractionKind } from './kinds.ts';
import { LONGEST, MOST } from './limits.ts';
import { Referral } from './referral.ts';
import { Day } from './text/day.ts';

export const Standing = z.enum(['customer', 'prospect', 'former']);
export type Standing = z.infer<typeof Standing>;

/** Whether a customer's needs are met by us. */
export const NeedsMet = z.enum(['yes', 'partly', 'no']);
export type NeedsMet = z.infer<typeof NeedsMet>;

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
  website: shortText.nullable().default(null),
  /** How they found us, in the workspace's words: "trade fair". */
  source: shortText.nullable().default(null),
  /** What they buy from us, and whom else they buy from (for a prospect: who has its business). */
  buys: z.array(shortText).max(MOST.facts).default([]),
  competitors: z.array(shortText).max(MOST.facts).default([]),
  needs: z.array(shortText).max(MOST.facts).default([]),
  needsMet: NeedsMet.nullable().default(null),
  /** Why a prospect does not buy, or a former customer left. */
  whyNot: shortText.nullable().default(null),
  /** Whom we won the customer from, and to whom we lost it. */
  wonFrom: shortText.nullable().default(null),
  lostTo: shortText.nullable().default(null),
  importantDates: z
    .array(z.object({ label: shortText, date: CalendarDate }))
    .max(MOST.facts)
    .default([]),
  /** Small facts to remember. */
  remember: z.array(shortText).max(MOST.facts).default([]),
  /** Since when they are a customer. */
  customerSince: Day.nullable().default(null),
  /** The Slack channel that belongs to them. */
  channel: z.string().max(32).nullable().default(null),
  /** The newest interaction that counts as contact. */
  lastContact: z.object({ at: z.date(), kind: InteractionKind, interactionId: Id }).nullable().default(null),
  /** The newest feeling that was recorded. */
  feeling: z.object({ value: Feeling, at: z.date(), interactionId: Id }).nullable().default(null),
  /** The feeling before that: whether they feel worse is told from both. */
  feelingBefore: z.object({ value: Feeling, at: z.date(), interactionId: Id }).nullable().default(null),
  /** How they buy, from at least three purchases: the last one's day, and the usual days between two. */
  buying: z
    .object({ last: Day, everyDays: z.int().min(1) })
    .nullable()
    .default(null),
  /** How many commitments are open. */
  openSteps: z.int().min(0).default(0),
  /** The birthdays of its contacts, kept here too so that an owner's are found by index. */
  birthdays: z.array(z.object({ contactId: Id, date: CalendarDate })).default([]),
  /** How many contacts it has, and how many of these have an e-mail address; kept here for what the file lacks. */
  people: z.object({ contacts: z.int().min(0), emails: z.int().min(0) }).default({ contacts: 0, emails: 0 }),
  /** The first day on which the customer belongs into its owner's digest; null: never (archived). */
  dueOn: Day.nullable(),
  /** Not nudged before this day. */
  snoozedUntil: Day.nullable().default(null),
  createdAt: z.date(),
  createdBy: MemberId,
  archivedAt: z.date().nullable().default(null),
  /** Imported without history: the first day on which its owner is nudged, so that an import brings no burst. */
  firstDueOn: Day.optional(),
  imported: Imported.optional(),
  /** Archived because it was the same as this one, which has all that belonged to it. */
  mergedInto: Id.nullable().optional(),
  /** Grows by one with every edit: the guard against two people editing at once. */
  version: z.int().min(1),
});
export type Customer = z.infer<typeof Customer>;
