import { mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asOrdinaryUser } from '../../src/local-database/documentdb/as-user.ts';
import { findOnPath, run } from '../../src/local-database/processes.ts';
import { temporaryDirectory } from '../helpers/temporary.ts';

const root = process.geteuid?.() === 0;

/** A machine that has only some commands. */
async function machineWith(commands: string[]) {
  const directory = await temporaryDirectory();
  for (const command of commands) {
    await symlink((await findOnPath(command, process.env)) ?? '/nowhere', join(directory, command));
  }
  return { environment: { PATH: directory } };
}

test.skipIf(root)('an ordinary user runs PostgreSQL as itself', async () => {
  expect(await asOrdinaryUser([await temporaryDirectory()], '/bin/sh', await machineWith([]))).toEqual([]);
});

test.runIf(root).each([['unshare'], ['setpriv']])(
  'root runs PostgreSQL as another user by %s, in a directory that is closed to others',
  async (tool) => {
    const machine = await machineWith([tool, 'sh', 'id', 'touch']);
    const data = join(await temporaryDirectory(), 'data');
    await mkdir(data, { mode: 0o700 });
    await writeFile(join(data, 'file'), '', { mode: 0o600 });
    const [command = '', ...prefix] = await asOrdinaryUser([data], '/bin/sh', machine);
    expect(command).toBe(tool);
    const script = 'id -u; touch "$1/new"; [ -O "$1" ] && [ -w "$1/file" ] && echo its own';
    const said = await run(command, [...prefix, 'sh', '-c', script, 'sh', data], machine);
    expect(said).toBe('65534\nits own\n');
    expect((await stat(join(data, 'new'))).uid).toBe((await stat(data)).uid);
  },
);

test.runIf(root)('a directory used by one way can be used by the other', async () => {
  const data = await temporaryDirectory();
  await writeFile(join(data, 'file'), '');
  await asOrdinaryUser([data], '/bin/sh', await machineWith(['setpriv', 'sh', 'id']));
  expect((await stat(join(data, 'file'))).uid).toBe(65_534);
  await asOrdinaryUser([data], '/bin/sh', await machineWith(['unshare', 'sh', 'id']));
  expect((await stat(join(data, 'file'))).uid).toBe(0);
});

test.runIf(root)('where root has no way, the error says what was tried and what to do', async () => {
  const nothing = asOrdinaryUser([await temporaryDirectory()], '/bin/sh', await machineWith(['sh']));
  await expect(nothing).rejects.toThrow(
    /does not run as root.*no unshare.*no setpriv.*Start as an ordinary user/,
  );
});
