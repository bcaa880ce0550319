import type { Clock } from '../clock.ts';

/** Waits some milliseconds, or less when the signal says to stop. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

/**
 * How fast one workspace's nudges go out. Slack allows about one message a second in a channel, and in a workspace
 * "several hundred messages per minute" (https://docs.slack.dev/apis/web-api/rate-limits): this is 180, so that there
 * is room for what people ask for at the same time.
 */
const PER_SECOND = 3;

export type Pace = {
  /** Resolves when the next message may go; at once where none went lately. */
  turn(signal?: AbortSignal): Promise<void>;
  /** Nothing goes for so long: Slack said so. */
  pause(ms: number): void;
};

/** Keeps the messages of one workspace apart, and still while Slack wants it. */
export function makePace({ clock, wait }: { clock: Clock; wait: Wait }, perSecond = PER_SECOND): Pace {
  const apart = 1000 / perSecond;
  let nextAt = 0;
  return {
    async turn(signal) {
      const now = clock.now().getTime();
      const slot = Math.max(now, nextAt);
      nextAt = slot + apart;
      if (slot > now) await wait(slot - now, signal);
    },
    pause(ms) {
      nextAt = Math.max(nextAt, clock.now().getTime() + ms);
    },
  };
}

/** Waits on the machine's timers. */
export const realWait: Wait = (ms, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
