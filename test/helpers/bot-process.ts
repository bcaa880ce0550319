import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

const START = JSON.stringify(new URL('../../src/local-database/start.ts', import.meta.url).href);

/** Runs source text as TypeScript-aware ES module in a process of its own, which is killed when the test is over. */
export function runModule(source: string): { child: ChildProcess; line(): Promise<string> } {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', source], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    async line() {
      const { value, done } = await lines.next();
      if (done) throw new Error('the process said no more');
      return value;
    },
  };
}

/**
 * A process that starts the local database of a directory as the bot does, and then runs `then`, which sees `database`
 * and may print lines. It stops cleanly at SIGTERM.
 */
export async function startBotProcess(directory: string, then = '') {
  const { child, line } = runModule(`
    import { startLocalDatabase } from ${START};
    const database = await startLocalDatabase({
      directory: ${JSON.stringify(directory)}, durable: true, environment: process.env, progress: () => undefined,
    });
    process.on('SIGTERM', () => database.stop().then(() => process.exit()));
    setInterval(() => undefined, 1000);
    console.log(JSON.stringify(database));
    ${then}
  `);
  const database: { uri: string; engine: string } = JSON.parse(await line());
  return {
    ...database,
    pid: child.pid ?? 0,
    line,
    async end(signal: NodeJS.Signals): Promise<void> {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}
