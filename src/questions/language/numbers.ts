import { stem } from '../../domain/text/stem.ts';

const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const TENS = 'thirty forty fifty sixty seventy eighty ninety hundred';
/** Each by its spelling and by its stem. */
const NUMBERS = new Map(
  [
    ...UNITS.split(' ').map((word, at) => [word, at + 1] as const),
    ...TENS.split(' ').map((word, at) => [word, (at + 3) * 10] as const),
  ].flatMap(([word, value]) => [[word, value] as const, [stem(word), value] as const]),
);
const ABOUT = new Map([
  ['a', 1],
  ['an', 1],
  ['couple', 2],
  ['few', 3],
]);

/** The number that a word or its stem stands for: "3", "three". */
export const numberOf = (word = ''): number | null =>
  /^\d+$/.test(word) ? Number(word) : (NUMBERS.get(word) ?? null);

/** That, or one that is said loosely: "a", "a couple", "few". */
export const countOf = (word = ''): number | null => numberOf(word) ?? ABOUT.get(word) ?? null;

/** The number right after or before one of some words: "top three", "the 5 biggest". */
export function numberBeside(symbols: string, ends: ReadonlySet<string>): number | null {
  const words = symbols.trim().split(' ');
  const near = words.flatMap((word, at) => (ends.has(word) ? [words[at + 1], words[at - 1]] : []));
  return near.map(numberOf).find((number) => number !== null) ?? null;
}
