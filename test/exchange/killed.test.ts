import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ObjectId } from 'bson';
import { expect, inject, test } from 'vitest';
import { importFile } from '../../src/exchange/import-file.ts';
import { fileSource } from '../../src/exchange/source.ts';
import { openStore } from '../../src/store/store.ts';
import { NOW, options } from './helpers.ts';

const ROWS = 2_500;
const rows = Array.from(
  { length: ROWS },
  (_, index) =>
    `Firm ${index},Person ${index},p${index}@firm${index}.example,2024-01-${String((index % 28) + 1).padStart(2, '0')}`,
);

test('an import that is killed goes on where it stopped, and brings every row once', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'rapport-killed-'));
  const path = join(directory, 'sheet.csv');
  await writeFile(path, `Company,Contact,Contact email,Last contacted\n${rows.join('\n')}\n`);
  const workspace = `T${new ObjectId().toHexString()}`;
  // The clock of the second import is past the first one's lease.
  const store = await openStore({
    uri: inject('databaseUri'),
    clock: { now: () => new Date(NOW.getTime() + 10 * 60_000) },
  });
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      fileURLToPath(new URL('./import-process.ts', import.meta.url)),
      inject('databaseUri'),
      workspace,
      path,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  try {
    const own = store.in(workspace);
    const reached = async () => (await own.imports.recent(1))[0]?.position ?? 0;
    while ((await reached()) < 500 && child.exitCode === null) await sleep(20);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const stopped = await reached();
    expect(stopped).toBeGreaterThanOrEqual(500);
    expect(stopped).toBeLessThan(ROWS);
    const report = await importFile(fileSource(path), options(own, { findDuplicates: false }));
    expect(report.resumedFrom).toBe(stopped);
    expect(report.counts).toMatchObject({ rows: ROWS, created: ROWS, updated: 0, refused: 0 });
    const again = await importFile(fileSource(path), options(own, { findDuplicates: false }));
    expect(again.counts).toMatchObject({ rows: ROWS, created: 0, updated: 0, unchanged: ROWS });
    let [customers, contacts] = [0, 0];
    for (
      let page = await own.importing.customers.page(null, 1000);
      page.length > 0;
      page = await own.importing.customers.page(page.at(-1)?.id ?? '', 1000)
    ) {
      customers += page.length;
      expect(page.every(({ lastContact }) => lastContact !== null)).toBe(true);
    }
    for (
      let page = await own.importing.contacts.page(null, 1000);
      page.length > 0;
      page = await own.importing.contacts.page(page.at(-1)?.id ?? '', 1000)
    )
      contacts += page.length;
    expect([customers, contacts]).toEqual([ROWS, ROWS]);
  } finally {
    child.kill('SIGKILL');
    await store.close();
    await rm(directory, { recursive: true });
  }
}, 180_000);
