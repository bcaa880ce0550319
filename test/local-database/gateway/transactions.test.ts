import { type Collection, MongoClient, MongoServerError } from 'mongodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasDocumentDB, startDocumentDBHere } from '../../helpers/document-db.ts';

describe.skipIf(!hasDocumentDB)('transactions through the gateway', () => {
  let engine: Awaited<ReturnType<typeof startDocumentDBHere>>;
  let client: MongoClient;
  let counters: Collection<{ _id: string; n: number }>;

  beforeAll(async () => {
    engine = await startDocumentDBHere();
    client = new MongoClient(engine.uri);
    counters = client.db('transactions').collection('counters');
    await counters.insertOne({ _id: 'first', n: 0 });
  });
  beforeEach(async () => {
    await counters.deleteMany({});
    await counters.insertOne({ _id: 'c', n: 0 });
  });
  afterAll(async () => {
    await client?.close();
    await engine?.stop();
  });

  const failure = async (promise: Promise<unknown>): Promise<MongoServerError> => {
    const error = await promise.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(error instanceof MongoServerError))
      throw new Error('expected a failure of the server', { cause: error });
    return error;
  };

  test('what is committed is seen by others only then, and all of it', async () => {
    const other = client.db('transactions').collection<{ _id: string }>('others');
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await counters.updateOne({ _id: 'c' }, { $inc: { n: 1 } }, { session });
        await other.insertOne({ _id: 'o' }, { session });
        expect(await counters.findOne({ _id: 'c' }, { session })).toMatchObject({ n: 1 });
        expect(await counters.findOne({ _id: 'c' })).toMatchObject({ n: 0 });
      }),
    );
    expect(await counters.findOne({ _id: 'c' })).toMatchObject({ n: 1 });
    expect(await other.countDocuments()).toBe(1);
  });

  test('what is aborted never happened', async () => {
    const session = client.startSession();
    session.startTransaction();
    await counters.insertOne({ _id: 'gone', n: 1 }, { session });
    await session.abortTransaction();
    await session.endSession();
    expect(await counters.countDocuments({ _id: 'gone' })).toBe(0);
  });

  test('a session that ends in the middle of a transaction lets go of its locks', async () => {
    const own = new MongoClient(engine.uri);
    const session = own.startSession();
    session.startTransaction();
    await own.db('transactions').collection<{ _id: string }>('counters').deleteOne({ _id: 'c' }, { session });
    await own.close();
    expect((await counters.updateOne({ _id: 'c' }, { $inc: { n: 1 } })).modifiedCount).toBe(1);
  });

  test('a snapshot does not move while the transaction lasts', async () => {
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await counters.findOne({ _id: 'c' }, { session });
        await counters.updateOne({ _id: 'c' }, { $set: { n: 9 } });
        expect(await counters.findOne({ _id: 'c' }, { session })).toMatchObject({ n: 0 });
      }),
    );
  });

  test('of two writers of one document the second gets a conflict that may be tried again', async () => {
    const first = client.startSession();
    const second = client.startSession();
    first.startTransaction();
    second.startTransaction();
    await counters.updateOne({ _id: 'c' }, { $inc: { n: 1 } }, { session: first });
    const error = await failure(counters.updateOne({ _id: 'c' }, { $inc: { n: 1 } }, { session: second }));
    expect(error.code).toBe(112);
    expect(error.hasErrorLabel('TransientTransactionError')).toBe(true);
    await first.commitTransaction();
    const after = await failure(counters.findOne({ _id: 'c' }, { session: second }));
    expect(after.code).toBe(251);
    await second.abortTransaction();
    await Promise.all([first.endSession(), second.endSession()]);
    expect(await counters.findOne({ _id: 'c' })).toMatchObject({ n: 1 });
  });

  test('ten transactions that read and then write one document lose no update', async () => {
    const increment = () =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          const { n = 0 } = (await counters.findOne({ _id: 'c' }, { session })) ?? {};
          await counters.updateOne({ _id: 'c' }, { $set: { n: n + 1 } }, { session });
        }),
      );
    await Promise.all(Array.from({ length: 10 }, increment));
    expect(await counters.findOne({ _id: 'c' })).toMatchObject({ n: 10 });
  });

  test('outside of transactions fifty increments at once lose none either', async () => {
    await Promise.all(Array.from({ length: 50 }, () => counters.updateOne({ _id: 'c' }, { $inc: { n: 1 } })));
    expect(await counters.findOne({ _id: 'c' })).toMatchObject({ n: 50 });
  });

  test('a duplicate key ends the transaction and is not tried again', async () => {
    let tries = 0;
    const error = await failure(
      client.withSession((session) =>
        session.withTransaction(async () => {
          tries += 1;
          await counters.insertOne({ _id: 'before', n: 1 }, { session });
          await counters.insertOne({ _id: 'c', n: 1 }, { session });
        }),
      ),
    );
    expect(error.code).toBe(11000);
    expect(tries).toBe(1);
    expect(await counters.countDocuments({ _id: 'before' })).toBe(0);
  });

  test('a cursor inside a transaction sees its writes, page by page', async () => {
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await counters.insertMany(
          Array.from({ length: 200 }, (_, n) => ({ _id: `n${n}`, n })),
          { session },
        );
        expect(await counters.find({}, { session }).sort({ n: 1 }).batchSize(20).toArray()).toHaveLength(201);
      }),
    );
  });

  test('a time limit inside a transaction ends that command only when it is reached', async () => {
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await counters.find({}, { session, maxTimeMS: 5_000 }).toArray();
        await counters.updateOne({ _id: 'c' }, { $set: { n: 5 } }, { session });
      }),
    );
    expect(await counters.findOne({ _id: 'c' })).toMatchObject({ n: 5 });
  });

  test('a commit that is sent again says that it was done', async () => {
    const session = client.startSession();
    session.startTransaction();
    await counters.updateOne({ _id: 'c' }, { $inc: { n: 1 } }, { session });
    await session.commitTransaction();
    await session.commitTransaction();
    await session.endSession();
    expect(await counters.findOne({ _id: 'c' })).toMatchObject({ n: 1 });
  });

  test('a write that the driver sends again is done once', async () => {
    const session = client.startSession();
    const write = {
      update: 'counters',
      updates: [{ q: { _id: 'c' }, u: { $inc: { n: 1 } } }],
      lsid: session.id,
      txnNumber: 77n,
    };
    const raw = client.db('transactions');
    expect(await raw.command(write)).toMatchObject({ n: 1 });
    expect(await raw.command(write)).toMatchObject({ n: 1 });
    await session.endSession();
    expect(await counters.findOne({ _id: 'c' })).toMatchObject({ n: 1 });
  });
});
