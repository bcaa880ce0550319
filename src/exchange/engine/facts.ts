import { cadenceOf, spreadDueOn } from '../../domain/cadence.ts';
import type { Customer } from '../../domain/customer.ts';
import { customerDueOn } from '../../domain/due.ts';
import type { MemberId } from '../../domain/id.ts';
import { contactFact, counts, feelingFact, type Interaction } from '../../domain/interaction.ts';
import { dayOf } from '../../domain/text/day.ts';
import type { Repositories } from '../../store/store.ts';
import type { Batch } from './batch.ts';
import type { Work } from './work.ts';

/** The zone of each owner, looked up once. */
export type ZoneOf = (owner: MemberId | null) => Promise<string>;

/** Keeps on each touched customer what follows from its interactions: last contact, feeling, the day of the next nudge. */
export async function refreshFacts(batch: Batch, zoneOf: ZoneOf): Promise<void> {
  const { customers } = batch.world;
  for (const interaction of batch.added) {
    const customer = customers.get(interaction.customerId);
    if (customer) addFact(customer, interaction);
  }
  for (const work of customers.all()) {
    const isNew = work.before === null;
    if (!isNew && !work.edited && !work.refreshed) continue;
    const zone = await zoneOf(work.value.owner);
    const value = isNew ? spread(work.value, batch, zone) : work.value;
    const dueOn = customerDueOn(value, batch.settings, zone);
    if (dueOn !== work.value.dueOn || value !== work.value) work.refreshed = true;
    work.value = { ...value, dueOn };
  }
}

/**
 * What follows from things that were corrected, or of which several decide together, is worked out anew from what is
 * stored; called when all of it is.
 * @returns the customers that are to be written again
 */
export async function recompute(batch: Batch, store: Repositories, zoneOf: ZoneOf): Promise<Customer[]> {
  if (batch.stale.size === 0) return [];
  const facts = await store.importing.factsOf(batch.stale);
  const again: Customer[] = [];
  for (const customer of await store.importing.customers.getMany([...batch.stale.keys()])) {
    const next = { ...customer, ...facts.get(customer.id) };
    const dueOn = customerDueOn(next, batch.settings, await zoneOf(customer.owner));
    again.push({ ...next, dueOn });
  }
  return again;
}

function addFact(customer: Work<Customer>, added: Interaction): void {
  const { lastContact, feeling, feelingBefore } = customer.value;
  const newer = counts(added) && (!lastContact || added.at >= lastContact.at);
  if (!newer && added.feeling === null) return;
  const felt = [feelingFact(added), feeling, feelingBefore]
    .filter((fact) => fact !== null)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  customer.value = {
    ...customer.value,
    lastContact: newer ? contactFact(added) : lastContact,
    feeling: felt[0] ?? null,
    feelingBefore: felt[1] ?? null,
  };
  customer.refreshed = true;
}

/** A new customer without history would be due at once, and with it the whole file. */
function spread(customer: Customer, { now, settings }: Batch, zone: string): Customer {
  const key = customer.imported?.key ?? customer.id;
  return { ...customer, firstDueOn: spreadDueOn(key, cadenceOf(customer, settings), dayOf(now, zone)) };
}
