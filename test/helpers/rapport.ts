import { randomBytes } from 'node:crypto';
import { Server } from 'node:http';
import { Writable } from 'node:stream';
import { MongoClient } from 'mongodb';
import { inject } from 'vitest';
import { movableClock } from '../../playground/clock.ts';
import { type Playground, type PlaygroundOptions, startPlayground } from '../../playground/start.ts';
import { buildApp, type Rapport } from '../../src/app.ts';
import { calendarRoute, type Route, routes } from '../../src/listeners/calendar-feed.ts';
import { healthRoutes } from '../../src/listeners/health.ts';
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
  /** Stops the bot as a signal would; Slack goes on, and `restart` brings the bot back. */
  pause(): Promise<void>;
  /** Stops the bot as a signal would, and starts it anew on the same data in the same Slack. */
  restart(): Promise<void>;
  /** Stops the bot and deletes its database, unless that is to be kept for a second start. */
  stop(options?: { keep: boolean }): Promise<void>;
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
  let serve: Route = async () => false;
  const slack = await startPlayground({
    manifest: manifestPath(),
    clock,
    assets: async (request, response) => serve(request, response),
    ...playground,
  });
  const store = await openStore({ uri, clock, database });
  const logged: Record<string, unknown>[] = [];
  const log = makeLog('debug', linesInto(logged));
  const calendar = calendarRoute({ store, clock, log });
  serve = calendar;
  const start = async () => {
    const connection = makeConnection(
      transport === 'socket'
        ? { mode: 'socket', botToken: slack.botToken, appToken: slack.appToken }
        : { mode: 'http', botToken: slack.botToken, signingSecret: slack.signingSecret },
      {
        slackApiUrl: slack.apiUrl,
        scopes: await manifestScopes(),
        installations: store.installations,
        route: routes(healthRoutes({ ready: async () => true }), calendar),
        log,
      },
    );
    const rapport = buildApp({
      ...connection,
      store,
      clock,
      log,
      metrics: makeMetrics(() => countAllDue(store, clock.now())),
      slackApiUrl: slack.apiUrl,
      publicUrl: slack.url,
      tellEveryMs: 100,
    });
    const address = addressOf(await rapport.app.start(0));
    if (transport === 'http') slack.setRequestUrl(`${address}/slack/events`);
    slack.setSettle(rapport.idle);
    slack.setOnClockMoved(async () => {
      await rapport.remind();
    });
    return { rapport, address };
  };
  const end = async ({ app, stop }: Rapport) => {
    await app.stop();
    await stop();
  };
  const running = await start();
  let paused = false;
  return {
    slack,
    get rapport() {
      return running.rapport;
    },
    store,
    file: store.in(slack.teamId),
    get address() {
      return running.address;
    },
    logged,
    async pause() {
      await end(running.rapport);
      paused = true;
    },
    async restart() {
      if (!paused) await end(running.rapport);
      Object.assign(running, await start());
      paused = false;
    },
    async stop({ keep } = { keep: false }) {
      if (!paused) await end(running.rapport);
      await slack.stop();
      await store.close();
      if (!keep) await dropDatabase(database);
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
