import { z } from 'zod';
import { Id, MemberId } from './id.ts';
import { LONGEST } from './limits.ts';

/** A person at a customer. */
export const Contact = z.object({
  id: Id,
  customerId: Id,
  name: z.string().trim().min(1).max(LONGEST.name),
  createdAt: z.date(),
  createdBy: MemberId,
  archivedAt: z.date().nullable().default(null),
  version: z.int().min(1),
});
export type Contact = z.infer<typeof Contact>;
