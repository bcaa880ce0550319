import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageAssets } from '../../../playground/assets.ts';

let server: Server;
let base: string;

beforeAll(async () => {
  const take = await pageAssets();
  server = createServer((request, response) => {
    if (!take(request, response)) response.writeHead(404).end('not the page’s');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('the files of the page', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<div id="app">'],
    ['/?as=U1', 'text/html; charset=utf-8', '<div id="app">'],
    ['/app.js', 'text/javascript; charset=utf-8', '/page/events'],
    ['/app.css', 'text/css; charset=utf-8', '.composer'],
    ['/icon.svg', 'image/svg+xml', '<svg'],
  ])('%s is served as %s', async (path, type, part) => {
    const response = await fetch(base + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toContain(part);
  });

  it('let nothing run or be fetched from elsewhere', async () => {
    const policy = (await fetch(base)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it('are not sent again while they are the same', async () => {
    const etag = (await fetch(`${base}/app.js`)).headers.get('etag') ?? '';
    const again = await fetch(`${base}/app.js`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('are under 250 kB together when they are compressed', async () => {
    const sizes = await Promise.all(
      ['/', '/app.js', '/app.css'].map(async (path) => {
        const response = await fetch(base + path, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
        expect(response.headers.get('content-encoding')).toBe('gzip');
        return Number(response.headers.get('content-length'));
      }),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
  });

  it('are sent plain to whoever cannot unpack them', async () => {
    const response = await fetch(base, { headers: { 'accept-encoding': 'identity' } });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toContain('</html>');
  });
});

it.each([
  ['GET', '/page/events'],
  ['GET', '/web/main.tsx'],
  ['GET', '/../package.json'],
  ['POST', '/'],
])('%s %s is left to others', async (method, path) =>
  expect((await fetch(base + path, { method })).status).toBe(404),
);
