import { spawn } from 'node:child_process';
import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { messageOf } from '../errors.ts';
import { tiedToThisProcess } from '../orphans.ts';
import { eachLine, type RunOptions } from '../processes.ts';
import { asOrdinaryUser } from './as-user.ts';
import { clearLeftovers, makeDatabase } from './database-directory.ts';
import { layoutOf } from './layout.ts';
import { CONNECTIONS, configurationOf } from './settings.ts';

/** Part of the socket's name only: PostgreSQL listens on no network. */
const PORT = 5432;
/** Recovery after a kill reads the log written since the last checkpoint, at most some hundred MB. */
const START_MILLISECONDS = 120_000;
const STOP_MILLISECONDS = 15_000;
const POLL_MILLISECONDS = 20;
/** Of PostgreSQL's message about the shared memory of an earlier start of the same database. */
const STILL_IN_USE = 'still in use';

export type Postgres = {
  socketDirectory: string;
  port: number;
  connections: number;
  /** Resolves when it has ended, wanted or not, with what the system says of it. */
  ended: Promise<string>;
  stop(): Promise<void>;
};

export type PostgresOptions = RunOptions & {
  /** A built engine. */
  engine: string;
  /** The database's directory; made from the engine's template when it is not there. */
  data: string;
  /** A private directory for the socket. */
  socketDirectory: string;
  /** Whether what is acknowledged must survive a crash. */
  durable: boolean;
  /** Given each line that PostgreSQL logs. */
  log(line: string): void;
};

/**
 * Starts PostgreSQL on a database directory and waits until it answers. What a killed one left behind (its processes,
 * its lock file) is cleared away first.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { data, durable } = options;
  await makeDatabase(options);
  await clearLeftovers(data);
  await writeFile(join(data, 'postgresql.conf'), configurationOf({ durable }), { mode: 0o644 });
  const command = await commandOf(options);
  for (const start = performance.now(); ; ) {
    const started = await launch(command, options);
    if ('postgres' in started) return started.postgres;
    // The processes of a PostgreSQL that was killed outlive it for a moment; starting beside them would be fatal.
    const retry = started.failure.includes(STILL_IN_USE) && performance.now() - start < STOP_MILLISECONDS;
    if (!retry) throw new Error(`PostgreSQL did not start: ${started.failure}`);
    await sleep(POLL_MILLISECONDS);
  }
}

async function commandOf(options: PostgresOptions): Promise<string[]> {
  const { engine, data, socketDirectory } = options;
  const layout = layoutOf(engine);
  const asUser = await asOrdinaryUser([data, socketDirectory], layout.loader, options);
  return [
    ...asUser,
    ...(await tiedToThisProcess('INT', options)),
    ...layout.command('postgres'),
    ...argumentsOf(options),
  ];
}

async function launch(
  [command = '', ...args]: readonly string[],
  { environment, log, signal, socketDirectory }: PostgresOptions,
): Promise<{ postgres: Postgres } | { failure: string }> {
  // The directory is this database's alone, so what lies there is a dead one's.
  for (const name of [`.s.PGSQL.${PORT}`, `.s.PGSQL.${PORT}.lock`]) {
    await rm(join(socketDirectory, name), { force: true });
  }
  const child = spawn(command, args, {
    env: { PATH: environment['PATH'], LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let running = true;
  let fatal = '';
  eachLine(child.stderr, (text) => {
    const reason = /(?:FATAL|PANIC): +(.*)/.exec(text)?.[1];
    if (reason !== undefined && !reason.includes('starting up')) fatal = reason;
    log(text);
  });
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) =>
      resolve(signal === null ? `ended with ${code}` : `was ended by ${signal}`),
    );
  }).finally(() => {
    running = false;
  });

  async function stop(): Promise<void> {
    // PostgreSQL's own: INT ends the clients and shuts down cleanly, QUIT leaves the rest to recovery.
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      if (!running) return;
      child.kill(signal);
      await Promise.race([ended, sleep(STOP_MILLISECONDS, undefined, { ref: false })]);
    }
  }

  const connection = { host: socketDirectory, port: PORT, user: 'postgres', database: 'postgres' };
  try {
    await untilItAnswers(connection, () => running, signal);
  } catch (error) {
    await stop();
    signal?.throwIfAborted();
    return { failure: `${fatal || messageOf(error)} (it ${await ended})` };
  }
  return { postgres: { socketDirectory, port: PORT, connections: CONNECTIONS, ended, stop } };
}

function argumentsOf({ data, socketDirectory }: PostgresOptions): string[] {
  // The engine comes back to itself as a client to make a collection outside of the transaction at hand; by default
  // over TCP. The value is a libpq connection string, in which quotes and backslashes are escaped.
  const host = socketDirectory.replace(/['\\]/g, '\\$&');
  const toItself = `documentdb.localhost_connection_string=host='${host}'`;
  return ['-D', data, '-k', socketDirectory, '-p', `${PORT}`, '-c', toItself];
}

async function untilItAnswers(
  connection: pg.ClientConfig & { host: string; port: number },
  running: () => boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  const socket = join(connection.host, `.s.PGSQL.${connection.port}`);
  let last: unknown = new Error('no answer in time');
  for (const start = performance.now(); performance.now() - start < START_MILLISECONDS; ) {
    signal?.throwIfAborted();
    if (!running()) throw new Error('it gave no reason');
    const there = await access(socket).then(
      () => true,
      () => false,
    );
    if (there) {
      const client = new pg.Client(connection);
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.end();
        return;
      } catch (error) {
        last = error;
      }
    }
    await sleep(POLL_MILLISECONDS);
  }
  throw last;
}
