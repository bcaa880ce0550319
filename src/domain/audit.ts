import { z } from 'zod';
import { Id, MemberId } from './id.ts';

/** What was changed, by whom and when. Values are kept as they were shown to people. */
export const AuditEntry = z.object({
  id: Id,
  at: z.date(),
  by: MemberId,
  action: z.string(),
  entity: z.object({
    type: z.enum(['customer', 'contact', 'interaction', 'commitment', 'purchase', 'settings', 'member']),
    id: Id,
    /** The version of it that this change led to: what an Undo names; null: an import changed it. */
    version: z.int().nullable().default(null),
  }),
  customerId: Id.nullable().default(null),
  changes: z
    .array(z.object({ field: z.string(), from: z.unknown().optional(), to: z.unknown().optional() }))
    .default([]),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export type Change = AuditEntry['changes'][number];

/** The fields in which two versions differ, compared as JSON, in the order of `fields`. */
export function changesBetween<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): Change[] {
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, from: before[field], to: after[field] }));
}
