import { randomBytes } from 'node:crypto';
import { Server } from 'node:http';
import { Writable } from 'node:stream';
import { MongoClient } from 'mongodb';
import { inject } from 'vitest';
import { movableClock } from '../../playground/clock.ts';
import { type Playground, type PlaygroundOptions, startPlayground } from '../../playground/start.ts';
import { buildApp, type Rapport } from '../../src/app.ts';
import { makeConnection } from '../../src/listeners/receiver.ts';
import { makeLog } from '../../src/log.ts';
import { manifestPath, manifestScopes } from '../../src/manifest.ts';
import { makeMetrics } from '../../src/reminders/metrics.ts';
import { countAllDue } from '../../src/reminders/tick.ts';
import { openStore, type Store, type WorkspaceStore } from '../../src/store/store.ts';

/** Wednesday 18 November 2026, 10:00 in Berlin, 09:00 in London. */
export const WEDNESDAY = new Date('2026-11-18T09:00:00Z');

export type TestRapport = {
  slack: Playground;
  rapport: Rapport;
  store: Store;
  /** The file of the playground's workspace. */
  file: WorkspaceStore;
  /** Where the bot listens, over HTTP. */
  address: string;
  /** Every line that was logged, as parsed JSON. */
  logged: Record<string, unknown>[];
  stop(): Promise<void>;
};

export type TestOptions = {
  now?: Date;
  /** Where the database is reached; the run's shared engine unless told. */
  uri?: string;
  /** A name of one's own, to start a second time on the same data. */
  database?: string;
  transport?: 'socket' | 'http';
  /** More for the playground, such as its page. */
  playground?: Partial<PlaygroundOptions>;
};

/** The whole bot against the strict playground, with a database of its own on the run's engine. */
export async function startRapport({
  uri = inject('databaseUri'),
  database = freshDatabase(),
  transport = 'socket',
  // Signatures are checked against the machine's own clock.
  now = transport === 'http' ? new Date() : WEDNESDAY,
  playground,
}: TestOptions = {}): Promise<TestRapport> {
  const clock = movableClock(now);
  const slack = await startPlayground({ manifest: manifestPath(), clock, ...playground });
  const store = await openStore({ uri, clock, database });
  const logged: Record<string, unknown>[] = [];
  const log = makeLog('debug', linesInto(logged));
  const connection = makeConnection(
    transport === 'socket'
      ? { mode: 'socket', botToken: slack.botToken, appToken: slack.appToken }
      : { mode: 'http', botToken: slack.botToken, signingSecret: slack.signingSecret },
    {
      slackApiUrl: slack.apiUrl,
      scopes: await manifestScopes(),
      installations: store.installations,
      health: { ready: async () => true },
      log,
    },
  );
  const metrics = makeMetrics(() => countAllDue(store, clock.now()));
  const rapport = buildApp({
    ...connection,
    store,
    clock,
    log,
    metrics,
    slackApiUrl: slack.apiUrl,
  });
  const address = addressOf(await rapport.app.start(0));
  if (transport === 'http') slack.setRequestUrl(`${address}/slack/events`);
  slack.setSettle(rapport.idle);
  slack.setOnClockMoved(async () => {
    await rapport.remind();
  });
  return {
    slack,
    rapport,
    store,
    file: store.in(slack.teamId),
    address,
    logged,
    async stop() {
      await rapport.app.stop();
      await rapport.idle();
      await slack.stop();
      await store.close();
      await dropDatabase(database);
    },
  };
}

function addressOf(server: unknown): string {
  if (!(server instanceof Server)) return '';
  const address = server.address();
  return address === null || typeof address === 'string' ? '' : `http://127.0.0.1:${address.port}`;
}

export const freshDatabase = (): string => `test_${randomBytes(6).toString('hex')}`;

/** Removes a database that a test made. */
export async function dropDatabase(name: string): Promise<void> {
  const client = await MongoClient.connect(inject('databaseUri'));
  await client.db(name).dropDatabase();
  await client.close();
}

function linesInto(lines: Record<string, unknown>[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (const line of chunk.toString('utf8').split('\n').filter(Boolean)) lines.push(JSON.parse(line));
      done();
    },
  });
}
