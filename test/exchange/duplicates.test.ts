import { expect, test } from 'vitest';
import { duplicatesOf } from '../../src/exchange/duplicates/find.ts';
import { international, samePhone } from '../../src/exchange/duplicates/phone.ts';
import type { WorkspaceStore } from '../../src/store/store.ts';
import { useStore } from './helpers.ts';
import { madeUp, type World } from './made-up.ts';

const { fresh } = useStore();
const keyOf = (pair: { one: { id: string }; other: { id: string } }) =>
  [pair.one.id, pair.other.id].sort().join('/');

async function load(world: World): Promise<WorkspaceStore> {
  const workspace = fresh();
  await workspace.importing.customers.insertMany(world.customers);
  await workspace.importing.contacts.insertMany(world.contacts);
  return workspace;
}

test.each([11, 22, 33, 44])(
  'of made-up customers with known duplicates (seed %i), sure pairs are right and most pairs are offered',
  async (seed) => {
    const world = madeUp(seed, 700);
    const pairs = await duplicatesOf(await load(world), world.customers, 'Europe/Berlin');
    const offered = new Set(pairs.map(keyOf));
    const sure = [...new Set(pairs.filter((pair) => pair.sure).map(keyOf))];
    expect(world.truth.size).toBeGreaterThan(40);
    expect(sure.length).toBeGreaterThan(20);
    expect(sure.filter((key) => world.truth.has(key)).length / sure.length).toBeGreaterThanOrEqual(0.98);
    expect(
      [...world.truth].filter((key) => offered.has(key)).length / world.truth.size,
    ).toBeGreaterThanOrEqual(0.9);
  },
);

test('a pair says why, and is not offered again once somebody said that they are two', async () => {
  const workspace = fresh();
  const one = await workspace.customers.add(
    { name: 'Lindqvist Bakery AB', standing: 'customer', owner: null, website: 'lindqvist.example' },
    'UANNA',
  );
  const other = await workspace.customers.add(
    {
      name: 'Lindqvist Bakry',
      standing: 'prospect',
      owner: null,
      website: 'https://www.lindqvist.example/shop',
    },
    'UANNA',
  );
  const [pair] = await duplicatesOf(workspace, [one], 'Europe/Stockholm');
  expect(pair?.other.id).toBe(other.id);
  expect(pair?.reasons).toEqual(['names that differ by one letter', 'the same domain lindqvist.example']);
  await workspace.duplicates.keepApart(other.id, one.id, 'UANNA');
  expect(await duplicatesOf(workspace, [one], 'Europe/Stockholm')).toEqual([]);
});

test('addresses of a free provider and numbers in a name tell firms apart', async () => {
  const workspace = fresh();
  const one = await workspace.customers.add(
    { name: 'Studio 12', standing: 'customer', owner: null, website: 'gmail.com' },
    'UANNA',
  );
  await workspace.customers.add(
    { name: 'Studio 13', standing: 'customer', owner: null, website: 'gmail.com' },
    'UANNA',
  );
  expect(await duplicatesOf(workspace, [one], 'UTC')).toEqual([]);
});

test('phone numbers are the same in every notation, with the country of the workspace where they name none', () => {
  expect(samePhone('+49 (0)30 23125-009', '030/23125009', 'DE')).toBe(true);
  expect(samePhone('0049 30 23125009', '+493023125009', undefined)).toBe(true);
  expect(samePhone('030 23125009', '+49 30 23125009', undefined)).toBe(true);
  expect(samePhone('030 23125009', '040 23125009', 'DE')).toBe(false);
  expect(international('(212) 555-0142', 'US')).toBe('+12125550142');
});
