import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, onTestFinished, test } from 'vitest';
import { identify } from '../../src/local-database/processes.ts';
import { type LocalDatabase, type Options, startLocalDatabase } from '../../src/local-database/start.ts';
import { startBotProcess } from '../helpers/bot-process.ts';
import { temporaryDirectory } from '../helpers/temporary.ts';

async function start(directory: string, more: Partial<Options> = {}): Promise<LocalDatabase> {
  const options = { directory, durable: false, environment: process.env, progress: () => undefined, ...more };
  const database = await startLocalDatabase(options);
  onTestFinished(() => database.stop());
  return database;
}

async function use<T>(uri: string, action: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 });
  try {
    return await action(client);
  } finally {
    await client.close();
  }
}

const count = (uri: string) => use(uri, (client) => client.db('d').collection('c').countDocuments());
const insert = (uri: string) => use(uri, (client) => client.db('d').collection('c').insertOne({}));
const running = async (pid: number) => (await identify(pid)) !== undefined;
const supervisorOf = async (directory: string): Promise<number> =>
  JSON.parse(await readFile(join(directory, 'engine.json'), 'utf8')).pid;

test('a second start finds what the first one kept', async () => {
  const directory = join(await temporaryDirectory(), 'made/for/it');
  const first = await start(directory);
  expect(first.started).toBe(true);
  await insert(first.uri);
  await first.stop();
  expect(await readdir(directory)).not.toContain('engine.json');
  const second = await start(directory);
  expect(await count(second.uri)).toBe(1);
});

test('an engine is for this user only: private files, and no port but on the loopback address', async () => {
  const directory = await temporaryDirectory();
  const { uri } = await start(directory);
  expect((await stat(join(directory, 'engine.json'))).mode & 0o777).toBe(0o600);
  const host = decodeURIComponent(/^mongodb:\/\/([^/]+)\//.exec(uri)?.[1] ?? '');
  if (host.startsWith('/')) expect((await stat(dirname(host))).mode & 0o777).toBe(0o700);
  else expect(host).toMatch(/^127\.0\.0\.1:\d+$/);
});

test('a directory too deep for a socket works all the same', async () => {
  const { uri } = await start(join(await temporaryDirectory(), 'deep'.repeat(40)));
  await insert(uri);
  expect(await count(uri)).toBe(1);
});

test('a second Rapport is refused, with the first one named', async () => {
  const directory = await temporaryDirectory();
  await start(directory);
  await expect(start(directory)).rejects.toThrow(
    `DATA_DIR ${directory} is in use by another Rapport (process ${process.pid}). Stop it first, or choose another DATA_DIR.`,
  );
});

test('two that start at once: one runs, the other is refused', async () => {
  const directory = await temporaryDirectory();
  const both = await Promise.allSettled([start(directory), start(directory)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find((each) => each.status === 'rejected');
  expect(String(refused?.reason)).toContain('is in use by another Rapport');
});

test('the command line joins the engine of a running bot, also one that is still starting', async () => {
  const directory = await temporaryDirectory();
  const [bot, cli] = await Promise.all([
    start(directory),
    expect
      .poll(() => readdir(directory), { timeout: 5_000 })
      .toContain('engine.lock')
      .then(() => start(directory, { join: true })),
  ]);
  expect(cli).toMatchObject({ uri: bot.uri, engine: bot.engine, started: false });
  await insert(cli.uri);
  await cli.stop();
  expect(await count(bot.uri)).toBe(1);
});

test('to join where nothing runs starts an engine', async () => {
  expect((await start(await temporaryDirectory(), { join: true })).started).toBe(true);
});

test('what a killed machine left behind is no hindrance', async () => {
  const directory = await temporaryDirectory();
  await writeFile(
    join(directory, 'engine.json'),
    JSON.stringify({ uri: 'mongodb://gone', engine: 'mongod', pid: 1 }),
  );
  await writeFile(
    join(directory, 'engine.lock'),
    JSON.stringify({ holder: { pid: 1, started: 'in another life' } }),
  );
  await mkdir(join(directory, 'run'));
  await writeFile(join(directory, 'run/mongodb.sock'), '');
  await writeFile(join(directory, 'run/.s.PGSQL.5432.lock'), '1\n');
  expect((await start(directory, { join: true })).started).toBe(true);
});

test('a directory that cannot be written to is one clear line', async () => {
  const file = join(await temporaryDirectory(), 'file');
  await writeFile(file, '');
  const error: unknown = await start(join(file, 'data')).catch((error) => error);
  expect(error).toMatchObject({ name: 'LocalDatabaseError' });
  expect(String(error)).toMatch(
    /^LocalDatabaseError: DATA_DIR .*file\/data cannot be written to .*Choose another DATA_DIR/,
  );
  expect(String(error)).not.toContain('\n');
});

test("where no engine can be had, the reason comes from the engine's process", async () => {
  const directory = await temporaryDirectory();
  const cacheDirectory = await temporaryDirectory();
  await writeFile(join(cacheDirectory, 'mongod-unreachable'), '');
  const lines: string[] = [];
  const nothing = { cacheDirectory, environment: { PATH: '' }, progress: (line: string) => lines.push(line) };
  await expect(start(directory, nothing)).rejects.toThrow(
    /No database engine could be started.*MONGODB_URI/s,
  );
  expect(lines).toHaveLength(3);
  expect(await readdir(directory)).toEqual(['engine.log']);
});

test('a start that is aborted leaves nothing running', async () => {
  const directory = await temporaryDirectory();
  const abort = new AbortController();
  const starting = start(directory, {
    signal: abort.signal,
    progress: () => abort.abort(new Error('changed my mind')),
  });
  await expect(starting).rejects.toThrow('changed my mind');
  expect(await readdir(directory)).not.toContain('engine.lock');
});

test('Ctrl-C, which reaches every process of the terminal, does not end the engine before the bot', async () => {
  const directory = await temporaryDirectory();
  const { uri } = await start(directory);
  const pid = await supervisorOf(directory);
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.kill(pid, signal);
  await insert(uri);
  expect(await count(uri)).toBe(1);
  expect(await running(pid)).toBe(true);
});

test('the engine ends with its bot, even if that is killed, and the next start finds everything', async () => {
  const directory = await temporaryDirectory();
  const bot = await startBotProcess(directory);
  await insert(bot.uri);
  const supervisor = await supervisorOf(directory);
  await bot.end('SIGKILL');
  const next = await start(directory);
  expect(await running(supervisor)).toBe(false);
  expect(await count(next.uri)).toBe(1);
});

test('a bot that stops takes its engine along', async () => {
  const directory = await temporaryDirectory();
  const bot = await startBotProcess(directory);
  const supervisor = await supervisorOf(directory);
  await bot.end('SIGTERM');
  expect(await running(supervisor)).toBe(false);
  expect(await readdir(directory)).not.toContain('engine.lock');
});

test('an engine whose supervisor was killed is no hindrance for the next start', async () => {
  const directory = await temporaryDirectory();
  const first = await start(directory, { durable: true });
  await insert(first.uri);
  process.kill(await supervisorOf(directory), 'SIGKILL');
  await first.stop();
  const second = await start(directory, { durable: true });
  expect(await count(second.uri)).toBe(1);
});
