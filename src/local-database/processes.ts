import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Environment variables, given by the caller; nothing here reads the process's own. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type RunOptions = {
  environment: Environment;
  signal?: AbortSignal | undefined;
  /** Given each line that the command writes to standard output, and to its third descriptor (apt's status). */
  onLine?: ((line: string) => void) | undefined;
};

/** How much of a command's complaint is kept for the error's message. */
const KEPT_CHARACTERS = 2_000;

/**
 * Runs a command to its end and returns its standard output.
 * Throws an Error with the last lines of standard error when it fails, cannot be started or is aborted.
 */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: options.environment,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      ...(options.signal && { signal: options.signal }),
    });
    let output = '';
    let complaint = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-KEPT_CHARACTERS);
    });
    for (const stream of [child.stdout, child.stdio[3]]) {
      if (options.onLine && stream && 'read' in stream) eachLine(stream, options.onLine);
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const how = signal === null ? `ended with ${code}` : `was ended by ${signal}`;
      const last = complaint.trim().split('\n').slice(-3).join(' ');
      reject(new Error(`${command} ${how}${last === '' ? '' : `: ${last}`}`));
    });
  });
}

/** Gives each whole line of a stream of text. */
export function eachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk: Buffer | string) => {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
}

/** The full path of a command on the environment's PATH, or undefined. */
export async function findOnPath(command: string, environment: Environment): Promise<string | undefined> {
  for (const directory of (environment['PATH'] ?? '').split(delimiter)) {
    if (directory === '') continue;
    const file = join(directory, command);
    const runnable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runnable) return file;
  }
  return undefined;
}

/** Tells one process from a later one that was given the same number. */
export type ProcessIdentity = {
  pid: number /** What the system says of its start; '' where it does not say. */;
  started: string;
};

/** The identity of a running process, or undefined when there is none of that number. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and another user's.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined;
  }
  if (process.platform !== 'linux') return { pid, started: '' };
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the name is in parentheses and may hold spaces; then state (3rd field) … start time in ticks (22nd).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    return { pid, started: `${boot} ${fields[19]}` };
  } catch {
    return undefined;
  }
}

/** Whether that very process, and not another with its number, still runs. */
export async function stillRuns(process_: ProcessIdentity): Promise<boolean> {
  const now = await identify(process_.pid);
  return now !== undefined && now.started === process_.started;
}

/** This process's identity. */
export async function ownIdentity(): Promise<ProcessIdentity> {
  return (await identify(process.pid)) ?? { pid: process.pid, started: '' };
}
