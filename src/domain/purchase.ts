import { z } from 'zod';
import { shortText } from './fields.ts';
import { Id, MemberId } from './id.ts';
import { Imported } from './imported.ts';
import { Day } from './text/day.ts';

/** What a customer bought, when, and for how much. */
export const Purchase = z.object({
  id: Id,
  customerId: Id,
  day: Day,
  item: shortText,
  quantity: z.number().positive().max(1_000_000).default(1),
  /** The whole amount in minor units of the currency (cents); null: not known. */
  amount: z.int().nullable(),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  by: MemberId,
  createdAt: z.date(),
  removedAt: z.date().nullable().default(null),
  imported: Imported.optional(),
  version: z.int().min(1),
});
export type Purchase = z.infer<typeof Purchase>;
