import { z } from 'zod';
import { messagePayload } from '../delivery/payloads.ts';
import type { Conversation } from '../protocol.ts';
import { type Json, methodPage, Refusal } from '../refusal.ts';
import type { StoredMessage } from '../workspace.ts';
import type { World } from '../world.ts';
import { conversationFor, flag, json, type Method, method } from './method.ts';
import { NOT_IMITATED, postable } from './postable.ts';

const content = {
  text: z.string().optional(),
  blocks: json(z.unknown()).optional(),
  metadata: json(z.unknown()).optional(),
  link_names: flag.optional(),
  parse: z.string().optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
  mrkdwn: flag.optional(),
  thread_ts: z.string().optional(),
  ...Object.fromEntries(NOT_IMITATED.map((name) => [name, z.unknown().optional()])),
};

const channel = { channel: z.string().min(1) };

/** chat.update takes 4,000 characters: https://docs.slack.dev/reference/methods/chat.update (msg_too_long) */
const MOST_IN_UPDATE = 4000;

const granted = (world: World) => world.manifest.oauth_config.scopes.bot;
const refusal = (name: string, error: string, why: string) => new Refusal(error, why, methodPage(name));

/**
 * Where to post: an id, a name, or a user's id for their DM with the app
 * (https://docs.slack.dev/reference/methods/chat.postMessage#channels).
 */
const target = (given: string, world: World, name: string): Conversation => {
  const { workspace } = world;
  const person = workspace.people.get(given);
  if (person) {
    if (person.teamId !== workspace.team.id || person.kind === 'bot') {
      throw refusal(name, 'channel_not_found', `${given} has no DM with the app`);
    }
    return workspace.openDm(workspace.bot.id, person.id);
  }
  const byName = workspace.channel(given.replace(/^#/, ''));
  const conversation = conversationFor(byName?.id ?? given, world, name);
  if (conversation.archived) throw refusal(name, 'is_archived', `#${conversation.name} is archived`);
  return conversation;
};

const mustBeMember = (conversation: Conversation, world: World, name: string) => {
  if (conversation.memberIds.includes(world.workspace.bot.id)) return;
  if (name === 'chat.postMessage' && world.manifest.oauth_config.scopes.bot.includes('chat:write.public'))
    return;
  throw refusal(name, 'not_in_channel', `the bot is not in #${conversation.name}`);
};

/** The bot's own message, or a refusal: the app cannot change another's, nor an ephemeral one. */
const own = (
  args: { channel: string; ts: string },
  world: World,
  name: string,
  error: string,
): StoredMessage => {
  conversationFor(args.channel, world, name);
  const message = world.workspace.find(args.channel, args.ts);
  if (!message) throw refusal(name, 'message_not_found', `no message ${args.ts}`);
  if (message.onlyFor)
    throw refusal(name, 'message_not_found', 'an ephemeral message changes by response_url only');
  if (message.user !== world.workspace.bot.id) throw refusal(name, error, 'it is not a message of the app');
  return message;
};

const asAnswer = (message: StoredMessage, world: World): Json => ({
  channel: message.conversation,
  ts: message.ts,
  message: {
    ...messagePayload(world, message),
    ...(message.metadata ? { metadata: message.metadata } : {}),
  },
});

export const CHAT: Record<string, Method> = {
  'chat.postMessage': method({
    scopes: ['chat:write'],
    arguments: z.object({ ...channel, ...content }),
    run: (args, world) => {
      const name = 'chat.postMessage';
      const conversation = target(args.channel, world, name);
      mustBeMember(conversation, world, name);
      const { text, blocks, metadata } = postable(args, name, { granted: granted(world) });
      const parent = args.thread_ts ? world.workspace.find(conversation.id, args.thread_ts) : undefined;
      if (args.thread_ts && (!parent || parent.onlyFor)) {
        throw refusal(name, 'thread_not_found', `no message ${args.thread_ts} in that conversation`);
      }
      world.pace.message(conversation.id);
      const message = world.workspace.post({
        conversation: conversation.id,
        user: world.workspace.bot.id,
        text,
        blocks,
        threadTs: parent ? (parent.threadTs ?? parent.ts) : null,
        metadata: metadata ?? null,
      });
      return asAnswer(message, world);
    },
  }),
  'chat.postEphemeral': method({
    scopes: ['chat:write'],
    arguments: z.object({ ...channel, ...content, user: z.string() }),
    run: (args, world) => {
      const name = 'chat.postEphemeral';
      const conversation = target(args.channel, world, name);
      mustBeMember(conversation, world, name);
      if (!conversation.memberIds.includes(args.user)) {
        throw refusal(name, 'user_not_in_channel', `${args.user} is not in the conversation`);
      }
      const { text, blocks } = postable(args, name, { granted: granted(world) });
      const message = world.workspace.post({
        conversation: conversation.id,
        user: world.workspace.bot.id,
        text,
        blocks,
        threadTs: args.thread_ts ?? null,
        onlyFor: args.user,
      });
      return { message_ts: message.ts };
    },
  }),
  'chat.update': method({
    scopes: ['chat:write'],
    arguments: z.object({ ...channel, ...content, ts: z.string() }),
    run: (args, world) => {
      const name = 'chat.update';
      const message = own(args, world, name, 'cant_update_message');
      const { text, blocks, metadata } = postable(args, name, {
        granted: granted(world),
        most: MOST_IN_UPDATE,
      });
      world.workspace.edit(message, {
        ...(args.text === undefined ? {} : { text }),
        // "If the text argument is provided and blocks are not provided, the blocks will be removed."
        ...(args.blocks === undefined && args.text === undefined ? {} : { blocks }),
        ...(metadata === undefined ? {} : { metadata }),
      });
      return { ...asAnswer(message, world), text: message.text };
    },
  }),
  'chat.delete': method({
    scopes: ['chat:write'],
    arguments: z.object({ ...channel, ts: z.string() }),
    run: (args, world) => {
      world.workspace.remove(own(args, world, 'chat.delete', 'cant_delete_message'));
      return { channel: args.channel, ts: args.ts };
    },
  }),
  'chat.getPermalink': method({
    arguments: z.object({ ...channel, message_ts: z.string() }),
    run: (args, world) => {
      const name = 'chat.getPermalink';
      const { id } = conversationFor(args.channel, world, name);
      const message = world.workspace.find(id, args.message_ts);
      if (!message || message.onlyFor)
        throw refusal(name, 'message_not_found', `no message ${args.message_ts}`);
      const path = `https://${world.workspace.team.domain}.slack.com/archives/${id}/p${message.ts.replace('.', '')}`;
      const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${id}` : '';
      return { channel: id, permalink: `${path}${thread}` };
    },
  }),
};
