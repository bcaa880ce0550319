import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Id } from '../../domain/id.ts';
import { apartId } from '../../domain/merge.ts';
import { alikeNames, alikeReach, phoneFacts } from '../../domain/text/alike.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { countryOfZone } from './country.ts';
import { type Likeness, likeness, nameChance, OFFERED, profileOf } from './score.ts';

/** Two customers that may be one. */
export type Pair = Likeness & { one: Customer; other: Customer };

/** A key that more share says nothing about any two of them, such as the domain of a chain of a thousand houses. */
const COMMON = 50;
/** How many customers are looked at in one go, and how many that share a key with them. */
const AT_ONCE = 50;
const LOOKED_AT = 5_000;

type Search = { store: WorkspaceStore; country: string | undefined };

/**
 * Those customers that may be the same as one of the given, the likeliest first. They are found by keys that alike names,
 * addresses, domains and phone numbers share, never by comparing all with all.
 */
export async function duplicatesOf(
  store: WorkspaceStore,
  customers: readonly Customer[],
  zone: string,
): Promise<Pair[]> {
  const search: Search = { store, country: countryOfZone(zone) };
  const pairs: Pair[] = [];
  for (let start = 0; start < customers.length; start += AT_ONCE)
    pairs.push(...(await searchBatch(search, customers.slice(start, start + AT_ONCE))));
  return pairs.sort((a, b) => b.score - a.score);
}

/** All pairs of a workspace that may be one, batch by batch; each pair once. */
export async function* allDuplicates(
  store: WorkspaceStore,
  zone: string,
  signal?: AbortSignal,
): AsyncGenerator<Pair[]> {
  const search: Search = { store, country: countryOfZone(zone) };
  let after: Id | null = null;
  while (!signal?.aborted) {
    const page: Customer[] = await store.duplicates.page(after, AT_ONCE);
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    const pairs = await searchBatch(
      search,
      page.filter(({ archivedAt }) => archivedAt === null),
    );
    yield pairs.filter(({ one, other }) => one.id < other.id);
  }
}

async function searchBatch({ store, country }: Search, customers: readonly Customer[]): Promise<Pair[]> {
  const own = groupByCustomer(await store.duplicates.contactsOf(customers.map(({ id }) => id)));
  const keysOf = new Map(
    customers.map((customer) => [customer.id, keysFor(customer, own.get(customer.id) ?? [])]),
  );
  const wanted = await candidates(store, customers, keysOf);
  if (wanted.length === 0) return [];
  const ids = [...new Set(wanted.map(([, other]) => other))];
  const others = new Map((await store.customers.getMany(ids)).map((customer) => [customer.id, customer]));
  const people = groupByCustomer(await store.duplicates.contactsOf(ids));
  const profiles = new Map(
    [...others.values()].map((customer) => [customer.id, profileOf(customer, people.get(customer.id) ?? [])]),
  );
  const apart = await store.duplicates.areApart(wanted.map(([one, other]) => [one.id, other] as const));
  const pairs = wanted.flatMap(([one, otherId]): Pair[] => {
    const other = others.get(otherId);
    const profile = profiles.get(otherId);
    if (!other || !profile || other.archivedAt !== null || apart.has(apartId(one.id, otherId))) return [];
    return [{ one, other, ...likeness(profileOf(one, own.get(one.id) ?? []), profile, country) }];
  });
  return pairs.filter(({ score }) => score >= OFFERED);
}

/** Who shares a key with whom, less those who share no more than a sound. */
async function candidates(
  store: WorkspaceStore,
  customers: readonly Customer[],
  keysOf: ReadonlyMap<Id, Set<string>>,
): Promise<(readonly [Customer, Id])[]> {
  const keys = [...new Set([...keysOf.values()].flatMap((own) => [...own]))];
  if (keys.length === 0) return [];
  const [named, reached] = await Promise.all([
    store.duplicates.customersAlike(keys, LOOKED_AT),
    store.duplicates.contactsAlike(keys.filter(isReach), LOOKED_AT),
  ]);
  const buckets = new Map<string, Set<Id>>();
  const put = (key: string, id: Id) => buckets.set(key, (buckets.get(key) ?? new Set()).add(id));
  for (const { id, keys: theirs } of named) for (const key of theirs) put(key, id);
  for (const { customerId, keys: theirs } of reached) for (const key of theirs) put(key, customerId);
  const names = new Map(named.map((one) => [one.id, one.names]));
  const wanted: (readonly [Customer, Id])[] = [];
  for (const customer of customers) {
    const own = [...(keysOf.get(customer.id) ?? [])];
    const sharing = new Map<Id, boolean>();
    for (const key of own) {
      const bucket = buckets.get(key);
      if (!bucket || bucket.size > COMMON) continue;
      for (const id of bucket)
        if (id !== customer.id) sharing.set(id, sharing.get(id) === true || isReach(key));
    }
    for (const [id, byReach] of sharing)
      if (byReach || soundsAlike([customer.name, ...customer.aliases], names.get(id) ?? []))
        wanted.push([customer, id]);
  }
  return wanted;
}

const isReach = (key: string): boolean => /^[edp]:/.test(key);
const soundsAlike = (ours: readonly string[], theirs: readonly string[]): boolean =>
  ours.some((one) => theirs.some((other) => nameChance(one, other) !== null));

function keysFor(customer: Customer, contacts: readonly Contact[]): Set<string> {
  const reach = {
    emails: contacts.flatMap(({ emails }) => emails),
    phones: [...contacts.flatMap(({ phones }) => phones), ...phoneFacts(customer.remember)],
    websites: customer.website === null ? [] : [customer.website],
  };
  return new Set([...alikeNames([customer.name, ...customer.aliases]), ...alikeReach(reach)]);
}

function groupByCustomer(contacts: readonly Contact[]): Map<Id, Contact[]> {
  const groups = new Map<Id, Contact[]>();
  for (const contact of contacts)
    groups.set(contact.customerId, [...(groups.get(contact.customerId) ?? []), contact]);
  return groups;
}
