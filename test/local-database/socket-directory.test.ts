import { createHash } from 'node:crypto';
import { chmod, mkdir, stat, symlink } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { socketDirectory } from '../../src/local-database/socket-directory.ts';
import { temporaryDirectory } from '../helpers/temporary.ts';

const DEEP = `/var/${'deep/'.repeat(30)}`;
const nameFor = (directory: string) =>
  `rapport-${userInfo().uid}-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`;

test('the sockets lie with the data, closed to others', async () => {
  const directory = await temporaryDirectory();
  const found = await socketDirectory(directory, {});
  expect(found).toBe(join(directory, 'run'));
  expect((await stat(found)).mode & 0o777).toBe(0o700);
});

test('for data that lies too deep there is a short directory, the same each time', async () => {
  const runtime = await temporaryDirectory();
  const found = await socketDirectory(DEEP, { XDG_RUNTIME_DIR: runtime });
  expect(found).toBe(join(runtime, nameFor(DEEP)));
  await chmod(found, 0o755);
  expect(await socketDirectory(DEEP, { XDG_RUNTIME_DIR: runtime })).toBe(found);
  expect((await stat(found)).mode & 0o777).toBe(0o700);
});

test('a link that somebody put in its place is refused', async () => {
  const runtime = await temporaryDirectory();
  await mkdir(join(runtime, 'elsewhere'));
  await symlink(join(runtime, 'elsewhere'), join(runtime, nameFor(DEEP)));
  await expect(socketDirectory(DEEP, { XDG_RUNTIME_DIR: runtime })).rejects.toThrow(
    "is not this user's own directory",
  );
});
