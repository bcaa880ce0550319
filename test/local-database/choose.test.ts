import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { startFirstEngine } from '../../src/local-database/choose.ts';
import { LocalDatabaseError } from '../../src/local-database/errors.ts';
import { temporaryDirectory } from '../helpers/temporary.ts';

/** A machine with nothing but what is put on its PATH, whose mongod could not be fetched an hour ago. */
async function aBareMachine() {
  const home = await temporaryDirectory();
  const path = join(home, 'bin');
  await mkdir(path);
  await mkdir(join(home, 'cache'));
  await writeFile(join(home, 'cache/mongod-unreachable'), '');
  const lines: string[] = [];
  return {
    path,
    lines,
    options: {
      directory: home,
      durable: false,
      cacheDirectory: join(home, 'cache'),
      environment: { PATH: path },
      clock: systemClock,
      progress: (line: string) => lines.push(line),
      log: () => undefined,
    },
  };
}

test('where no engine can run, one error names each, why, and the way out', async () => {
  const { options, lines } = await aBareMachine();
  const error: unknown = await startFirstEngine(options).catch((error) => error);
  expect(error).toBeInstanceOf(LocalDatabaseError);
  const text = String(error);
  expect(text).toContain('mongod: not on PATH');
  expect(text).toMatch(/fetched mongod: its download site could not be reached within the last day/);
  expect(text).toMatch(/DocumentDB: (there is no apt-get here|it is built for Linux on x86-64 only)/);
  expect(text).toContain('MONGODB_URI');
  expect(lines.map((line) => /^Passed over ([^:]+):/.exec(line)?.[1])).toEqual([
    'mongod',
    'fetched mongod',
    'DocumentDB',
  ]);
});

test('a mongod that does not run here is passed over with its own words', async () => {
  const { options, path, lines } = await aBareMachine();
  await writeFile(join(path, 'mongod'), '#!/bin/sh\necho "illegal instruction" >&2\nexit 3\n');
  await chmod(join(path, 'mongod'), 0o755);
  await expect(startFirstEngine(options)).rejects.toThrow(LocalDatabaseError);
  expect(lines[0]).toMatch(/^Passed over mongod: .*ended with 3: illegal instruction$/);
});

test('a mongod that ends while it starts is passed over', async () => {
  const { options, path, lines } = await aBareMachine();
  await writeFile(join(path, 'mongod'), '#!/bin/sh\n[ "$1" = --version ] && exit 0\nexit 14\n');
  await chmod(join(path, 'mongod'), 0o755);
  await expect(startFirstEngine(options)).rejects.toThrow(LocalDatabaseError);
  expect(lines[0]).toBe('Passed over mongod: mongod did not start: it ended with 14');
});

test('data is opened only by the kind of engine that wrote it', async () => {
  const { options } = await aBareMachine();
  await mkdir(join(options.directory, 'mongod'));
  await writeFile(join(options.directory, 'mongod/WiredTiger'), '');
  await expect(startFirstEngine(options)).rejects.toThrow(
    `DocumentDB: the data in ${options.directory} was written by mongod`,
  );
});
