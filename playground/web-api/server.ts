import type { IncomingMessage, ServerResponse } from 'node:http';
import { stopwatch } from '../clock.ts';
import { PlannedRefusal, ServerFault } from '../faults.ts';
import { readBody, send } from '../http.ts';
import { isJson, type Json, methodPage, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { AUTH } from './auth.ts';
import { CHAT } from './chat.ts';
import { CONVERSATIONS } from './conversations.ts';
import { FILES } from './files.ts';
import { HISTORY } from './history.ts';
import type { Method } from './method.ts';
import { USERS } from './users.ts';
import { VIEWS } from './views.ts';

/** The methods that the playground has. */
export const METHODS: Record<string, Method> = {
  ...AUTH,
  ...CHAT,
  ...CONVERSATIONS,
  ...FILES,
  ...HISTORY,
  ...USERS,
  ...VIEWS,
};

const AUTH_SOURCE = 'https://docs.slack.dev/authentication/tokens';

/** Form fields or JSON, from the body and the query: https://docs.slack.dev/apis/web-api#request */
const argumentsOf = async (request: IncomingMessage): Promise<Json> => {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams);
  if (request.method === 'GET') return query;
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim();
  const body = await readBody(request);
  if (type === 'application/json') {
    try {
      const parsed: unknown = JSON.parse(body || '{}');
      if (isJson(parsed)) return { ...query, ...parsed };
    } catch {
      // Refused below, as a list or a number is.
    }
    throw new Refusal('invalid_json', 'the body is no JSON object', 'https://docs.slack.dev/apis/web-api');
  }
  if (type === 'application/x-www-form-urlencoded' || !body) {
    return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
  }
  throw new Refusal(
    'invalid_post_type',
    `no such content type: ${type}`,
    'https://docs.slack.dev/apis/web-api',
  );
};

const tokenOf = (request: IncomingMessage, args: Json): string | undefined => {
  const header = request.headers.authorization?.match(/^Bearer\s+(.+)$/i)?.[1];
  return header ?? (typeof args['token'] === 'string' ? args['token'] : undefined);
};

/** Whether the token is one of ours, of the right kind, and has a scope that the method needs. */
const authorise = (world: World, method: Method, token: string | undefined, args: Json) => {
  if (method.token === 'none') return;
  const refuse = (error: string, why: string) => new Refusal(error, why, AUTH_SOURCE);
  if (!token) throw refuse('not_authed', 'no token was given');
  if (token !== world.tokens.bot && token !== world.tokens.app) throw refuse('invalid_auth', 'no such token');
  if (!world.installed()) throw refuse('account_inactive', 'the app was uninstalled');
  const kind = token === world.tokens.app ? 'app' : 'bot';
  if (kind !== method.token)
    throw refuse('not_allowed_token_type', `the method takes a token of kind ${method.token}`);
  const provided = kind === 'app' ? ['connections:write'] : world.manifest.oauth_config.scopes.bot;
  const needed = method.scopes(args, world);
  if (needed.length > 0 && !needed.some((scope) => provided.includes(scope))) {
    throw new Refusal(
      'missing_scope',
      `needs ${needed.join(' or ')}`,
      'https://docs.slack.dev/reference/scopes',
      {
        needed: needed.join(','),
        provided: provided.join(','),
      },
    );
  }
};

const parsed = (name: string, method: Method, args: Json): Json => {
  const result = method.arguments.safeParse(args);
  if (result.success) return result.data;
  const messages = result.error.issues.map(({ path, message, code }) =>
    code === 'invalid_type' && args[String(path[0])] === undefined
      ? `[ERROR] missing required field: ${path.join('/')}`
      : `[ERROR] ${message} [json-pointer:/${path.join('/')}]`,
  );
  // The methods that give lists name this one: https://docs.slack.dev/reference/methods/conversations.members
  const error = result.error.issues.every(({ path }) => path[0] === 'limit')
    ? 'invalid_limit'
    : 'invalid_arguments';
  throw new Refusal(error, messages.join('; '), methodPage(name), {
    response_metadata: { messages },
  });
};

const call = async (
  world: World,
  name: string,
  request: IncomingMessage,
  heard: (args: Json) => void,
): Promise<Json> => {
  const args = await argumentsOf(request);
  const { token: _token, ...shown } = args;
  heard(shown);
  await world.faults.meet(name);
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) {
    throw new Refusal(
      'unknown_method',
      `${name} is no method that the playground has`,
      'https://docs.slack.dev/reference/methods',
    );
  }
  authorise(world, method, tokenOf(request, args), args);
  world.pace.call(name);
  return { ok: true, ...method.run(parsed(name, method, args), world) };
};

/** Answers `/api/METHOD`: with `ok: true` and the rest, or `ok: false` and why, with status 200 all the same. */
export const answerCall = async (
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
) => {
  const took = stopwatch();
  let args: Json = {};
  const log = (
    answer: unknown,
    refused: { error: string; why: string; source: string } | null,
    deserved: boolean,
  ) =>
    world.traffic.record(
      { direction: 'from-app', name, payload: args, response: answer, took: took(), refused },
      { deserved },
    );
  try {
    const answer = await call(world, name, request, (given) => {
      args = given;
    });
    log(answer, null, false);
    send(response, 200, answer, { 'x-oauth-scopes': world.manifest.oauth_config.scopes.bot.join(',') });
  } catch (error) {
    if (error instanceof ServerFault) {
      log(error.message, { error: String(error.status), why: error.message, source: '' }, false);
      return send(response, error.status, error.message);
    }
    if (!(error instanceof Refusal)) throw error;
    const answer = { ok: false, error: error.error, ...error.extra };
    const late = error.retryAfter !== null;
    log(
      answer,
      { error: error.error, why: error.why, source: error.source },
      !late && !(error instanceof PlannedRefusal),
    );
    send(response, late ? 429 : 200, answer, late ? { 'retry-after': String(error.retryAfter) } : {});
  }
};
