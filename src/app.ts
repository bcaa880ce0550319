import { App, type AppOptions, type Receiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Clock } from './clock.ts';
import { SUBCOMMANDS } from './commands/table.ts';
import { makeGate } from './listeners/gate.ts';
import { ACTIONS_HEARD, SHORTCUTS_HEARD, SUBMISSIONS_HEARD, SUGGESTIONS_HEARD } from './listeners/heard.ts';
import { publishHome, registerHome } from './listeners/home.ts';
import { makeImportJobs } from './listeners/import/jobs.ts';
import { registerDroppedFiles } from './listeners/import/listeners.ts';
import type { Slack } from './listeners/import/show.ts';
import { registerLifecycle } from './listeners/lifecycle.ts';
import { makeDirectory } from './listeners/members.ts';
import { nudgeSlack } from './listeners/nudge-slack.ts';
import { registerQuestions } from './listeners/questions.ts';
import {
  registerActions,
  registerCommand,
  registerShortcuts,
  registerSuggestions,
} from './listeners/register.ts';
import { registerSubmissions } from './listeners/register-submissions.ts';
import { slackLogger } from './listeners/slack-logger.ts';
import type { Log } from './log.ts';
import { NotInstalledError } from './reminders/failure.ts';
import type { Metrics } from './reminders/metrics.ts';
import { realWait } from './reminders/pace.ts';
import { makeReminders } from './reminders/tick.ts';
import type { Store } from './store/store.ts';

export type AppDeps = {
  store: Store;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  receiver: Receiver;
  /** One workspace's token, or what finds the token for each of many. */
  authorization: { token: string } | { authorize: NonNullable<AppOptions['authorize']> };
  /** The bot's token of a workspace, for what it does unasked; null where it is no longer installed. */
  tokenOf(workspace: string): Promise<string | null>;
  slackApiUrl: string | undefined;
  /** Where calendar programs reach Rapport; undefined: nobody said. */
  publicUrl?: string | undefined;
  /** How often long work tells how far it is, in milliseconds; chat.update is allowed about fifty times a minute. */
  tellEveryMs?: number;
};

export type Rapport = {
  app: App;
  /** Sends what is due now; returns early when the signal says so. */
  remind(signal?: AbortSignal): Promise<{ sent: number; failed: number }>;
  /** Resolves when nothing that was received is still being worked on. */
  idle(): Promise<void>;
  /** Leaves imports that are under way to be taken up at the next start; resolves when all is idle. */
  stop(): Promise<void>;
};

/** How long the transfer of a file may take. */
const FILE_TIMEOUT_MS = 120_000;

/** Wires all parts together; nothing is listening yet. */
export function buildApp({
  store,
  clock,
  log,
  metrics,
  receiver,
  authorization,
  tokenOf,
  slackApiUrl,
  publicUrl,
  tellEveryMs = 1_500,
}: AppDeps): Rapport {
  // A missing retryConfig would be filled in by the socket receiver for everyone; headers would leak tokens between workspaces.
  const clientOptions: WebClientOptions = {
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    retryConfig: { retries: 3, factor: 2, minTimeout: 500 },
    timeout: 10_000,
    logger: slackLogger(log),
  };
  const app = new App({
    ...authorization,
    receiver,
    clientOptions,
    logger: slackLogger(log),
    extendedErrorHandler: true,
    // No listener asks for the state of a conversation.
    convoStore: false,
  });
  const directory = makeDirectory({ clock });

  // Its own clients too: the transfer of a file takes longer than a person waits for an answer.
  const patient = new Map<string, WebClient>();
  async function slackOf(workspace: string): Promise<Slack | null> {
    const token = await tokenOf(workspace);
    if (token === null) return null;
    const client = patient.get(token) ?? new WebClient(token, { ...clientOptions, timeout: FILE_TIMEOUT_MS });
    patient.set(token, client);
    return { client, token };
  }
  const imports = makeImportJobs({ store, clock, log, directory, tellEveryMs, slackOf });
  const deps = {
    gate: makeGate({ store, directory, clock, log, slackOf, publicUrl: publicUrl ?? null, imports }),
    log,
  };
  registerCommand(app, SUBCOMMANDS, deps);
  const onHome = publishHome;
  registerActions(app, ACTIONS_HEARD, { ...deps, onHome });
  registerSubmissions(app, SUBMISSIONS_HEARD, { ...deps, onHome });
  registerSuggestions(app, SUGGESTIONS_HEARD, deps);
  registerShortcuts(app, SHORTCUTS_HEARD, deps);
  registerQuestions(app, deps);
  registerDroppedFiles(app, deps);
  registerHome(app, deps);
  registerLifecycle(app, { store, directory, log });
  // What reaches this has no person waiting for a better answer: their handlers have said what went wrong.
  const failed = async ({ error, body }: { error: Error; body: unknown }): Promise<void> => {
    log.error(
      { error: 'original' in error ? error.original : error, payload: typeOf(body) },
      'a listener failed',
    );
  };
  app.error(failed);

  const { idle: answered } = countInFlight(app);
  const idle = async () => {
    await answered();
    await imports.idle();
  };
  // Its own clients, which refuse to wait: a rate limit met by the morning's run never delays a person's command.
  const impatient = new Map<string, WebClient>();
  async function nudgeClient(workspace: string): Promise<WebClient> {
    const token = await tokenOf(workspace);
    if (token === null) throw new NotInstalledError(workspace);
    const client =
      impatient.get(token) ??
      new WebClient(token, { ...clientOptions, rejectRateLimitedCalls: true, retryConfig: { retries: 0 } });
    impatient.set(token, client);
    return client;
  }
  // What this process writes has the newest form: once all has it, there is nothing to look for any more.
  let isRenewing = true;
  const reminders = makeReminders({
    store,
    clock,
    log,
    metrics,
    wait: realWait,
    slackOf: (workspace) => nudgeSlack(() => nudgeClient(workspace)),
  });
  return {
    app,
    idle,
    async stop() {
      await imports.stop();
      await idle();
    },
    async remind(signal) {
      await imports.resume();
      const counts = await reminders.run(signal ? { signal } : {});
      // It may read every text there is: nobody's digest waits for that.
      await forgetDue(store, log);
      if (isRenewing) isRenewing = await renewSome(store, log);
      return counts;
    },
  };
}

/** Erases the contacts whose hour of grace is over, in every workspace. */
async function forgetDue(store: Store, log: Log): Promise<void> {
  for (const workspace of await store.workspaces()) {
    const forgotten = await store.in(workspace).forgetting.run();
    if (forgotten > 0) log.info({ workspace, forgotten }, 'erased contacts');
  }
}

/** Customers that are written anew in one go after an update, and at most so many goes at a time: nudges come between. */
const RENEWED_AT_ONCE = 200;
const MOST_RENEWALS = 25;

/**
 * Brings customers that an earlier Rapport wrote up to what its searches look for now.
 * @returns whether there may be more
 */
async function renewSome(store: Store, log: Log): Promise<boolean> {
  let all = 0;
  for (const workspace of await store.workspaces()) {
    let renewed = 0;
    for (let goes = 0; goes < MOST_RENEWALS; goes += 1) {
      const page = await store.in(workspace).renewals.renew(RENEWED_AT_ONCE);
      renewed += page;
      if (page < RENEWED_AT_ONCE) break;
    }
    if (renewed > 0) log.info({ workspace, renewed }, 'renewed what customers are found by');
    all += renewed;
  }
  return all > 0;
}

const typeOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;

/** Keeps count of what is being worked on, from its arrival to its last call of the Web API. */
function countInFlight(app: App): { idle(): Promise<void> } {
  const inFlight = new Set<Promise<unknown>>();
  const process = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const work = process(event);
    const settled = work.catch(() => undefined).finally(() => inFlight.delete(settled));
    inFlight.add(settled);
    return work;
  };
  return {
    async idle() {
      while (inFlight.size > 0) await Promise.all(inFlight);
    },
  };
}
