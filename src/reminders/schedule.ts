import cron from 'node-cron';
import type { Log } from '../log.ts';

/** Every minute; what is due, and what was sent already, is for the tick to find out. */
const EVERY_MINUTE = '* * * * *';

export type Schedule = {
  /** Runs the work now, after a run that is under way. */
  wake(): Promise<void>;
  /** No further runs; resolves when the one under way is done. */
  stop(): Promise<void>;
};

/**
 * Wakes `work` every minute, one run at a time. A run that throws is logged; the next one is not held up by it.
 * Whoever stops the schedule asks a long run, by its signal, to leave the rest to the next process.
 */
export function startSchedule(work: (signal: AbortSignal) => Promise<unknown>, log: Log): Schedule {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const run = (): Promise<void> => {
    running = running
      .then(() => work(stopping.signal))
      .then(
        () => undefined,
        (error: unknown) => log.error({ error }, 'a scheduled run failed'),
      );
    return running;
  };
  const task = cron.schedule(EVERY_MINUTE, run, { noOverlap: true, name: 'reminders' });
  return {
    wake: run,
    async stop() {
      stopping.abort();
      await task.destroy();
      await running;
    },
  };
}
