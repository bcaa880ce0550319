import { z } from 'zod';
import type { Conversation } from '../protocol.ts';
import { type Json, methodPage, Refusal } from '../refusal.ts';
import type { Workspace } from '../workspace.ts';
import { conversationFor, flag, limit, type Method, method, page, scopeByKind } from './method.ts';

/** A conversation as Slack tells of one: https://docs.slack.dev/reference/objects/conversation-object */
const conversationObject = (conversation: Conversation, workspace: Workspace): Json => {
  const { id, kind, name, memberIds, archived, shared } = conversation;
  const created = {
    id,
    created: 1_700_000_000,
    is_archived: archived,
    is_org_shared: false,
    context_team_id: workspace.team.id,
  };
  if (kind === 'dm') {
    return {
      ...created,
      is_im: true,
      user: memberIds.find((one) => one !== workspace.bot.id),
      is_user_deleted: false,
    };
  }
  return {
    ...created,
    name,
    name_normalized: name,
    is_channel: kind === 'channel',
    is_group: kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: kind === 'private',
    is_general: name === 'general',
    is_shared: shared,
    is_ext_shared: shared,
    is_member: memberIds.includes(workspace.bot.id),
    num_members: memberIds.length,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
};

const TYPES = { public_channel: 'channel', private_channel: 'private', im: 'dm' } as const;
const SCOPES: Record<string, string> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

/** Whom a bot can open a DM with. */
const dmPartner = (id: string, workspace: Workspace): string => {
  const refuse = (error: string, why: string) => new Refusal(error, why, methodPage('conversations.open'));
  const person = workspace.people.get(id);
  if (!person) throw refuse('user_not_found', `no user ${id}`);
  if (person.kind === 'bot') throw refuse('cannot_dm_bot', 'a bot cannot open a DM with a bot');
  if (person.kind === 'deactivated') throw refuse('user_disabled', 'the account is deactivated');
  if (person.teamId !== workspace.team.id) throw refuse('user_not_visible', 'a user of another organisation');
  return id;
};

export const CONVERSATIONS: Record<string, Method> = {
  'conversations.open': method({
    scopes: ['im:write'],
    arguments: z.object({
      channel: z.string().optional(),
      users: z.string().optional(),
      return_im: flag.optional(),
      prevent_creation: flag.optional(),
    }),
    run: (args, world) => {
      const { workspace } = world;
      const refuse = (error: string, why: string) =>
        new Refusal(error, why, methodPage('conversations.open'));
      if (args.channel) {
        const channel = conversationFor(args.channel, world, 'conversations.open');
        return { no_op: true, already_open: true, channel: conversationObject(channel, workspace) };
      }
      const users = (args.users ?? '').split(',').filter(Boolean);
      if (users.length === 0) throw refuse('users_list_not_supplied', 'neither users nor channel');
      if (users.length > 1) throw refuse('invalid_arguments', 'the playground does not imitate group DMs');
      const before = workspace.conversations.size;
      const channel = workspace.openDm(workspace.bot.id, dmPartner(users[0] ?? '', workspace));
      const opened = workspace.conversations.size === before ? { no_op: true, already_open: true } : {};
      return {
        ...opened,
        channel: args.return_im ? conversationObject(channel, workspace) : { id: channel.id },
      };
    },
  }),
  'conversations.info': method({
    scopes: scopeByKind('read'),
    arguments: z.object({ channel: z.string() }),
    run: (args, world) => ({
      channel: conversationObject(
        conversationFor(args.channel, world, 'conversations.info'),
        world.workspace,
      ),
    }),
  }),
  'conversations.members': method({
    scopes: scopeByKind('read'),
    arguments: z.object({ channel: z.string(), cursor: z.string().optional(), limit: limit.optional() }),
    run: (args, world) => {
      const { memberIds } = conversationFor(args.channel, world, 'conversations.members');
      const { items, response_metadata } = page(memberIds, args, 100, 'conversations.members');
      return { members: items, response_metadata };
    },
  }),
  'conversations.list': method({
    scopes: (args) =>
      String(args['types'] ?? 'public_channel')
        .split(',')
        .map((type) => SCOPES[type.trim()] ?? 'channels:read'),
    arguments: z.object({
      types: z.string().default('public_channel'),
      exclude_archived: flag.default(false),
      cursor: z.string().optional(),
      limit: limit.optional(),
    }),
    run: (args, { workspace }) => {
      const kinds = args.types.split(',').map((type) => {
        const kind = Object.hasOwn(TYPES, type.trim()) ? TYPES[type.trim() as keyof typeof TYPES] : undefined;
        if (!kind && type.trim() !== 'mpim') {
          throw new Refusal('invalid_types', `no type ${type}`, methodPage('conversations.list'));
        }
        return kind;
      });
      const all = [...workspace.conversations.values()].filter(
        (one) =>
          kinds.includes(one.kind) &&
          (one.kind === 'channel' || one.memberIds.includes(workspace.bot.id)) &&
          !(args.exclude_archived && one.archived),
      );
      const { items, response_metadata } = page(all, args, 100, 'conversations.list');
      return { channels: items.map((one) => conversationObject(one, workspace)), response_metadata };
    },
  }),
};
