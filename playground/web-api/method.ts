import { z } from 'zod';
import type { Conversation } from '../protocol.ts';
import { type Json, methodPage, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

/** One method of the Web API: which token and scopes it takes, which arguments, and what it does. */
export type Method = {
  token: 'bot' | 'app' | 'none';
  /** Scopes of which one is needed; may depend on the arguments. Empty: none needed. */
  scopes: (args: Json, world: World) => string[];
  arguments: z.ZodType<Json>;
  run: (args: Json, world: World) => Json;
};

/** Defines a method with its arguments typed. */
export const method = <Arguments extends z.ZodObject>(definition: {
  token?: Method['token'];
  scopes?: Method['scopes'] | string[];
  arguments: Arguments;
  run: (args: z.infer<Arguments>, world: World) => Json;
}): Method => {
  const { token = 'bot', scopes = [], arguments: schema, run } = definition;
  return {
    token,
    scopes: Array.isArray(scopes) ? () => scopes : scopes,
    arguments: schema as unknown as z.ZodType<Json>,
    run: run as Method['run'],
  };
};

/** A value that comes as JSON inside a form field: https://docs.slack.dev/apis/web-api#methods_supporting_json */
export const json = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value, context) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value);
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  }, schema);

/** `true`, `1`, `false`, `0`. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

/** How many on a page; Slack takes 1 to 1000. */
export const limit = z.coerce.number().int().min(1).max(1000);

/** A part of a list, and the cursor to the next: https://docs.slack.dev/apis/web-api/pagination */
export const page = <T>(
  all: T[],
  args: { cursor?: string | undefined; limit?: number | undefined },
  most: number,
  name: string,
) => {
  const from = args.cursor ? Number(Buffer.from(args.cursor, 'base64').toString().replace('from:', '')) : 0;
  if (!Number.isInteger(from) || from < 0) {
    throw new Refusal('invalid_cursor', 'the cursor is none that was given out', methodPage(name));
  }
  const to = from + (args.limit ?? most);
  const next = to < all.length ? Buffer.from(`from:${to}`).toString('base64') : '';
  return { items: all.slice(from, to), response_metadata: { next_cursor: next }, hasMore: next !== '' };
};

/** A conversation that the bot may know of: a public channel, or one that it is in. */
export const conversationFor = (id: string, world: World, name: string): Conversation => {
  const conversation = world.workspace.conversations.get(id);
  const known =
    conversation &&
    (conversation.kind === 'channel' || conversation.memberIds.includes(world.workspace.bot.id));
  if (!known)
    throw new Refusal('channel_not_found', `no conversation ${id} that the bot can see`, methodPage(name));
  return conversation;
};

/** `channels:read`, `groups:read` or `im:read`, by the kind of the conversation. */
export const scopeByKind =
  (what: 'read' | 'history') =>
  (args: Json, world: World): string[] => {
    const kind = world.workspace.conversations.get(String(args['channel']))?.kind ?? 'channel';
    return [`${{ channel: 'channels', private: 'groups', dm: 'im' }[kind]}:${what}`];
  };
