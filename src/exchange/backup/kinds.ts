import { z } from 'zod';
import { AuditEntry } from '../../domain/audit.ts';
import { Commitment } from '../../domain/commitment.ts';
import { Contact } from '../../domain/contact.ts';
import { Customer } from '../../domain/customer.ts';
import { Handover } from '../../domain/handover.ts';
import type { Id } from '../../domain/id.ts';
import { ImportRun } from '../../domain/import-run.ts';
import { Interaction } from '../../domain/interaction.ts';
import { Member } from '../../domain/member.ts';
import { Apart, apartId, Merge } from '../../domain/merge.ts';
import { Purchase } from '../../domain/purchase.ts';
import type { WorkspaceStore } from '../../store/store.ts';

type Document = { id: Id };
type Door = {
  page(after: Id | null, limit: number): Promise<Document[]>;
  insertMany(values: readonly Document[]): Promise<void>;
};

/** What a backup holds of one kind of thing, and how it is read and written. */
type BackupKind = {
  name: string;
  /** What references to it begin with. */
  letter: string;
  schema: z.ZodType<Document>;
  door(store: WorkspaceStore): Door;
};

const kind = <T extends Document>(
  name: string,
  letter: string,
  schema: z.ZodType<T>,
  door: (store: WorkspaceStore) => {
    page(after: Id | null, limit: number): Promise<T[]>;
    insertMany(values: readonly T[]): Promise<void>;
  },
): BackupKind => ({ name, letter, schema, door: door as unknown as BackupKind['door'] });

/** A restore is itself an import; it is no part of what it restores. */
const RESTORE = 'restore:';
export const restoreOf = (checksum: string): string => `${RESTORE}${checksum.slice(0, 40)}`;

/** Everything that a workspace knows, in the order in which it is written. */
export const KINDS: readonly BackupKind[] = [
  kind('customers', 'c', Customer, ({ importing }) => importing.customers),
  kind('contacts', 'p', Contact, ({ importing }) => importing.contacts),
  kind('interactions', 'i', Interaction, ({ importing }) => importing.interactions),
  kind('commitments', 'o', Commitment, ({ importing }) => importing.commitments),
  kind('purchases', 's', Purchase, ({ importing }) => importing.purchases),
  kind('merges', 'g', Merge, ({ merges }) => merges),
  kind('apart', 'x', Apart, ({ duplicates }) => ({
    page: duplicates.pageApart,
    insertMany: duplicates.insertApart,
  })),
  kind('handovers', 'h', Handover, ({ handovers }) => handovers),
  kind('imports', 'r', ImportRun, ({ imports }) => imports),
  kind('audit', 'a', AuditEntry, ({ audit }) => audit),
];

/** All documents of one kind, in the order of their ids, a page at a time. */
export async function* pagesOf(store: WorkspaceStore, { door }: BackupKind): AsyncGenerator<Document[]> {
  const PAGE = 500;
  let after: Id | null = null;
  for (;;) {
    const page: Document[] = await door(store).page(after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    yield page.filter((one) => !('file' in one && String(one.file).startsWith(RESTORE)));
  }
}

/** A pair of customers is written as two references. */
const Pair = z.object({ pair: z.tuple([z.string(), z.string()]) });
export const packed = ({ name }: BackupKind, document: Document): object => {
  if (name !== 'apart') return document;
  const { id, ...rest } = document;
  return { pair: id.split('/'), ...rest };
};
export const unpacked = ({ name }: BackupKind, value: unknown): unknown => {
  const pair = name === 'apart' ? Pair.loose().safeParse(value) : null;
  if (!pair?.success) return value;
  const { pair: both, ...rest } = pair.data;
  return { id: apartId(...both), ...rest };
};

/** A member as a backup names them: by what is the same in every workspace. */
export const Person = z.object({
  ref: z.string(),
  id: z.string().optional(),
  name: z.string(),
  handle: z.string(),
  email: z.string().optional(),
  /** What they have set for themselves, where that is not what the workspace has. */
  preferences: Member.pick({ digestTime: true, workingDays: true, away: true }).optional(),
});
export type Person = z.infer<typeof Person>;

export const VERSION = 1;
export const Header = z.object({
  rapport: z.literal('backup'),
  version: z.literal(VERSION),
  /** Lines after this one, by kind. */
  counts: z.record(z.string(), z.int().min(0)),
  /** SHA-256 of all lines after this one. */
  checksum: z.string(),
});
export type Header = z.infer<typeof Header>;

export const Line = z.object({ kind: z.string(), value: z.unknown() });
