import { type Collection, Long, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDocumentDB, startDocumentDBHere } from '../../helpers/document-db.ts';

describe.skipIf(!hasDocumentDB)('cursors through the gateway', () => {
  const COUNT = 1_000;
  let engine: Awaited<ReturnType<typeof startDocumentDBHere>>;
  let client: MongoClient;
  let things: Collection<{ n: number; name: string }>;

  beforeAll(async () => {
    engine = await startDocumentDBHere();
    client = new MongoClient(engine.uri);
    things = client.db('cursors').collection('things');
    await things.insertMany(Array.from({ length: COUNT }, (_, n) => ({ n, name: `Name ${n % 100}` })));
  });
  afterAll(async () => {
    await client?.close();
    await engine?.stop();
  });

  test('every document comes once, page by page', async () => {
    const numbers = (await things.find().batchSize(50).toArray()).map(({ n }) => n);
    expect(new Set(numbers).size).toBe(COUNT);
    expect(numbers).toHaveLength(COUNT);
  });

  test('the order holds across pages, also while other commands run', async () => {
    const cursor = things.find().sort({ name: 1, n: 1 }).batchSize(30);
    const seen: string[] = [];
    for await (const { name } of cursor) {
      if (seen.length % 100 === 0) await things.countDocuments({ name });
      seen.push(name);
    }
    expect(seen).toEqual([...seen].sort());
    expect(seen).toHaveLength(COUNT);
  });

  test('an aggregate is paged too', async () => {
    const pages = things.aggregate([{ $sort: { n: -1 } }, { $project: { _id: 0, n: 1 } }], { batchSize: 25 });
    expect((await pages.toArray()).map((page) => page['n'])).toEqual(
      Array.from({ length: COUNT }, (_, n) => COUNT - 1 - n),
    );
  });

  test('a hundred cursors left open half-way and closed give their connections back', async () => {
    for (let i = 0; i < 100; i += 1) {
      const cursor = things.find().sort({ name: 1 }).batchSize(2);
      await cursor.next();
      await cursor.close();
    }
    expect(await things.countDocuments()).toBe(COUNT);
  });

  test('a cursor that nobody opened is not found', async () => {
    const unknown = { getMore: Long.fromString('123456789'), collection: 'things' };
    await expect(client.db('cursors').command(unknown)).rejects.toMatchObject({ code: 43 });
    expect(
      await client.db('cursors').command({ killCursors: 'things', cursors: [Long.fromString('123456789')] }),
    ).toMatchObject({ cursorsKilled: [], cursorsNotFound: [123456789] });
  });
});
