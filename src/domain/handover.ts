import { z } from 'zod';
import { Id, MemberId } from './id.ts';

const Moved = z.object({ id: Id });

/** What one member handed over to another, so that it can be read up on, and taken back. */
export const Handover = z.object({
  id: Id,
  from: MemberId,
  to: MemberId,
  by: MemberId,
  at: z.date(),
  /** What changed hands. */
  customers: z.array(Moved).default([]),
  commitments: z.array(Moved).default([]),
  /** Set once it was taken back. */
  undoneAt: z.date().nullable().default(null),
});
export type Handover = z.infer<typeof Handover>;
