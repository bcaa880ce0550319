import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin } from 'esbuild';

const compress = promisify(gzip);

type Asset = { type: string; etag: string; plain: Buffer; gzipped: Buffer };

/** The page's sources: beside this file, or, from what `npm run build` makes of it, in the project's own folder. */
const WEB = ['./web/', '../../playground/web/']
  .map((folder) => fileURLToPath(new URL(folder, import.meta.url)))
  .find((folder) => existsSync(folder));

const webFile = (name: string): string => {
  if (WEB === undefined) throw new Error("the page's sources are missing: they belong in playground/web");
  return join(WEB, name);
};

/** The page gets all it needs from its own origin, and nothing that a message says can run or be fetched. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Of the list of emoji the page needs only names and characters: a quarter of its size. */
const emojiNames: Plugin = {
  name: 'emoji-names',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]gemoji[\\/]index\.js$/ }, async () => {
      const { nameToEmoji } = await import('gemoji');
      return { contents: `export const nameToEmoji = ${JSON.stringify(nameToEmoji)}`, loader: 'js' };
    });
  },
};

const asset = async (type: string, content: Buffer): Promise<Asset> => ({
  type,
  etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
  plain: content,
  gzipped: await compress(content),
});

const bundle = async (): Promise<Map<string, Asset>> => {
  // Loaded here, and not above: nobody waits for the bundler before the page is asked for.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: { app: webFile('main.tsx') },
    bundle: true,
    write: false,
    minify: true,
    outdir: webFile('.'),
    format: 'iife',
    target: 'es2023',
    charset: 'utf8',
    legalComments: 'none',
    plugins: [emojiNames],
    tsconfig: webFile('tsconfig.json'),
    logLevel: 'silent',
  });
  const output = (ending: string) =>
    Buffer.from(outputFiles.find(({ path }) => path.endsWith(ending))?.contents ?? []);
  return new Map([
    ['/', await asset('text/html; charset=utf-8', await readFile(webFile('index.html')))],
    ['/icon.svg', await asset('image/svg+xml', await readFile(webFile('icon.svg')))],
    ['/app.js', await asset('text/javascript; charset=utf-8', output('.js'))],
    ['/app.css', await asset('text/css; charset=utf-8', output('.css'))],
  ]);
};

const send = (request: IncomingMessage, response: ServerResponse, { type, etag, plain, gzipped }: Asset) => {
  response.setHeader('etag', etag);
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('vary', 'accept-encoding');
  response.setHeader('content-security-policy', POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = zipped ? gzipped : plain;
  if (zipped) response.setHeader('content-encoding', 'gzip');
  response.writeHead(200, { 'content-type': type, 'content-length': body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : body);
};

const PATHS = new Set(['/', '/icon.svg', '/app.js', '/app.css']);

/**
 * The playground's page, bundled in memory when it is first asked for (about a tenth of a second) and kept.
 * @returns a handler that is true where it took the request: `GET` or `HEAD` of `/`, `/app.js`, `/app.css` and
 *   `/icon.svg`. A page that cannot be bundled is answered with 500 and the bundler's words, and tried again next time.
 */
export const pageAssets = async (): Promise<
  (request: IncomingMessage, response: ServerResponse) => boolean
> => {
  let assets: Promise<Map<string, Asset>> | null = null;
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page.invalid');
    if (!PATHS.has(pathname) || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    assets ??= bundle();
    assets.then(
      (known) => {
        const found = known.get(pathname);
        if (found) send(request, response, found);
      },
      (error: unknown) => {
        assets = null;
        response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
        response.end(
          `The page cannot be bundled: ${error instanceof Error ? error.message : String(error)}\n`,
        );
      },
    );
    return true;
  };
};
