import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLock, takeLock } from '../../src/local-database/lock.ts';
import { identify, ownIdentity } from '../../src/local-database/processes.ts';
import { temporaryDirectory } from '../helpers/temporary.ts';

async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

test('a lock is held by one until it is released, and leaves nothing behind', async () => {
  const directory = await temporaryDirectory();
  const file = join(directory, 'lock');
  const lock = await takeLock(file);
  expect(await takeLock(file)).toEqual({ heldBy: { holder: await ownIdentity() } });
  if (!('release' in lock)) throw new Error('the lock was not taken');
  await lock.release();
  expect(await takeLock(file)).toHaveProperty('release');
  expect(await readdir(directory)).toEqual(['lock']);
});

test('the lock names the process that it is held for', async () => {
  const file = join(await temporaryDirectory(), 'lock');
  await takeLock(file, process.ppid);
  expect((await readLock(file))?.onBehalfOf).toEqual(await identify(process.ppid));
});

test('the lock of a process that is dead is taken over', async () => {
  const file = join(await temporaryDirectory(), 'lock');
  await writeFile(file, JSON.stringify({ holder: { pid: await deadProcess(), started: 'then' } }));
  expect(await takeLock(file)).toHaveProperty('release');
});

test.runIf(process.platform === 'linux')(
  'the lock of a dead process is taken over though its number is in use again',
  async () => {
    const file = join(await temporaryDirectory(), 'lock');
    await writeFile(
      file,
      JSON.stringify({ holder: { pid: process.pid, started: 'before the machine was restarted' } }),
    );
    expect(await takeLock(file)).toHaveProperty('release');
  },
);

test('a lock file with nonsense in it is taken over', async () => {
  const file = join(await temporaryDirectory(), 'lock');
  await writeFile(file, '{"holder":');
  expect(await takeLock(file)).toHaveProperty('release');
});

test('of many that find a stale lock at once exactly one takes it', async () => {
  const file = join(await temporaryDirectory(), 'lock');
  for (let round = 0; round < 20; round += 1) {
    await writeFile(file, JSON.stringify({ holder: { pid: await deadProcess(), started: 'then' } }));
    const taken = (await Promise.all(Array.from({ length: 8 }, () => takeLock(file)))).filter(
      (lock) => 'release' in lock,
    );
    expect(taken).toHaveLength(1);
  }
});
