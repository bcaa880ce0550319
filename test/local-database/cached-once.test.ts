import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cachedOnce } from '../../src/local-database/cached-once.ts';
import { runModule } from '../helpers/bot-process.ts';
import { temporaryDirectory } from '../helpers/temporary.ts';

const quiet = { progress: () => undefined };
const content = (directory: string) => readFile(join(directory, 'engine'), 'utf8');

/** Another process that caches the directory; its build says so, and waits for `go` in its standard input. */
function anotherProcess(directory: string, made: string): ChildProcess {
  const source = `
    import { writeFile } from 'node:fs/promises';
    import { cachedOnce } from ${JSON.stringify(new URL('../../src/local-database/cached-once.ts', import.meta.url).href)};
    await cachedOnce(${JSON.stringify(directory)}, async (into) => {
      await writeFile(into + '/engine', 'half');
      console.log('building');
      await new Promise((resolve) => process.stdin.once('data', resolve));
      await writeFile(into + '/engine', ${JSON.stringify(made)});
    }, { progress: () => undefined });
    process.exit();
  `;
  return runModule(source).child;
}

async function building(child: ChildProcess): Promise<void> {
  if (child.stdout) await once(child.stdout, 'data');
}

test('what is cached is made once', async () => {
  const directory = join(await temporaryDirectory(), 'deep/cache');
  let made = 0;
  const build = async (into: string) => {
    made += 1;
    await writeFile(join(into, 'engine'), `made ${made}`);
  };
  await cachedOnce(directory, build, quiet);
  expect(await cachedOnce(directory, build, quiet)).toBe(directory);
  expect(await content(directory)).toBe('made 1');
});

test('what was spoilt is made anew, and that is said', async () => {
  const parent = await temporaryDirectory();
  const directory = join(parent, 'cache');
  const lines: string[] = [];
  const build = (into: string) => writeFile(join(into, 'engine'), 'whole');
  await cachedOnce(directory, build, quiet);
  await appendFile(join(directory, 'engine'), ' and more');
  await cachedOnce(directory, build, { progress: (line) => lines.push(line) });
  expect(await content(directory)).toBe('whole');
  expect(lines).toEqual([`Making ${directory} anew: engine is missing or was changed`]);
});

test('a build that fails leaves nothing behind, and the next one may succeed', async () => {
  const parent = await temporaryDirectory();
  const directory = join(parent, 'cache');
  const failing = cachedOnce(
    directory,
    async (into) => {
      await writeFile(join(into, 'engine'), 'half');
      throw new Error('the mirror is gone');
    },
    quiet,
  );
  await expect(failing).rejects.toThrow('the mirror is gone');
  expect(await readdir(parent)).toEqual([]);
  await cachedOnce(directory, (into) => writeFile(join(into, 'engine'), 'whole'), quiet);
  expect(await readdir(parent)).toEqual(['cache']);
});

test('a build that is aborted is not kept', async () => {
  const parent = await temporaryDirectory();
  const directory = join(parent, 'cache');
  const abort = new AbortController();
  const build = async (into: string) => {
    await writeFile(join(into, 'engine'), 'whole');
    abort.abort();
  };
  await expect(cachedOnce(directory, build, { ...quiet, signal: abort.signal })).rejects.toThrow();
  expect(await readdir(parent)).toEqual([]);
});

test('two processes at once: one builds, the other waits for it and takes the same', async () => {
  const directory = join(await temporaryDirectory(), 'cache');
  const first = anotherProcess(directory, 'by the first');
  await building(first);
  const lines: string[] = [];
  const second = cachedOnce(directory, (into) => writeFile(join(into, 'engine'), 'by the second'), {
    progress: (line) => {
      lines.push(line);
      first.stdin?.write('go');
    },
  });
  expect(await content(await second)).toBe('by the first');
  expect(lines).toEqual([`Waiting for process ${first.pid}, which is fetching the same engine`]);
});

test('a process killed in the middle of a build: the next one throws its half away and builds', async () => {
  const parent = await temporaryDirectory();
  const directory = join(parent, 'cache');
  const first = anotherProcess(directory, 'by the first');
  await building(first);
  first.kill('SIGKILL');
  await once(first, 'exit');
  expect(await readdir(parent)).toHaveLength(2);
  await cachedOnce(directory, (into) => writeFile(join(into, 'engine'), 'by the second'), quiet);
  expect(await content(directory)).toBe('by the second');
  expect(await readdir(parent)).toEqual(['cache']);
});

test('a cache directory that cannot be written to is an error that names it', async () => {
  const parent = await temporaryDirectory();
  await writeFile(join(parent, 'file'), '');
  const failing = cachedOnce(join(parent, 'file/cache'), (into) => mkdir(into).then(() => undefined), quiet);
  await expect(failing).rejects.toThrow(join(parent, 'file'));
});
