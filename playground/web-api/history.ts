import { z } from 'zod';
import { messagePayload } from '../delivery/payloads.ts';
import { type Json, methodPage, Refusal } from '../refusal.ts';
import type { StoredMessage } from '../workspace.ts';
import type { World } from '../world.ts';
import { conversationFor, flag, limit, type Method, method, page, scopeByKind } from './method.ts';

const Window = z.object({
  channel: z.string(),
  cursor: z.string().optional(),
  limit: limit.optional(),
  oldest: z.string().default('0'),
  latest: z.string().optional(),
  inclusive: flag.default(false),
  include_all_metadata: flag.default(false),
});
type Window = z.infer<typeof Window>;

/** What the app may read: not the ephemeral messages, and only where its bot is a member. */
const readable = (world: World, args: Window, name: string): StoredMessage[] => {
  const conversation = conversationFor(args.channel, world, name);
  if (!conversation.memberIds.includes(world.workspace.bot.id)) {
    throw new Refusal('not_in_channel', 'the bot is not a member', methodPage(name));
  }
  const latest = args.latest ?? '9999999999.999999';
  return world.workspace.inside(args.channel).filter(({ ts, onlyFor }) => {
    const edge = ts === args.oldest || ts === latest;
    return onlyFor === null && ((ts > args.oldest && ts < latest) || (edge && args.inclusive));
  });
};

/**
 * Metadata comes along only when asked for by `include_all_metadata`:
 * https://docs.slack.dev/messaging/message-metadata
 */
const asRead = (world: World, message: StoredMessage, all: boolean): Json => ({
  ...messagePayload(world, message),
  ...(message.metadata
    ? { metadata: all ? message.metadata : { event_type: message.metadata['event_type'] } }
    : {}),
});

const answer = (world: World, messages: StoredMessage[], args: Window, name: string): Json => {
  const { items, hasMore, response_metadata } = page(messages, args, 100, name);
  return {
    messages: items.map((message) => asRead(world, message, args.include_all_metadata)),
    has_more: hasMore,
    ...(hasMore ? { response_metadata } : {}),
  };
};

export const HISTORY: Record<string, Method> = {
  'conversations.history': method({
    scopes: scopeByKind('history'),
    arguments: Window,
    run: (args, world) => {
      const all = readable(world, args, 'conversations.history');
      const top = all.filter(({ threadTs, ts }) => threadTs === null || threadTs === ts);
      return answer(world, top.reverse(), args, 'conversations.history');
    },
  }),
  'conversations.replies': method({
    scopes: scopeByKind('history'),
    arguments: Window.extend({ ts: z.string() }),
    run: (args, world) => {
      const all = readable(world, { ...args, oldest: '0' }, 'conversations.replies');
      const thread = all.filter(({ ts, threadTs }) => ts === args.ts || threadTs === args.ts);
      if (thread.length === 0) {
        throw new Refusal('thread_not_found', `no message ${args.ts}`, methodPage('conversations.replies'));
      }
      return answer(world, thread, args, 'conversations.replies');
    },
  }),
};
