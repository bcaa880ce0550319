import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startLocalDatabase } from '../src/local-database/start.ts';
import { ROOT } from './child.ts';
import { benchHome } from './home.ts';
import { benchNote, KINDS } from './note.ts';
import { benchPage } from './page.ts';
import { benchPhases } from './phases.ts';
import { benchMemory, benchStart } from './start.ts';

/** Prints one JSON line a figure. */
const print = (figure: object): void => void process.stdout.write(`${JSON.stringify(figure)}\n`);

await promisify(execFile)('npm', ['run', 'build'], { cwd: ROOT });
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
  for (const result of await benchNote(database.uri))
    print({ bench: 'note', goal: 0.6, engine: database.engine, ...result });
  for (const [kind, text] of Object.entries(KINDS))
    for (const phase of await benchPhases(database.uri, text))
      print({ bench: 'note phases', kind, ...phase });
  const home = await benchHome(database.uri);
  for (const size of home.results) print({ bench: 'App Home', ...size });
  print({ bench: 'App Home, many customers against few', goal: 1.5, ratio: home.ratio });
  print({ bench: 'memory', unit: 'MB', goal: 150, ...(await benchMemory(database.uri)) });
} finally {
  await database.stop();
  await rm(directory, { recursive: true, force: true });
}
print({ bench: 'start', unit: 's', goal: 8, ...(await benchStart()) });
const page = await benchPage();
if (page) print({ bench: 'page', goals: 'usable 1000 ms, tasks 100 ms, bundle 250 kB', ...page });
