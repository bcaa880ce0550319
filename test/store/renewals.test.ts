import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

const DATABASE = 'test_renewals';
let bot: TestRapport;
let client: MongoClient;
beforeAll(async () => {
  bot = await startRapport({ database: DATABASE });
  client = await MongoClient.connect(inject('databaseUri'));
});
afterAll(async () => {
  await client.close();
  await bot.stop();
});

const renewed = () => bot.logged.filter(({ msg }) => String(msg).startsWith('renewed'));

test('customers whom an earlier Rapport wrote are found as those of today, after the first minutes', async () => {
  const anna = bot.slack.as('anna');
  await anna.types('#sales', '/crm add Zephyr Laboratories');
  const database = client.db(DATABASE);
  await database.collection('customer-keys').deleteMany({});
  await database.collection('customers').updateMany({}, { $set: { 'search.facets': [] } });
  await database.collection('renewals').deleteMany({});
  expect((await bot.file.customerNames.match('Zephir Laboratores')).near).toEqual([]);

  await bot.rapport.remind();
  const found = await bot.file.customerNames.match('Zephir Laboratores');
  expect(found.near.map(({ name }) => name)).toEqual(['Zephyr Laboratories']);
  expect(await bot.file.customerLists.count({ facets: [['standing:prospect', 'standing:customer']] })).toBe(
    1,
  );
  const times = renewed().length;
  expect(times).toBeGreaterThan(0);

  await bot.rapport.remind();
  expect(renewed()).toHaveLength(times);
});

test('many are renewed page by page, and none is left out', async () => {
  const database = client.db(DATABASE);
  for (const name of ['Alder Books', 'Birch Clinic', 'Cedar Tours', 'Dogwood Inn'])
    await bot.slack.as('anna').types('#sales', `/crm add ${name}`);
  await database.collection('customer-keys').deleteMany({});
  await database.collection('renewals').deleteMany({});
  const pages: number[] = [];
  do pages.push(await bot.file.renewals.renew(2));
  while (pages.at(-1) !== 0);
  expect(pages).toEqual([2, 2, 1, 0]);
  expect(await database.collection('customer-keys').countDocuments()).toBe(5);
});
