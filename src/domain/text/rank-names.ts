import { bareKey, nameKey, words } from './name.ts';
import { distance, similarity, typosAllowed } from './typo.ts';

/** A name to choose from, with what else it is called. */
export type Named = { id: string; name: string; aliases: readonly string[] };

/** Why a name was found, from the surest to the least sure. */
type MatchReason = 'exact' | 'alias' | 'bare' | 'prefix' | 'typo';

/** `score` is 0 to 1 and falls with each reason: exact 1, alias 0.95, bare 0.9, prefix 0.6 to 0.85, typo 0.2 to 0.5. */
export type Ranked<N extends Named> = { candidate: N; score: number; reason: MatchReason };

/**
 * The candidates that `query` may mean, best first; those it cannot mean are left out.
 *
 * - exact: the same `nameKey`; alias: that of another of its names; bare: the same without legal form or spaces
 * - prefix: every word of the query begins a word of the name ("ac gri" finds "Acme Grinders")
 * - typo: every word of the query is that, or within the typing errors allowed for its length
 *
 * Among equals the name earlier in the alphabet comes first.
 */
export function rankNames<N extends Named>(query: string, candidates: readonly N[]): Ranked<N>[] {
  const key = nameKey(query);
  if (key === '') return [];
  const sought = { key, bare: bareKey(query), joined: joined(query), words: words(query) };
  return candidates
    .flatMap((candidate) => {
      const match = judge(sought, candidate);
      return match === null ? [] : [{ candidate, ...match }];
    })
    .sort((a, b) => b.score - a.score || compare(a.candidate, b.candidate));
}

type Sought = { key: string; bare: string; joined: string; words: string[] };
type Match = { score: number; reason: MatchReason };

function judge(sought: Sought, { name, aliases }: Named): Match | null {
  if (nameKey(name) === sought.key) return { score: 1, reason: 'exact' };
  if (aliases.some((alias) => nameKey(alias) === sought.key)) return { score: 0.95, reason: 'alias' };
  const names = [name, ...aliases];
  if (names.some((other) => bareKey(other) === sought.bare || joined(other) === sought.joined)) {
    return { score: 0.9, reason: 'bare' };
  }
  const matches = names.map((other) => byWords(sought, other)).filter((match) => match !== null);
  return matches.sort((a, b) => b.score - a.score)[0] ?? null;
}

function byWords(sought: Sought, name: string): Match | null {
  const there = words(name);
  if (pairUp(sought.words, there, begins)) {
    const share = sought.words.join('').length / Math.max(1, there.join('').length);
    return { score: 0.6 + 0.25 * Math.min(1, share), reason: 'prefix' };
  }
  const isTypo =
    pairUp(sought.words, there, (word, other) => begins(word, other) || isNear(word, other)) ||
    isNear(sought.joined, joined(name), 1);
  return isTypo ? { score: 0.2 + 0.3 * similarity(sought.bare, bareKey(name)), reason: 'typo' } : null;
}

/** Whether each word of the query has a word of the name to itself. The longest choose first: they fit the fewest. */
function pairUp(sought: string[], there: string[], fits: (word: string, other: string) => boolean): boolean {
  const free = [...there];
  return [...sought]
    .sort((a, b) => b.length - a.length)
    .every((word) => {
      const index = free.findIndex((other) => fits(word, other));
      if (index >= 0) free.splice(index, 1);
      return index >= 0;
    });
}

function begins(word: string, other: string): boolean {
  return other.startsWith(word);
}

function isNear(word: string, other: string, most = 2): boolean {
  const allowed = Math.min(most, typosAllowed(word));
  return Math.abs(word.length - other.length) <= allowed && distance(word, other) <= allowed;
}

function joined(name: string): string {
  return bareKey(name).replaceAll(' ', '');
}

function compare(a: Named, b: Named): number {
  const [left, right] = [`${nameKey(a.name)} ${a.id}`, `${nameKey(b.name)} ${b.id}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
