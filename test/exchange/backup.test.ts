import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Member } from '../../src/domain/member.ts';
import { Day } from '../../src/domain/text/day.ts';
import { checkBackup, type Restored, restore } from '../../src/exchange/backup/restore.ts';
import { writeBackup } from '../../src/exchange/backup/write.ts';
import { importFiles } from '../../src/exchange/import-files.ts';
import { type DirectoryEntry, directoryOf } from '../../src/exchange/members.ts';
import { fileSource, memorySource, type Source } from '../../src/exchange/source.ts';
import type { WorkspaceStore } from '../../src/store/store.ts';
import { everything, filled, NOW, options, PEOPLE, useStore } from './helpers.ts';

const { fresh } = useStore();
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rapport-backup-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** The same people in another workspace, where all have other ids. */
const MOVED = PEOPLE.map((person) => ({ ...person, id: `W${person.id}` }));
const met = async (store: WorkspaceStore, people: readonly DirectoryEntry[]) => {
  for (const { id, name, handle } of people)
    await store.members.put(
      Member.parse({ id, name, handle, zone: 'Europe/Berlin', access: 'member', refreshedAt: NOW }),
    );
};
async function bring(
  source: Source,
  store: WorkspaceStore,
  people: readonly DirectoryEntry[],
  signal?: AbortSignal,
): Promise<Restored> {
  const members = directoryOf(people);
  const checked = await checkBackup(source, store, members);
  return restore(source, store, members, checked, { by: 'UANNA', ...(signal && { signal }) });
}

/** A workspace with a bit of everything that a restore has to bring back. */
async function livedIn(): Promise<WorkspaceStore> {
  const workspace = await filled(fresh());
  await met(workspace, PEOPLE);
  const settings = await workspace.settings.get();
  await workspace.settings.set({ ...settings, complaintOwner: 'UBEN', admins: ['UANNA'] });
  await workspace.members.setPreferences(
    'UANNA',
    { digestTime: '07:30', away: { until: Day.parse('2026-12-24'), substitute: 'UBEN' } },
    'UANNA',
  );
  const [one, two] = await workspace.importing.customers.page(null, 2);
  if (!one || !two) throw new Error('there are no two customers');
  await workspace.duplicates.keepApart(one.id, two.id, 'UBEN');
  await workspace.handovers.run({ from: 'UBEN', to: 'UANNA', customers: null }, 'UANNA', 'handover');
  await importFiles(options(workspace), [
    { name: 'more.csv', content: 'Company,Website\nBob and Company,bobco.example\nThird,\n' },
  ]);
  const page = await workspace.importing.customers.page(null, 10);
  const [third, bob] = ['Third', 'Bob and Company'].map((name) => page.find((one) => one.name === name));
  if (!third || !bob) throw new Error('there is nobody to merge');
  await workspace.merges.merge(third, bob, {}, 'UANNA');
  return workspace;
}

test('backup, restore into a workspace with other member ids, backup again: the same bytes', async () => {
  const workspace = await livedIn();
  const [one, two] = [join(directory, 'one'), join(directory, 'two')];
  const { counts } = await writeBackup(workspace, PEOPLE, one);
  expect(counts).toMatchObject({ customers: 4, contacts: 2, merges: 1, apart: 1, handovers: 1 });
  expect(counts['imports']).toBeGreaterThan(2);
  const other = fresh();
  await met(other, MOVED);
  const { unknownMembers } = await checkBackup(fileSource(one), other, directoryOf(MOVED));
  expect(unknownMembers).toEqual([]);
  await bring(fileSource(one), other, MOVED);
  await writeBackup(other, MOVED, two);
  expect(await readFile(two, 'utf8')).toBe(await readFile(one, 'utf8'));
  const found = await everything(other);
  expect(found['Bob & Co']).toMatchObject({ owner: 'WUANNA', feeling: { value: -2 } });
  expect(found['=SUM(A1)']?.referredBy).toMatchObject({ type: 'contact', customerId: found['Bob & Co']?.id });
  expect(await other.settings.get()).toMatchObject({ complaintOwner: 'WUBEN', admins: ['WUANNA'] });
  expect(await other.members.get('WUANNA')).toMatchObject({
    digestTime: '07:30',
    away: { until: '2026-12-24', substitute: 'WUBEN' },
  });
});

test('a damaged backup restores nothing, and neither does one into a workspace that has customers', async () => {
  const workspace = await filled(fresh());
  const path = join(directory, 'damaged');
  await writeBackup(workspace, PEOPLE, path);
  await expect(bring(fileSource(path), workspace, PEOPLE)).rejects.toThrow('has customers already');
  const text = await readFile(path, 'utf8');
  const target = fresh();
  for (const damaged of [
    text.replace('Beans', 'Peas'),
    text.slice(0, -20),
    text.replace('"version":1', '"version":9'),
    `x${text}`,
    '',
  ]) {
    await writeFile(path, damaged);
    await expect(bring(memorySource('b', damaged), target, PEOPLE)).rejects.toThrow();
  }
  expect(await everything(target)).toEqual({});
});

test('a restore that is stopped is gone on with, and brings everything once', async () => {
  const workspace = await filled(fresh());
  const many = Array.from({ length: 700 }, (_, index) => `Firm ${index}`).join('\n');
  await importFiles(options(workspace), [{ name: 'many.csv', content: `name\n${many}\n` }]);
  const path = join(directory, 'stopped');
  await writeBackup(workspace, PEOPLE, path);
  const target = fresh();
  const first = await bring(fileSource(path), target, PEOPLE, AbortSignal.abort());
  expect(first).toMatchObject({ cancelled: true, counts: { created: 500 } });
  const second = await bring(fileSource(path), target, PEOPLE);
  expect(second).toMatchObject({ cancelled: false, resumedFrom: 500 });
  expect(Object.keys(await everything(target))).toHaveLength(702);
  await writeBackup(target, PEOPLE, `${path}-again`);
  expect(await readFile(`${path}-again`, 'utf8')).toBe(await readFile(path, 'utf8'));
  // Now that it is whole, it is like any workspace that has customers.
  await expect(bring(fileSource(path), target, PEOPLE)).rejects.toThrow('has customers already');
});
