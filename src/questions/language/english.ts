import { brotliDecompressSync } from 'node:zlib';
import { ENGLISH } from './english-words.ts';

/** Up to which rank, by how often it is said, a usual word of English belongs to each tier. */
export const TIERS = [500, 2000, 5000, 10_000, 17_000, 30_000] as const;
/** Which part of all words said a word of each tier is, about (SUBTLEX-US). */
const SHARES = [4e-4, 6e-5, 1.5e-5, 4e-6, 1.4e-6, 5e-7] as const;

/** What was packed by `npm run learn`, as lines. */
export const unpacked = (text: string): string[] =>
  brotliDecompressSync(Buffer.from(text, 'base64')).toString('utf8').split('\n');

let tiers: ReadonlyMap<string, number> | undefined;
const tierOf = (word: string): number | undefined => {
  tiers ??= new Map(
    unpacked(ENGLISH.usual).flatMap((words, tier) => words.split(' ').map((one) => [one, tier] as const)),
  );
  return tiers.get(word);
};

/** Whether a word is one of the 30,000 most usual words of English. */
export const isEnglish = (word: string): boolean => tierOf(word) !== undefined;

/** Which part of all the words that people say a word is: 0 for those that are not usual. */
export function shareOfEnglish(word: string): number {
  const tier = tierOf(word);
  return tier === undefined ? 0 : (SHARES[tier] ?? 0);
}

let byStart: ReadonlyMap<string, string[]> | undefined;
/** The usual words with the same first letter and that many letters. */
export function usualWords(letter: string, length: number): readonly string[] {
  if (byStart === undefined) {
    isEnglish('');
    const found = new Map<string, string[]>();
    for (const word of tiers?.keys() ?? []) {
      const key = `${word[0]}${word.length}`;
      const known = found.get(key);
      if (known) known.push(word);
      else found.set(key, [word]);
    }
    byStart = found;
  }
  return byStart.get(`${letter}${length}`) ?? [];
}
