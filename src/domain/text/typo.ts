import { distance as levenshtein } from 'fastest-levenshtein';
import { nameKey } from './name.ts';

/** Only the first letters of a word make its fuzzy keys: enough to find it, and few enough to store. */
const PREFIX = 7;
/** No key is longer than what is left of the longest beginning with two letters left out. */
const LONGEST_KEY = PREFIX - 2;

/** Beyond this length the exact distance is not worth its price (it grows with the square). */
const LONG = 100;

/** How many typing errors a word of that many letters may have: none up to 2, one up to 4, two from 5. */
export function typosAllowed(word: string): 0 | 1 | 2 {
  const { length } = Array.from(word);
  if (length <= 2) return 0;
  return length <= 4 ? 1 : 2;
}

/**
 * The keys under which a word is found despite typing errors: its first seven letters, and these with up to
 * `typosAllowed` of them left out. Two words within that distance of each other (the smaller of the two
 * allowances) share a key. At most 21 keys: those of more than five letters are left away, since whatever shares one
 * of these shares its parts of five letters too.
 * Source: Wolf Garbe's symmetric delete algorithm with its prefix index, https://github.com/wolfgarbe/SymSpell.
 */
export function fuzzyKeys(word: string): string[] {
  const keys = new Set([Array.from(word).slice(0, PREFIX).join('')]);
  for (let round = 0; round < typosAllowed(word); round += 1) {
    for (const key of [...keys]) {
      const letters = Array.from(key);
      for (let index = 0; index < letters.length; index += 1) keys.add(letters.toSpliced(index, 1).join(''));
    }
  }
  keys.delete('');
  return [...keys].filter((key) => Array.from(key).length <= LONGEST_KEY);
}

/**
 * How many letters must be typed, left out, replaced or swapped with their neighbour to turn `a` into `b`
 * (the optimal string alignment distance). Of texts over 100 units a swap counts as two.
 * Source: https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance, "Optimal string alignment distance".
 */
export function distance(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length > LONG || b.length > LONG) return levenshtein(a, b);
  const from = Array.from(a);
  const to = Array.from(b);
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of from.entries()) {
    const current = [row + 1];
    for (const [column, other] of to.entries()) {
      const cost = letter === other ? 0 : 1;
      let best = Math.min(cell(last, column + 1) + 1, cell(current, column) + 1, cell(last, column) + cost);
      const isSwap = row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === other;
      if (isSwap) best = Math.min(best, cell(beforeLast, column - 1) + 1);
      current.push(best);
    }
    [beforeLast, last] = [last, current];
  }
  return cell(last, to.length);
}

/** How alike two names are, 0 to 1 (the same key), whatever their case, accents and punctuation. */
export function similarity(a: string, b: string): number {
  const [left, right] = [nameKey(a), nameKey(b)];
  const longest = Math.max(Array.from(left).length, Array.from(right).length);
  return longest === 0 ? 1 : 1 - distance(left, right) / Math.max(longest, 1);
}

/** A cell of the table that is always there: outside of it everything is infinitely far. */
function cell(row: number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
