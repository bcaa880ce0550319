import { expect, test } from 'vitest';
import { type ImportOptions, importFile } from '../../src/exchange/import-file.ts';
import { preview } from '../../src/exchange/preview.ts';
import { memorySource } from '../../src/exchange/source.ts';
import type { WorkspaceStore } from '../../src/store/store.ts';
import { everything, options, useStore } from './helpers.ts';

const { fresh } = useStore();
const bring = (workspace: WorkspaceStore, text: string, more: Partial<ImportOptions> = {}) =>
  importFile(memorySource('file.csv', text), options(workspace, more));

test('a preview tells how columns were understood, and what they would do when they are understood otherwise', async () => {
  const workspace = fresh();
  const source = memorySource('x.csv', 'Company,Our nickname,Strange\nAcme,Ac,7\n');
  const first = await preview(source, options(workspace));
  expect(first).toMatchObject({ table: 'customers', origin: 'sheet', counts: { created: 1 }, ambiguous: [] });
  expect(first.columns.map(({ header, field, label }) => [header, field, label])).toEqual([
    ['Company', 'customer.name', 'Customer: name'],
    ['Our nickname', null, 'Not used'],
    ['Strange', null, 'Not used'],
  ]);
  expect(first.samples).toEqual([{ line: 2, cells: ['Acme', 'Ac', '7'] }]);
  const columns = new Map([
    [1, 'customer.aliases'],
    [2, 'customer.standing'],
  ] as const);
  expect(await preview(source, options(workspace, { columns }))).toMatchObject({
    counts: { refused: 1 },
    refused: [{ line: 2 }],
  });
  expect(Object.keys(await everything(workspace))).toEqual([]);
  await importFile(source, options(workspace, { columns: new Map([[1, 'customer.aliases']] as const) }));
  expect((await everything(workspace))['Acme']?.aliases).toEqual(['Ac']);
});

test('an import that is stopped keeps what it did, tells how far it is, and is continued by the next', async () => {
  const workspace = fresh();
  const text = `Company\n${Array.from({ length: 1_200 }, (_, index) => `Firm ${index}`).join('\n')}\n`;
  const stop = new AbortController();
  const seen: number[] = [];
  const report = await bring(workspace, text, {
    findDuplicates: false,
    signal: stop.signal,
    onProgress: ({ done, total }) => {
      seen.push(done);
      expect(total).toBe(1_200);
      stop.abort();
    },
  });
  expect(report).toMatchObject({ cancelled: true, counts: { rows: 500, created: 500 } });
  expect(seen).toEqual([500]);
  expect((await bring(workspace, text, { findDuplicates: false })).counts).toMatchObject({
    created: 700,
    unchanged: 500,
  });
});

test('one file is imported by one process at a time', async () => {
  const workspace = fresh();
  const text = `Company\n${Array.from({ length: 600 }, (_, index) => `Firm ${index}`).join('\n')}\n`;
  const both = await Promise.allSettled([
    bring(workspace, text, { findDuplicates: false }),
    bring(workspace, text, { findDuplicates: false }),
  ]);
  const done = both.filter((one) => one.status === 'fulfilled');
  expect(done.reduce((sum, one) => sum + one.value.counts.created, 0)).toBe(600);
});

test('an import tells which of the new customers may have been there already', async () => {
  const workspace = fresh();
  await bring(
    workspace,
    'name,standing,cadence_days,website\nLindqvist Bakery,customer,,lindqvist.example\n',
  );
  const { duplicates } = await bring(
    workspace,
    'name,standing,cadence_days,website\nLindqvst Bakery AB,customer,,www.lindqvist.example\n',
  );
  expect(duplicates).toMatchObject({
    found: 1,
    pairs: [{ one: { name: 'Lindqvst Bakery AB' }, other: { name: 'Lindqvist Bakery' } }],
  });
});

test('a file that is no table says what it saw', async () => {
  await expect(bring(fresh(), 'hello world\nthis is a letter\n')).rejects.toThrow(
    'its first row is "hello world"',
  );
  await expect(bring(fresh(), '')).rejects.toThrow('is empty');
});
