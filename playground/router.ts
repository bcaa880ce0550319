import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { stopwatch } from './clock.ts';
import { serveFiles } from './files/serve.ts';
import { isLoopback, readBody, send } from './http.ts';
import { servePage } from './page.ts';
import { isJson, Refusal } from './refusal.ts';
import { answerCall } from './web-api/server.ts';
import type { World } from './world.ts';

/** Serves what is not the playground's own, such as the page's files. Says whether it did. */
export type Assets = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/** A POST to a response_url is answered with `ok`, or with the error and 404. */
const answerResponseUrl = async (
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => {
  const took = stopwatch();
  let answer: unknown;
  try {
    answer = JSON.parse(await readBody(request));
  } catch {
    answer = undefined;
  }
  const log = (refused: Refusal | null) =>
    world.traffic.record({
      direction: 'from-app',
      name: 'response_url',
      payload: answer,
      response: refused?.error ?? 'ok',
      took: took(),
      refused: refused && { error: refused.error, why: refused.why, source: refused.source },
    });
  try {
    if (!isJson(answer)) throw new Refusal('invalid_payload', 'the body is no JSON object', '');
    world.responseUrls.answer(path, answer);
    log(null);
    send(response, 200, 'ok');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log(error);
    const gone = ['no_service', 'used_url', 'expired_url'].includes(error.error);
    send(response, gone ? 404 : 400, error.error);
  }
};

const route = async (
  world: World,
  assets: Assets | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (!isLoopback(request)) return send(response, 403, 'Only this machine may ask, by its own name.');
  if (pathname.startsWith('/api/')) {
    return world.traffic.during(() => answerCall(world, request, response, pathname.slice('/api/'.length)));
  }
  if (pathname.startsWith('/actions/')) {
    return world.traffic.during(() => answerResponseUrl(world, request, response, pathname));
  }
  if (await serveFiles(world, request, response)) return;
  if (await servePage(world, request, response)) return;
  if (await assets?.(request, response)) return;
  send(response, 404, 'Nothing here.');
};

/** Everything that the playground answers over HTTP. */
export const router =
  (world: World, assets: Assets | undefined): RequestListener =>
  (request, response) => {
    route(world, assets, request, response).catch((error: unknown) => {
      // A fault of the playground itself: the caller sees it, and the server goes on.
      if (!response.headersSent)
        send(response, 500, `playground: ${error instanceof Error ? error.stack : error}`);
      else response.destroy();
    });
  };
