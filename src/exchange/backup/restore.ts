import { createHash } from 'node:crypto';
import type { MemberId } from '../../domain/id.ts';
import { type ImportCounts, type ImportRun, NO_COUNTS } from '../../domain/import-run.ts';
import { UserError } from '../../errors.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { ahead } from '../ahead.ts';
import type { MemberDirectory } from '../members.ts';
import { type Progress, progressOf } from '../progress.ts';
import type { Source } from '../source.ts';
import { KINDS, type Person, restoreOf } from './kinds.ts';
import { type Decoded, decoded, verified } from './read.ts';

/** What a backup would bring into a workspace, checked line by line; nothing is written yet. */
export type Checked = {
  checksum: string;
  counts: Record<string, number>;
  /** Documents in all. */
  documents: number;
  /** Members of the backup of whom this workspace has nobody; what was theirs keeps their old id. */
  unknownMembers: Person[];
  /** The workspace has customers that are not of an earlier, unfinished restore of this backup. */
  occupied: boolean;
};

export type RestoreOptions = {
  by: MemberId;
  onProgress?: (progress: Progress) => void;
  /** Ends the restore after the batch at hand; restoring the same file again goes on from there. */
  signal?: AbortSignal;
};

export type Restored = { counts: ImportCounts; cancelled: boolean; resumedFrom: number };

const BATCH = 500;
/** For looking through a backup whose things get no ids yet. */
const NO_IDS = '0'.repeat(16);

/**
 * Reads all of a backup: its checksum, and each document against its schema.
 * @throws UserError where the file is damaged or of another version
 */
export async function checkBackup(
  source: Source,
  store: WorkspaceStore,
  members: MemberDirectory,
): Promise<Checked> {
  const { checksum, counts } = await verified(source);
  const unknownMembers: Person[] = [];
  for await (const found of decoded(source, counts, members, NO_IDS))
    if (found.kind === 'member' && found.found === null) unknownMembers.push(found.person);
  return {
    checksum,
    counts,
    documents: KINDS.reduce((sum, { name }) => sum + (counts[name] ?? 0), 0),
    unknownMembers,
    occupied: await isOccupied(store, checksum),
  };
}

/**
 * Brings a checked backup into a workspace that has no customers yet. Each batch is one transaction together with the
 * position in the file: a restore that was stopped or killed goes on where it was. Members are found by their e-mail
 * address, else by handle.
 * @throws UserError where the workspace is not empty
 * @throws ImportBusyError where another process restores it
 */
export async function restore(
  source: Source,
  store: WorkspaceStore,
  members: MemberDirectory,
  { checksum, counts, documents, occupied }: Checked,
  { by, onProgress, signal }: RestoreOptions,
): Promise<Restored> {
  if (occupied) throw new UserError(OCCUPIED);
  let run = await store.imports.begin(restoreOf(checksum), source.name, by);
  const resumedFrom = run.position;
  const progress = progressOf(documents, resumedFrom, onProgress);
  try {
    const things = decoded(source, counts, members, prefixOf(run));
    for await (const batch of ahead(batchesOf(things, store))) {
      if (batch.position <= run.position) continue;
      run = await store.together(async (within) => {
        await batch.of.door(within).insertMany(batch.documents);
        const created = run.counts.created + batch.documents.length;
        return within.imports.advance(run, batch.position, { ...NO_COUNTS, rows: batch.position, created });
      });
      progress(run.counts);
      if (!signal?.aborted || batch.position === documents) continue;
      await store.imports.release(run);
      return { counts: run.counts, cancelled: true, resumedFrom };
    }
  } catch (error) {
    await store.imports.release(run);
    throw error;
  }
  await store.imports.finish(run, 'done');
  return { counts: run.counts, cancelled: false, resumedFrom };
}

export const OCCUPIED =
  'This workspace has customers already, so nothing was restored: a backup goes into an empty one, so that nothing is mixed up. Name another workspace, or bring the customers in beside those that are here: export them as CSV where they are, and import these files.';

async function isOccupied(store: WorkspaceStore, checksum: string): Promise<boolean> {
  if ((await store.importing.customers.page(null, 1)).length === 0) return false;
  return (await store.imports.unfinished(restoreOf(checksum))) === null;
}

/** The time of the run, as in every id, so that older things come before newer ones; then what keeps runs apart. */
const prefixOf = ({ id }: ImportRun): string =>
  `${id.slice(0, 8)}${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;

type Batch = { of: (typeof KINDS)[number]; documents: { id: string }[]; position: number };

/** Documents of one kind, many at a time; settings are put in place on the way, which may be done again. */
async function* batchesOf(things: AsyncIterable<Decoded>, store: WorkspaceStore): AsyncGenerator<Batch> {
  let batch: Batch | null = null;
  let position = 0;
  const preferences: Extract<Decoded, { kind: 'member' }>[] = [];
  for await (const thing of things) {
    if (thing.kind === 'member') preferences.push(thing);
    if (thing.kind === 'settings') {
      await store.settings.set(thing.settings);
      for (const { found, preferences: own } of preferences)
        if (found !== null && own !== null) await store.members.restorePreferences(found, own);
    }
    if (thing.kind !== 'document') continue;
    if (batch && (batch.of !== thing.of || batch.documents.length >= BATCH)) {
      yield batch;
      batch = null;
    }
    position += 1;
    batch ??= { of: thing.of, documents: [], position };
    batch.documents.push(thing.document);
    batch.position = position;
  }
  if (batch) yield batch;
}
