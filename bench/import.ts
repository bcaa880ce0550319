import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Customer } from '../src/domain/customer.ts';
import { duplicatesOf } from '../src/exchange/duplicates/find.ts';
import { importFile } from '../src/exchange/import-file.ts';
import { directoryOf } from '../src/exchange/members.ts';
import { memorySource } from '../src/exchange/source.ts';
import type { Table } from '../src/exchange/understand/fields.ts';
import { startLocalDatabase } from '../src/local-database/start.ts';
import { openStore, type WorkspaceStore } from '../src/store/store.ts';

const now = new Date('2026-11-20T09:00:00Z');
const LETTERS = ['bcdfglmnprstvz', 'aeiou'] as const;
const BATCH = 500;

/** A name that nobody else has, of made-up syllables; the same for the same number. */
function nameOf(index: number): string {
  const word = (seed: number): string => {
    let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
    let text = '';
    for (let syllable = 0; syllable < 4; syllable += 1) {
      state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + syllable) >>> 0;
      text += (LETTERS[0][state % 14] ?? 'b') + (LETTERS[1][(state >>> 8) % 5] ?? 'a');
    }
    return text;
  };
  return `${word(index)} ${word(index + 7_777_777)}`;
}

const customers = (from: number, count: number): string =>
  table(
    'name,standing,cadence_days,website,tags',
    count,
    (index) =>
      `${nameOf(from + index)},customer,,https://${nameOf(from + index).replace(' ', '')}.example,bench`,
  );
const contacts = (count: number): string =>
  table(
    'customer,name,role,email,phone,birthday,remember',
    count,
    (index) =>
      `${nameOf(index)},Person ${index},buyer,p${index}@${nameOf(index).replace(' ', '')}.example,+49 30 ${1_000_000 + index},,`,
  );
const interactions = (count: number, firms: number): string =>
  table(
    'customer,contact,kind,occurred_at,by,text,feeling',
    count,
    (index) =>
      `${nameOf(Math.floor((index * firms) / count))},,call,2026-10-01T${String(index % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}Z,UBENCH1,Talk number ${index},1`,
  );
const table = (head: string, count: number, row: (index: number) => string): string =>
  `${head}\n${Array.from({ length: count }, (_, index) => row(index)).join('\n')}\n`;

/** Imports one table, and then writes the same documents by a bare insertMany into another workspace, in the same run. */
async function ratio(
  from: WorkspaceStore,
  to: WorkspaceStore,
  kind: Table,
  text: string,
): Promise<{ rowsPerSecond: number; bare: number; ratio: number }> {
  const begun = performance.now();
  const { counts } = await importFile(memorySource(`${kind}.csv`, text), {
    store: from,
    by: 'UBENCH1',
    members: directoryOf([]),
    zone: 'UTC',
    now,
  });
  const rowsPerSecond = counts.rows / ((performance.now() - begun) / 1000);
  if (counts.created !== counts.rows)
    throw new Error(`only ${counts.created} of ${counts.rows} rows of ${kind} were new`);
  let bareMs = 0;
  let written = 0;
  for (
    let page = await from.importing[kind].page(null, BATCH);
    page.length > 0;
    page = await from.importing[kind].page(page.at(-1)?.id ?? '', BATCH)
  ) {
    const copies = page.map((document) => ({ ...document, id: `f${document.id.slice(1)}` }));
    const start = performance.now();
    await (to.importing[kind] as { insertMany(values: readonly unknown[]): Promise<void> }).insertMany(
      copies,
    );
    bareMs += performance.now() - start;
    written += copies.length;
  }
  const bare = written / (bareMs / 1000);
  return { rowsPerSecond, bare, ratio: rowsPerSecond / bare };
}

/** How long the search for duplicates takes for one customer, in a workspace of so many. */
async function searchCost(store: WorkspaceStore, size: number, have: number): Promise<number> {
  for (let start = have; start < size; start += BATCH)
    await store.importing.customers.insertMany(
      Array.from({ length: Math.min(BATCH, size - start) }, (_, offset) =>
        Customer.parse({
          id: store.importing.customers.newId(),
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
  const sample = await store.duplicates.page(null, 500);
  await duplicatesOf(store, sample.slice(0, 50), 'UTC');
  const begun = performance.now();
  await duplicatesOf(store, sample, 'UTC');
  return (performance.now() - begun) / sample.length;
}

/**
 * Prints how fast imports are beside a bare insertMany of the same documents on the same engine, and what the search for
 * duplicates costs at 10,000 customers and at `most`. Each line is one JSON object.
 */
export async function benchImport({
  rows,
  most,
  say,
}: {
  rows: number;
  most: number;
  say(line: string): void;
}): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
  const database = await startLocalDatabase({
    directory,
    durable: false,
    environment: process.env,
    progress: () => undefined,
  });
  const store = await openStore({ uri: database.uri, clock: { now: () => now } });
  try {
    const [one, two] = [store.in('TONE'), store.in('TTWO')];
    for (const [kind, text] of [
      ['customers', customers(0, rows)],
      ['contacts', contacts(rows)],
      ['interactions', interactions(rows * 5, rows)],
    ] as const)
      say(
        JSON.stringify({
          bench: `import ${kind}`,
          rows: text.split('\n').length - 2,
          ...rounded(await ratio(one, two, kind, text)),
        }),
      );
    say(
      JSON.stringify({
        bench: 'memory after the imports',
        megabytes: Math.round(process.memoryUsage().rss / 1e6),
      }),
    );
    const third = store.in('TTHREE');
    const small = await searchCost(third, 10_000, 0);
    const large = await searchCost(third, most, 10_000);
    say(
      JSON.stringify({
        bench: 'duplicate search',
        customers: [10_000, most],
        ...rounded({ milliseconds: small, millisecondsLarge: large, ratio: large / small }),
      }),
    );
  } finally {
    await store.close();
    await database.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

const rounded = (values: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Number(value.toPrecision(3))]));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [rows = 5_000, most = 1_000_000] = process.argv.slice(2).map(Number);
  await benchImport({ rows, most, say: (line) => process.stdout.write(`${line}\n`) });
}
