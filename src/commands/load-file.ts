import type { Customer } from '../domain/customer.ts';
import type { Referral } from '../domain/referral.ts';
import type { WorkspaceStore } from '../store/store.ts';
import type { File } from '../views/card.ts';

const HISTORY = 5;
const SALES = 3;

/** Who a referral names, in words: a customer, "Maria Santos (Café Olé)" for a contact, or somebody outside. */
export async function referralText(referral: Referral | null, store: WorkspaceStore): Promise<string | null> {
  if (referral === null) return null;
  if (referral.type === 'outside') return referral.name;
  const customer = await store.customers.get(referral.customerId);
  if (referral.type === 'customer') return customer?.name ?? null;
  const contact = await store.contacts.get(referral.contactId);
  return contact && customer ? `${contact.name} (${customer.name})` : (customer?.name ?? null);
}

/** Everything that a customer's card shows. */
export async function loadFile(customer: Customer, store: WorkspaceStore): Promise<File> {
  const [contacts, commitments, history, referredBy, referred, purchases] = await Promise.all([
    store.contacts.of(customer.id),
    store.commitments.openOf(customer.id),
    store.interactions.history(customer.id, HISTORY),
    referralText(customer.referredBy, store),
    store.referrals.broughtBy(customer.id),
    store.purchases.of(customer.id, { limit: SALES }),
  ]);
  return { customer, contacts, commitments, history, referredBy, referred, purchases };
}
