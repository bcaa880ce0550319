import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import { messageOf } from '../errors.ts';
import { type Environment, findOnPath, run } from '../processes.ts';

const REACH_MILLISECONDS = 3_000;
/** How long a download site that was out of reach is not asked again. */
const FORGET_MILLISECONDS = 24 * 3_600_000;

/** A mongod on PATH that runs here. Throws when there is none. */
export async function mongodOnPath(environment: Environment, signal?: AbortSignal): Promise<string> {
  const file = await findOnPath('mongod', environment);
  if (file === undefined) throw new Error('not on PATH');
  await run(file, ['--version'], { environment, signal });
  return file;
}

/**
 * The mongod that mongodb-memory-server-core fetches: the one fetched earlier, or fetched now if its download site can
 * be reached. A site that cannot be reached is not tried again for a day.
 *
 * @throws Error that says why there is none
 */
export async function fetchedMongod(options: {
  cacheDirectory: string;
  clock: Clock;
  signal?: AbortSignal | undefined;
  progress(line: string): void;
}): Promise<string> {
  const { cacheDirectory, clock, progress } = options;
  const unreachable = join(cacheDirectory, 'mongod-unreachable');
  const failedAt = await stat(unreachable).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
  if (failedAt !== undefined && Math.abs(clock.now().getTime() - failedAt) < FORGET_MILLISECONDS) {
    throw new Error(
      `its download site could not be reached within the last day (to try again now, remove ${unreachable})`,
    );
  }
  const { DryMongoBinary, MongoBinary, MongoBinaryDownloadUrl } = await downloader();
  const downloadDir = join(cacheDirectory, 'mongod');
  await mkdir(downloadDir, { recursive: true });
  const wanted = await DryMongoBinary.generateOptions({ downloadDir });
  const [there, file] = await DryMongoBinary.generateDownloadPath(wanted);
  if (there) return file;
  try {
    await reach(await new MongoBinaryDownloadUrl(wanted).getDownloadUrl(), options.signal);
  } catch (error) {
    options.signal?.throwIfAborted();
    await writeFile(unreachable, '');
    throw new Error(`its download site cannot be reached (${messageOf(error)})`);
  }
  progress('Fetching mongod: some 100 MB');
  return MongoBinary.download({ ...wanted, checkMD5: true });
}

/** Loaded only when it is needed: it costs a start a tenth of a second. */
async function downloader() {
  const [dry, binary, url] = await Promise.all([
    import('mongodb-memory-server-core/lib/util/DryMongoBinary.js'),
    import('mongodb-memory-server-core/lib/util/MongoBinary.js'),
    import('mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js'),
  ]);
  return { ...dry, ...binary, ...url };
}

async function reach(address: string, signal: AbortSignal | undefined): Promise<void> {
  const limit = AbortSignal.timeout(REACH_MILLISECONDS);
  const response = await fetch(address, {
    method: 'HEAD',
    signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
  }).catch((error: unknown) => {
    const cause = error instanceof Error ? error.cause : undefined;
    throw cause instanceof Error ? cause : error;
  });
  if (!response.ok) throw new Error(`it answers ${response.status}`);
}
