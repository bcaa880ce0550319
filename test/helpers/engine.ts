import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalDatabase, startLocalDatabase } from '../../src/local-database/start.ts';

/**
 * A real engine with an empty, throw-away database: `stop` deletes it. `MONGODB_URI` in the environment names another
 * one to test against, which is then left alone.
 */
export async function startTestEngine(): Promise<LocalDatabase> {
  const given = process.env['MONGODB_URI'];
  if (given) return { uri: given, engine: 'mongod', started: false, stop: async () => undefined };
  const directory = await mkdtemp(join(tmpdir(), 'rapport-test-'));
  const database = await startLocalDatabase({
    directory,
    durable: false,
    environment: process.env,
    progress: (line) => process.stderr.write(`${line}\n`),
  });
  return {
    ...database,
    async stop() {
      await database.stop();
      await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
