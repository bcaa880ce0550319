import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { buildApp } from './app.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { calendarRoute, type Route, routes } from './listeners/calendar-feed.ts';
import { type Health, healthRoutes } from './listeners/health.ts';
import { makeDirectory } from './listeners/members.ts';
import { makeConnection } from './listeners/receiver.ts';
import { slackLogger } from './listeners/slack-logger.ts';
import { type LocalDatabase, startLocalDatabase } from './local-database/start.ts';
import type { Log } from './log.ts';
import { manifestScopes } from './manifest.ts';
import { type PlaygroundMode, startPlaygroundMode } from './playground-mode.ts';
import { prepareQuestions } from './questions/ask.ts';
import { makeMetrics } from './reminders/metrics.ts';
import { startSchedule } from './reminders/schedule.ts';
import { countAllDue } from './reminders/tick.ts';
import { loadSampleCompany } from './sample-company.ts';
import { portError, StartError } from './start-error.ts';
import { openStore, type Store } from './store/store.ts';

export type Running = {
  /** What to tell whoever started it. */
  greeting: string;
  stop(): Promise<void>;
};

type Deps = {
  log: Log;
  progress(line: string): void;
  environment: Record<string, string | undefined>;
  /** Aborted when nobody wants the start any more: it then throws, with nothing left running. */
  signal: AbortSignal;
};

/**
 * Starts everything that the configuration asks for: the database engine, the playground, the bot, the schedule.
 * @throws StartError, LocalDatabaseError with one clear message; whatever had started by then is stopped again
 */
export async function start(config: Config, deps: Deps): Promise<Running> {
  const { log, signal } = deps;
  // In reverse order of starting: the bot before what it stands on.
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await makeDataDir(config);
    const database = await openDatabase(config, deps);
    undo.push(() => database.stop());
    signal.throwIfAborted();
    const playground = config.slack.mode === 'playground' ? await startPlaygroundMode(config, log) : null;
    if (playground) undo.push(playground.stop);
    const clock: Clock = playground?.clock ?? systemClock;
    const store = await openStoreAt(database.uri, config, clock);
    undo.push(() => store.close());
    signal.throwIfAborted();

    const metrics = makeMetrics(() => countAllDue(store, clock.now()));
    const health: Health = {
      ready: async () => store.ping().then(() => true),
      metrics: () => metrics.registry.metrics(),
    };
    const slack = playground?.slack ?? config.slack;
    if (slack.mode === 'playground') throw new Error('the playground gives tokens');
    const slackApiUrl = playground?.apiUrl ?? config.slackApiUrl;
    if (slack.mode !== 'oauth') await checkTokens(slack, slackApiUrl, log);
    const route = routes(healthRoutes(health), calendarRoute({ store, clock, log }));
    const connection = makeConnection(slack, {
      slackApiUrl,
      scopes: await manifestScopes(),
      installations: store.installations,
      route,
      log,
    });
    const rapport = buildApp({
      ...connection,
      store,
      clock,
      log,
      metrics,
      slackApiUrl,
      publicUrl: config.publicUrl ?? playground?.url,
    });
    // Before anybody listens: a second of silence would be taken for the end of the connection.
    prepareQuestions();
    await listen(rapport.app, config.port, slack.mode);
    undo.push(async () => {
      await rapport.app.stop();
      await rapport.stop();
    });
    if (playground) playground.onHealth(route);
    else if (slack.mode === 'socket') undo.push(await serveHealth(config.port, route));

    const schedule = startSchedule(rapport.remind, log);
    undo.push(schedule.stop);
    signal.throwIfAborted();
    playground?.onClockMoved(schedule.wake);
    if (playground) offerSample(playground, store);
    void schedule.wake();
    log.info({ mode: config.slack.mode, engine: database.engine }, 'Rapport is running');
    return {
      greeting: playground?.greeting ?? `Rapport is running (${slack.mode}, ${database.engine}).`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Lets the playground's page load the sample company. */
function offerSample(playground: PlaygroundMode, store: Store): void {
  const { clock, slack, apiUrl, teamId } = playground;
  const directory = makeDirectory({ clock });
  playground.onSample((tell) =>
    loadSampleCompany({
      store: store.in(teamId),
      directory,
      slack: { botToken: slack.botToken, apiUrl },
      now: clock.now(),
      tell,
    }),
  );
}

/** Data that this machine keeps: the engine's, and the playground's conversations. */
async function makeDataDir({ mongodbUri, dataDir, slack }: Config): Promise<void> {
  if (mongodbUri !== undefined && slack.mode !== 'playground') return;
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOTDIR' || code === 'EEXIST' ? 'a file is in its place' : code;
    throw new StartError(
      `DATA_DIR ${dataDir} cannot be written to (${why}). Choose another DATA_DIR, or change its owner.`,
    );
  }
}

async function openDatabase(
  { mongodbUri, dataDir }: Config,
  { progress, environment, signal }: Deps,
): Promise<Pick<LocalDatabase, 'uri' | 'stop'> & { engine: string }> {
  if (mongodbUri !== undefined)
    return { uri: mongodbUri, engine: 'MONGODB_URI', stop: async () => undefined };
  const directory = join(dataDir, 'database');
  return startLocalDatabase({ directory, durable: true, environment, progress, signal });
}

async function openStoreAt(uri: string, { mongodbUri }: Config, clock: Clock): Promise<Store> {
  try {
    return await openStore({ uri, clock });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(mongodbUri === undefined ? reason : `MONGODB_URI: ${withoutPassword(reason)}`);
  }
}

const withoutPassword = (text: string): string => text.replace(/(mongodb(?:\+srv)?:\/\/)[^@\s/]+@/g, '$1…@');

/** Asks Slack whether it knows the tokens, so that a wrong one is named at once. */
async function checkTokens(
  slack: { botToken: string; appToken?: string },
  slackApiUrl: string | undefined,
  log: Log,
): Promise<void> {
  const options = {
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    retryConfig: { retries: 2 },
    logger: slackLogger(log),
  };
  const check = async (variable: string, call: () => Promise<unknown>) => {
    try {
      await call();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartError(`${variable} does not work: ${reason}`);
    }
  };
  await check('SLACK_BOT_TOKEN', () => new WebClient(slack.botToken, options).auth.test());
  const { appToken } = slack;
  if (appToken !== undefined)
    await check('SLACK_APP_TOKEN', () => new WebClient(appToken, options).apps.connections.open());
}

async function listen(
  app: { start(port: number): Promise<unknown> },
  port: number,
  mode: string,
): Promise<void> {
  try {
    await app.start(port);
  } catch (error) {
    throw (
      portError(error, port) ??
      new StartError(
        `Slack cannot be reached (${mode}): ${error instanceof Error ? error.message : String(error)}`,
      )
    );
  }
}

async function serveHealth(port: number, route: Route): Promise<() => Promise<void>> {
  const server = createServer(async (request, response) => {
    if (!(await route(request, response))) response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, port) ?? error));
    server.listen(port, resolve);
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}
