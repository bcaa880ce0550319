import { type Collection, Decimal128, Long, MongoClient, ObjectId } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasDocumentDB, startDocumentDBHere } from '../../helpers/document-db.ts';

type Thing = {
  _id?: string | ObjectId;
  n?: number;
  name?: string;
  text?: string;
  even?: boolean;
  made?: boolean;
  key?: string;
  parent?: string;
  tags?: string[];
  list?: unknown[];
  a?: object;
  number?: number;
  long?: Long;
  decimal?: Decimal128;
  date?: Date;
  nothing?: null;
};

describe.skipIf(!hasDocumentDB)('reading and writing through the gateway', () => {
  let engine: Awaited<ReturnType<typeof startDocumentDBHere>>;
  let client: MongoClient;
  let things: Collection<Thing>;

  beforeAll(async () => {
    engine = await startDocumentDBHere();
    client = new MongoClient(engine.uri);
  });
  beforeEach(() => {
    things = client.db('crud').collection(`things-${new ObjectId()}`);
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
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, n): Thing => ({ n, even: n % 2 === 0, name: `Name ${n}` }));

  test('a document comes back as it was written, whatever its types', async () => {
    const written = {
      _id: new ObjectId(),
      text: 'Größe "7" \u{1f44b}',
      number: 1.5,
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('1.50'),
      date: new Date(0),
      nothing: null,
      list: [1, { inside: [2, 'three'] }],
    };
    await things.insertOne(written);
    expect(await things.findOne({ _id: written._id })).toEqual(written);
  });

  test('a document of 15 MB comes back whole, and one beyond 16 MB is refused', async () => {
    await things.insertOne({ _id: 'big', text: 'x'.repeat(15_000_000) });
    expect((await things.findOne({ _id: 'big' }))?.['text']).toHaveLength(15_000_000);
    expect(await failure(things.insertOne({ text: 'x'.repeat(17_000_000) }))).toBeInstanceOf(Error);
  });

  test('updates with operators, pipelines, array filters and upserts', async () => {
    await things.insertOne({ _id: 'a', n: 1, list: [{ x: 1 }, { x: 2 }] });
    await things.updateOne({ _id: 'a' }, { $inc: { n: 2 }, $push: { tags: { $each: ['p', 'q'] } } });
    await things.updateOne({ _id: 'a' }, [{ $set: { double: { $multiply: ['$n', 2] } } }]);
    await things.updateOne({ _id: 'a' }, { $set: { 'list.$[e].y': 9 } }, { arrayFilters: [{ 'e.x': 2 }] });
    expect(await things.findOne({ _id: 'a' })).toEqual({
      _id: 'a',
      n: 3,
      double: 6,
      list: [{ x: 1 }, { x: 2, y: 9 }],
      tags: ['p', 'q'],
    });
    const upsert = await things.updateOne({ n: 99 }, { $setOnInsert: { made: true } }, { upsert: true });
    expect(upsert.upsertedCount).toBe(1);
    expect(await things.countDocuments({ n: 99, made: true })).toBe(1);
  });

  test('findOneAndUpdate counts up from nothing and gives the new document back', async () => {
    const next = () =>
      things.findOneAndUpdate({ _id: 'c' }, { $inc: { n: 1 } }, { upsert: true, returnDocument: 'after' });
    expect(await next()).toEqual({ _id: 'c', n: 1 });
    expect(await next()).toEqual({ _id: 'c', n: 2 });
    expect(await things.findOneAndDelete({ _id: 'nobody' })).toBeNull();
  });

  test('twenty upserts of one key at once make one document and lose no count', async () => {
    await things.createIndex({ key: 1 }, { unique: true });
    const once = (n: number) =>
      n % 2
        ? things.updateOne({ key: 'k' }, { $inc: { n: 1 } }, { upsert: true })
        : things.findOneAndUpdate({ key: 'k' }, { $inc: { n: 1 } }, { upsert: true });
    await Promise.all(Array.from({ length: 20 }, (_, n) => once(n)));
    expect(await things.find().toArray()).toMatchObject([{ key: 'k', n: 20 }]);
  });

  test('a bulk write does each of its operations', async () => {
    await things.insertMany([{ _id: 'old' }, { _id: 'changed', n: 1 }]);
    const result = await things.bulkWrite([
      { insertOne: { document: { _id: 'new' } } },
      { updateOne: { filter: { _id: 'changed' }, update: { $set: { n: 2 } } } },
      { deleteOne: { filter: { _id: 'old' } } },
      { updateOne: { filter: { _id: 'made' }, update: { $set: { n: 1 } }, upsert: true } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, deletedCount: 1, upsertedCount: 1 });
    expect(await things.distinct('_id')).toEqual(expect.arrayContaining(['new', 'changed', 'made']));
  });

  test('an unordered insert goes on after a duplicate and says which one it was', async () => {
    await things.insertOne({ _id: 'x' });
    const error = await failure(
      things.insertMany([{ _id: 'a' }, { _id: 'x' }, { _id: 'b' }], { ordered: false }),
    );
    expect(error).toMatchObject({ code: 11000, result: { insertedCount: 2 }, writeErrors: [{ index: 1 }] });
  });

  test('a write without acknowledgement is done all the same', async () => {
    await things.insertOne({ _id: 'silent' }, { writeConcern: { w: 0 } });
    await expect.poll(() => things.countDocuments({ _id: 'silent' })).toBe(1);
  });

  test('find sorts, skips, limits and projects', async () => {
    await things.insertMany(numbered(100));
    const found = await things
      .find({ even: true })
      .sort({ n: -1 })
      .skip(2)
      .limit(3)
      .project({ _id: 0, n: 1 })
      .toArray();
    expect(found).toEqual([{ n: 94 }, { n: 92 }, { n: 90 }]);
  });

  test('matches by regular expression, by element, by expression and by nested path', async () => {
    await things.insertMany([
      { _id: '1', name: 'Acme', a: { b: [{ c: 1 }, { c: 2 }] }, tags: ['x', 'y'] },
      { _id: '2', name: 'Borealis', a: { b: [{ c: 3 }] }, tags: ['x'] },
    ]);
    const ids = async (filter: object) =>
      (await things.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
    expect(await ids({ name: /^ac/i })).toEqual(['1']);
    expect(await ids({ 'a.b': { $elemMatch: { c: { $gt: 2 } } } })).toEqual(['2']);
    expect(await ids({ $expr: { $gt: [{ $size: '$tags' }, 1] } })).toEqual(['1']);
    expect(await ids({ 'a.b.c': 2 })).toEqual(['1']);
    expect(await ids({ missing: null })).toEqual(['1', '2']);
    expect(await ids({ $or: [{ tags: 'y' }, { name: { $nin: ['Acme', 'Borealis'] } }] })).toEqual(['1']);
  });

  test('aggregates: group, lookup, facet, graphLookup', async () => {
    await things.insertMany([
      { _id: 'root', n: 1 },
      { _id: 'child', parent: 'root', n: 2 },
      { _id: 'grandchild', parent: 'child', n: 3 },
    ]);
    const from = things.collectionName;
    expect(await things.aggregate([{ $group: { _id: null, sum: { $sum: '$n' } } }]).toArray()).toEqual([
      { _id: null, sum: 6 },
    ]);
    const [looked] = await things
      .aggregate([
        { $match: { _id: 'child' } },
        { $lookup: { from, localField: 'parent', foreignField: '_id', as: 'up' } },
      ])
      .toArray();
    expect(looked?.['up']).toEqual([{ _id: 'root', n: 1 }]);
    const [facets] = await things
      .aggregate([{ $facet: { count: [{ $count: 'n' }], all: [{ $sort: { n: 1 } }] } }])
      .toArray();
    expect(facets?.['count']).toEqual([{ n: 3 }]);
    const [graph] = await things
      .aggregate([
        { $match: { _id: 'grandchild' } },
        {
          $graphLookup: {
            from,
            startWith: '$parent',
            connectFromField: 'parent',
            connectToField: '_id',
            as: 'above',
            depthField: 'depth',
          },
        },
      ])
      .toArray();
    const above: Thing[] = graph?.['above'] ?? [];
    expect(above.map(({ _id }) => _id).sort()).toEqual(['child', 'root']);
  });

  test('what MongoDB refuses is refused with its code', async () => {
    await things.insertOne({ _id: 'a', n: 1 });
    expect(await failure(things.find({ n: { $bogus: 1 } }).toArray())).toMatchObject({ code: 2 });
    expect(await failure(things.updateOne({ n: 1 }, { $set: { _id: 'b' } }))).toMatchObject({ code: 66 });
    expect(await failure(things.updateOne({ n: 1 }, { $set: { n: 1 }, $inc: { n: 1 } }))).toMatchObject({
      code: 40,
    });
    expect(await failure(client.db('crud').command({ nonsense: 1 }))).toMatchObject({ code: 59 });
    expect(await failure(client.db('crud').command({ constructor: 1 }))).toMatchObject({ code: 59 });
  });

  test('a command that takes longer than its limit is ended, and the connection still works', async () => {
    await things.insertMany(numbered(1_500));
    const from = things.collectionName;
    const slow = [
      { $lookup: { from, pipeline: [{ $match: { $expr: { $gt: ['$n', 3] } } }], as: 'a' } },
      { $unwind: '$a' },
      { $lookup: { from, pipeline: [], as: 'b' } },
      { $count: 'n' },
    ];
    expect(await failure(things.aggregate(slow, { maxTimeMS: 30 }).toArray())).toMatchObject({ code: 50 });
    expect(await things.countDocuments()).toBe(1_500);
  });

  test('a collection is listed, renamed and dropped; its database too', async () => {
    const own = client.db(`db-${new ObjectId()}`);
    await own.collection('one').insertOne({ n: 1 });
    await own.collection('one').rename('two');
    expect((await own.listCollections().toArray()).map(({ name }) => name)).toEqual(['two']);
    expect(await own.collection('two').drop()).toBe(true);
    await own.collection('three').insertOne({ n: 1 });
    await own.dropDatabase();
    expect(await own.listCollections().toArray()).toEqual([]);
  });
});
