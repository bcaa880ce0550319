import { type Collection, MongoClient, ObjectId } from 'mongodb';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasDocumentDB, startDocumentDBHere } from '../../helpers/document-db.ts';

describe.skipIf(!hasDocumentDB)('indexes through the gateway', () => {
  let engine: Awaited<ReturnType<typeof startDocumentDBHere>>;
  let client: MongoClient;
  let things: Collection;

  beforeAll(async () => {
    engine = await startDocumentDBHere();
    client = new MongoClient(engine.uri);
  });
  beforeEach(() => {
    things = client.db('indexes').collection(`things-${new ObjectId()}`);
  });
  afterAll(async () => {
    await client?.close();
    await engine?.stop();
  });

  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: unknown) => error,
    );

  test.each([
    ['insertOne', (c: Collection) => c.insertOne({ workspace: 'w', email: 'a@x' })],
    ['updateOne', (c: Collection) => c.updateOne({ email: 'b@x' }, { $set: { email: 'a@x' } })],
    ['findOneAndUpdate', (c: Collection) => c.findOneAndUpdate({ email: 'b@x' }, { $set: { email: 'a@x' } })],
    ['replaceOne', (c: Collection) => c.replaceOne({ email: 'b@x' }, { workspace: 'w', email: 'a@x' })],
  ])('a key that is taken is refused by %s, with its pattern and value', async (_, write) => {
    await things.createIndex({ email: 1 }, { unique: true });
    await things.insertMany([
      { workspace: 'w', email: 'a@x' },
      { workspace: 'w', email: 'b@x' },
    ]);
    expect(await failure(write(things))).toMatchObject({
      code: 11000,
      message: expect.stringContaining('index: email_1 dup key: { email: "a@x" }'),
      errorResponse: { keyPattern: { email: 1 }, keyValue: { email: 'a@x' } },
    });
    expect(await things.countDocuments({ email: 'b@x' })).toBe(1);
  });

  test('a taken _id is a duplicate key too', async () => {
    await things.insertOne({ n: 1, _id: new ObjectId('0123456789abcdef01234567') });
    expect(await failure(things.insertOne({ _id: new ObjectId('0123456789abcdef01234567') }))).toMatchObject({
      code: 11000,
      errorResponse: { keyPattern: { _id: 1 } },
    });
  });

  test('a compound key with a nested path names each of its values', async () => {
    await things.createIndex({ 'who.id': 1, day: 1 }, { unique: true, name: 'once' });
    await things.insertOne({ who: { id: 7 }, day: 'Monday' });
    await things.insertOne({ who: { id: 7 }, day: 'Tuesday' });
    expect(await failure(things.insertOne({ who: { id: 7 }, day: 'Monday' }))).toMatchObject({
      errorResponse: { keyPattern: { 'who.id': 1, day: 1 }, keyValue: { 'who.id': 7, day: 'Monday' } },
    });
  });

  test('a sparse unique index leaves documents without the field alone', async () => {
    await things.createIndex({ email: 1 }, { unique: true, sparse: true });
    await things.insertMany([{ n: 1 }, { n: 2 }, { email: 'a@x' }]);
    expect(await failure(things.insertOne({ email: 'a@x' }))).toMatchObject({ code: 11000 });
  });

  test('a partial unique index holds for the documents of its filter only', async () => {
    await things.createIndex({ slug: 1 }, { unique: true, partialFilterExpression: { deleted: false } });
    await things.insertMany([
      { slug: 'a', deleted: true },
      { slug: 'a', deleted: true },
      { slug: 'a', deleted: false },
    ]);
    expect(await failure(things.insertOne({ slug: 'a', deleted: false }))).toMatchObject({ code: 11000 });
  });

  test('a partial unique index can be limited to a type', async () => {
    await things.createIndex(
      { at: 1 },
      { unique: true, partialFilterExpression: { at: { $type: 'string' } } },
    );
    await things.insertMany([{ at: null }, { at: null }, { at: 'x' }]);
    expect(await failure(things.insertOne({ at: 'x' }))).toMatchObject({ code: 11000 });
  });

  test('a unique index on data that has duplicates is not made', async () => {
    await things.insertMany([{ n: 1 }, { n: 1 }]);
    expect(await failure(things.createIndex({ n: 1 }, { unique: true }))).toMatchObject({ code: 11000 });
    expect((await things.indexes()).map(({ name }) => name)).toEqual(['_id_']);
  });

  test('indexes made together on a collection with data are there, and listed as they were asked for', async () => {
    await things.insertMany(Array.from({ length: 200 }, (_, n) => ({ n, g: n % 7 })));
    await things.createIndexes([{ key: { n: 1 } }, { key: { g: 1, n: -1 }, name: 'by-group' }]);
    expect(await things.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { n: 1 }, name: 'n_1' },
      { v: 2, key: { g: 1, n: -1 }, name: 'by-group' },
    ]);
    await things.dropIndex('by-group');
    expect((await things.indexes()).map(({ name }) => name)).toEqual(['_id_', 'n_1']);
  });

  test('several clients may make indexes at once', async () => {
    await things.insertOne({ n: 1 });
    await Promise.all(['a', 'b', 'c', 'd'].map((field) => things.createIndex({ [field]: 1 })));
    expect(await things.indexes()).toHaveLength(5);
  });

  test('the same index again changes nothing; another one of its name is refused; none to drop is said', async () => {
    await things.createIndex({ n: 1 });
    expect(await things.createIndex({ n: 1 })).toBe('n_1');
    expect(await failure(things.createIndex({ n: 1 }, { unique: true, name: 'n_1' }))).toMatchObject({
      code: 86,
    });
    expect(await failure(things.dropIndex('nobody'))).toMatchObject({ code: 27 });
  });

  test('what has passed its time is removed by the job that the engine runs each minute', async () => {
    await things.createIndex({ at: 1 }, { expireAfterSeconds: 0 });
    await things.insertMany([{ at: new Date(Date.now() - 60_000) }, { at: new Date(Date.now() + 600_000) }]);
    expect((await things.indexes())[1]).toMatchObject({ expireAfterSeconds: 0 });
    const direct = new pg.Client({
      host: `${engine.directory}/run`,
      port: 5432,
      user: 'postgres',
      database: 'postgres',
    });
    await direct.connect();
    const { rows } = await direct.query(
      "SELECT active, schedule, command FROM cron.job WHERE jobname = 'documentdb_ttl_task'",
    );
    expect(rows).toMatchObject([{ active: true, schedule: '* * * * *' }]);
    await direct.query(rows[0].command);
    await direct.end();
    expect(await things.countDocuments()).toBe(1);
  });
});
