import { createHash, randomBytes } from 'node:crypto';
import { Settings } from '../../domain/settings.ts';
import { UserError } from '../../errors.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import type { MemberDirectory } from '../members.ts';
import { readLines } from '../read/lines.ts';
import type { Source } from '../source.ts';
import { doorOf, Header, KINDS, type Kind, Line, Person, SCHEMAS } from './kinds.ts';
import { decode } from './refs.ts';

/** What a restore brought. */
export type Restored = {
  counts: Record<string, number>;
  /** Members of the backup of whom this workspace has nobody; what was theirs keeps their old id. */
  unknownMembers: Person[];
};

const BATCH = 500;

/**
 * Brings a backup into a workspace that has no customers yet. Everything is checked before anything is written: the
 * checksum, and each document against its schema. Members are found by their e-mail address, else by handle.
 * @throws UserError where the file is damaged, of another version, or the workspace is not empty
 */
export async function restore(
  source: Source,
  store: WorkspaceStore,
  members: MemberDirectory,
  { dryRun = false } = {},
): Promise<Restored> {
  if ((await store.importing.customers.page(null, 1)).length > 0)
    throw new UserError(
      'This workspace has customers already. A backup is restored into an empty one, so that nothing is mixed up.',
    );
  const counts = await verify(source);
  const restored: Restored = { counts, unknownMembers: [] };
  const reader = decoder(store, members, restored);
  // Once without writing: a document that does not fit is found before the first is written.
  for await (const { number, content } of body(source)) reader.read(number, content);
  if (dryRun) return restored;
  restored.unknownMembers = [];
  const writer = decoder(store, members, restored);
  let batch: { kind: Kind; documents: { id: string }[] } | null = null;
  const flush = async () => {
    if (batch) await doorOf(store, batch.kind).insertMany(batch.documents);
    batch = null;
  };
  for await (const { number, content } of body(source)) {
    const found = writer.read(number, content);
    if (found.kind === 'settings') await store.settings.set(found.settings);
    if (found.kind !== 'document') continue;
    if (batch && (batch.kind !== found.of || batch.documents.length >= BATCH)) await flush();
    batch ??= { kind: found.of, documents: [] };
    batch.documents.push(found.document);
  }
  await flush();
  return restored;
}

/** Whether a file is a backup of ours, by its first line. */
export async function isBackup(source: Source): Promise<boolean> {
  for await (const { content } of readLines(source)) return content.startsWith('{"rapport":"backup"');
  return false;
}

async function verify(source: Source): Promise<Record<string, number>> {
  const digest = createHash('sha256');
  let header: ReturnType<typeof Header.safeParse> | null = null;
  const counts: Record<string, number> = {};
  for await (const { number, content } of readLines(source)) {
    if (number === 1) header = Header.safeParse(json(content, 1));
    else {
      digest.update(`${content}\n`);
      const { kind } = parsed(Line, json(content, number), number);
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
  }
  if (!header?.success)
    throw new UserError(`${source.name} is no backup that this version of Rapport can read.`);
  if (
    digest.digest('hex') !== header.data.checksum ||
    JSON.stringify(counts) !== JSON.stringify(header.data.counts)
  )
    throw new UserError(
      `${source.name} is damaged: its checksum is not that of its header. Nothing was restored.`,
    );
  return counts;
}

async function* body(source: Source): AsyncGenerator<{ number: number; content: string }> {
  for await (const line of readLines(source)) if (line.number > 1) yield line;
}

type Decoded =
  | { kind: 'settings'; settings: Settings }
  | { kind: 'member' }
  | { kind: 'document'; of: Kind; document: { id: string } };

/** Reads the lines of a backup in their order. */
function decoder(
  store: WorkspaceStore,
  members: MemberDirectory,
  restored: Restored,
): { read(number: number, content: string): Decoded } {
  const people = new Map<string, string>();
  const LETTER_KINDS: Record<string, Kind> = {
    c: 'customers',
    p: 'contacts',
    i: 'interactions',
    o: 'commitments',
    s: 'purchases',
    g: 'merges',
    a: 'audit',
  };
  // Ids in the order of their numbers, so that a backup of the restored workspace numbers them alike.
  const prefixes = new Map<string, string>();
  const idOf = (ref: string): string | undefined => {
    const member = people.get(ref);
    if (member !== undefined) return member;
    const [, letter = '', number = ''] = /^([a-z])(\d+)$/.exec(ref) ?? [];
    const kind = LETTER_KINDS[letter];
    if (kind === undefined || Number(number) < 1 || Number(number) > (restored.counts[kind] ?? 0))
      return undefined;
    // The time, as in every id, so that older things come before newer ones; then what keeps kinds and restores apart.
    const prefix =
      prefixes.get(letter) ??
      `${store.importing.customers.newId().slice(0, 8)}${randomBytes(4).toString('hex')}${KINDS.indexOf(kind)}`;
    prefixes.set(letter, prefix);
    return `${prefix}${Number(number).toString(16).padStart(7, '0')}`;
  };
  return {
    read(number, content) {
      const { kind, value } = parsed(Line, json(content, number), number);
      if (kind === 'settings') return { kind: 'settings', settings: parsed(Settings, value, number) };
      if (kind === 'member') {
        const person = parsed(Person, value, number);
        const found =
          (person.email ? members.find(person.email) : null) ??
          (person.id ? members.find(person.id) : null) ??
          members.find(`@${person.handle}`);
        if (found === null) restored.unknownMembers.push(person);
        people.set(person.ref, found ?? person.id ?? `?${person.handle}`.slice(0, 32));
        return { kind: 'member' };
      }
      const of = KINDS.find((one) => one === kind);
      if (!of)
        throw new UserError(`Line ${number} holds "${kind}", which this version of Rapport does not know.`);
      return { kind: 'document', of, document: parsed(SCHEMAS[of], resolved(value, idOf, number), number) };
    },
  };
}

function resolved(value: unknown, idOf: (ref: string) => string | undefined, number: number): unknown {
  try {
    return decode(value, idOf);
  } catch (error) {
    throw new UserError(`Line ${number} ${error instanceof Error ? error.message : 'cannot be read'}.`);
  }
}

function parsed<T>(
  schema: {
    safeParse(
      value: unknown,
    ):
      | { success: true; data: T }
      | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
  },
  value: unknown,
  number: number,
): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new UserError(
    `Line ${number} cannot be restored: ${issue?.path.map(String).join('.')} ${issue?.message}.`,
  );
}

function json(content: string, number: number): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new UserError(`Line ${number} is damaged. Nothing was restored.`);
  }
}
