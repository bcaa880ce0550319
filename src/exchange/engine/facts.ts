import { cadenceOf, spreadDueOn } from '../../domain/cadence.ts';
import type { Customer } from '../../domain/customer.ts';
import { customerDueOn } from '../../domain/due.ts';
import type { MemberId } from '../../domain/id.ts';
import { counts, type Interaction } from '../../domain/interaction.ts';
import { dayOf } from '../../domain/text/day.ts';
import type { Repositories } from '../../store/store.ts';
import type { Batch } from './plan.ts';
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
 * Customers whose interactions were corrected are worked out anew, from what is stored; called when the corrections are.
 * @returns the customers that are to be written again
 */
export async function recompute(batch: Batch, store: Repositories, zoneOf: ZoneOf): Promise<Customer[]> {
  const again: Customer[] = [];
  for (const id of batch.stale) {
    const [customer] = await store.importing.customers.getMany([id]);
    if (!customer) continue;
    const { contact, felt } = await store.importing.newestOf(id);
    const facts = {
      ...customer,
      lastContact: contact && contactFact(contact),
      feeling: felt && feelingFact(felt),
    };
    again.push({ ...facts, dueOn: customerDueOn(facts, batch.settings, await zoneOf(customer.owner)) });
  }
  return again;
}

const contactFact = ({ at, kind, id }: Interaction) => ({ at, kind, interactionId: id });
const feelingFact = ({ at, feeling, id }: Interaction) =>
  feeling === null ? null : { value: feeling, at, interactionId: id };

function addFact(customer: Work<Customer>, added: Interaction): void {
  const { lastContact, feeling } = customer.value;
  const newer = counts(added) && (!lastContact || added.at >= lastContact.at);
  const felt = added.feeling !== null && (!feeling || added.at >= feeling.at);
  if (!newer && !felt) return;
  customer.value = {
    ...customer.value,
    lastContact: newer ? contactFact(added) : lastContact,
    feeling: felt ? feelingFact(added) : feeling,
  };
  customer.refreshed = true;
}

/** A new customer without history would be due at once, and with it the whole file. */
function spread(customer: Customer, { now, settings }: Batch, zone: string): Customer {
  const key = customer.imported?.key ?? customer.id;
  return { ...customer, firstDueOn: spreadDueOn(key, cadenceOf(customer, settings), dayOf(now, zone)) };
}
