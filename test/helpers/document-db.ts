import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentDBEngine, startDocumentDB } from '../../src/local-database/documentdb/start.ts';
import { findOnPath } from '../../src/local-database/processes.ts';

/** Whether this machine can have DocumentDB from Debian's packages; its tests are skipped on others. */
export const hasDocumentDB =
  process.platform === 'linux' &&
  process.arch === 'x64' &&
  (await findOnPath('apt-get', process.env)) !== undefined &&
  (await findOnPath('dpkg-deb', process.env)) !== undefined;

/** The built engine, from this user's own cache. */
export function builtEngine(): Promise<string> {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(process.env['HOME'] ?? homedir(), '.cache');
  return documentDBEngine({
    cacheDirectory: join(cache, 'rapport'),
    environment: process.env,
    progress: (line) => process.stderr.write(`${line}\n`),
  });
}

/** DocumentDB with an empty database, its gateway in this very process; what it logs is kept. */
export async function startDocumentDBHere(): Promise<{
  uri: string;
  directory: string;
  logged: string[];
  stop(): Promise<void>;
}> {
  const directory = await mkdtemp(join(tmpdir(), 'rapport-gateway-'));
  const logged: string[] = [];
  const running = await startDocumentDB({
    engine: await builtEngine(),
    directory,
    durable: false,
    environment: process.env,
    log: (line) => logged.push(line),
  });
  return {
    uri: running.uri,
    directory,
    logged,
    async stop() {
      await running.stop();
      await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
