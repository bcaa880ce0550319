import { inject } from 'vitest';
import { run } from '../../src/cli/run.ts';

/** When the command lines of tests are run. */
export const now = new Date('2026-11-20T09:00:00Z');

/** Runs one command line against a database of its own. */
export async function crm(
  database: string,
  ...words: string[]
): Promise<{ code: number; results: string; messages: string }> {
  const uri = new URL(inject('databaseUri'));
  uri.pathname = `/${database}`;
  const results: string[] = [];
  const messages: string[] = [];
  const code = await run(words, {
    environment: { MONGODB_URI: uri.href },
    clock: { now: () => now },
    results: { write: (text) => results.push(text) },
    messages: { write: (text) => messages.push(text) },
    signal: new AbortController().signal,
  });
  return { code, results: results.join(''), messages: messages.join('') };
}
