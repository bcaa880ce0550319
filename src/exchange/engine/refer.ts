import type { Customer } from '../../domain/customer.ts';
import type { Id } from '../../domain/id.ts';
import { LONGEST } from '../../domain/limits.ts';
import { LONGEST_CHAIN, type Referral, referringCustomer } from '../../domain/referral.ts';
import { bareKey, nameKey } from '../../domain/text/name.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import type { Batch } from './batch.ts';
import type { Work } from './work.ts';

/**
 * Links customers to those who brought them. A name that is nobody's yet is kept as somebody outside; when a later row,
 * file or import brings a customer or contact of that name, the link is made then.
 */
export async function linkReferrals(batch: Batch, store: WorkspaceStore): Promise<void> {
  await link(batch, store, batch.referrals);
  const made = [
    ...batch.world.customers
      .all()
      .filter(({ before }) => before === null)
      .map(({ value }) => value.name),
    ...batch.world.contacts
      .all()
      .filter(({ before }) => before === null)
      .map(({ value }) => value.name),
  ];
  if (made.length === 0 || batch.imagined) return;
  const keys = new Set(made.map((name) => nameKey(name)));
  const waiting = await store.importing.referredByOutsiders([...keys]);
  batch.world.customers.load(waiting);
  await link(batch, store, waiting.flatMap(waitingReferral));
}

/** Only what a file said: "outside" chosen by a person stays what it is. */
function waitingReferral({ id, referredBy, imported }: Customer): { customerId: Id; name: string }[] {
  return referredBy?.type === 'outside' && imported?.prints['referredBy'] !== undefined
    ? [{ customerId: id, name: referredBy.name }]
    : [];
}

async function link(batch: Batch, store: WorkspaceStore, referrals: Batch['referrals']): Promise<void> {
  if (referrals.length === 0) return;
  const keys = referrals.map(({ name }) => nameKey(name));
  batch.world.contacts.load(await store.importing.contactsOfAnyone(keys));
  const people = new Map<string, { id: Id; customerId: Id }[]>();
  for (const { value } of batch.world.contacts.all()) {
    if (value.archivedAt !== null) continue;
    const key = nameKey(value.name);
    people.set(key, [...(people.get(key) ?? []), value]);
  }
  for (const { customerId, name } of referrals) {
    const customer = batch.world.customers.get(customerId);
    if (!customer) continue;
    const referral = await referralTo(batch, store, customer, name, people);
    if (JSON.stringify(referral) === JSON.stringify(customer.value.referredBy)) continue;
    customer.value = { ...customer.value, referredBy: referral };
    customer.edited = true;
  }
}

async function referralTo(
  batch: Batch,
  store: WorkspaceStore,
  customer: Work<Customer>,
  name: string,
  people: Map<string, { id: Id; customerId: Id }[]>,
): Promise<Referral> {
  const key = nameKey(name);
  const named = [...(batch.world.named.get(key) ?? [])].filter((other) => other !== customer);
  const exact = named.filter(({ value }) =>
    [value.name, ...value.aliases].some((own) => nameKey(own) === key),
  );
  const bare = [...(batch.world.named.get(bareKey(name)) ?? [])].filter((other) => other !== customer);
  const contacts = people.get(key) ?? [];
  const [firm] = exact.length > 0 ? exact : contacts.length === 0 && bare.length === 1 ? bare : [];
  const [person] = contacts;
  const found: Referral | null = firm
    ? { type: 'customer', customerId: firm.value.id }
    : person && contacts.length === 1 && person.customerId !== customer.value.id
      ? { type: 'contact', contactId: person.id, customerId: person.customerId }
      : null;
  // A link that would close a circle stays a name: referrals form a forest.
  if (found && !(await comesFrom(batch, store, referringCustomer(found), customer.value.id))) return found;
  return { type: 'outside', name: name.slice(0, LONGEST.name) };
}

/** Whether a customer was brought, directly or not, by another. */
async function comesFrom(
  batch: Batch,
  store: WorkspaceStore,
  start: Id | null,
  sought: Id,
): Promise<boolean> {
  let next = start;
  for (let steps = 0; next !== null && steps < LONGEST_CHAIN; steps += 1) {
    if (next === sought) return true;
    const id: Id = next;
    if (!batch.world.customers.get(id))
      batch.world.customers.load(await store.importing.customers.getMany([id]));
    next = referringCustomer(batch.world.customers.get(id)?.value.referredBy ?? null);
  }
  return false;
}
