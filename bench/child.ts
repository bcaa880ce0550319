import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** The bot as README starts it in production: compiled by `npm run build`. */
export const BOT = ['--max-semi-space-size=4', '--v8-pool-size=1', 'dist/src/main.js'];
/** The command line, as it runs beside it. */
export const COMMAND_LINE = [...BOT.slice(0, -1), 'dist/src/cli/main.js'];
export const withTsx = (file: string): string[] => ['--import', 'tsx', file];

/** The address of one database of an engine. */
export const inDatabase = (uri: string, name: string): string =>
  uri.replace(/^(mongodb:\/\/[^/?]+)\/?[^?]*/, `$1/${name}`);

export type Child = {
  /** Milliseconds from its start to the line that it was waited for. */
  took: number;
  /** Resident memory in megabytes. */
  residentMB(): Promise<number>;
  stop(): Promise<void>;
};

/** Starts a Node program and waits for a line that it prints. */
export async function startChild(
  args: string[],
  ready: RegExp,
  environment: Record<string, string> = {},
): Promise<Child> {
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH, HOME, ...(XDG_CACHE_HOME && { XDG_CACHE_HOME }), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilSaid(child, ready);
  const took = performance.now() - start;
  return {
    took,
    async residentMB() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function untilSaid(child: ChildProcess, ready: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (ready.test(said)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`a program ended with ${code}: ${said}`)));
  });
}

export async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return String(address.port);
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return ((sorted[middle] ?? 0) + (sorted[sorted.length - 1 - middle] ?? 0)) / 2;
}

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));
