import type { Commitment } from '../../domain/commitment.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Id } from '../../domain/id.ts';
import type { Imported } from '../../domain/imported.ts';
import type { Interaction } from '../../domain/interaction.ts';
import type { Purchase } from '../../domain/purchase.ts';
import { bareKey, nameKey, words } from '../../domain/text/name.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import type { CustomerPart, Entry } from './entry.ts';
import { known, type Work } from './work.ts';

type Identified = { id: Id; imported?: Imported | undefined };

/** The things of one kind that a batch may touch. */
export function shelf<T extends Identified>() {
  const byId = new Map<Id, Work<T>>();
  const byKey = new Map<string, Work<T>>();
  return {
    all: (): Work<T>[] => [...byId.values()],
    get: (id: Id): Work<T> | undefined => byId.get(id),
    keyed: (key: string): Work<T> | undefined => byKey.get(key),
    put(work: Work<T>): Work<T> {
      byId.set(work.value.id, work);
      if (work.value.imported) byKey.set(work.value.imported.key, work);
      return work;
    },
    /** Puts things that were read, unless they are there. */
    load(values: readonly T[]): void {
      for (const value of values) if (!byId.has(value.id)) this.put(known(value));
    },
    /** A further key that leads to a thing. */
    lead(key: string, work: Work<T>): void {
      byKey.set(key, work);
    },
  };
}
export type Shelf<T extends Identified> = ReturnType<typeof shelf<T>>;

/** Everything that the rows of a batch may touch, read by their keys in a few queries. */
export type World = {
  customers: Shelf<Customer>;
  contacts: Shelf<Contact>;
  interactions: Shelf<Interaction>;
  commitments: Shelf<Commitment>;
  purchases: Shelf<Purchase>;
  /** Live customers by name, alias, and both without legal form. */
  named: Map<string, Set<Work<Customer>>>;
  /** Contacts by customer. */
  people: Map<Id, Set<Work<Contact>>>;
};

export async function loadWorld(store: WorkspaceStore, entries: readonly Entry[]): Promise<World> {
  const world: World = {
    customers: shelf(),
    contacts: shelf(),
    interactions: shelf(),
    commitments: shelf(),
    purchases: shelf(),
    named: new Map(),
    people: new Map(),
  };
  const { importing } = store;
  await loadCustomers(world, store, entries);
  const contactKeys = entries.flatMap(({ contact, interactions }) =>
    [contact, ...interactions.map((one) => one.contact)].flatMap((part) => (part ? [part.key] : [])),
  );
  const steps = entries.flatMap(({ interactions }) =>
    interactions.flatMap(({ key, step }) => (step ? [stepKey(key)] : [])),
  );
  const ids = (values: (string | null | undefined)[]) =>
    values.filter((id) => typeof id === 'string' && id.length === 24) as string[];
  world.contacts.load(await importing.contacts.byImportKey(contactKeys));
  world.contacts.load(await importing.contacts.getMany(ids(entries.map(({ contact }) => contact?.id))));
  world.contacts.load(await contactsByName(world, store, entries));
  world.interactions.load(
    await importing.interactions.byImportKey(
      entries.flatMap(({ interactions }) => interactions.map(({ key }) => key)),
    ),
  );
  world.interactions.load(
    await importing.interactions.getMany(
      ids(entries.flatMap(({ interactions }) => interactions.map(({ id }) => id))),
    ),
  );
  world.commitments.load(
    await importing.commitments.byImportKey([
      ...steps,
      ...entries.flatMap(({ commitment }) => (commitment ? [commitment.key] : [])),
    ]),
  );
  world.commitments.load(
    await importing.commitments.getMany(ids(entries.map(({ commitment }) => commitment?.id))),
  );
  world.purchases.load(
    await importing.purchases.byImportKey(
      entries.flatMap(({ purchase }) => (purchase ? [purchase.key] : [])),
    ),
  );
  world.purchases.load(await importing.purchases.getMany(ids(entries.map(({ purchase }) => purchase?.id))));
  for (const contact of world.contacts.all()) addPerson(world, contact);
  return world;
}

/** The key of the next step that was agreed in an interaction. */
export const stepKey = (interaction: string): string => `${interaction}/step`;

async function loadCustomers(
  { customers, named }: World,
  { importing }: WorkspaceStore,
  entries: readonly Entry[],
): Promise<void> {
  customers.load(
    await importing.customers.byImportKey(
      entries.flatMap(({ customer }) => [customer.key, customer.also].filter((key) => key !== null)),
    ),
  );
  customers.load(
    await importing.customers.getMany(
      entries.flatMap(({ customer }) => (customer.id?.length === 24 ? [customer.id] : [])),
    ),
  );
  const names = entries.flatMap(({ customer }) =>
    [isFound(customers, customer) ? null : customer.name, customer.referredBy].filter(
      (name) => typeof name === 'string',
    ),
  );
  customers.load(
    await importing.customersNamed([...new Set(names.flatMap((name) => [nameKey(name), bareKey(name)]))]),
  );
  // What was merged into another leads there.
  for (let round = 0; round < 5; round += 1) {
    const targets = customers
      .all()
      .flatMap(({ value }) =>
        value.mergedInto && !customers.get(value.mergedInto) ? [value.mergedInto] : [],
      );
    if (targets.length === 0) break;
    customers.load(await importing.customers.getMany(targets));
  }
  for (const customer of customers.all()) addName({ named }, customer);
}

/** Whether a row's customer is at hand, so that nobody needs to be looked for by its name. */
const isFound = (customers: World['customers'], { key, also, primary }: CustomerPart): boolean =>
  !primary && (customers.keyed(key) ?? (also === null ? undefined : customers.keyed(also))) !== undefined;

async function contactsByName(
  world: World,
  { importing }: WorkspaceStore,
  entries: readonly Entry[],
): Promise<Contact[]> {
  const names = entries.flatMap(({ contact, interactions }) =>
    [contact?.name, ...interactions.map((one) => one.contact?.name)].filter(
      (name) => typeof name === 'string',
    ),
  );
  const single = names
    .map((name) => words(name))
    .filter((parts) => parts.length === 1)
    .flat();
  const own = world.customers.all().map(({ value }) => value.id);
  return importing.contactsNamed(
    own,
    names.map((name) => nameKey(name)),
    single,
  );
}

/** Makes a live customer known by its names. */
export function addName({ named }: Pick<World, 'named'>, work: Work<Customer>): void {
  if (work.value.archivedAt !== null) return;
  for (const name of [work.value.name, ...work.value.aliases])
    for (const key of [nameKey(name), bareKey(name)]) {
      const there = named.get(key) ?? new Set();
      named.set(key, there.add(work));
    }
}

export function addPerson({ people }: Pick<World, 'people'>, work: Work<Contact>): void {
  const there = people.get(work.value.customerId) ?? new Set();
  people.set(work.value.customerId, there.add(work));
}
