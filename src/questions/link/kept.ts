import { words } from '../../domain/text/name.ts';
import { monthMeant } from '../language/spelling.ts';
import type { Token } from '../language/tokens.ts';
import type { Mark } from './link.ts';
import { isOpening } from './runs.ts';

/**
 * Tells which words of a question are no typing errors, however they are spelt: parts of a name that was found, the
 * workspace's own words (`marks`), and what is written as a name is.
 */
export function keptWords(
  tokens: readonly Token[],
  mixed: boolean,
  named: readonly { name: string; aliases?: string[]; realName?: string | null; handle?: string }[],
  marks: readonly Mark[],
): (at: number) => boolean {
  const theirs = new Set(
    named.flatMap(({ name, aliases = [], realName, handle }) =>
      [name, ...aliases, realName ?? '', handle ?? ''].flatMap(words),
    ),
  );
  return (at) => {
    const token = tokens[at];
    return (
      token === undefined ||
      token.quoted ||
      words(token.key).some((word) => theirs.has(word)) ||
      marks.some(({ from, to }) => at >= from && at <= to) ||
      (mixed && token.capital && !isOpening(token, at) && monthMeant(token.key) === null)
    );
  };
}
