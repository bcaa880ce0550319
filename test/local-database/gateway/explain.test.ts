import { type Collection, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDocumentDB, startDocumentDBHere } from '../../helpers/document-db.ts';

describe.skipIf(!hasDocumentDB)('explain through the gateway', () => {
  let engine: Awaited<ReturnType<typeof startDocumentDBHere>>;
  let client: MongoClient;
  let things: Collection<{ _id: number; n: number; g: number; other: number }>;

  beforeAll(async () => {
    engine = await startDocumentDBHere();
    client = new MongoClient(engine.uri);
    things = client.db('explain').collection('things');
    await things.createIndexes([{ key: { n: 1 } }, { key: { g: 1, n: 1 }, name: 'by-group' }]);
    await things.insertMany(Array.from({ length: 2_000 }, (_, n) => ({ _id: n, n, g: n % 50, other: n })));
  });
  afterAll(async () => {
    await client?.close();
    await engine?.stop();
  });

  test('an indexed find is an IXSCAN of that index, and reads little more than it returns', async () => {
    const { queryPlanner, executionStats } = await things
      .find({ g: 7, n: { $lt: 500 } })
      .explain('executionStats');
    expect(queryPlanner.winningPlan.inputStage).toMatchObject({ stage: 'IXSCAN', indexName: 'by-group' });
    expect(executionStats.nReturned).toBe(10);
    expect(executionStats.totalDocsExamined).toBeLessThanOrEqual(10);
    expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(40);
  });

  test('a find without an index is a COLLSCAN that reads everything', async () => {
    const { queryPlanner, executionStats } = await things.find({ other: 7 }).explain('executionStats');
    expect(queryPlanner.winningPlan).toEqual({ stage: 'COLLSCAN' });
    expect(executionStats).toMatchObject({ nReturned: 1, totalDocsExamined: 2_000 });
  });

  test('a find of everything is a COLLSCAN, by _id an IXSCAN', async () => {
    const all = await things.find({}).explain('queryPlanner');
    expect(all['queryPlanner'].winningPlan).toEqual({ stage: 'COLLSCAN' });
    expect(all).not.toHaveProperty('executionStats');
    const one = await things.find({ _id: 7 }).explain('queryPlanner');
    expect(one['queryPlanner'].winningPlan.inputStage).toEqual({ stage: 'IXSCAN', indexName: '_id_' });
  });

  test('an aggregate is explained too', async () => {
    const pipeline = [{ $match: { n: 5 } }, { $group: { _id: '$g', count: { $sum: 1 } } }];
    const { queryPlanner } = await things.aggregate(pipeline).explain('queryPlanner');
    expect(queryPlanner.winningPlan.inputStage).toMatchObject({ stage: 'IXSCAN', indexName: 'n_1' });
  });

  test('what cannot be explained is refused', async () => {
    const command = { explain: { insert: 'things', documents: [] }, verbosity: 'queryPlanner' };
    await expect(client.db('explain').command(command)).rejects.toMatchObject({ code: 115 });
  });
});
