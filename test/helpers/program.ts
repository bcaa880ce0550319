import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const SOURCES = [process.execPath, '--import', 'tsx', 'src/main.ts'];
export const BUILT = [process.execPath, 'dist/src/main.js'];

export type Program = {
  pid: number;
  /** What it said so far on its standard output, and on its standard error. */
  said(): string;
  complained(): string;
  /** Resolves when it has said that it runs; rejects with its complaint when it ends before. */
  ready: Promise<void>;
  /** Sends a signal to it alone, or to its whole process group as a terminal does; resolves with its exit code. */
  stop(signal: NodeJS.Signals, to?: 'alone' | 'group'): Promise<number | null>;
  /** Resolves with its exit code when it has ended by itself. */
  ended: Promise<number | null>;
};

/** Runs Rapport as an operator does: in a process of its own, with nothing of this one's own settings. */
export function runProgram(environment: Record<string, string>, command = SOURCES): Program {
  const [file = '', ...args] = command;
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  const child = spawn(file, args, {
    cwd: ROOT,
    // The group of a terminal's foreground job.
    detached: true,
    env: { PATH, HOME, ...(XDG_CACHE_HOME && { XDG_CACHE_HOME }), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${file} could not be started`);
  const ended = once(child, 'close').then(([code]): number | null => code);
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-pid, 'SIGKILL');
    await ended;
  });
  let said = '';
  let complained = '';
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (/^Rapport is running/m.test(said)) resolve();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complained += text;
    });
    ended.then((code) => reject(new Error(`it ended with ${code}: ${complained}`)));
  });
  // Whoever expects it to fail awaits `ended` alone.
  ready.catch(() => undefined);
  return {
    pid,
    said: () => said,
    complained: () => complained,
    ready,
    ended,
    stop(signal, to = 'alone') {
      process.kill(to === 'group' ? -pid : pid, signal);
      return ended;
    },
  };
}

/** The processes that have something to do with a directory: by their command line, or working in it. */
export async function processesOf(directory: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const belongs = async (pid: string) => {
    const [command, cwd] = await Promise.all([
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
    ]);
    return command.includes(directory) || cwd.startsWith(directory);
  };
  const found = await Promise.all(pids.map(async (pid) => ((await belongs(pid)) ? [Number(pid)] : [])));
  return found.flat();
}

/** Waits until no process of a directory is left, as one waits for an engine whose bot was killed. */
export const untilNothingRuns = (directory: string): Promise<void> =>
  expect.poll(() => processesOf(directory), { timeout: 15_000 }).toEqual([]);

/** A port of this machine that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  server.close();
  await once(server, 'close');
  return address.port;
}
