import { existsSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { fetchedMongod } from '../../src/local-database/mongod/find.ts';
import { temporaryDirectory } from '../helpers/temporary.ts';

/** A download site that answers with a status, or never; counts how often it was asked. */
async function aSite(status: number | undefined) {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    if (status !== undefined) response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    vi.unstubAllEnvs();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  vi.stubEnv('MONGOMS_DOWNLOAD_MIRROR', `http://127.0.0.1:${port}`);
  return { asked: () => asked };
}

const options = (cacheDirectory: string) => ({
  cacheDirectory,
  clock: systemClock,
  progress: () => undefined,
});

test('a download site that does not have it is passed over, and not asked again within a day', async () => {
  const cache = await temporaryDirectory();
  const site = await aSite(404);
  await expect(fetchedMongod(options(cache))).rejects.toThrow(
    'its download site cannot be reached (it answers 404)',
  );
  await expect(fetchedMongod(options(cache))).rejects.toThrow('could not be reached within the last day');
  expect(site.asked()).toBe(1);

  const before = systemClock.now().getTime() / 1_000 - 25 * 3_600;
  await utimes(join(cache, 'mongod-unreachable'), before, before);
  await expect(fetchedMongod(options(cache))).rejects.toThrow('it answers 404');
  expect(site.asked()).toBe(2);
});

test('a download site that never answers is given up after a few seconds', async () => {
  const cache = await temporaryDirectory();
  await aSite(undefined);
  await expect(fetchedMongod(options(cache))).rejects.toThrow(/cannot be reached \(.*(timeout|aborted)/i);
}, 6_000);

test('a start that is aborted meanwhile is not taken for a site that is out of reach', async () => {
  const cache = await temporaryDirectory();
  await aSite(undefined);
  const abort = new AbortController();
  const fetching = fetchedMongod({ ...options(cache), signal: abort.signal });
  abort.abort(new Error('stopped'));
  await expect(fetching).rejects.toThrow('stopped');
  expect(existsSync(join(cache, 'mongod-unreachable'))).toBe(false);
});
