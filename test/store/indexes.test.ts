import { type Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { INDEXES } from '../../src/store/indexes.ts';
import { openStore } from '../../src/store/store.ts';
import { dropDatabase, freshDatabase } from '../helpers/rapport.ts';

let client: MongoClient;
beforeAll(async () => {
  client = await MongoClient.connect(inject('databaseUri'));
});
afterAll(() => client.close());

/** A database that is dropped when the test is over. */
function aDatabase(): Db {
  const name = freshDatabase();
  onTestFinished(() => dropDatabase(name));
  return client.db(name);
}

async function open(db: Db): Promise<void> {
  const store = await openStore({
    uri: inject('databaseUri'),
    clock: systemClock,
    database: db.databaseName,
  });
  await store.close();
}

const namesOf = async (db: Db, collection: string) =>
  (await db.collection(collection).indexes()).map(({ name }) => name ?? '').sort();

test('a first start creates every index, a second one finds them as they are', async () => {
  const db = aDatabase();
  await open(db);
  await open(db);
  for (const [collection, indexes] of Object.entries(INDEXES))
    expect(await namesOf(db, collection)).toEqual(['_id_', ...indexes.map(({ name }) => name)].sort());
});

test('a start adds an index that a newer version wants', async () => {
  const db = aDatabase();
  await open(db);
  await db.collection('customers').dropIndex('referrer');
  await open(db);
  expect(await namesOf(db, 'customers')).toContain('referrer');
  // The engine first waits for transactions that a killed process left open: a minute at most.
}, 90_000);

test.each([
  ['other keys', 'customers', { workspace: 1, owner: 1 }, { name: 'due' }],
  [
    'keys the other way round',
    'interactions',
    { workspace: 1, customerId: 1, 'search.live': 1, at: 1 },
    { name: 'history' },
  ],
  ['not unique', 'deliveries', { workspace: 1, kind: 1, recipient: 1, day: 1 }, { name: 'once' }],
  ['another expiry', 'receipts', { at: 1 }, { name: 'expire', expireAfterSeconds: 1 }],
  ['another name', 'audit', { workspace: 1, 'entity.id': 1, at: -1 }, { name: 'mine' }],
] as const)(
  'an index that exists with %s is refused, with what to do, and left alone',
  async (_, collection, key, options) => {
    const db = aDatabase();
    await db.collection(collection).createIndex(key, options);
    const refused = await open(db).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Error);
    const { message } = refused as Error;
    expect(message).toContain(`the collection "${collection}" exists with another definition`);
    expect(message).toContain(`db.${collection}.dropIndex("${options.name}")`);
    expect(message).not.toContain('\n');
    expect(await namesOf(db, collection)).toContain(options.name);
  },
);
