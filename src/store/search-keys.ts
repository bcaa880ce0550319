import { LONGEST } from '../domain/limits.ts';
import { bareKey, nameKey, searchWords } from '../domain/text/name.ts';
import { fuzzyKeys } from '../domain/text/typo.ts';

/** What is stored beside a name so that it is found by index: whole, and by the beginning of a word. */
export const searchKeys = (names: readonly string[]): { keys: string[]; words: string[] } => ({
  keys: keysOf(names),
  words: wordsOf(names),
});

/** By what the words of some names are found when they are misspelt. */
export const misspeltKeys = (names: readonly string[]): string[] =>
  unique(wordsOf(names).flatMap((word) => fuzzyKeys(word)));

const wordsOf = (names: readonly string[]): string[] => unique(names.flatMap(searchWords));

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
