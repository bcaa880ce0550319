import { z } from 'zod';
import { CalendarDate, shortText } from './fields.ts';
import { Id, MemberId } from './id.ts';
import { Imported } from './imported.ts';
import { LONGEST, MOST } from './limits.ts';

/** A person at a customer. */
export const Contact = z.object({
  id: Id,
  customerId: Id,
  name: z.string().trim().min(1).max(LONGEST.name),
  role: shortText.nullable().default(null),
  emails: z.array(z.email()).max(MOST.facts).default([]),
  /** As they were written. */
  phones: z.array(shortText).max(MOST.facts).default([]),
  birthday: CalendarDate.nullable().default(null),
  /** Small facts to remember. */
  remember: z.array(shortText).max(MOST.facts).default([]),
  createdAt: z.date(),
  createdBy: MemberId,
  archivedAt: z.date().nullable().default(null),
  /** When their personal data is to be erased; null: nobody asked for that. */
  forgetAt: z.date().nullable().default(null),
  /** When it was erased. */
  forgottenAt: z.date().nullable().default(null),
  imported: Imported.optional(),
  version: z.int().min(1),
});
export type Contact = z.infer<typeof Contact>;
