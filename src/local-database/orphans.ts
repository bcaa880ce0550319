import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { findOnPath, identify, type RunOptions, run, stillRuns } from './processes.ts';

const END_MILLISECONDS = 15_000;
const POLL_MILLISECONDS = 20;

/**
 * What to put in front of an engine's command so that it shuts down when this process is killed and cannot do it;
 * nothing where the system has no such means.
 */
export async function tiedToThisProcess(
  signal: 'INT' | 'TERM',
  options: RunOptions,
): Promise<readonly string[]> {
  const tie = ['setpriv', '--pdeathsig', signal];
  if ((await findOnPath('setpriv', options.environment)) === undefined) return [];
  return run('setpriv', ['--pdeathsig', signal, 'true'], options).then(
    () => tie,
    () => [],
  );
}

/**
 * Ends an engine that still runs on a data directory though its supervisor is gone: it would hold the data.
 *
 * @param pidFile where the engine wrote its process id, in the first line
 * @returns whether there was one
 */
export async function endOrphan(pidFile: string, data: string): Promise<boolean> {
  const [first = ''] = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  const found = /^[1-9]\d*$/.test(first) ? await identify(Number(first)) : undefined;
  if (found === undefined) return false;
  // Another process may have got the number since.
  const command = await readFile(`/proc/${found.pid}/cmdline`, 'utf8').catch(() => '');
  if (!command.split('\0').includes(data)) return false;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    process.kill(found.pid, signal);
    for (const start = performance.now(); performance.now() - start < END_MILLISECONDS; ) {
      if (!(await stillRuns(found))) return true;
      await sleep(POLL_MILLISECONDS);
    }
  }
  return true;
}
