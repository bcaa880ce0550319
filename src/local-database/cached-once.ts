import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeLock } from './lock.ts';
import { checkManifest, writeManifest } from './manifest.ts';

const POLL_MILLISECONDS = 100;

export type CacheOptions = {
  progress(line: string): void;
  signal?: AbortSignal | undefined;
  /** Reads every cached file instead of comparing sizes and times. */
  thorough?: boolean;
};

/**
 * Makes a directory once and keeps it. `build` fills a directory beside it, which gets a manifest of checksums and is
 * then renamed into place: it is there whole or not at all. Of several processes one builds and the others wait for
 * it; what a killed one left is thrown away by the next. A cached directory that no longer fits its manifest is built
 * anew.
 *
 * @returns the directory
 */
export async function cachedOnce(
  directory: string,
  build: (into: string) => Promise<void>,
  options: CacheOptions,
): Promise<string> {
  if ((await flaw(directory, options)) === undefined) return directory;
  await mkdir(dirname(directory), { recursive: true });
  const lock = await waitForLock(`${directory}.lock`, options);
  try {
    const wrong = await flaw(directory, options);
    if (wrong === undefined) return directory;
    if (wrong !== 'it has no manifest') options.progress(`Making ${directory} anew: ${wrong}`);
    await removeLeftovers(directory);
    const temporary = await mkdtemp(`${directory}.building-`);
    try {
      await build(temporary);
      options.signal?.throwIfAborted();
      await writeManifest(temporary);
      await rm(directory, { recursive: true, force: true });
      await rename(temporary, directory);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
    return directory;
  } finally {
    await lock.release();
  }
}

const flaw = (directory: string, { thorough = false }: CacheOptions) =>
  checkManifest(directory, { thorough });

async function waitForLock(file: string, { progress, signal }: CacheOptions) {
  for (let told = false; ; told = true) {
    const lock = await takeLock(file);
    if ('release' in lock) return lock;
    if (!told) progress(`Waiting for process ${lock.heldBy.holder.pid}, which is fetching the same engine`);
    await sleep(POLL_MILLISECONDS, undefined, { ...(signal && { signal }) });
  }
}

async function removeLeftovers(directory: string): Promise<void> {
  const start = `${basename(directory)}.building-`;
  for (const name of await readdir(dirname(directory))) {
    if (name.startsWith(start)) await rm(join(dirname(directory), name), { recursive: true, force: true });
  }
}
