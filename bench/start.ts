import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOT, freePort, inDatabase, median, round, startChild, withTsx } from './child.ts';
import { SECRET, startBenchSlack, TOKEN } from './slack.ts';

const STARTS = 3;
/** What was needed only to start is given back meanwhile. */
const REST_MS = 5_000;

/** Seconds from `npm start`'s process to its greeting, with the engine at hand: of an empty DATA_DIR, and of one with data. */
export async function benchStart(): Promise<{ first: number; again: number }> {
  const directory = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
  const times: number[] = [];
  try {
    for (let n = 0; n <= STARTS; n += 1) {
      const environment = { DATA_DIR: directory, PORT: await freePort() };
      const child = await startChild(withTsx('src/main.ts'), /Ctrl-C/, environment);
      times.push(child.took / 1000);
      await child.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  const [first = 0, ...again] = times;
  return { first: round(first), again: round(median(again)) };
}

/** Resident memory of the bot in production form, at rest: after a few notes, and then some seconds of quiet. */
export async function benchMemory(uri: string): Promise<{ started: number; atRest: number }> {
  const slack = await startBenchSlack();
  const port = await freePort();
  const bot = await startChild(BOT, /Rapport is running/, {
    PORT: port,
    MONGODB_URI: inDatabase(uri, 'bench_memory'),
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
  });
  try {
    const started = round(await bot.residentMB());
    await slack.command(`http://127.0.0.1:${port}`, 'add Firm 1');
    for (let n = 0; n < 100; n += 1)
      await slack.command(`http://127.0.0.1:${port}`, `note Firm 1: called about order ${n}`);
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    return { started, atRest: round(await bot.residentMB()) };
  } finally {
    await bot.stop();
    await slack.stop();
  }
}
