import type { IncomingMessage, ServerResponse } from 'node:http';

const MOST_BYTES = 4_000_000;

/** The whole body of a request. Throws when it is larger than `most` bytes. */
export const readBytes = async (request: IncomingMessage, most: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > most) throw new Error('The request is too large.');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
};

/** The whole body of a request, as text. Throws when it is larger than four megabytes, or what is said. */
export const readBody = async (request: IncomingMessage, most = MOST_BYTES): Promise<string> =>
  (await readBytes(request, most)).toString('utf8');

/** Answers with JSON, or with text. */
export const send = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  const text = typeof body === 'string';
  response.writeHead(status, {
    'content-type': text ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    ...headers,
  });
  response.end(text ? body : JSON.stringify(body));
};

/** Whether a request comes to this machine by its own name, so that no foreign page can reach in by a name of its own. */
export const isLoopback = (request: IncomingMessage): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '');

/** Whether a browser sends the request from another site's page. */
export const isCrossOrigin = (request: IncomingMessage): boolean => {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  return (
    (origin !== undefined && origin !== `http://${host}`) || site === 'cross-site' || site === 'same-site'
  );
};
