import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { identify, ownIdentity, stillRuns } from './processes.ts';

const Identity = z.object({ pid: z.int().positive(), started: z.string() });
/** Who holds a lock: the process itself and, for messages, the process that it works for. */
const Owner = z.object({ holder: Identity, onBehalfOf: Identity.optional() });
export type Owner = z.infer<typeof Owner>;

export type Lock = { release(): Promise<void> };

/** While others clear the same dead process's lock away: how often to look again, and how long to wait between. */
const TRIES = 500;
const WAIT_MILLISECONDS = 5;

/**
 * Takes a lock file, or tells who holds it. A lock whose holder no longer runs (it was killed, or the machine was
 * restarted) is taken over. `onBehalfOf` is the process id that messages should name instead of this one.
 */
export async function takeLock(file: string, onBehalfOf?: number): Promise<Lock | { heldBy: Owner }> {
  const behalf = onBehalfOf === undefined ? undefined : await identify(onBehalfOf);
  const own: Owner = { holder: await ownIdentity(), ...(behalf && { onBehalfOf: behalf }) };
  // No two locks have the same content, so that nobody takes a new one for the stale one that was there before.
  const content = JSON.stringify({ ...own, nonce: randomUUID() });
  const whole = `${file}.${randomUUID()}`;
  await writeFile(whole, content, { mode: 0o600 });
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      // A link appears whole or not at all: nobody reads a half-written lock.
      if (await linked(whole, file)) return { release: () => removeExactly(file, content) };
      const found = await read(file);
      if (found === undefined) continue;
      const owner = parse(found);
      if (owner !== undefined && (await stillRuns(owner.holder))) return { heldBy: owner };
      await removeStale(file, found);
    }
    throw new Error(`The lock ${file} could not be taken`);
  } finally {
    await rm(whole, { force: true });
  }
}

/** The owner that a lock file names; undefined when there is no lock, or nothing sensible in it. */
export async function readLock(file: string): Promise<Owner | undefined> {
  return parse(await read(file));
}

/** One at a time may clear a stale lock away: otherwise a slow one would remove the lock of a quicker one. */
async function removeStale(file: string, content: string): Promise<void> {
  const guard = await takeLock(`${file}.takeover`);
  if (!('release' in guard)) return void (await sleep(WAIT_MILLISECONDS));
  try {
    await removeExactly(file, content);
  } finally {
    await guard.release();
  }
}

async function removeExactly(file: string, content: string): Promise<void> {
  if ((await read(file)) === content) await rm(file, { force: true });
}

function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

function parse(content: string | undefined): Owner | undefined {
  try {
    return Owner.parse(JSON.parse(content ?? ''));
  } catch {
    return undefined;
  }
}

async function linked(existing: string, file: string): Promise<boolean> {
  try {
    await link(existing, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
