import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { startFirstEngine } from './choose.ts';
import { removeEngineFile, writeEngineFile } from './engine-file.ts';
import { messageOf } from './errors.ts';
import { describeHolder, LOCK } from './in-use.ts';
import { takeLock } from './lock.ts';
import { Instruction, type Report, STOP } from './messages.ts';

/**
 * The engine's own process, started by start.ts and talking to it over Node's channel. It lives as long as that
 * channel: when the process that started it stops it or goes away, however that happens, the engine shuts down.
 */
async function supervise(): Promise<void> {
  const instruction = Instruction.parse(JSON.parse(process.argv[2] ?? ''));
  const { directory } = instruction;
  const abort = new AbortController();
  const stopped = new Promise<void>((resolve) => abort.signal.addEventListener('abort', () => resolve()));
  const stop = () => abort.abort(new Error('stopped while starting'));
  process.on('disconnect', stop);
  process.on('message', (message) => message === STOP && stop());
  process.on('SIGTERM', stop);
  // Ctrl-C is for the bot, which first finishes what it is doing and needs the engine for it.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
  if (!process.connected) return;

  const lock = await takeLock(join(directory, LOCK), process.ppid);
  if (!('release' in lock))
    return report({ kind: 'failed', message: describeHolder(directory, lock.heldBy) });
  try {
    await removeEngineFile(directory);
    const running = await startFirstEngine({
      ...instruction,
      environment: process.env,
      clock: systemClock,
      signal: abort.signal,
      progress: (line) => void report({ kind: 'progress', line }),
      log,
    });
    try {
      const { uri, engine } = running;
      await writeEngineFile(directory, { uri, engine, pid: process.pid });
      await report({ kind: 'ready', uri, engine });
      await stopped;
    } finally {
      await removeEngineFile(directory);
      await running.stop();
    }
  } finally {
    await lock.release();
  }
}

/** Resolves when the message is on its way, so that this process may exit. */
function report(message: Report): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected && process.send) process.send(message, () => resolve());
    else resolve();
  });
}

/** PostgreSQL's own lines begin with the time already. */
function log(line: string): void {
  process.stderr.write(/^\d{4}-/.test(line) ? `${line}\n` : `${systemClock.now().toISOString()} ${line}\n`);
}

await supervise().catch(async (error: unknown) => {
  log(messageOf(error));
  await report({ kind: 'failed', message: messageOf(error) });
});
process.disconnect?.();
process.exit();
