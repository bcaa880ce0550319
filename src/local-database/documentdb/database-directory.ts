import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endOrphan } from '../orphans.ts';
import { type RunOptions, run } from '../processes.ts';
import { layoutOf, POSTGRESQL } from './layout.ts';

/**
 * Makes a database directory from the engine's template, whole or not at all; one that is there is left alone.
 *
 * @throws Error when the one that is there is of another version of PostgreSQL
 */
export async function makeDatabase(
  options: RunOptions & { engine: string; data: string; durable: boolean },
): Promise<void> {
  const { engine, data, durable, environment, signal } = options;
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version?.trim() === POSTGRESQL) return;
  if (version !== undefined) {
    throw new Error(
      `the data in ${data} is of PostgreSQL ${version.trim()}, and the engine is ${POSTGRESQL}`,
    );
  }
  const half = `${data}.half`;
  await rm(half, { recursive: true, force: true });
  await run('cp', ['-a', '--reflink=auto', layoutOf(engine).template, half], { environment, signal });
  if (durable) await run('sync', ['-f', half], { environment, signal });
  await rename(half, data);
}

/**
 * Ends a PostgreSQL that still runs on a database directory though its supervisor is gone, and sees to it that a
 * process which has got the number of a dead one is not taken for it.
 */
export async function clearLeftovers(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (await endOrphan(file, data)) return;
  const content = await readFile(file, 'utf8').catch(() => undefined);
  if (content === undefined) return;
  // PostgreSQL refuses to start while any process has that number, be it one that nobody has reaped yet, but not when
  // it is its own parent's. The file must stay: it names the shared memory by which PostgreSQL knows that no process of
  // the dead one is left.
  await writeFile(file, content.replace(/^.*/, `${process.pid}`));
}
