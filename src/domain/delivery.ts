import { z } from 'zod';
import { Id } from './id.ts';
import { LONGEST } from './limits.ts';
import { Day } from './text/day.ts';

/** What one line of a nudge is about, kept so that the message can be drawn anew after somebody acted on it. */
export const Subject = z.discriminatedUnion('of', [
  z.object({ of: z.literal('customer'), id: Id }),
  z.object({ of: z.literal('commitment'), id: Id }),
  /** A customer that nobody looks after. */
  z.object({ of: z.literal('unowned'), id: Id }),
  /** A date of a customer, or the birthday of a contact. */
  z.object({
    of: z.literal('date'),
    id: Id,
    contactId: Id.nullable(),
    label: z.string().max(LONGEST.short),
    on: Day,
  }),
]);
export type Subject = z.infer<typeof Subject>;

/** One nudge to one recipient for one local day: claimed before it is sent, so that it is sent once. */
export const Delivery = z.object({
  id: Id,
  /** An owner's digest, the team's, a late complaint, or a word to an admin about what cannot be delivered. */
  kind: z.enum(['digest', 'team', 'escalation', 'problem']),
  /** A member; the team's channel; of a complaint, its id and who is told; of a problem, what it is with and its code. */
  recipient: z.string().min(1).max(120),
  /** The recipient's local day; of a late complaint, the day that it was due; of a problem, since when it lasts. */
  day: Day,
  state: z.enum(['claimed', 'sent', 'empty', 'failed']),
  attempts: z.int().min(1),
  /** Another process may take the claim over after this instant. */
  leaseUntil: z.date(),
  /** Since when a message may have reached Slack without our hearing of it: look there before posting again. */
  postingSince: z.date().nullable().default(null),
  /** What the message lists, and how many more there were. */
  subjects: z.array(Subject).default([]),
  more: z.int().min(0).default(0),
  /** How complete the file was, from 0 to 1, where the message tells it. */
  completeness: z.number().min(0).max(1).nullable().default(null),
  channel: z.string().nullable().default(null),
  ts: z.string().nullable().default(null),
  error: z.string().nullable().default(null),
});
export type Delivery = z.infer<typeof Delivery>;
