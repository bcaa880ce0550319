import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { documentDBEngine, type RunningEngine, startDocumentDB } from './documentdb/start.ts';
import type { EngineName } from './engine-file.ts';
import { LocalDatabaseError, messageOf } from './errors.ts';
import { fetchedMongod, mongodOnPath } from './mongod/find.ts';
import type { Environment } from './processes.ts';

export type ChooseOptions = {
  directory: string;
  durable: boolean;
  cacheDirectory: string;
  environment: Environment;
  clock: Clock;
  signal?: AbortSignal | undefined;
  progress(line: string): void;
  log(line: string): void;
};

type Candidate = {
  name: EngineName;
  /** The folder of its data: what one kind of engine wrote the other cannot read. */
  folder: 'mongod' | 'documentdb';
  start(): Promise<RunningEngine>;
};

/** The kinds of data, each with a file that is there once there is data. */
const KINDS = {
  documentdb: { name: 'DocumentDB', mark: 'PG_VERSION' },
  mongod: { name: 'mongod', mark: 'WiredTiger' },
} as const;

/**
 * Starts the first engine that this machine can run: a mongod on PATH, one that is fetched, DocumentDB from Debian's
 * packages. A directory that already holds data is opened by the kind of engine that wrote it.
 *
 * @throws LocalDatabaseError that says of each why it was passed over
 */
export async function startFirstEngine(
  options: ChooseOptions,
): Promise<RunningEngine & { engine: EngineName }> {
  const { directory, environment, progress, signal } = options;
  const runMongod = async (file: string) => {
    const { startMongod } = await import('./mongod/run.ts');
    return startMongod({ ...options, file });
  };
  const candidates: Candidate[] = [
    {
      name: 'mongod',
      folder: 'mongod',
      start: async () => runMongod(await mongodOnPath(environment, signal)),
    },
    {
      name: 'fetched mongod',
      folder: 'mongod',
      start: async () => runMongod(await fetchedMongod(options)),
    },
    {
      name: 'DocumentDB',
      folder: 'documentdb',
      start: async () => startDocumentDB({ ...options, engine: await documentDBEngine(options) }),
    },
  ];
  const holder = await folderWithData(directory);
  const passedOver: string[] = [];
  for (const { name, folder, start } of candidates) {
    try {
      if (holder !== undefined && holder !== folder) {
        throw new Error(`the data in ${directory} was written by ${KINDS[holder].name}`);
      }
      return { ...(await start()), engine: name };
    } catch (error) {
      signal?.throwIfAborted();
      const line = `${name}: ${messageOf(error)}`;
      progress(`Passed over ${line}`);
      passedOver.push(line);
    }
  }
  throw new LocalDatabaseError(
    `No database engine could be started.\n${passedOver.map((line) => `  ${line}`).join('\n')}\n` +
      `PostgreSQL's and mongod's own words are in ${join(directory, 'engine.log')}. ` +
      'Install MongoDB, or set MONGODB_URI to one that runs elsewhere.',
  );
}

async function folderWithData(directory: string): Promise<Candidate['folder'] | undefined> {
  for (const folder of ['documentdb', 'mongod'] as const) {
    const there = await access(join(directory, folder, KINDS[folder].mark)).then(
      () => true,
      () => false,
    );
    if (there) return folder;
  }
  return undefined;
}
