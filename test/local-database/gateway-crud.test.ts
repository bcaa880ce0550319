import { Decimal128, Long, MongoClient, type MongoServerError, ObjectId } from 'mongodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const client = new MongoClient(inject('databaseUri'));
const database = client.db(`crud-${new ObjectId()}`);

beforeAll(() => client.connect());
afterAll(async () => {
  await database.dropDatabase();
  await client.close();
});

test('a document comes back as it was written, whatever its types', async () => {
  const things = database.collection('things');
  const written = {
    _id: new ObjectId(),
    text: 'Größe 7 "quoted"',
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

test('a taken _id is a duplicate key', async () => {
  const things = database.collection<{ _id: string }>('things');
  await things.insertOne({ _id: 'same' });
  const error: MongoServerError = await things.insertOne({ _id: 'same' }).catch((error) => error);
  expect(error).toMatchObject({
    code: 11000,
    errorResponse: { keyPattern: { _id: 1 }, keyValue: { _id: 'same' } },
  });
});
