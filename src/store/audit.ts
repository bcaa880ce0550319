import { AuditEntry } from '../domain/audit.ts';
import type { Id } from '../domain/id.ts';
import { type Context, newId } from './context.ts';
import { type Kind, scoped } from './scoped.ts';

export const AUDIT: Kind<AuditEntry> = { collection: 'audit', schema: AuditEntry, version: 1 };

export type NewAuditEntry = Omit<AuditEntry, 'id' | 'at'>;

/** Who changed what, in one workspace. Entries are only ever added. */
export function auditIn(context: Context) {
  const all = scoped(context, AUDIT);
  return {
    add: (entry: NewAuditEntry): Promise<AuditEntry> =>
      all.insert({ ...entry, id: newId(), at: context.clock.now() }),
    addMany: (entries: readonly NewAuditEntry[]): Promise<void> =>
      all.insertMany(entries.map((entry) => ({ ...entry, id: newId(), at: context.clock.now() }))),
    insertMany: all.insertMany,
    page: all.page,
    /** What happened to one thing, newest first. */
    of: (entityId: Id, limit = 50): Promise<AuditEntry[]> =>
      all.find({ 'entity.id': entityId }, { sort: { at: -1, _id: -1 }, limit }),
    /** The change that led to a version of one thing; null where none is known. */
    ofVersion: (entityId: Id, version: number): Promise<AuditEntry | null> =>
      all.first({ 'entity.id': entityId, 'entity.version': version }),
    /** What happened to a customer and all that belongs to it, newest first. */
    ofCustomer: (customerId: Id, limit: number): Promise<AuditEntry[]> =>
      all.find({ customerId }, { sort: { at: -1, _id: -1 }, limit }),
  };
}
