import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { cachedOnce } from '../cached-once.ts';
import { messageOf } from '../errors.ts';
import type { RunOptions } from '../processes.ts';
import { socketDirectory } from '../socket-directory.ts';
import { buildEngine } from './build.ts';
import { fetchPackages } from './fetch.ts';
import { startGateway } from './gateway/server.ts';
import { type Postgres, startPostgres } from './postgres.ts';

/** Changes whenever an engine is built in another way, so that an older one in the cache is not taken for it. */
const BUILD = 1;
const RESTART_MILLISECONDS = 500;

export type RunningEngine = { uri: string; stop(): Promise<void> };

export type DocumentDBOptions = RunOptions & {
  /** Where Rapport keeps the engines it has fetched. */
  cacheDirectory: string;
  progress(line: string): void;
};

/** The engine built from Debian's packages: from the cache, or fetched and built now. Throws when that cannot be. */
export async function documentDBEngine(options: DocumentDBOptions): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `it is built for Linux on x86-64 only, and this is ${process.platform} on ${process.arch}`,
    );
  }
  const { cacheDirectory, progress } = options;
  return cachedOnce(
    join(cacheDirectory, `documentdb-${BUILD}`),
    async (into) => {
      const packages = join(cacheDirectory, `documentdb-${BUILD}.packages`);
      const files = await fetchPackages(packages, options);
      progress('Fetching DocumentDB: unpacking it');
      await buildEngine(files, into, options);
      await rm(packages, { recursive: true, force: true });
    },
    options,
  );
}

/**
 * Starts DocumentDB on a data directory: PostgreSQL on a private socket, and the gateway that speaks MongoDB's wire
 * protocol in front of it. A PostgreSQL that ends unasked is started again; clients see errors meanwhile.
 */
export async function startDocumentDB(
  options: RunOptions & { engine: string; directory: string; durable: boolean; log(line: string): void },
): Promise<RunningEngine> {
  const { directory, environment, log } = options;
  const sockets = await socketDirectory(directory, environment);
  const start = () =>
    startPostgres({ ...options, data: join(directory, 'documentdb'), socketDirectory: sockets });
  let postgres = await start();
  let stopping = false;

  async function keepRunning(): Promise<void> {
    for (;;) {
      const how = await postgres.ended;
      if (stopping) return;
      log(`PostgreSQL ${how}; starting it again`);
      postgres = await start().catch(async (error: unknown): Promise<Postgres> => {
        log(messageOf(error));
        await sleep(RESTART_MILLISECONDS);
        return postgres;
      });
      // Stopped while it was starting: nobody else knows of the new one yet.
      if (stopping) await postgres.stop();
    }
  }

  try {
    await updateExtension(postgres);
    const gateway = await startGateway({ socket: join(sockets, 'mongodb.sock'), engine: postgres, log });
    const watch = keepRunning();
    return {
      uri: gateway.uri,
      async stop() {
        if (stopping) return watch;
        stopping = true;
        await gateway.stop();
        await postgres.stop();
        await watch;
        // It stays where a PostgreSQL that had to be killed left its socket.
        await rmdir(sockets).catch(() => undefined);
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** Data that an earlier DocumentDB wrote is brought up to the engine's own version. */
async function updateExtension({ socketDirectory: host, port }: Postgres): Promise<void> {
  const client = new pg.Client({ host, port, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      "SELECT FROM pg_available_extensions WHERE name = 'documentdb' AND installed_version <> default_version",
    );
    if (rowCount !== 0) await client.query('ALTER EXTENSION documentdb UPDATE');
  } finally {
    await client.end();
  }
}
