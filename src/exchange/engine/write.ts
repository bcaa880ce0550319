import type { WorkspaceStore } from '../../store/store.ts';
import type { Batch } from './batch.ts';
import { refreshFacts, type ZoneOf } from './facts.ts';
import type { Work } from './work.ts';

type Door<T> = {
  insertMany(values: readonly T[]): Promise<void>;
  rewriteMany(values: readonly T[]): Promise<void>;
  /** Writes only what follows from other things; where it is missing, all of a thing is written. */
  refreshMany?(values: readonly T[]): Promise<void>;
};

/** Writes what a batch changed, in the transaction in which it was read. */
export async function writeBatch(batch: Batch, store: WorkspaceStore, zoneOf: ZoneOf): Promise<void> {
  const { world } = batch;
  const { importing } = store;
  await write(world.contacts.all(), importing.contacts);
  await write(world.interactions.all(), importing.interactions);
  await write(world.commitments.all(), importing.commitments);
  await write(world.purchases.all(), importing.purchases);
  await refreshFacts(batch, store, zoneOf);
  await write(world.customers.all(), importing.customers);
  await store.audit.addMany(
    batch.changes.map(({ type, id, customerId, changes }) => ({
      by: batch.by,
      action: 'import',
      entity: { type, id, version: null },
      customerId,
      changes,
    })),
  );
}

async function write<T extends { version: number }>(works: Work<T>[], door: Door<T>): Promise<void> {
  const real = works.filter(({ imaginary }) => !imaginary);
  await door.insertMany(real.filter(({ before }) => before === null).map(({ value }) => value));
  const changed = real.filter(({ before, edited }) => before !== null && edited);
  await door.rewriteMany(changed.map(({ value }) => ({ ...value, version: value.version + 1 })));
  const refreshed = real
    .filter(({ before, edited, refreshed }) => before !== null && refreshed && !edited)
    .map(({ value }) => value);
  await (door.refreshMany ?? door.rewriteMany)(refreshed);
}
