import type { Clock } from '../src/clock.ts';
import { PlannedRefusal } from './faults.ts';

const BURST = 5;
const SOURCE = 'https://docs.slack.dev/apis/web-api/rate-limits#posting_messages';

/**
 * "One message per second per channel", short bursts allowed: refuses with 429 what comes faster. A channel's bucket
 * holds five messages and gains one a second.
 */
export const createPace = (clock: Clock) => {
  const buckets = new Map<string, { left: number; at: number }>();
  return (conversation: string): void => {
    const now = clock.now().getTime();
    const { left, at } = buckets.get(conversation) ?? { left: BURST, at: now };
    const filled = Math.min(BURST, left + (now - at) / 1000);
    buckets.set(conversation, { left: Math.max(0, filled - 1), at: now });
    if (filled < 1) {
      buckets.set(conversation, { left: filled, at: now });
      throw new PlannedRefusal(
        'ratelimited',
        'more than about one message a second in one channel',
        SOURCE,
        {},
        1,
      );
    }
  };
};
