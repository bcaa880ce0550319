import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startLocalDatabase } from '../src/local-database/start.ts';
import { withTsx } from './child.ts';
import { fill } from './nudges-data.ts';
import { benchMorning } from './nudges-morning.ts';

type Digest = { ms: number; fastestMs: number; due: number; maxRssMb: number };

const DIGEST = fileURLToPath(new URL('./nudges-digest.ts', import.meta.url));
async function digestAt(uri: string, database: string): Promise<Digest> {
  const { stdout } = await promisify(execFile)(process.execPath, [...withTsx(DIGEST), uri, database]);
  return JSON.parse(stdout);
}

/**
 * What nudges cost: a morning of so many members in simulated time, beside the pace that Slack allows; and the digest of
 * one owner among few customers and among many, with as many due, in time and in memory. On an engine of its own, which
 * need not be durable: nothing here is measured against its disk.
 */
export async function benchNudges(
  { small, large, members }: { small: number; large: number; members: number },
  print: (figure: object) => void,
): Promise<void> {
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  const directory = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
  const database = await startLocalDatabase({
    directory,
    durable: false,
    environment: process.env,
    progress: tell,
  });
  try {
    const morning = await benchMorning(database.uri, 'bench_morning', members);
    print({
      bench: 'morning run',
      goal: 'ratioToAllowed >= 0.9',
      engine: database.engine,
      ...rounded(morning),
    });
    const [few, many] = ['bench_few', 'bench_many'];
    for (const [name, customers] of [
      [few, small],
      [many, large],
    ] as const) {
      const start = performance.now();
      await fill(database.uri, name, customers);
      tell(`${customers} customers in ${Math.round((performance.now() - start) / 1000)} s`);
    }
    // In turns, so that whatever else the machine does is felt by both.
    const [fewOnce, manyOnce] = [await digestAt(database.uri, few), await digestAt(database.uri, many)];
    const [fewTwice, manyTwice] = [await digestAt(database.uri, few), await digestAt(database.uri, many)];
    const ms = { few: Math.min(fewOnce.ms, fewTwice.ms), many: Math.min(manyOnce.ms, manyTwice.ms) };
    const bench = 'digest of one owner';
    print({ bench, customers: small, ...rounded({ ...fewOnce, ms: ms.few }) });
    print({ bench, customers: large, ...rounded({ ...manyOnce, ms: ms.many }) });
    print({
      bench: `${bench}, many customers against few`,
      goals: 'time 1.5, memory 1.2',
      ...rounded({ time: ms.many / ms.few, memory: manyOnce.maxRssMb / fewOnce.maxRssMb }),
    });
  } finally {
    await database.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

const rounded = (figures: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 100) / 100]));
