import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MongoClient } from 'mongodb';
import { type EngineName, readEngineFile } from './engine-file.ts';
import { LocalDatabaseError, messageOf } from './errors.ts';
import { describeHolder, LOCK } from './in-use.ts';
import { type Owner, readLock } from './lock.ts';
import { type Instruction, Report, STOP } from './messages.ts';
import { type Environment, stillRuns } from './processes.ts';

export { LocalDatabaseError } from './errors.ts';

const STOP_MILLISECONDS = 30_000;
const JOIN_MILLISECONDS = 60_000;
const PING_MILLISECONDS = 2_000;
const POLL_MILLISECONDS = 50;

export type LocalDatabase = {
  uri: string;
  engine: EngineName;
  /** False: an engine that already ran for that directory was joined, and `stop` leaves it running. */
  started: boolean;
  stop(): Promise<void>;
};

export type Options = {
  /** Where the data lives; it is made when it is not there. */
  directory: string;
  /** Whether what is acknowledged must survive a crash. False only for a throw-away engine of tests. */
  durable: boolean;
  /** Where fetched engines are kept; default: `rapport` in the user's cache directory. */
  cacheDirectory?: string | undefined;
  /** The environment variables: PATH, HOME, XDG_CACHE_HOME and proxies are read here. */
  environment: Environment;
  /** Given a line about each step that takes time, and about each engine that is passed over. */
  progress(line: string): void;
  /** Join the engine that runs for the directory rather than refuse. */
  join?: boolean | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * Starts a real database engine on this machine, in processes of its own that end when this one does.
 *
 * @throws LocalDatabaseError with one message for the operator
 */
export async function startLocalDatabase(options: Options): Promise<LocalDatabase> {
  const directory = resolve(options.directory);
  const cacheDirectory = options.cacheDirectory ?? defaultCache(options.environment);
  await makeWritable(directory);
  const joined = await settleWithHolder(directory, options);
  if (joined !== undefined) return joined;
  return launch({ directory, durable: options.durable, cacheDirectory }, options);
}

function defaultCache(environment: Environment): string {
  const cache = environment['XDG_CACHE_HOME'] ?? join(environment['HOME'] ?? homedir(), '.cache');
  return join(cache, 'rapport');
}

async function makeWritable(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new LocalDatabaseError(
      `DATA_DIR ${directory} cannot be written to (${messageOf(error)}). Choose another DATA_DIR, or change its owner.`,
    );
  }
}

/** Joins the engine that already runs there, refuses, or waits for one that is going away. */
async function settleWithHolder(directory: string, options: Options): Promise<LocalDatabase | undefined> {
  const start = performance.now();
  for (;;) {
    options.signal?.throwIfAborted();
    const owner = await readLock(join(directory, LOCK));
    if (owner === undefined || !(await stillRuns(owner.holder))) return undefined;
    if (options.join && (await worksForSomeone(owner))) {
      const running = await readEngineFile(directory);
      if (running?.pid === owner.holder.pid && (await answers(running.uri))) {
        return { uri: running.uri, engine: running.engine, started: false, stop: async () => undefined };
      }
    } else if (await worksForSomeone(owner)) {
      throw new LocalDatabaseError(describeHolder(directory, owner));
    }
    // It is still starting, or its bot was killed and it is shutting down.
    if (performance.now() - start > JOIN_MILLISECONDS)
      throw new LocalDatabaseError(describeHolder(directory, owner));
    await sleep(POLL_MILLISECONDS);
  }
}

const worksForSomeone = async ({ onBehalfOf }: Owner): Promise<boolean> =>
  onBehalfOf !== undefined && (await stillRuns(onBehalfOf));

async function answers(uri: string): Promise<boolean> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: PING_MILLISECONDS });
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

async function launch(
  instruction: Instruction,
  { environment, progress, signal }: Options,
): Promise<LocalDatabase> {
  const { command, args } = supervisorCommand();
  const log = await open(join(instruction.directory, 'engine.log'), 'w', 0o600);
  const child = spawn(command, [...args, JSON.stringify(instruction)], {
    // A session of its own: Ctrl-C in the terminal must not reach the engine before the bot is done with it.
    detached: true,
    env: environment,
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  await log.close();
  const ended = new Promise<void>((settle) =>
    child.once('exit', () => settle()).once('error', () => settle()),
  );

  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    if (child.connected) child.send(STOP, () => undefined);
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS);
    await ended;
    clearTimeout(late);
  }

  const ready = new Promise<Extract<Report, { kind: 'ready' }>>((settle, reject) => {
    const fail = (message: string) => reject(new LocalDatabaseError(message));
    child.on('message', (message) => {
      const report = Report.parse(message);
      if (report.kind === 'progress') progress(report.line);
      else if (report.kind === 'failed') fail(report.message);
      else settle(report);
    });
    child.once('error', (error) => fail(`The engine's process did not start: ${error.message}`));
    child.once('exit', () =>
      fail(`The engine's process ended; see ${join(instruction.directory, 'engine.log')}`),
    );
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    const { uri, engine } = await ready;
    // The engine alone keeps nobody's process running.
    child.unref();
    child.channel?.unref();
    return { uri, engine, started: true, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The supervisor is run as this file is: as TypeScript by tsx, or compiled. */
function supervisorCommand(): { command: string; args: string[] } {
  if (!import.meta.url.endsWith('.ts')) {
    return { command: process.execPath, args: [fileURLToPath(new URL('./supervisor.js', import.meta.url))] };
  }
  const file = fileURLToPath(new URL('./supervisor.ts', import.meta.url));
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return { command: process.execPath, args: ['--import', tsx, file] };
}
