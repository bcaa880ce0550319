import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBytes, send } from '../http.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { appSees } from './payload.ts';
import { MOST_BYTES, type StoredFile } from './store.ts';

/** The one part of a multipart body, or the whole body: "raw bytes or multipart form encoded". */
const contentOf = (type: string, body: Buffer): Buffer => {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) return body;
  const start = body.indexOf('\r\n\r\n');
  const end = body.lastIndexOf(`\r\n--${boundary}--`);
  if (start < 0 || end < start) throw new Refusal('invalid_form_data', 'no such multipart body', '');
  return body.subarray(start + 4, end);
};

/** Takes the bytes of an upload. */
const receive = async (world: World, request: IncomingMessage, response: ServerResponse, path: string) => {
  const log = (answer: string, refused: Refusal | null) =>
    world.traffic.record({
      direction: 'from-app',
      name: 'upload',
      payload: { url: path },
      response: answer,
      took: null,
      refused: refused && { error: refused.error, why: refused.why, source: refused.source },
    });
  try {
    const content = contentOf(request.headers['content-type'] ?? '', await readBytes(request, MOST_BYTES));
    world.uploads.receive(path, content);
    log(`OK - ${content.length}`, null);
    send(response, 200, `OK - ${content.length}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log(error.error, error);
    send(response, 400, error.error);
  }
};

const give = (response: ServerResponse, file: StoredFile, content: Buffer, download: boolean) => {
  response.writeHead(200, {
    'content-type': download ? 'application/octet-stream' : file.mimetype,
    'content-length': content.length,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': 'sandbox',
    'cache-control': 'no-store',
  });
  response.end(content);
};

/**
 * Gives a file to the app. Without a token that may read it, Slack answers with the page to sign in, and status 200
 * (told in https://github.com/nlink-jp/scli/releases/tag/v1.7.2; the documentation says only that the token
 * belongs into the header: https://docs.slack.dev/messaging/working-with-files#authenticating_requests_for_private_file_urls).
 */
const fetchFile = (world: World, request: IncomingMessage, response: ServerResponse, path: string) => {
  const [, id = '', rest = ''] = /^\/files-pri\/[^/-]+-([^/]+)\/(.+)$/.exec(path) ?? [];
  const file = world.files.get(id);
  const content = file ? world.files.contentOf(id) : null;
  const token = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const scoped = world.manifest.oauth_config.scopes.bot.includes('files:read');
  const why =
    !file || !content
      ? 'no such file'
      : token !== world.tokens.bot || !world.installed()
        ? 'no token in the header'
        : !scoped
          ? 'needs files:read'
          : appSees(file, world.workspace)
            ? null
            : 'the app cannot see that file';
  const source = 'https://docs.slack.dev/messaging/working-with-files';
  world.traffic.record({
    direction: 'from-app',
    name: 'download',
    payload: { url: path },
    response: why === null ? `${file?.size} bytes` : 'the page to sign in',
    took: null,
    refused: why === null ? null : { error: 'not_authed', why, source },
  });
  if (why === null && file && content) return give(response, file, content, rest.startsWith('download/'));
  response.writeHead(file ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
  response.end('<!DOCTYPE html><title>Sign in | Slack</title><p>Sign in to the workspace.</p>');
};

/** Answers the addresses of files and uploads. Says whether the request was for one. */
export const serveFiles = async (
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname.startsWith('/upload/v1/') && request.method === 'POST') {
    await world.traffic.during(() => receive(world, request, response, pathname));
    return true;
  }
  if (!pathname.startsWith('/files-pri/') || request.method !== 'GET') return false;
  await world.traffic.during(async () => fetchFile(world, request, response, pathname));
  return true;
};

/** Gives a file to a person on the page, who sees it where it was shared. */
export const giveToPerson = (world: World, personId: string, id: string, response: ServerResponse): void => {
  const file = world.files.get(id);
  const content = file ? world.files.contentOf(id) : null;
  const sees =
    file?.user === personId ||
    file?.sharedIn.some((one) => world.workspace.conversations.get(one)?.memberIds.includes(personId));
  if (file && content && sees) give(response, file, content, true);
  else send(response, 404, 'There is no such file.');
};
