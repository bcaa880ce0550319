import type { Clock } from '../src/clock.ts';
import { PlannedRefusal } from './faults.ts';
import { methodPage } from './refusal.ts';

const SOURCE = 'https://docs.slack.dev/apis/web-api/rate-limits';

/** Calls a minute that Slack allows at least; "a small amount of burst behavior is tolerated" in the first tier. */
export const TIERS = { 1: 5, 2: 20, 3: 50, 4: 100 } as const;

/** The tier of each method, from its own page of the reference; the others have limits of their own. */
export const TIER_OF: Readonly<Record<string, keyof typeof TIERS>> = {
  'apps.connections.open': 1,
  'conversations.list': 2,
  'users.list': 2,
  'bots.info': 3,
  'chat.delete': 3,
  'chat.update': 3,
  'conversations.history': 3,
  'conversations.info': 3,
  'conversations.open': 3,
  'conversations.replies': 3,
  'team.info': 3,
  'chat.postEphemeral': 4,
  'conversations.members': 4,
  'files.completeUploadExternal': 4,
  'files.getUploadURLExternal': 4,
  'files.info': 4,
  'oauth.v2.access': 4,
  'users.info': 4,
  'views.open': 4,
  'views.publish': 4,
  'views.push': 4,
  'views.update': 4,
};

/** "One message per second per channel", and short bursts. */
const MESSAGES = { holds: 5, aSecond: 1 };

export type Pace = {
  /** Refuses a message that comes too soon after others in its conversation. */
  message(conversation: string): void;
  /** Refuses a call that comes too soon after others of its method. */
  call(method: string): void;
};

/** Whatever comes may come at once. */
export const NO_PACE: Pace = { message: () => {}, call: () => {} };

/** Refuses with 429 and `Retry-After` what comes faster than Slack allows: a leaky bucket for each channel and method. */
export const createPace = (clock: Clock): Pace => {
  const buckets = new Map<string, { left: number; at: number }>();
  const take = (key: string, { holds, aSecond }: typeof MESSAGES, why: string, source: string) => {
    const now = clock.now().getTime();
    const { left, at } = buckets.get(key) ?? { left: holds, at: now };
    const filled = Math.min(holds, left + ((now - at) / 1000) * aSecond);
    const refused = filled < 1;
    buckets.set(key, { left: refused ? filled : filled - 1, at: now });
    if (refused) throw new PlannedRefusal('ratelimited', why, source, {}, Math.ceil((1 - filled) / aSecond));
  };
  return {
    message: (conversation) =>
      take(conversation, MESSAGES, 'more than about one message a second in one channel', SOURCE),
    call: (method) => {
      const tier = TIER_OF[method];
      if (tier === undefined) return;
      const holds = TIERS[tier];
      const why = `more than ${holds} calls a minute (tier ${tier})`;
      take(method, { holds, aSecond: holds / 60 }, why, methodPage(method));
    },
  };
};
