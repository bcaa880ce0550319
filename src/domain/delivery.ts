import { z } from 'zod';
import { Id, MemberId } from './id.ts';
import { Day } from './text/day.ts';

/** One nudge to one recipient for one local day: claimed before it is sent, so that it is sent once. */
export const Delivery = z.object({
  id: Id,
  kind: z.enum(['digest']),
  recipient: MemberId,
  day: Day,
  state: z.enum(['claimed', 'sent', 'empty', 'failed']),
  attempts: z.int().min(1),
  /** Another process may take the claim over after this instant. */
  leaseUntil: z.date(),
  channel: z.string().nullable().default(null),
  ts: z.string().nullable().default(null),
  error: z.string().nullable().default(null),
});
export type Delivery = z.infer<typeof Delivery>;
