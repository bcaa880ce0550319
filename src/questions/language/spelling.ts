import { distance } from '../../domain/text/typo.ts';
import { isEnglish } from './english.ts';
import { idiomsIn, isOfIdioms } from './idioms.ts';
import { FORMS } from './lexicon.ts';
import { spelledOut } from './short-forms.ts';
import { meantBy } from './slips.ts';
import { places, type Token } from './tokens.ts';
import { inPlace, isPair, isQuestionWord, sentences, share, shareAfter } from './word-pairs.ts';

/**
 * The words of a question without typing errors: what was meant is the word that is likely there and likely mistyped so, by
 * the noisy channel model (Kernighan, Church and Gale, "A spelling correction program based on a noisy channel model", 1990).
 * A word that is one may be a slip too ("form" for "from"), if only its neighbours say so plainly.
 * @param isKept whether the word of a token is a name, or else one of the workspace's own
 * @param mixed whether capitals tell something: then a capital word that is none is rather a name
 */
export function respelt(tokens: Token[], isKept: (at: number) => boolean, mixed: boolean): Token[] {
  const meant = new Map<number, string>();
  const isOfIdiom = placesOfIdioms(tokens);
  for (const sentence of sentences(tokens, isKept))
    for (let place = 1; place < sentence.length - 1; place += 1) {
      const { word, at } = sentence[place] ?? { word: '', at: -1 };
      const token = tokens[at];
      if (
        token?.key !== word ||
        (isOfIdiom.has(at) && isOfIdioms(word)) ||
        word.length < 3 ||
        !/^[a-z]+$/.test(word) ||
        spelledOut(word)
      )
        continue;
      const before = meant.get(sentence[place - 1]?.at ?? -1) ?? sentence[place - 1]?.word ?? '^';
      const after = sentence[place + 1]?.word ?? '$';
      const found = likeliest(word, before, after, mixed && token.capital);
      // What is left of two slips may be a word: "qite", "quite", "quiet".
      if (found !== word) meant.set(at, likeliest(found, before, after, false));
    }
  return meant.size === 0
    ? tokens
    : tokens.map((token, at) => ({ ...token, key: meant.get(at) ?? token.key }));
}

/** The tokens of turns of phrase of several words, which nobody types by mistake. */
function placesOfIdioms(tokens: readonly Token[]): ReadonlySet<number> {
  const several = idiomsIn(tokens.map(({ key }) => key)).filter(({ from, to }) => to > from);
  return new Set(several.flatMap(places));
}

/** A word that is one is left, unless another is likelier by so much, as a logarithm. */
const PLAINLY = 2;
/** How likely a word is that neither English nor the questions have, by its length: short ones are abbreviations. */
const UNKNOWN = [1e-4, 1e-4, 1e-5, 1e-6, 1e-8, 1e-9];
const LEAST = 1e-11;

function likeliest(word: string, before: string, after: string, capital: boolean): string {
  const isWord = isEnglish(word) || FORMS.has(word) || isQuestionWord(word);
  // A month has a capital anyway: "Novmber", "Octobre".
  const month = isWord ? null : monthMeant(word);
  if (month !== null) return month;
  if (isWord && (word.length < 4 || (isPair(before, word) && isPair(word, after)))) return word;
  let best = word;
  let most = isWord ? likelihood(word, before, after) + PLAINLY : Math.log(UNKNOWN[word.length] ?? LEAST);
  for (const meant of meantBy(word, isWord || capital)) {
    const value = likelihood(meant.word, before, after) + meant.slip;
    if (value <= most) continue;
    best = meant.word;
    most = value;
  }
  return best;
}

/** The month of a long name that a word is a letter or two off from. */
export const monthMeant = (word: string): string | null =>
  LONG_MONTHS.find((one) => distance(word, one) <= MOST_OFF) ?? null;
const LONG_MONTHS = ['january', 'february', 'september', 'october', 'november', 'december'];
const MOST_OFF = 2;

/** How likely a word is between two others, as a logarithm. */
function likelihood(word: string, before: string, after: string): number {
  const placed = inPlace(word);
  const leads = (LEAST + shareAfter(placed, after)) / (LEAST + share(after));
  return Math.log(LEAST + shareAfter(before, placed)) + Math.log(leads);
}
