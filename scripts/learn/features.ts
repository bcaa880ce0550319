import { createHash } from 'node:crypto';
import { Day } from '../../src/domain/text/day.ts';
import { questionText, tokenise } from '../../src/questions/language/tokens.ts';
import { featuresOf } from '../../src/questions/parse/likelihood.ts';
import { shapeOf } from '../../src/questions/parse/read.ts';
import { readExamples, SECOND_NAMES, STAND_INS } from './examples.ts';

const ANY_DAY = Day.parse('2026-11-20');

/** An example, read as a question is. */
export function shapeOfExample(question: string): string {
  const tokens = tokenise(questionText(question)).filter(({ key }) => !SECOND_NAMES.has(key));
  return shapeOf(tokens, ({ key }) => STAND_INS[key] ?? null, ANY_DAY);
}

/** What an example is told apart by. */
export const featuresOfExample = (question: string): string[] => featuresOf(shapeOfExample(question));

/**
 * Tells whether a model was learned from the examples as they are now, read as they are now: it changes with the
 * examples, the lexicon, the calendar and all else that the features come from. One question of each line is read.
 */
export function digestOfFeatures(): string {
  const digest = createHash('sha256');
  for (const { kind, lines } of readExamples()) {
    digest.update(`${kind}\n${lines.flat().join('\n')}\n`);
    for (const [first = ''] of lines) digest.update(`${featuresOfExample(first).join('\t')}\n`);
  }
  return digest.digest('hex').slice(0, 16);
}
