import { ENGLISH } from './english-words.ts';

/**
 * Whether a word is one of the usual words of English. They are kept as a Bloom filter (Burton Bloom, "Space/time trade-offs
 * in hash coding with allowable errors", 1970): of the others, about one in a hundred is taken for one of them.
 */
export function isEnglish(word: string): boolean {
  loaded ??= Buffer.from(ENGLISH.bits, 'base64');
  const bits = loaded;
  return placesOf(word, bits.length * 8).every(
    (place) => ((bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0,
  );
}
let loaded: Buffer | undefined;

/** Words that the examples of questions are written with: what a misspelt word may be meant for. */
export const exampleWords = (): readonly string[] => ENGLISH.examples.split(' ');

const HASHES = 5;
/** Where in a filter of so many bits a word is marked. */
export function placesOf(word: string, bits: number): number[] {
  const [a, b] = [hash(word, 0x811c9dc5), hash(word, 0x9e3779b9) | 1];
  return Array.from({ length: HASHES }, (_, step) => ((a + step * b) >>> 0) % bits);
}

/** FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(word: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < word.length; at += 1) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
