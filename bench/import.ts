import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { Customer } from '../src/domain/customer.ts';
import { duplicatesOf } from '../src/exchange/duplicates/find.ts';
import { importFile } from '../src/exchange/import-file.ts';
import { directoryOf } from '../src/exchange/members.ts';
import { memorySource } from '../src/exchange/source.ts';
import type { Table } from '../src/exchange/understand/fields.ts';
import { openStore, type Store, type WorkspaceStore } from '../src/store/store.ts';
import { COMMAND_LINE, ROOT } from './child.ts';
import { nameOf, tableOf, writeTable } from './import-tables.ts';

const now = new Date('2026-11-20T09:00:00Z');
const BATCH = 500;
const FIRMS = 2_000;
/** Rows of each table whose speed is measured; customers first, since the others are about them. */
const ROWS: readonly (readonly [Table, number])[] = [
  ['customers', FIRMS],
  ['contacts', FIRMS],
  ['interactions', 5 * FIRMS],
  ['commitments', 2 * FIRMS],
  ['purchases', 2 * FIRMS],
];
const SMALL = 10_000;
const PAGE = 25;

/**
 * What imports cost on an engine, figure by figure: rows a second beside a bare `insertMany` of the same documents in the
 * same run; the memory of a process that imports a table of `size` rows; and the search for duplicates of one customer
 * among 10,000 and among `size` customers.
 */
export async function* benchImport(uri: string, size: number): AsyncGenerator<object> {
  const store = await openStore({ uri, clock: { now: () => now } });
  try {
    const [one, two] = [store.in('TIMPORT1'), store.in('TIMPORT2')];
    for (const [table, rows] of ROWS)
      yield { bench: 'import', table, rows, goal: 0.3, ...(await ratio(one, two, table, rows)) };
    yield { bench: 'import memory', goal: 300, unit: 'MB', ...(await memory(uri, size)) };
    yield { bench: 'duplicate search', goal: 1.5, ...(await search(store, size)) };
  } finally {
    await store.close();
  }
}

const options = (store: WorkspaceStore) => ({
  store,
  by: 'UBENCH1',
  members: directoryOf([]),
  zone: 'UTC',
  now,
});

/** Imports one table, and then writes the same documents by a bare insertMany into another workspace. */
async function ratio(from: WorkspaceStore, to: WorkspaceStore, table: Table, rows: number): Promise<object> {
  const source = memorySource(`${table}.csv`, [...tableOf(table, rows, FIRMS)].join(''));
  const begun = performance.now();
  const { counts } = await importFile(source, options(from));
  const rowsPerSecond = counts.rows / ((performance.now() - begun) / 1000);
  if (counts.created !== rows) throw new Error(`only ${counts.created} of ${rows} rows of ${table} were new`);
  const door = to.importing[table] as { insertMany(values: readonly unknown[]): Promise<void> };
  let bareMs = 0;
  for (
    let page = await from.importing[table].page(null, BATCH);
    page.length > 0;
    page = await from.importing[table].page(page.at(-1)?.id ?? '', BATCH)
  ) {
    const copies = page.map((document) => ({ ...document, id: `f${document.id.slice(1)}` }));
    const start = performance.now();
    await door.insertMany(copies);
    bareMs += performance.now() - start;
  }
  const bare = rows / (bareMs / 1000);
  return {
    rowsPerSecond: Math.round(rowsPerSecond),
    bare: Math.round(bare),
    ratio: rounded(rowsPerSecond / bare),
  };
}

/** The import of a large table, a hundred rows a customer, by the command line as an operator has it. */
async function memory(uri: string, rows: number): Promise<object> {
  const directory = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
  const run = async (table: Table, count: number) => {
    const path = join(directory, `${table}.csv`);
    await writeTable(path, table, count, Math.ceil(rows / 100));
    return importByCommand(uri, 'TIMPORT4', path);
  };
  try {
    await run('customers', Math.ceil(rows / 100));
    const { created, seconds, peakMB } = await run('interactions', rows);
    if (created !== rows) throw new Error(`only ${created} of ${rows} rows were new`);
    return { rows, rowsPerSecond: Math.round(rows / seconds), peakMB };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

const Reports = z.tuple([z.object({ counts: z.object({ created: z.int() }) })]);
const LOOK_EVERY_MS = 200;

async function importByCommand(
  uri: string,
  workspace: string,
  path: string,
): Promise<{ created: number; seconds: number; peakMB: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [...COMMAND_LINE, 'import', path, '--json', '-w', workspace], {
    cwd: ROOT,
    env: { ...process.env, MONGODB_URI: uri },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let peakMB = 0;
  const look = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peakMB = Math.max(peakMB, Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024));
  }, LOOK_EVERY_MS);
  try {
    const said = await text(child.stdout);
    const [{ counts }] = Reports.parse(JSON.parse(said));
    return { created: counts.created, seconds: (performance.now() - begun) / 1000, peakMB };
  } finally {
    clearInterval(look);
  }
}

/**
 * How long the search for duplicates takes for one customer, in milliseconds, in a small and in a large workspace. The two are
 * searched page by page in turn, so that whatever else the machine does meets both.
 */
async function search(store: Store, size: number): Promise<object> {
  const sizes = [SMALL, size];
  const workspaces = sizes.map((customers) => store.in(`TSEARCH${customers}`));
  for (const [index, workspace] of workspaces.entries()) await fill(workspace, sizes[index] ?? 0);
  const times: number[][] = workspaces.map(() => []);
  const samples = await Promise.all(workspaces.map((workspace) => workspace.duplicates.page(null, BATCH)));
  for (let start = 0; start < BATCH; start += PAGE)
    for (const [index, workspace] of workspaces.entries()) {
      const page = (samples[index] ?? []).slice(start, start + PAGE);
      const begun = performance.now();
      await duplicatesOf(workspace, page, 'UTC');
      times[index]?.push((performance.now() - begun) / page.length);
    }
  const [small, large] = times.map((taken) => taken.sort((a, b) => a - b)[taken.length >> 1] ?? 0);
  return {
    customers: sizes,
    milliseconds: [rounded(small ?? 0), rounded(large ?? 0)],
    ratio: rounded((large ?? 0) / (small ?? 1)),
  };
}

async function fill(store: WorkspaceStore, size: number): Promise<void> {
  const { newId, insertMany } = store.importing.customers;
  for (let start = 0; start < size; start += BATCH)
    await insertMany(
      Array.from({ length: Math.min(BATCH, size - start) }, (_, offset) =>
        Customer.parse({
          id: newId(),
          name: nameOf(start + offset),
          standing: 'customer',
          owner: null,
          dueOn: null,
          createdAt: now,
          createdBy: 'UBENCH1',
          version: 1,
        }),
      ),
    );
}

const rounded = (value: number): number => Number(value.toPrecision(3));
