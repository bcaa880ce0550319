import { z } from 'zod';
import { Id, MemberId } from './id.ts';
import { Imported } from './imported.ts';
import { LONGEST, MOST } from './limits.ts';
import { Day, dayOf } from './text/day.ts';

export const CommitmentKind = z.enum(['next-step', 'promise', 'complaint']);
export type CommitmentKind = z.infer<typeof CommitmentKind>;

/** What was done about a complaint. */
export const Resolution = z.enum([
  'repaired',
  'replaced',
  'refunded',
  'discount',
  'explained',
  'apology',
  'withdrawn',
  'other',
]);
export type Resolution = z.infer<typeof Resolution>;

export const CommitmentStatus = z.enum(['open', 'done', 'dropped']);
export type CommitmentStatus = z.infer<typeof CommitmentStatus>;

/** Something we owe a customer. */
export const Commitment = z.object({
  id: Id,
  customerId: Id,
  kind: CommitmentKind,
  text: z.string().trim().min(1).max(LONGEST.text),
  due: Day.nullable(),
  owner: MemberId,
  status: CommitmentStatus,
  /** The first day on which it belongs into its owner's digest; null: no due date, or closed. */
  dueOn: Day.nullable(),
  snoozedUntil: Day.nullable().default(null),
  /** The interaction it was made with; undoing that removes it too. */
  interactionId: Id.nullable().default(null),
  openedAt: z.date(),
  openedBy: MemberId,
  closedAt: z.date().nullable().default(null),
  closedBy: MemberId.nullable().default(null),
  outcome: z.string().max(LONGEST.text).nullable().default(null),
  /** What was done on the way, the oldest first. */
  steps: z
    .array(z.object({ at: z.date(), by: MemberId, text: z.string().min(1).max(LONGEST.text) }))
    .max(MOST.facts)
    .default([]),
  /** How a complaint was settled. */
  resolution: Resolution.nullable().default(null),
  /** The day on which those above were told that a complaint is late; null: they were not. */
  escalatedOn: Day.nullable().default(null),
  removedAt: z.date().nullable().default(null),
  imported: Imported.optional(),
  version: z.int().min(1),
});
export type Commitment = z.infer<typeof Commitment>;

/**
 * The first day on which a commitment belongs into its owner's digest; null: never. What has no due date is not nudged
 * about, but a complaint: that is due from the day it was opened on.
 */
export function commitmentDueOn(
  commitment: Pick<Commitment, 'kind' | 'due' | 'snoozedUntil' | 'status' | 'removedAt' | 'openedAt'>,
): Day | null {
  if (commitment.status !== 'open' || commitment.removedAt !== null) return null;
  const { kind, openedAt, snoozedUntil } = commitment;
  const due = commitment.due ?? (kind === 'complaint' ? dayOf(openedAt, 'UTC') : null);
  return due !== null && snoozedUntil !== null && snoozedUntil > due ? snoozedUntil : due;
}
