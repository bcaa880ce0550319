import { MongoClient } from 'mongodb';
import { loadHome } from '../src/commands/load-home.ts';
import { Interaction } from '../src/domain/interaction.ts';
import { dayOf } from '../src/domain/text/day.ts';
import { contextOf } from '../src/store/context.ts';
import { INTERACTIONS } from '../src/store/interaction-kind.ts';
import { scoped } from '../src/store/scoped.ts';
import { openStore } from '../src/store/store.ts';
import { homeView } from '../src/views/home.ts';
import { median, round } from './child.ts';
import { clock, fill, NOW, OWNER, WORKSPACE } from './nudges-data.ts';

const SIZES = [1_000, 100_000] as const;
const ROUNDS = 40;
const BATCH = 2_000;
const MINUTE_MS = 60_000;

export type HomeResult = { customers: number; ms: number; blocks: number };

/**
 * Drawing the App Home of one owner, an admin too, in a workspace of few customers and in one of many: each with as
 * many interactions, in turns, so that whatever else the machine does is felt by both.
 */
export async function benchHome(uri: string): Promise<{ results: HomeResult[]; ratio: number }> {
  const homes = [];
  for (const customers of SIZES) homes.push({ customers, ...(await openHome(uri, customers)) });
  const times = homes.map((): number[] => []);
  const blocks = homes.map(() => 0);
  for (let n = 0; n <= ROUNDS; n += 1)
    for (const [at, { draw }] of homes.entries()) {
      const start = performance.now();
      blocks[at] = (await draw()).blocks.length;
      if (n > 0) times[at]?.push(performance.now() - start);
    }
  for (const { close } of homes) await close();
  const results = homes.map(({ customers }, at) => ({
    customers,
    ms: round(median(times[at] ?? []), 2),
    blocks: blocks[at] ?? 0,
  }));
  const [small, large] = results;
  return { results, ratio: round((large?.ms ?? 0) / (small?.ms ?? 1), 2) };
}

/** A workspace of so many customers, filled, and the way its App Home is drawn. */
async function openHome(uri: string, customers: number) {
  const database = `bench_home_${customers}`;
  await fill(uri, database, customers);
  await converse(uri, database, customers);
  const store = await openStore({ uri, clock, database });
  const file = store.in(WORKSPACE);
  const known = await file.members.get(OWNER);
  if (!known) throw new Error('the measured member is not there');
  const actor = { ...known, isAdmin: true };
  const settings = await file.settings.get();
  return {
    draw: async () =>
      homeView(await loadHome({ store: file, actor, settings, now: NOW }), {
        today: dayOf(NOW, actor.zone),
        zone: actor.zone,
        settings,
      }),
    /** What was filled goes, so that the next run on the same engine can fill it anew. */
    async close() {
      await store.close();
      const client = await MongoClient.connect(uri);
      await client.db(database).dropDatabase();
      await client.close();
    },
  };
}

/** As many interactions as customers, the newest a moment ago, one a minute. */
async function converse(uri: string, database: string, count: number): Promise<void> {
  const client = await MongoClient.connect(uri);
  const db = client.db(database);
  const { toDocument } = scoped(contextOf({ client, db, clock }, WORKSPACE), INTERACTIONS);
  const interaction = (index: number) =>
    Interaction.parse({
      id: `i${index}`,
      customerId: index.toString(16).padStart(24, '0'),
      kind: 'call',
      at: new Date(NOW.getTime() - index * MINUTE_MS),
      by: OWNER,
      text: `They rang about order ${index}.`,
      createdAt: NOW,
      version: 1,
    });
  for (let from = 0; from < count; from += BATCH) {
    const size = Math.min(BATCH, count - from);
    const documents = Array.from({ length: size }, (_, index) => toDocument(interaction(from + index)));
    await db.collection<{ _id: string }>(INTERACTIONS.collection).insertMany(documents, { ordered: false });
  }
  await client.close();
}
