import { importFile } from '../../../src/exchange/import-file.ts';
import { directoryOf } from '../../../src/exchange/members.ts';
import { memorySource } from '../../../src/exchange/source.ts';
import { aFile, aName, soon } from './customer-doings.ts';
import { type Client, local } from './reference.ts';
import { ADMIN, aClient, DAY_MS, type Doing, type World } from './world.ts';

/** Files come in: new customers without history, people with birthdays, and what happened lately. */
export const importDoing: Doing = {
  weight: 0.5,
  async does(world) {
    const { random } = world;
    await random.pick([importCustomers, importPeople, importHistory])(world);
  },
};

/** Imports a file; now and then twice, which changes nothing. */
async function importTable(world: World, head: string, rows: string[][]): Promise<void> {
  const { store, random, now, people } = world;
  const text = `${[head, ...rows.map((row) => row.join(','))].join('\n')}\n`;
  for (let round = random.chance(0.3) ? 2 : 1; round > 0; round -= 1) {
    const { counts } = await importFile(memorySource('file.csv', text), {
      store,
      by: ADMIN,
      members: directoryOf(people.map(({ id }) => ({ id, handle: id, name: id }))),
      zone: 'UTC',
      now: new Date(now()),
      findDuplicates: false,
    });
    if (counts.refused > 0 || counts.rows !== rows.length)
      throw new Error(`an import took ${JSON.stringify(counts)} of ${rows.length} rows:\n${text}`);
  }
}

export async function importCustomers(world: World): Promise<void> {
  const { store, random, now, people, clients, rules } = world;
  const fresh = Array.from({ length: random.whole(3, 25) }, (): Client => {
    const standing = random.pick(['customer', 'prospect', 'former'] as const);
    const owner = random.chance(0.9) ? random.pick(people).id : null;
    const client = aFile({ id: '', name: aName(world, 'Imported'), standing, owner, created: now() });
    return {
      ...client,
      source: random.chance(0.5),
      tags: random.chance(0.2) ? ['vip'] : [],
      dates: random.chance(0.2) ? [{ label: 'lease end', monthDay: soon(world) }] : [],
    };
  });
  await importTable(
    world,
    'name,standing,owner,source,tags,important_dates',
    fresh.map(({ name, standing, owner, source, tags, dates }) => [
      name,
      standing,
      owner ?? '',
      source ? 'fair' : '',
      tags.join(';'),
      dates.map(({ label, monthDay }) => `${label}=--${monthDay}`).join(';'),
    ]),
  );
  for (const client of fresh) {
    const [found] = (await store.customerNames.match(client.name)).exact;
    if (!found?.firstDueOn) throw new Error(`${client.name} was not imported, or has no first day`);
    const firstDue = Date.parse(found.firstDueOn) / DAY_MS;
    // Which day it is, is the product's to choose; that it lies within the cadence is not.
    const zone = people.find(({ id }) => id === client.owner)?.zone ?? rules.zone;
    const wait = firstDue - local(now(), zone).day;
    const tagged = client.tags.flatMap((tag) => rules.tags[tag] ?? []);
    const cadence = Math.min(...(tagged.length > 0 ? tagged : [rules.cadence[client.standing]]));
    if (wait < 1 || wait > cadence)
      throw new Error(`${client.name} is first due after ${wait} of ${cadence} days`);
    clients.push({ ...client, id: found.id, firstDue });
  }
}

async function importPeople(world: World): Promise<void> {
  const { store, random } = world;
  const fresh = Array.from({ length: random.whole(1, 8) }, () => ({
    client: aClient(world),
    name: aName(world, 'Person'),
    monthDay: soon(world),
  }));
  await importTable(
    world,
    'customer,name,birthday',
    fresh.map(({ client, name, monthDay }) => [client.name, name, `--${monthDay}`]),
  );
  for (const { client, name, monthDay } of fresh) {
    const found = await store.contacts.named(client.id, name);
    if (!found) throw new Error(`${name} was not imported`);
    client.people.push({ id: found.id, name, monthDay });
  }
}

async function importHistory(world: World): Promise<void> {
  const { store, random, now, people } = world;
  const fresh = Array.from({ length: random.whole(1, 8) }, () => ({
    client: aClient(world),
    kind: random.pick(['call', 'visit', 'other'] as const),
    // To the second, as the file has it.
    at: Math.floor((now() - random.whole(1, 60 * 86_400) * 1000) / 1000) * 1000,
    feeling: random.pick([null, null, -2, -1, 0, 1, 2] as const),
    text: aName(world, 'talk'),
  }));
  await importTable(
    world,
    'customer,kind,occurred_at,by,text,feeling',
    fresh.map(({ client, kind, at, feeling, text }) => [
      client.name,
      kind,
      new Date(at).toISOString(),
      random.pick(people).id,
      text,
      feeling === null ? '' : String(feeling),
    ]),
  );
  for (const { client, kind, at, feeling, text } of fresh) {
    const history = await store.interactions.history(client.id, 500);
    const found = history.find((one) => one.text === text);
    if (!found) throw new Error(`${text} was not imported`);
    client.facts.push({ id: found.id, at, counts: kind !== 'other', feeling });
  }
}
