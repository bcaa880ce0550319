import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { NudgeSlack } from '../../../src/reminders/deliver.ts';
import type { Message } from '../../../src/views/text.ts';
import type { Random } from './random.ts';

export type Post = {
  to: string;
  at: number;
  message: Message;
  delivery: string;
  channel: string;
  ts: string;
};

/** How often Slack fails in each way, from 0 to 1. */
export type Odds = { limited: number; down: number; lost: number; answerLost: number };

/**
 * Slack as nudges see it, in memory and out of order: it limits, breaks down, loses requests, and loses its answers to
 * requests that it has carried out. It throws what Slack's own client throws.
 */
export function flakySlack({ random, now, odds }: { random: Random; now: () => number; odds: Odds }) {
  const posts: Post[] = [];
  /** Recipients whom Slack refuses, and with which code. */
  const refused = new Map<string, string>();
  /** When Slack refused them last. */
  const refusedAt = new Map<string, number>();
  /** Until when a failure of a message to somebody may explain that they have none yet. */
  const excused = new Map<string, number>();
  const EXCUSE_MS = 50 * 60_000;

  function fail(to: string, error: Error): never {
    excused.set(to, now() + EXCUSE_MS);
    throw error;
  }
  const memberOf = (to: string) => to.replace(/^D/, '');

  const port: NudgeSlack = {
    async post(to, message, delivery) {
      const who = memberOf(to);
      const code = refused.get(who);
      if (code !== undefined) {
        refusedAt.set(who, now());
        fail(who, new WebAPIPlatformError({ ok: false, error: code }));
      }
      if (random.chance(odds.limited)) fail(who, new WebAPIRateLimitedError(20));
      if (random.chance(odds.down)) fail(who, new WebAPIHTTPError(503, 'Service Unavailable', {}));
      if (random.chance(odds.lost)) fail(who, new WebAPIRequestError(new Error('socket hang up')));
      const post = {
        to: who,
        at: now(),
        message,
        delivery,
        channel: `D${who}`,
        ts: `${now()}.${posts.length}`,
      };
      posts.push(post);
      if (random.chance(odds.answerLost)) fail(who, new WebAPIRequestError(new Error('timed out')));
      return { channel: post.channel, ts: post.ts };
    },
    async find(to, delivery, since) {
      const who = memberOf(to);
      if (random.chance(odds.limited)) fail(who, new WebAPIRateLimitedError(20));
      const found = posts.find(
        (post) => post.to === who && post.delivery === delivery && post.at >= since.getTime(),
      );
      return found ? { channel: found.channel, ts: found.ts } : null;
    },
  };
  return { port, posts, refused, refusedAt, excused };
}
export type FlakySlack = ReturnType<typeof flakySlack>;
