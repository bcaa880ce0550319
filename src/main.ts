import { type Config, ConfigError, readConfig } from './config.ts';
import { LocalDatabaseError } from './local-database/start.ts';
import { makeLog } from './log.ts';
import { type Running, start } from './start.ts';
import { StartError } from './start-error.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** How long in-flight work may take once we are asked to stop. */
const STOP_WITHIN_MS = 20_000;

async function main(): Promise<void> {
  const config: Config = readConfig(process.env);
  const log = makeLog(config.logLevel);
  const cancelled = new AbortController();
  let running: Running | undefined;
  let stopping = false;

  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    // Whoever presses Ctrl-C twice means it.
    if (stopping) process.exit(1);
    stopping = true;
    cancelled.abort();
    if (!running) process.exit(130);
    say(`\nStopping (${signal}); what is under way is finished first.`);
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await running.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  running = await start(config, { log, progress: say, environment: process.env });
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
