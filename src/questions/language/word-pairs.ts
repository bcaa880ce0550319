import { shareOfEnglish, unpacked } from './english.ts';
import { ENGLISH } from './english-words.ts';
import type { Token } from './tokens.ts';

/** A word as its neighbours see it, and the token that it is; `^` and `$` are the ends of a sentence. */
export type Placed = { word: string; at: number };

const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;
const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
/** What stands for any name, number, month or day of the week. */
export const inPlace = (word: string): string =>
  /\d/.test(word) ? '0'
  : MONTH.test(word) ? '<month>'
  : DAY.test(word) ? '<day>'
  : word; // biome-ignore format: a table

/** The sentences of a question, with one sign for any name. */
export function sentences(tokens: readonly Token[], isName: (at: number) => boolean): Placed[][] {
  const found: Placed[][] = [];
  let open: Placed[] = [];
  const close = () => {
    if (open.length > 0) found.push([{ word: '^', at: -1 }, ...open, { word: '$', at: -1 }]);
    open = [];
  };
  tokens.forEach((token, at) => {
    if (/[.?!:;]/.test(token.gap)) close();
    if (isName(at)) {
      if (open.at(-1)?.word !== '<name>') open.push({ word: '<name>', at });
    } else for (const word of token.key.split(' ')) if (word !== '') open.push({ word: inPlace(word), at });
  });
  close();
  return found;
}

/** How much it tells how often a word follows there, beside how usual it is; and its place in questions beside that in English. */
const FOLLOWS = 0.6;
const IN_QUESTIONS = 0.9;

type Followed = { all: number; by: ReadonlyMap<string, number> };
let loaded: { times: Map<string, number>; followed: Map<string, Followed>; all: number } | undefined;

function pairs() {
  if (loaded) return loaded;
  const times = new Map<string, number>();
  const followed = new Map<string, Followed>();
  let all = 0;
  for (const line of unpacked(ENGLISH.pairs)) {
    const [word = '', ...after] = line.split(' ');
    const by = new Map(
      after.map((one) => {
        const [follower = '', n = '1'] = one.split(':');
        return [follower, Number(n)] as const;
      }),
    );
    let sum = 0;
    for (const [follower, n] of by) {
      times.set(follower, (times.get(follower) ?? 0) + n);
      sum += n;
    }
    followed.set(word, { all: sum, by });
    all += sum;
  }
  loaded = { times, followed, all };
  return loaded;
}

/** The words that questions are made of. */
export const questionWords = (): Iterable<string> => pairs().times.keys();
export const isQuestionWord = (word: string): boolean => pairs().times.has(word);

/** Which part of the words of questions a word is; one that no example has is judged by how usual it is in English. */
export function share(word: string): number {
  const { times, all } = pairs();
  return (IN_QUESTIONS * (times.get(word) ?? 0)) / all + (1 - IN_QUESTIONS) * shareOfEnglish(word);
}

/** Which part of what comes after a word is another. */
export function shareAfter(before: string, word: string): number {
  const known = pairs().followed.get(before);
  const alone = share(word);
  return known === undefined
    ? alone
    : (FOLLOWS * (known.by.get(word) ?? 0)) / known.all + (1 - FOLLOWS) * alone;
}

/** Whether questions have the second word right after the first. */
export const isPair = (before: string, word: string): boolean =>
  pairs().followed.get(before)?.by.has(word) ?? false;
