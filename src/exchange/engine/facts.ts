import { isDeepStrictEqual } from 'node:util';
import { cadenceOf, spreadDueOn } from '../../domain/cadence.ts';
import type { Customer } from '../../domain/customer.ts';
import { customerDueOn } from '../../domain/due.ts';
import type { MemberId } from '../../domain/id.ts';
import { counts, factsAfter, type Interaction } from '../../domain/interaction.ts';
import { dayOf } from '../../domain/text/day.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import type { Batch } from './batch.ts';
import type { Work } from './work.ts';

/** The zone of each owner, looked up once. */
export type ZoneOf = (owner: MemberId | null) => Promise<string>;

/**
 * Keeps on each touched customer what follows from what was imported: last contact, feeling, open steps, the day of the
 * next nudge. Called when all that belongs to the customers is written, and before they are: each is written once.
 */
export async function refreshFacts(batch: Batch, store: WorkspaceStore, zoneOf: ZoneOf): Promise<void> {
  const { customers } = batch.world;
  for (const interaction of batch.added) {
    const customer = customers.get(interaction.customerId);
    if (customer) addFact(customer, interaction);
  }
  await recompute(batch, store);
  for (const work of customers.all()) {
    const isNew = work.before === null;
    if (!isNew && !work.edited && !work.refreshed) continue;
    const zone = await zoneOf(work.value.owner);
    const value = isNew ? spread(work.value, batch, zone) : work.value;
    work.value = { ...value, dueOn: customerDueOn(value, batch.settings, zone) };
  }
}

/** What follows from things that were corrected, or of which several decide together, is worked out from what is stored. */
async function recompute({ stale, world }: Batch, { importing }: WorkspaceStore): Promise<void> {
  if (stale.size === 0) return;
  // A contact or interaction that is corrected may belong to a customer that no row names.
  world.customers.load(
    await importing.customers.getMany([...stale.keys()].filter((id) => !world.customers.get(id))),
  );
  for (const [id, facts] of await importing.factsOf(stale)) {
    const work = world.customers.get(id);
    if (!work || isDeepStrictEqual({ ...work.value, ...facts }, work.value)) continue;
    work.value = { ...work.value, ...facts };
    work.refreshed = true;
  }
}

function addFact(customer: Work<Customer>, added: Interaction): void {
  const { lastContact } = customer.value;
  const newer = counts(added) && (!lastContact || added.at >= lastContact.at);
  if (!newer && added.feeling === null) return;
  customer.value = { ...customer.value, ...factsAfter(customer.value, added) };
  customer.refreshed = true;
}

/** A new customer without history would be due at once, and with it the whole file. */
function spread(customer: Customer, { now, settings }: Batch, zone: string): Customer {
  const key = customer.imported?.key ?? customer.id;
  return { ...customer, firstDueOn: spreadDueOn(key, cadenceOf(customer, settings), dayOf(now, zone)) };
}
