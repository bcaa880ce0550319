import type { Customer, Standing } from '../../domain/customer.ts';
import type { MemberId } from '../../domain/id.ts';
import type { ImportCounts, ImportRun } from '../../domain/import-run.ts';
import type { Settings } from '../../domain/settings.ts';
import { isDuplicateKey } from '../../store/scoped.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import type { CompactMap } from '../compact-map.ts';
import { type Refusal, RowRefusedError } from '../draft.ts';
import type { Batch } from './batch.ts';
import type { Entry } from './entry.ts';
import type { ZoneOf } from './facts.ts';
import { planRow } from './plan.ts';
import { linkReferrals } from './refer.ts';
import { loadWorld } from './world.ts';
import { writeBatch } from './write.ts';

/** What the batches of an import share. */
export type Sharing = {
  store: WorkspaceStore;
  by: MemberId;
  now: Date;
  settings: Settings;
  createMissing: boolean;
  standing: Standing;
  /** Null: a dry run. It changes with each batch. */
  run: ImportRun | null;
  imagined: CompactMap | null;
  zones: Map<MemberId | null, string>;
};

/** How often a batch is tried when people add the same things meanwhile. */
const TRIES = 5;

type Result = {
  counts: ImportCounts;
  refusals: Refusal[];
  /** Customers that are new. */
  created: Customer[];
};

/** Brings a batch of rows into the store, all or nothing, together with how far the import has come. */
export async function runBatch(
  rows: readonly (Entry | Refusal)[],
  sharing: Sharing,
  before: ImportCounts,
  position: number,
): Promise<Result> {
  const { store, run } = sharing;
  if (run === null) return (await plan(rows, sharing, store, before)).result;
  for (let tries = 1; ; tries += 1) {
    try {
      return await store.together(async (within) => {
        const { batch, result } = await plan(rows, sharing, within, before);
        await writeBatch(batch, within, zoneOf(sharing));
        sharing.run = await within.imports.advance(run, position, result.counts);
        return result;
      });
    } catch (error) {
      // Somebody added a customer of that name, or the same row, since the batch was read: it is worked out anew.
      if (!isDuplicateKey(error) || tries >= TRIES) throw error;
    }
  }
}

async function plan(
  rows: readonly (Entry | Refusal)[],
  sharing: Sharing,
  store: WorkspaceStore,
  before: ImportCounts,
): Promise<{ batch: Batch; result: Result }> {
  const entries = rows.filter((row) => 'customer' in row);
  const batch: Batch = {
    world: await loadWorld(store, entries),
    by: sharing.by,
    now: sharing.now,
    run: sharing.run?.id ?? 'dry-run',
    settings: sharing.settings,
    newId: store.importing.customers.newId,
    createMissing: sharing.createMissing,
    standing: sharing.standing,
    imagined: sharing.imagined,
    referrals: [],
    added: [],
    stale: new Map(),
    changes: [],
  };
  const counts = { ...before, rows: before.rows + rows.length };
  const refusals: Refusal[] = [];
  for (const row of rows) {
    const refusal = 'customer' in row ? tryRow(batch, row, counts) : row;
    if (refusal) {
      refusals.push(refusal);
      counts.refused += 1;
    }
  }
  await linkReferrals(batch, store);
  return { batch, result: { counts, refusals, created: createdIn(batch) } };
}

/** What a dry run would make is nowhere yet, and is compared with nothing. */
const createdIn = ({ world, imagined }: Batch): Customer[] =>
  imagined ? [] : world.customers.all().flatMap(({ before, value }) => (before === null ? [value] : []));

function tryRow(batch: Batch, entry: Entry, counts: ImportCounts): Refusal | null {
  try {
    counts[planRow(batch, entry)] += 1;
    return null;
  } catch (error) {
    if (!(error instanceof RowRefusedError)) throw error;
    return { line: entry.line, reason: error.message, cells: entry.cells };
  }
}

const zoneOf =
  ({ store, settings, zones }: Sharing): ZoneOf =>
  async (owner) => {
    const zone = zones.get(owner) ?? (await store.members.zoneOf(owner, settings));
    zones.set(owner, zone);
    return zone;
  };
