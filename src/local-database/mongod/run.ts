import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import net from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Document, MongoClient, MongoServerError } from 'mongodb';
import { messageOf } from '../errors.ts';
import { endOrphan, tiedToThisProcess } from '../orphans.ts';
import type { RunOptions } from '../processes.ts';

/** A small company's customers fit into it; the least that mongod takes. */
const CACHE_GIGABYTES = '0.25';
const SET_NAME = 'rapport';
const START_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 15_000;
const POLL_MILLISECONDS = 50;
/** MongoDB's codes: AlreadyInitialized, NotYetInitialized. */
const ALREADY_INITIALIZED = 23;

/**
 * Starts mongod as the only member of a replica set, without which it has no transactions, on a free port of the
 * loopback address. It is ready when it is primary. What is acknowledged to the driver's default write concern, the
 * majority, is in the journal, so it is durable.
 */
export async function startMongod(
  options: RunOptions & { file: string; directory: string },
): Promise<{ uri: string; stop(): Promise<void> }> {
  const data = join(options.directory, 'mongod');
  await mkdir(data, { recursive: true, mode: 0o700 });
  const port = await freePort();
  await endOrphan(join(data, 'mongod.lock'), data);
  const settings = ['--replSet', SET_NAME, '--bind_ip', '127.0.0.1', '--port', `${port}`, '--quiet'];
  const [command = '', ...args] = [
    ...(await tiedToThisProcess('TERM', options)),
    ...[options.file, '--dbpath', data, '--wiredTigerCacheSizeGB', CACHE_GIGABYTES, ...settings],
  ];
  const child = spawn(command, args, { env: options.environment, stdio: ['ignore', 'inherit', 'inherit'] });
  let running = true;
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) =>
      resolve(signal === null ? `ended with ${code}` : `was ended by ${signal}`),
    );
  }).finally(() => {
    running = false;
  });

  async function stop(): Promise<void> {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      if (!running) return;
      child.kill(signal);
      await Promise.race([ended, sleep(STOP_MILLISECONDS, undefined, { ref: false })]);
    }
  }

  const address = `127.0.0.1:${port}`;
  const uri = `mongodb://${address}/?directConnection=true`;
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: START_MILLISECONDS });
  try {
    await Promise.race([
      becomePrimary(client, address, options.signal),
      ended.then((how) => {
        throw new Error(`it ${how}`);
      }),
    ]);
  } catch (error) {
    await stop();
    throw new Error(`mongod did not start: ${messageOf(error)}`);
  } finally {
    await client.close();
  }
  return { uri, stop };
}

async function becomePrimary(
  client: MongoClient,
  address: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const admin = client.db('admin');
  const members = [{ _id: 0, host: address }];
  try {
    await admin.command({ replSetInitiate: { _id: SET_NAME, members } });
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== ALREADY_INITIALIZED) throw error;
    // The port is another one than last time.
    const { config }: Document = await admin.command({ replSetGetConfig: 1 });
    const changed = { ...config, version: config.version + 1, members };
    await admin.command({ replSetReconfig: changed, force: true });
  }
  for (const start = performance.now(); performance.now() - start < START_MILLISECONDS; ) {
    signal?.throwIfAborted();
    if ((await admin.command({ hello: 1 }))['isWritablePrimary'] === true) return;
    await sleep(POLL_MILLISECONDS);
  }
  throw new Error('it did not become primary in time');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
