import { straighten } from '../domain/text/clean.ts';
import { distance } from '../domain/text/typo.ts';
import type { Subcommand } from './subcommand.ts';

export type Parsed =
  | { type: 'run'; subcommand: Subcommand; rest: string }
  | { type: 'empty' }
  | { type: 'unknown'; word: string; nearest: Subcommand | null; rest: string };

/** Two letters off is a typing error; more is another word. */
const TYPING_ERRORS = 2;

/** Splits what follows `/crm` into the subcommand and the rest; an unknown one is answered with the nearest. */
export function parse(text: string, table: readonly Subcommand[]): Parsed {
  const clean = straighten(text).trim();
  if (clean === '') return { type: 'empty' };
  const word = /^\S+/.exec(clean)?.[0] ?? '';
  const rest = clean.slice(word.length).trim();
  const name = word.toLowerCase().replace(/[:,.!]+$/, '');
  const found = table.find((subcommand) => subcommand.name === name);
  if (found) return { type: 'run', subcommand: found, rest };
  return { type: 'unknown', word, nearest: nearest(name, table), rest };
}

function nearest(word: string, table: readonly Subcommand[]): Subcommand | null {
  const ranked = table
    .map((subcommand) => ({ subcommand, off: distance(word.slice(0, 20), subcommand.name) }))
    .sort((a, b) => a.off - b.off);
  const best = ranked[0];
  return best && best.off <= Math.min(TYPING_ERRORS, best.subcommand.name.length - 1)
    ? best.subcommand
    : null;
}
