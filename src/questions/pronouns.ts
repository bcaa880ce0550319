import { occurs } from './grammar/pattern.ts';
import type { Reading } from './reading.ts';

/** Words that stand for a customer or a person named before. */
export const THEM =
  /(?<= |^)(?:(?:that|this|thes|thos) (?:one|firm|company|customer|client|account)|them|they|their|it|him|her|he|she|his|thos) /;
/** Those of them that may stand for one person. */
export const HIM =
  /(?<= |^)(?:(?:that|this) (?:one|person|man|woman|lady|guy|gentleman)|he|she|him|her|his|them|they|their) /;
/** Words that may stand for what was spoken of, rather than for a customer. */
export const MATTER = /(?<= |^)(?:it|that|this) /;
/** The place of a customer named before. */
export const THERE = /(?<= |^)(?:at |over |in )?ther /;

/** A reading in which a name stands for the words that mean it. */
export function meant(
  reading: Reading,
  names: Partial<Pick<Reading, 'customers' | 'contacts' | 'links'>>,
  put: (text: string) => string,
): Reading {
  const symbols = put(reading.symbols);
  return {
    ...reading,
    ...names,
    symbols,
    shape: put(reading.shape),
    prior: reading.prior + 1.5,
    has: (...patterns) => patterns.some((pattern) => occurs(pattern, symbols)),
  };
}
