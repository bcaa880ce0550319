import { chown, lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../errors.ts';
import { findOnPath, type RunOptions, run } from '../processes.ts';

/** "nobody" on every Linux. */
export const NOBODY = 65_534;
/** Given the program, and the directories. */
const PROBE = `[ "$(id -u)" != 0 ] && [ -x "$1" ] || exit 1
shift
for directory; do [ -w "$directory" ] || exit 1; done`;

/** A user other than root to run PostgreSQL as, which refuses root. */
type Way = {
  name: string;
  needs: string;
  /** What is put in front of the command. */
  prefix: readonly string[];
  /** Who must own the data. */
  owner: number;
};

/** Tried in this order. */
const WAYS: readonly Way[] = [
  {
    // A user namespace in which root has another number. The files stay root's, so any directory of root's will do.
    name: 'a user namespace',
    needs: 'unshare',
    prefix: ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'],
    owner: 0,
  },
  {
    // Containers often forbid namespaces. There root may become nobody and keep the right to pass through its own
    // directories (such as /root, which is closed to others).
    name: 'another user with the right to enter directories',
    needs: 'setpriv',
    prefix: [
      'setpriv',
      `--reuid=${NOBODY}`,
      `--regid=${NOBODY}`,
      '--clear-groups',
      // Without it access(2), which PostgreSQL asks, would not count those rights for a user other than root.
      '--securebits=+no_setuid_fixup',
      '--inh-caps=+dac_override,+dac_read_search',
      '--ambient-caps=+dac_override,+dac_read_search',
    ],
    owner: NOBODY,
  },
];

/**
 * What must stand in front of a command that runs as a user other than root and writes to some directories: nothing,
 * unless this process is root's. The owner of the directories is changed where the way needs it.
 *
 * @param program a file that this user must be able to run
 * @throws Error with a way out when this machine offers no way
 */
export async function asOrdinaryUser(
  directories: readonly string[],
  program: string,
  options: RunOptions,
): Promise<readonly string[]> {
  if (process.geteuid?.() !== 0) return [];
  const give = async (owner: number) => {
    for (const directory of directories) await giveTo(owner, directory);
  };
  const refused: string[] = [];
  for (const { name, needs, prefix, owner } of WAYS) {
    if ((await findOnPath(needs, options.environment)) === undefined) {
      refused.push(`${name} (there is no ${needs})`);
      continue;
    }
    const [command = '', ...args] = [...prefix, 'sh', '-c', PROBE, 'sh', program, ...directories];
    try {
      await give(owner);
      await run(command, args, options);
      return prefix;
    } catch (error) {
      refused.push(`${name} (${messageOf(error)})`);
    }
  }
  throw new Error(
    `PostgreSQL does not run as root, and no other way works here: ${refused.join(', ')}. ` +
      'Start as an ordinary user',
  );
}

/** Changes the owner of a directory and all that is in it, unless it is right already. */
async function giveTo(owner: number, directory: string): Promise<void> {
  if ((await lstat(directory)).uid === owner) return;
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    await lchown(join(entry.parentPath, entry.name), owner, owner);
  }
  // Last, so that a change that was interrupted is done again.
  await chown(directory, owner, owner);
}
