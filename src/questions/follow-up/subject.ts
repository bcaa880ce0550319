import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { MemberId } from '../../domain/id.ts';
import type { Member } from '../../domain/member.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import type { Query } from '../query/query.ts';

/** Whom the question before was about, the one customer that was found, all that its answer named, in its order, and who of us. */
export type Subject = {
  customer: Customer | null;
  contact: Contact | null;
  found: Customer | null;
  named: Customer[];
  people: Contact[];
  colleague: Member | null;
};

/** Reads what the ids of a question that was answered stand for; what has gone meanwhile is missing. */
export async function subjectOf(query: Query, store: WorkspaceStore): Promise<Subject> {
  const customer = 'customer' in query ? query.customer : null;
  const contact = 'contact' in query ? query.contact : null;
  const others =
    'others' in query && customer !== null && query.others.length > 0 ? [customer, ...query.others] : [];
  const all = [query.named, query.each, others].find((ids) => ids.length > 0) ?? [];
  const ids = [customer, query.found, ...all].filter((id) => id !== null);
  const contactIds = [contact, ...query.people].filter((id) => id !== null);
  const [customers, contacts] = await Promise.all([
    ids.length === 0 ? [] : store.customers.getMany(ids),
    contactIds.length === 0 ? [] : store.contacts.getMany(contactIds),
  ]);
  const customerOf = (id: string | null) => customers.find((one) => one.id === id) ?? null;
  const colleague = colleagueOf(query, customerOf(customer));
  const contactOf = (id: string | null) => contacts.find((one) => one.id === id) ?? null;
  return {
    customer: customerOf(customer),
    contact: contactOf(contact),
    found: customerOf(query.found),
    named: all.flatMap((id) => customerOf(id) ?? []),
    people: query.people.flatMap((id) => contactOf(id) ?? []),
    colleague: colleague === null ? null : await store.members.get(colleague),
  };
}

/** Who of us a question was about: who acted, whose it was, or who looks after a customer, where that was asked. */
function colleagueOf(query: Query, customer: Customer | null): MemberId | null {
  if (query.intent === 'owner') return customer?.owner ?? null;
  if ('by' in query && query.intent !== 'rank' && query.intent !== 'purchases') return query.by;
  if ('owner' in query) return query.owner;
  return 'filter' in query && query.filter.owner !== 'nobody' ? query.filter.owner : null;
}
