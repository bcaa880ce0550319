import { readFile, rename, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Tell } from '../playground/guide.ts';
import type { Playground } from '../playground/playground.ts';
import type { Clock } from './clock.ts';
import type { Config, SlackConfig } from './config.ts';
import { DEFAULT_SETTINGS } from './domain/settings.ts';
import { dayOf, nextWorkingDay, weekday } from './domain/text/day.ts';
import type { Log } from './log.ts';
import { manifestPath } from './manifest.ts';
import { startOffer } from './playground-start.ts';
import { portError } from './start-error.ts';

export type PlaygroundMode = {
  clock: Clock;
  slack: Extract<SlackConfig, { mode: 'socket' }>;
  apiUrl: string;
  teamId: string;
  /** Where its page is, and calendars. */
  url: string;
  greeting: string;
  onClockMoved(wake: () => Promise<void>): void;
  /** What loads the sample company for whoever chooses it. */
  onSample(load: (tell: Tell) => Promise<void>): void;
  onHealth(route: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>): void;
  stop(): Promise<void>;
};

/** How often the playground's conversations are written down; a kill loses at most that much talk, and no customer data. */
const KEEP_EVERY_MS = 2_000;

/** Starts the local Slack that is used when there are no tokens; its conversations are kept in DATA_DIR. */
export async function startPlaygroundMode({ port, dataDir }: Config, log: Log): Promise<PlaygroundMode> {
  // Loaded only here: a bot in a real workspace carries no playground.
  const [{ startPlayground }, { pageAssets }] = await Promise.all([
    import('../playground/start.ts'),
    import('../playground/assets.ts'),
  ]);
  const page = await pageAssets();
  let health: (request: IncomingMessage, response: ServerResponse) => Promise<boolean> = async () => false;
  let sample: (tell: Tell) => Promise<void> = async () => {
    throw new Error('Rapport is still starting; try again in a moment.');
  };
  const playground = await startPlayground({
    manifest: manifestPath(),
    port,
    strictPace: true,
    filesDirectory: join(dataDir, 'playground-files'),
    start: startOffer((tell) => sample(tell)),
    assets: async (request, response) => (await health(request, response)) || page(request, response),
  }).catch((error: unknown) => {
    throw portError(error, port) ?? error;
  });
  const file = join(dataDir, 'playground.json');
  await restore(file, playground, log);

  let kept = '';
  const keep = async () => {
    const state = JSON.stringify(playground.exportState());
    if (state === kept) return;
    await writeFile(`${file}.new`, state, { mode: 0o600 });
    await rename(`${file}.new`, file);
    kept = state;
  };
  let writing = Promise.resolve();
  const keepSoon = () => {
    writing = writing
      .then(keep)
      .catch((error: unknown) => log.warn({ error }, 'the conversations could not be kept'));
    return writing;
  };
  const timer = setInterval(keepSoon, KEEP_EVERY_MS).unref();

  return {
    clock: playground.clock,
    slack: { mode: 'socket', botToken: playground.botToken, appToken: playground.appToken },
    apiUrl: playground.apiUrl,
    teamId: playground.teamId,
    url: playground.url,
    greeting: greeting(playground),
    onClockMoved: (wake) => playground.setOnClockMoved(wake),
    onSample: (load) => {
      sample = load;
    },
    onHealth: (route) => {
      health = route;
    },
    async stop() {
      clearInterval(timer);
      await keepSoon();
      await playground.stop();
    },
  };
}

async function restore(
  file: string,
  playground: { importState(state: unknown): Promise<void> },
  log: Log,
): Promise<void> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return;
  }
  try {
    await playground.importState(JSON.parse(text));
  } catch (error) {
    log.warn({ error }, 'the conversations of the last run could not be read; the playground starts afresh');
  }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What the console says: where the page is, and to a newcomer what to try there. */
function greeting({ url, clock, exportState }: Playground): string {
  const begun = exportState().guide?.chosen != null;
  return `
Rapport is running in its playground: a pretend Slack on this machine.

  Open ${url}

${begun ? 'Everything is as you left it, the clock too.' : whatToTry(clock.now())}

Ctrl-C stops it; what you entered is there again next time.
`;
}

/** The day is the next working one, so that its morning brings a nudge. */
function whatToTry(now: Date): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const morning = nextWorkingDay(dayOf(now, zone), DEFAULT_SETTINGS.workingDays);
  const day = WEEKDAYS[weekday(morning) - 1];
  return `It asks whether to start empty or with a sample company, and shows five things to try. Or try, in #sales:
  1. /crm add Borealis
  2. /crm note Borealis: visited Petra, delighted with the new grinder. Next: send the quote on ${day}
  3. /crm add Acme, prospect
  4. /crm referral Acme from Borealis
  5. @Rapport who referred Acme?
Then move the clock (top right) to ${day} 09:00, and see what Rapport sends you in the morning.`;
}
