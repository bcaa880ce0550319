import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { NOBODY } from './documentdb/as-user.ts';
import { LocalDatabaseError } from './errors.ts';
import type { Environment } from './processes.ts';

/** A socket's path holds 107 bytes on Linux and 103 on macOS (sun_path); the longest name here is `.s.PGSQL.5432`. */
const LONGEST_DIRECTORY = 103 - '/.s.PGSQL.5432'.length;

/**
 * A directory for the engine's sockets that only this user can enter: inside the data's directory or, where that lies
 * too deep for a socket's path, a short one made for it. It is the same at every start, so that a client finds a
 * restarted engine again.
 */
export async function socketDirectory(directory: string, environment: Environment): Promise<string> {
  const inside = join(directory, 'run');
  if (Buffer.byteLength(inside) <= LONGEST_DIRECTORY) return privateDirectory(inside);
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  const base = environment['XDG_RUNTIME_DIR'] ?? environment['TMPDIR'] ?? '/tmp';
  const short = join(base, `rapport-${userInfo().uid}-${name}`);
  return privateDirectory(Buffer.byteLength(short) <= LONGEST_DIRECTORY ? short : join('/tmp', name));
}

async function privateDirectory(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const found = await lstat(path);
  const user = process.geteuid?.();
  // Root's PostgreSQL may run as "nobody", and then owns it.
  const owners = user === 0 ? [0, NOBODY] : [user];
  // In a directory that others may write to, somebody else may have made it first, or put a link there.
  if (!found.isDirectory() || (user !== undefined && !owners.includes(found.uid))) {
    throw new LocalDatabaseError(
      `${path} is not this user's own directory, so the engine's socket cannot lie there.`,
    );
  }
  await chmod(path, 0o700);
  return path;
}
