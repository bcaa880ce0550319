import { straighten } from '../../domain/text/clean.ts';
import { nameKey } from '../../domain/text/name.ts';
import { withoutGreetings } from './politeness.ts';

/** A word of a question, where it stands in the text, and how it was written. */
export type Token = {
  raw: string;
  /** As `nameKey` writes it, without a possessive ending. */
  key: string;
  start: number;
  end: number;
  capital: boolean;
  possessive: boolean;
  quoted: boolean;
  /** What stands between this word and the one before: a space, a comma, nothing. */
  gap: string;
};

/** The places of a stretch of words, the last included. */
export const places = ({ from, to }: { from: number; to: number }): number[] =>
  Array.from({ length: to - from + 1 }, (_, step) => from + step);

/** Longer questions are read this far: nobody asks anything in more words. */
const LONGEST = 600;
const MOST_TOKENS = 70;

/** What is put more plainly before it is taken apart: "6+ weeks" is more than six, "a +2" how they feel. */
const PLAINLY: [RegExp, string][] = [
  [/\be-(?=mail)/gi, 'e'],
  [/\b(\d+) ?\+ ?(?=(?:day|week|month|quarter|year)s?\b)/gi, 'over $1 '],
  [/(?<![\p{L}\p{N}])\+(?=[12]\b(?! ?\d))/gu, 'plus '],
  [/(?<=^|[\s(])[-−](?=[12]\b(?! ?\d))/g, 'minus '],
  [/(?<![\p{L}\p{N}])w\/o(?:ut)?(?= )/giu, 'without'],
  [/\b(i|you|he|she|it|we|they|that|there)'ll\b/gi, '$1 shall'],
  [/\bat the mo\b/gi, 'at the moment'],
  [/\band ?\/ ?or\b/g, 'or'],
  // "Tags cafe / hotel", "calls/visits": one as well as the other. What is asked for stays side by side: "when/who".
  [/\b(?!wh|how|they|she|his|him|her)([a-z]{3,}) ?\/ ?(?=[a-z]{3,})(?!wh|how)/g, '$1 or '],
  [/\bi\.e\.?(?=[\s,:])/gi, 'that is'],
  [/\be\.g\.?(?=[\s,:])/gi, 'for example'],
  [/\bh(?:ang|angs|anging|ung) up (?:the|his|her|their) (?:hat|boots|apron)\b/gi, 'retiring'],
  [/\b(?:an )?arm and a leg\b/gi, 'too expensive'],
];

/** The text that is read: straight quotes, plain spaces, one line, without greetings, cut to a sensible length. */
export const questionText = (text: string): string =>
  withoutGreetings(
    PLAINLY.reduce(
      (plain, [found, put]) => plain.replace(found, put),
      straighten(text).replace(/\s+/g, ' ').slice(0, LONGEST),
    ),
  );

/** The words of a question; `&`, `+` and runs of signs that stand alone are words too, since names have them. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}']*|[&+@]/gu)) {
    const raw = match[0].replace(/'+$/, '');
    const start = match.index;
    const end = start + raw.length;
    const possessive = /'s$/i.test(raw) || (match[0].endsWith("'") && /s$/i.test(raw));
    const bare = possessive ? raw.replace(/'s$/i, '') : raw;
    const gap = text.slice(last, start);
    tokens.push({
      raw,
      key: raw === '&' || raw === '+' ? 'and' : nameKey(bare),
      start,
      end,
      capital: /^\p{Lu}/u.test(raw),
      possessive,
      quoted: /["'`]\s*$/.test(gap) && /["'`]/.test(text.slice(end, end + 40)),
      gap,
    });
    last = end;
    if (tokens.length === MOST_TOKENS) break;
  }
  return tokens;
}

/** The text from one token to another, both included. */
export const spanText = (text: string, tokens: readonly Token[], from: number, to: number): string =>
  text.slice(tokens[from]?.start ?? 0, tokens[to]?.end ?? 0);
