import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startLocalDatabase } from '../src/local-database/start.ts';
import { fill } from './nudges-data.ts';
import { benchMorning } from './nudges-morning.ts';

/** `node --import tsx bench/nudges.ts [small large members]`: what nudges cost, one JSON line a figure. */
const [small = 10_000, large = 1_000_000, members = 5_000] = process.argv.slice(2).map(Number);

const print = (figure: object): void => void process.stdout.write(`${JSON.stringify(figure)}\n`);
const digestAt = async (uri: string, database: string) => {
  const script = fileURLToPath(new URL('./nudges-digest.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, uri, database]);
  return JSON.parse(stdout) as { ms: number; fastestMs: number; due: number; maxRssMb: number };
};

const directory = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
const database = await startLocalDatabase({
  directory,
  durable: false,
  environment: process.env,
  progress: (line) => process.stderr.write(`${line}\n`),
});
try {
  const morning = await benchMorning(database.uri, 'bench_morning', members);
  print({ bench: 'morning run', engine: database.engine, ...morning });
  for (const [name, customers] of [
    ['bench_small', small],
    ['bench_large', large],
  ] as const) {
    const start = performance.now();
    await fill(database.uri, name, customers);
    const fillS = Math.round((performance.now() - start) / 1000);
    process.stderr.write(`${customers} customers in ${fillS} s\n`);
  }
  // In turns, so that whatever else the machine does is felt by both.
  const measured = {
    small: await digestAt(database.uri, 'bench_small'),
    large: await digestAt(database.uri, 'bench_large'),
  };
  const again = {
    small: await digestAt(database.uri, 'bench_small'),
    large: await digestAt(database.uri, 'bench_large'),
  };
  const best = (size: 'small' | 'large') => Math.min(measured[size].ms, again[size].ms);
  print({ bench: 'digest of one owner', customers: small, ...measured.small, ms: best('small') });
  print({ bench: 'digest of one owner', customers: large, ...measured.large, ms: best('large') });
  print({
    bench: 'digest of one owner, ratios',
    customers: [small, large],
    time: best('large') / best('small'),
    memory: measured.large.maxRssMb / measured.small.maxRssMb,
  });
} finally {
  await database.stop();
  await rm(directory, { recursive: true, force: true });
}
