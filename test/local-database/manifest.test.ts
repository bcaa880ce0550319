import { appendFile, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkManifest, writeManifest } from '../../src/local-database/manifest.ts';
import { temporaryDirectory } from '../helpers/temporary.ts';

async function aDirectory(): Promise<string> {
  const directory = await temporaryDirectory();
  await mkdir(join(directory, 'bin'));
  await writeFile(join(directory, 'bin/program'), 'one two three');
  await writeFile(join(directory, 'library'), 'x'.repeat(100_000));
  await symlink('library', join(directory, 'link'));
  // Long before any change: the clock of a file system may not tell two moments in a few milliseconds apart.
  await utimes(join(directory, 'bin/program'), 1, 1);
  await writeManifest(directory);
  return directory;
}

test('a directory as it was written is well', async () => {
  const directory = await aDirectory();
  expect(await checkManifest(directory)).toBeUndefined();
  expect(await checkManifest(directory, { thorough: true })).toBeUndefined();
});

test.each([
  [
    'missing',
    (directory: string) => rm(join(directory, 'bin/program')),
    'bin/program is missing or was changed',
  ],
  [
    'longer',
    (directory: string) => appendFile(join(directory, 'library'), '!'),
    'library is missing or was changed',
  ],
  [
    'of other content',
    (directory: string) => writeFile(join(directory, 'bin/program'), 'one two THREE'),
    'bin/program is missing or was changed',
  ],
  [
    'replaced',
    (directory: string) => rename(join(directory, 'library'), join(directory, 'link')),
    'library is missing',
  ],
])('a file that is %s is found', async (_, spoil, message) => {
  const directory = await aDirectory();
  await spoil(directory);
  expect(await checkManifest(directory)).toContain(message);
});

test('a file that was only copied, with a new time, is well', async () => {
  const directory = await aDirectory();
  await utimes(join(directory, 'bin/program'), 2, 2);
  expect(await checkManifest(directory)).toBeUndefined();
});

test('a file that decayed on the disk is found by reading everything', async () => {
  const directory = await aDirectory();
  const file = join(directory, 'bin/program');
  const time = new Date(1_000_000);
  await utimes(file, time, time);
  await writeManifest(directory);
  await writeFile(file, 'one two THREE');
  await utimes(file, time, time);
  expect(await checkManifest(directory)).toBeUndefined();
  expect(await checkManifest(directory, { thorough: true })).toBe('bin/program is missing or was changed');
});

test('without a manifest, or with a changed one, nothing is well', async () => {
  const directory = await aDirectory();
  await writeFile(join(directory, 'manifest.json'), JSON.stringify({ sha256: '', entries: [] }));
  expect(await checkManifest(directory)).toBe('its manifest was changed');
  await rm(join(directory, 'manifest.json'));
  expect(await checkManifest(directory)).toBe('it has no manifest');
});
