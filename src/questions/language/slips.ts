import { distance } from '../../domain/text/typo.ts';
import { usualWords } from './english.ts';
import { FORMS } from './lexicon.ts';
import { isQuestionWord, questionWords } from './word-pairs.ts';

let byLength: Map<number, string[]> | undefined;
function ofLength(length: number): readonly string[] {
  if (byLength === undefined) {
    byLength = new Map();
    for (const word of new Set([...FORMS.keys(), ...questionWords()]))
      if (/^[a-z]{3,}$/.test(word)) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  }
  return byLength.get(length) ?? [];
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const beside = (a: string, b: string): boolean =>
  ROWS.some((row) => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) === 1);
const isVowel = (letter: string) => 'aeiou'.includes(letter);

/** How much less likely a slip is in the first letter. */
const FIRST = -5;

/**
 * How likely one slip makes the one word of the other, as a logarithm, or null: letters are mostly swapped, dropped or
 * doubled, and hardly the first.
 */
function slipOf(written: string, meant: string): number | null {
  const shorter = Math.min(written.length, meant.length);
  let start = 0;
  while (start < shorter && written[start] === meant[start]) start += 1;
  let end = 0;
  while (end < shorter - start && written.at(-1 - end) === meant.at(-1 - end)) end += 1;
  const typed = written.slice(start, written.length - end);
  const wanted = meant.slice(start, meant.length - end);
  const first = start === 0 ? FIRST : 0;
  if (typed.length === 2 && typed === `${wanted[1]}${wanted[0]}`) return first - 1;
  if (typed.length > 1 || wanted.length > 1) return null;
  if (typed === '') return first - 1;
  if (wanted === '') return typed === written[start - 1] ? -1 : first - 2.5;
  return first - (beside(typed, wanted) ? 2 : isVowel(typed) && isVowel(wanted) ? 2.3 : 3);
}

/** How likely a word is mistyped at all, as a logarithm; and how much less likely two slips of any kind are. */
const SLIP = Math.log(0.02);
const ANY_KIND = -4;
/** Words with so many letters may be mistyped twice. */
const LONG = 8;
/** Questions are often alike. */
const MOST_KEPT = 2000;
const kept = new Map<string, Meant[]>();
export type Meant = { word: string /** How likely it is mistyped so, as a logarithm. */; slip: number };

/**
 * The words that a mistyped one may be meant for.
 * @param onlyQuestions whether only words of questions come into question, rather than all the usual ones of English
 */
export function meantBy(typed: string, onlyQuestions: boolean): readonly Meant[] {
  const key = `${typed} ${onlyQuestions}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  if (kept.size >= MOST_KEPT) kept.clear();
  const twice = !onlyQuestions && typed.length >= LONG;
  const reach = twice ? 2 : 1;
  const found: Meant[] = [];
  for (let length = typed.length - reach; length <= typed.length + reach; length += 1) {
    const words = new Set(ofLength(length));
    if (!onlyQuestions) for (const one of usualWords(typed[0] ?? '', length)) words.add(one);
    for (const word of words) {
      if (word === typed || (word[0] !== typed[0] && typed.length < 4)) continue;
      const slip = slipOf(typed, word);
      if (slip !== null) found.push({ word, slip: SLIP + slip });
      else if (twice && word[0] === typed[0] && isQuestionWord(word) && distance(typed, word) === 2)
        found.push({ word, slip: 2 * SLIP + ANY_KIND });
    }
  }
  kept.set(key, found);
  return found;
}
