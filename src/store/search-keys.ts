import { LONGEST } from '../domain/limits.ts';
import { bareKey, nameKey, words } from '../domain/text/name.ts';
import { fuzzyKeys } from '../domain/text/typo.ts';

/** What is stored beside a name so that it is found by index: whole, by the beginning of a word, and misspelt. */
export function searchKeys(names: readonly string[]): { keys: string[]; words: string[]; fuzzy: string[] } {
  const allWords = unique(names.flatMap((name) => words(name)));
  return {
    keys: keysOf(names),
    words: allWords,
    fuzzy: unique(allWords.flatMap((word) => fuzzyKeys(word))),
  };
}

/** The whole of each name as it is looked up, with and without its legal form. */
export const keysOf = (names: readonly string[]): string[] =>
  unique(names.flatMap((name) => [nameKey(name), bareKey(name)]));

const unique = (values: string[]): string[] => [...new Set(values)];

/**
 * The filter of texts that begin with a prefix. An anchored expression is answered from the index by every engine;
 * a range would match any two elements of an array, and DocumentDB refuses a range within `$elemMatch`.
 */
export const beginsWith = (prefix: string): RegExp =>
  // No name is longer than that, and an engine may refuse an expression of thousands of characters.
  new RegExp(`^${prefix.slice(0, LONGEST.name).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`);
