import { ConfigError, readConfig } from './config.ts';
import { LocalDatabaseError } from './local-database/start.ts';
import { makeLog } from './log.ts';
import { type Running, start } from './start.ts';
import { StartError } from './start-error.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** How long in-flight work may take once we are asked to stop. */
const STOP_WITHIN_MS = 20_000;
/** One Ctrl-C under npm comes twice: from the terminal, and passed on by npm. */
const SAME_PRESS_MS = 500;
/** What shells give a program that Ctrl-C ended. */
const INTERRUPTED = 130;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = makeLog(config.logLevel);
  const cancelled = new AbortController();
  let running: Running | undefined;
  let stoppingSince: number | undefined;

  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stoppingSince !== undefined) {
      // Whoever presses Ctrl-C twice means it.
      if (performance.now() - stoppingSince > SAME_PRESS_MS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    cancelled.abort();
    if (!running) return;
    say(`\nStopping (${signal}); what is under way is finished first.`);
    await running.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  try {
    running = await start(config, {
      log,
      progress: say,
      environment: process.env,
      signal: cancelled.signal,
    });
  } catch (error) {
    if (cancelled.signal.aborted) process.exit(INTERRUPTED);
    throw error;
  }
  say(running.greeting);
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError || error instanceof StartError || error instanceof LocalDatabaseError)
    complain(error.message);
  else
    complain(
      `Rapport could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  process.exit(1);
});
