import { z } from 'zod';
import { AuditEntry } from '../../domain/audit.ts';
import { Commitment } from '../../domain/commitment.ts';
import { Contact } from '../../domain/contact.ts';
import { Customer } from '../../domain/customer.ts';
import type { Id } from '../../domain/id.ts';
import { Interaction } from '../../domain/interaction.ts';
import { Merge } from '../../domain/merge.ts';
import { Purchase } from '../../domain/purchase.ts';
import type { WorkspaceStore } from '../../store/store.ts';

type Document = { id: Id };
type Door = {
  page(after: Id | null, limit: number): Promise<Document[]>;
  insertMany(values: readonly Document[]): Promise<void>;
};

/** What a backup holds, in this order: what is referred to before what refers to it. */
export const KINDS = [
  'customers',
  'contacts',
  'interactions',
  'commitments',
  'purchases',
  'merges',
  'audit',
] as const;
export type Kind = (typeof KINDS)[number];

export const SCHEMAS: Record<Kind, z.ZodType<Document>> = {
  customers: Customer,
  contacts: Contact,
  interactions: Interaction,
  commitments: Commitment,
  purchases: Purchase,
  merges: Merge,
  audit: AuditEntry,
};

/** Reads and writes all of one kind. */
export function doorOf(store: WorkspaceStore, kind: Kind): Door {
  const doors = { ...store.importing, merges: store.merges, audit: store.audit };
  return doors[kind] as unknown as Door;
}

/** All documents of one kind, in the order of their ids, a page at a time. */
export async function* pagesOf(store: WorkspaceStore, kind: Kind): AsyncGenerator<Document[]> {
  const PAGE = 500;
  let after: Id | null = null;
  for (;;) {
    const page: Document[] = await doorOf(store, kind).page(after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    yield page;
  }
}

/** A member as a backup names them: by what is the same in every workspace. */
export const Person = z.object({
  ref: z.string(),
  id: z.string().optional(),
  name: z.string(),
  handle: z.string(),
  email: z.string().optional(),
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

export const Line = z.object({ kind: z.string(), value: z.unknown() });
