import { randomBytes } from 'node:crypto';
import { type Client, written } from './reference.ts';
import { ADMIN, aClient, asDay, DAY_MS, type Doing, today, type World } from './world.ts';

/** A day of the year within the next two months, `MM-DD`. */
export const soon = (world: World): string => written(today(world) + world.random.whole(0, 60)).slice(5);
/** A name that nobody else has. */
export const aName = ({ random }: World, what: string): string =>
  `${what} ${random.whole(100_000_000, 999_999_999)}`;

/** A customer of which nothing is known yet. */
export const aFile = (known: Pick<Client, 'id' | 'name' | 'standing' | 'owner' | 'created'>): Client => ({
  ...known,
  source: false,
  archived: false,
  cadence: null,
  tags: [],
  firstDue: null,
  snoozed: 0,
  facts: [],
  bought: [],
  owed: [],
  dates: [],
  people: [],
});

export async function addClient(world: World): Promise<void> {
  const { store, random, people, clients } = world;
  const standing = random.pick(['customer', 'customer', 'prospect', 'former'] as const);
  const name = aName(world, 'Firm');
  const owner = random.chance(0.95) ? random.pick(people).id : null;
  const dates = random.chance(0.3) ? [{ label: 'founded', monthDay: soon(world) }] : [];
  const importantDates = dates.map(({ label, monthDay }) => ({ label, date: `--${monthDay}` }));
  const source = random.chance(0.5);
  const added = await store.customers.add(
    { name, standing, owner, importantDates, source: source ? 'fair' : null },
    ADMIN,
  );
  const created = added.createdAt.getTime();
  clients.push({ ...aFile({ id: added.id, name, standing, owner, created }), dates, source });
}

async function note(world: World): Promise<void> {
  const { store, random, now, people } = world;
  const client = aClient(world);
  const kind = random.pick(['call', 'visit', 'email', 'other'] as const);
  // Some are logged late.
  const at = now() - (random.chance(0.3) ? random.whole(1, 45) * DAY_MS + random.whole(1, 86_400) * 1000 : 0);
  const feeling = random.chance(0.4) ? random.pick([-2, -1, 0, 1, 2] as const) : null;
  const step = random.chance(0.3)
    ? {
        kind: 'next-step' as const,
        text: 'step',
        due: asDay(today(world) + random.whole(0, 10)),
        owner: random.pick(people).id,
      }
    : null;
  const logged = await store.interactions.log(
    {
      interaction: { customerId: client.id, kind, at: new Date(at), text: 'talk', feeling },
      contact: null,
      commitments: step ? [step] : [],
    },
    ADMIN,
    randomBytes(8).toString('hex'),
  );
  client.facts.push({ id: logged.interaction.id, at, counts: kind !== 'other', feeling });
  const [opened] = logged.commitments;
  if (step && opened)
    client.owed.push({
      id: opened.id,
      kind: 'next-step',
      due: Date.parse(step.due) / DAY_MS,
      opened: now(),
      owner: step.owner,
      open: true,
      kept: null,
      snoozed: 0,
    });
}

async function correct(world: World): Promise<void> {
  const { store, random } = world;
  const fact = aClient(world).facts.at(-1);
  const seen = fact && (await store.interactions.get(fact.id));
  if (!fact || !seen) return;
  fact.at -= random.whole(1, 20) * DAY_MS;
  await store.interactions.edit(seen, { at: new Date(fact.at) }, null, ADMIN);
}

async function takeBack(world: World): Promise<void> {
  const { store } = world;
  const client = aClient(world);
  const fact = client.facts.at(-1);
  if (!fact) return;
  const commitments = await store.commitments.ofInteraction(fact.id);
  await store.interactions.remove(fact.id, ADMIN);
  client.facts = client.facts.filter((one) => one !== fact);
  client.owed = client.owed.filter(({ id }) => !commitments.some((one) => one.id === id));
}

async function owe(world: World): Promise<void> {
  const { store, random, now, people } = world;
  const client = aClient(world);
  const kind = random.pick(['promise', 'promise', 'complaint'] as const);
  const due = random.chance(0.8) ? today(world) + random.whole(0, 12) : null;
  const owner = random.pick(people).id;
  const opened = await store.commitments.open(
    { customerId: client.id, kind, text: kind, due: due === null ? null : asDay(due), owner },
    ADMIN,
  );
  client.owed.push({ id: opened.id, kind, due, opened: now(), owner, open: true, kept: null, snoozed: 0 });
}

/** Something that is open, in both books. */
async function anOpen(world: World) {
  const clients = world.clients.filter(({ owed, archived }) => !archived && owed.some(({ open }) => open));
  if (clients.length === 0) return null;
  const owed = world.random.pick(world.random.pick(clients).owed.filter(({ open }) => open));
  const found = await world.store.commitments.get(owed.id);
  return found && { owed, found };
}

async function keep(world: World): Promise<void> {
  const open = await anOpen(world);
  if (!open) return;
  const how = world.random.pick(['done', 'done', 'dropped'] as const);
  await world.store.commitments.close(open.found, how, ADMIN);
  open.owed.open = false;
  open.owed.kept = how === 'done' ? world.now() : null;
}

async function snoozeOwed(world: World): Promise<void> {
  const open = await anOpen(world);
  if (!open) return;
  open.owed.snoozed = today(world) + world.random.whole(1, 14);
  await world.store.commitments.edit(open.found, { snoozedUntil: asDay(open.owed.snoozed) }, ADMIN, 'snooze');
}

async function putOff(world: World): Promise<void> {
  const open = await anOpen(world);
  if (!open) return;
  open.owed.due = today(world) + world.random.whole(0, 10);
  await world.store.commitments.edit(open.found, { due: asDay(open.owed.due) }, ADMIN);
}

/** Changes a customer in both books. */
async function change(
  client: Client,
  { store }: World,
  edit: Parameters<World['store']['customers']['edit']>[1],
): Promise<void> {
  const found = await store.customers.get(client.id);
  if (!found) throw new Error(`no customer ${client.id}`);
  await store.customers.edit(found, edit, ADMIN);
}

async function snooze(world: World): Promise<void> {
  const client = aClient(world);
  client.snoozed = today(world) + world.random.whole(1, 30);
  await change(client, world, { snoozedUntil: asDay(client.snoozed) });
}

async function handOver(world: World): Promise<void> {
  const client = aClient(world);
  client.owner = world.random.pick(world.people).id;
  await change(client, world, { owner: client.owner });
}

async function tune(world: World): Promise<void> {
  const { random } = world;
  const client = aClient(world);
  client.cadence = random.chance(0.5) ? random.whole(3, 60) : null;
  client.tags = random.chance(0.5) ? ['vip'] : [];
  client.standing = random.pick(['customer', 'prospect', 'former'] as const);
  const { cadence: cadenceDays, tags, standing } = client;
  await change(client, world, { cadenceDays, tags, standing });
}

/** A customer is put away, or comes back. */
async function archive(world: World): Promise<void> {
  const { random, clients, now } = world;
  const away = clients.filter(({ archived }) => archived);
  const client = away.length > 0 && random.chance(0.4) ? random.pick(away) : aClient(world);
  client.archived = !client.archived;
  await change(client, world, { archivedAt: client.archived ? new Date(now()) : null });
}

async function sell(world: World): Promise<void> {
  const { store, random } = world;
  const client = aClient(world);
  const bought = today(world) - random.whole(0, 40);
  client.bought.push(bought);
  await store.purchases.add(
    { customerId: client.id, day: asDay(bought), item: 'beans', quantity: 1, amount: null, currency: 'EUR' },
    ADMIN,
  );
}

/** Somebody new at a customer, with a birthday or without. */
async function meet(world: World): Promise<void> {
  const { store, random } = world;
  const client = aClient(world);
  const name = aName(world, 'Person');
  const monthDay = random.chance(0.8) ? soon(world) : null;
  const year = random.pick(['-', '1979', '2004']);
  // 29 February is a birthday of leap years.
  const birthday = monthDay === null ? null : `${monthDay === '02-29' ? '2004' : year}-${monthDay}`;
  const contact = await store.contacts.add(client.id, name, ADMIN, { birthday });
  client.people.push({ id: contact.id, name, monthDay });
}

/** Somebody leaves a customer. */
async function part(world: World): Promise<void> {
  const client = aClient(world);
  const person = client.people.pop();
  const found = person && (await world.store.contacts.get(person.id));
  if (found) await world.store.contacts.edit(found, { archivedAt: new Date(world.now()) }, ADMIN);
}

export const customerDoings: Doing[] = [
  { weight: 1, does: addClient },
  { weight: 40, does: note },
  { weight: 4, does: correct },
  { weight: 3, does: takeBack },
  { weight: 8, does: owe },
  { weight: 21, does: keep },
  { weight: 3, does: snoozeOwed },
  { weight: 2, does: putOff },
  { weight: 6, does: snooze },
  { weight: 4, does: handOver },
  { weight: 4, does: tune },
  { weight: 0.6, does: archive },
  { weight: 10, does: sell },
  { weight: 4, does: meet },
  { weight: 1, does: part },
];
