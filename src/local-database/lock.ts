import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { identify, ownIdentity, stillRuns } from './processes.ts';

const Identity = z.object({ pid: z.int().positive(), started: z.string() });
/** Who holds a lock: the process itself and, for messages, the process that it works for. */
const Owner = z.object({ holder: Identity, onBehalfOf: Identity.optional() });
export type Owner = z.infer<typeof Owner>;

export type Lock = { release(): Promise<void> };

/** How many lock files left by dead processes are cleared away before giving up. */
const TRIES = 20;

/**
 * Takes a lock file, or tells who holds it. A lock whose holder no longer runs (it was killed, or the machine was
 * restarted) is taken over. `onBehalfOf` is the process id that messages should name instead of this one.
 */
export async function takeLock(file: string, onBehalfOf?: number): Promise<Lock | { heldBy: Owner }> {
  const behalf = onBehalfOf === undefined ? undefined : await identify(onBehalfOf);
  const own: Owner = { holder: await ownIdentity(), ...(behalf && { onBehalfOf: behalf }) };
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, JSON.stringify(own), { mode: 0o600 });
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      // A link appears whole or not at all: nobody reads a half-written lock.
      if (await succeeds(link(mine, file), 'EEXIST')) return { release: () => release(file, own) };
      const owner = await readLock(file);
      if (owner !== undefined && (await stillRuns(owner.holder))) return { heldBy: owner };
      // Moved aside under a name of our own, so that of several who find it stale only one takes it away.
      const stale = `${mine}.stale`;
      if (await succeeds(rename(file, stale), 'ENOENT')) await rm(stale, { force: true });
    }
    throw new Error(`The lock ${file} could not be taken`);
  } finally {
    await rm(mine, { force: true });
  }
}

/** The owner that a lock file names; undefined when there is no lock, or nothing sensible in it. */
export async function readLock(file: string): Promise<Owner | undefined> {
  try {
    return Owner.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

async function release(file: string, own: Owner): Promise<void> {
  const owner = await readLock(file);
  if (owner?.holder.pid === own.holder.pid) await rm(file, { force: true });
}

async function succeeds(action: Promise<void>, otherwise: string): Promise<boolean> {
  try {
    await action;
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === otherwise) return false;
    throw error;
  }
}
