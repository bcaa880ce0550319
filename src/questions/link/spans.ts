import { nameKey } from '../../domain/text/name.ts';
import { spanText, type Token } from '../language/tokens.ts';

/** A run of tokens and the keys it may be looked up by. */
export type SpanKey = { from: number; to: number; keys: string[] };

/** The longest name that is looked for, in words. */
const LONGEST_NAME = 7;

/** Every run of words that could be a whole name, with its key and that without a possessive ending. */
export function spanKeys(text: string, tokens: readonly Token[]): SpanKey[] {
  const spans: SpanKey[] = [];
  for (let from = 0; from < tokens.length; from += 1)
    for (let to = from; to < Math.min(tokens.length, from + LONGEST_NAME); to += 1) {
      // A name does not reach over the end of a sentence or an aside.
      if (
        to > from &&
        /[?;:()]|, /.test(tokens[to]?.gap ?? '') &&
        !/^St$|^Dr$/.test(tokens[to - 1]?.raw ?? '')
      )
        break;
      const whole = spanText(text, tokens, from, to);
      const keys = [nameKey(whole)];
      if (tokens[to]?.possessive) keys.push(nameKey(whole.replace(/'s?$/i, '')));
      spans.push({ from, to, keys: [...new Set(keys)].filter((key) => key !== '') });
    }
  return spans;
}
