import { readFileSync } from 'node:fs';
import { ObjectId } from 'bson';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { importFiles } from '../../src/exchange/import-files.ts';
import { directoryOf } from '../../src/exchange/members.ts';
import { openStore, type Store, type WorkspaceStore } from '../../src/store/store.ts';

const fixture = (name: string) => ({
  name,
  content: readFileSync(new URL(`../fixtures/questions/${name}`, import.meta.url)),
});
const FILES = ['purchases', 'commitments', 'interactions', 'contacts', 'customers'].map((name) =>
  fixture(`${name}.csv`),
);
const now = new Date('2026-11-20T09:00:00Z');
const team = fixture('team.csv')
  .content.toString()
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));
const members = directoryOf(
  team.map(([id = '', handle = '', name = '', email = '']) => ({ id, handle, name, email })),
);

let store: Store;
let workspace: WorkspaceStore;
beforeAll(async () => {
  store = await openStore({ uri: inject('databaseUri'), clock: { now: () => now } });
});
afterAll(() => store.close());

const importAll = () =>
  importFiles({ store: workspace, by: 'U0ANNA', members, zone: 'Europe/Berlin', now }, FILES);

test('the five files of a small company are imported whole, whatever their order', async () => {
  workspace = store.in(`T${new ObjectId().toHexString()}`);
  const reports = await importAll();
  expect(reports.flatMap(({ refused }) => refused)).toEqual([]);
  expect(reports.map(({ table, counts }) => [table, counts.created, counts.rows])).toEqual([
    ['customers', 60, 60],
    ['contacts', 90, 90],
    ['interactions', 267, 267],
    ['commitments', 60, 60],
    ['purchases', 140, 140],
  ]);
  const acme = (await workspace.customerNames.match('Acme Corp')).exact[0];
  expect(acme).toMatchObject({
    standing: 'customer',
    owner: 'U0ANNA',
    tags: ['office', 'key-account'],
    wonFrom: 'Kaffeo',
  });
  expect(acme?.createdAt.toISOString()).toMatch(/^2024-01-15/);
  expect(acme?.importantDates).toEqual([{ label: 'contract renewal', date: '2027-01-31' }]);
  expect(acme?.referredBy?.type).toBe('customer');
  const newest = await workspace.interactions.lastContact(acme?.id ?? '');
  expect(acme?.lastContact).toEqual({ at: newest?.at, kind: newest?.kind, interactionId: newest?.id });
});

test('importing them again changes nothing', async () => {
  const reports = await importAll();
  expect(reports.map(({ counts }) => [counts.created, counts.updated, counts.unchanged])).toEqual([
    [0, 0, 60],
    [0, 0, 90],
    [0, 0, 267],
    [0, 0, 60],
    [0, 0, 140],
  ]);
});

test('names of referrers lead to customers, contacts, or people outside', async () => {
  const all = await workspace.customerNames.suggest('', 200);
  const byType = (type: string) =>
    all
      .filter(({ referredBy }) => referredBy?.type === type)
      .map(({ name }) => name)
      .sort();
  expect(byType('customer')).toHaveLength(18);
  expect(byType('contact')).toEqual(['Café Olé', 'Hotel Linde']);
  expect(byType('outside')).toEqual(['Garten & Grün']);
});

test('imported customers without history are first nudged on different days within their cadence', async () => {
  const quiet = (await workspace.customerNames.suggest('', 200)).filter(
    ({ lastContact }) => lastContact === null,
  );
  expect(quiet).toHaveLength(5);
  expect(quiet.every(({ dueOn }) => dueOn !== null && dueOn > '2026-11-20')).toBe(true);
  expect(new Set(quiet.map(({ dueOn }) => dueOn)).size).toBeGreaterThan(1);
});
