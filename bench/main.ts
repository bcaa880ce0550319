import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startLocalDatabase } from '../src/local-database/start.ts';
import { inDatabase, ROOT } from './child.ts';
import { benchHome } from './home.ts';
import { benchImport } from './import.ts';
import { benchNote, KINDS } from './note.ts';
import { benchNudges } from './nudges.ts';
import { benchPage } from './page.ts';
import { benchPhases } from './phases.ts';
import { benchQuestions } from './questions.ts';
import { benchMemory, benchStart } from './start.ts';

/** Prints one JSON line a figure. */
const print = (figure: object): void => void process.stdout.write(`${JSON.stringify(figure)}\n`);

/** `npm run bench -- nudges` measures that alone; without a name, all is measured, one after the other. */
const PARTS: Record<string, () => Promise<void>> = {
  notes: () => withDatabase(notes),
  start: async () => print({ bench: 'start', unit: 's', goal: 8, ...(await benchStart()) }),
  page: async () => {
    const page = await benchPage();
    if (page) print({ bench: 'page', goals: 'usable 1000 ms, tasks 100 ms, bundle 250 kB', ...page });
  },
  // A million rows and customers take an hour: BENCH_ROWS lowers both.
  imports: () =>
    withDatabase(async ({ uri, engine }) => {
      for await (const figure of benchImport(
        inDatabase(uri, 'bench_import'),
        sizeOf('BENCH_ROWS', 1_000_000),
      ))
        print({ engine, ...figure });
    }),
  // Many customers take minutes to load: BENCH_CUSTOMERS and BENCH_MEMBERS lower what is measured.
  nudges: () =>
    benchNudges(
      {
        small: Math.min(10_000, sizeOf('BENCH_CUSTOMERS', 1_000_000) / 10),
        large: sizeOf('BENCH_CUSTOMERS', 1_000_000),
        members: sizeOf('BENCH_MEMBERS', 5_000),
      },
      print,
    ),
  // A million customers with five interactions each take long to fill in: BENCH_CUSTOMERS lowers that.
  questions: () =>
    withDatabase(({ uri }) => {
      const large = sizeOf('BENCH_CUSTOMERS', 1_000_000);
      return benchQuestions(uri, { small: Math.min(10_000, Math.ceil(large / 10)), large }, print);
    }),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0)
  throw new Error(`${unknown} cannot be measured, only ${Object.keys(PARTS).join(', ')}`);
await promisify(execFile)('npm', ['run', 'build'], { cwd: ROOT });
for (const [name, measure] of Object.entries(PARTS))
  if (wanted.length === 0 || wanted.includes(name)) await measure();

type Engine = { uri: string; engine: string };

async function withDatabase(measure: (database: Engine) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
  const database = process.env['MONGODB_URI']
    ? { uri: process.env['MONGODB_URI'], engine: 'MONGODB_URI', stop: async () => undefined }
    : await startLocalDatabase({
        directory,
        durable: true,
        environment: process.env,
        progress: (line) => process.stderr.write(`${line}\n`),
      });
  try {
    await measure(database);
  } finally {
    await database.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function notes({ uri, engine }: Engine): Promise<void> {
  for (const result of await benchNote(uri)) print({ bench: 'note', goal: 0.6, engine, ...result });
  for (const [kind, text] of Object.entries(KINDS))
    for (const phase of await benchPhases(uri, text)) print({ bench: 'note phases', kind, ...phase });
  const home = await benchHome(uri);
  for (const size of home.results) print({ bench: 'App Home', ...size });
  print({ bench: 'App Home, many customers against few', goal: 1.5, ratio: home.ratio });
  print({ bench: 'memory', unit: 'MB', goal: 150, ...(await benchMemory(uri)) });
}

function sizeOf(variable: string, usual: number): number {
  const size = Number(process.env[variable] ?? usual);
  if (!Number.isInteger(size) || size < 1) throw new Error(`${variable} is no number of things to measure`);
  return size;
}
