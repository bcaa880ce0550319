import { stem } from '../../domain/text/stem.ts';
import { MONTH, NUMBERED_DAY, yearOf } from '../language/calendar.ts';
import { isEnglish } from '../language/english.ts';
import { idiomsIn } from '../language/idioms.ts';
import { FORMS, isKnownWord } from '../language/lexicon.ts';
import { spelledOut } from '../language/short-forms.ts';
import { places, type Token } from '../language/tokens.ts';

/** A stretch of words that may be a name. */
export type Run = { from: number; to: number; capital: boolean };

/** Titles before a person's name, which are not part of it. */
export const TITLES: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr prof frau herr fr hr madame monsieur mme sir lady'.split(' '),
);

/** Whether a word may be part of a name: it is no word of the questions, or it is capital within a sentence. */
export function isRunWord(token: Token, at: number, mixed: boolean): boolean {
  if (
    TITLES.has(token.key) ||
    /^(?:q[1-4]|h[12]|(?:ceo|cfo|coo|cto|vip|pdf)s?|hr|it|crm|po|vat|sms|rapport)$/.test(token.key) ||
    token.key.length < 2 ||
    !/[\p{L}]/u.test(token.key)
  )
    return false;
  if (spelledOut(token.key) !== null) return false;
  // "Sam's" has the stem of "same".
  const isName = token.possessive && !FORMS.has(token.key) && stem(token.key) === token.key;
  const known = isKnownWord(token.key) && !isName;
  return !known || (mixed && token.capital && !isOpening(token, at) && !isCalendarWord(token.key));
}

/** Whether a word begins a sentence. */
export const isOpening = (token: Token, at: number): boolean => at === 0 || /[.?!:]/.test(token.gap);

const isCalendarWord = (word: string) =>
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|feb|apr|aug|sept?|oct|nov|dec|tues?|thurs?|xmas|christmas|easter|english|french|german|spanish|italian|dutch|polish|portuguese|i|q[1-4]|h[12]|crm)$/.test(
    word,
  );

/** The places of words that say nothing together, written small: "real quick", "no rush". */
function asideIn(tokens: readonly Token[]): ReadonlySet<number> {
  const aside = idiomsIn(tokens.map(({ key }) => key)).filter(
    ({ plain, from }) => plain.length === 0 && !tokens[from]?.capital,
  );
  return new Set(aside.flatMap(places));
}

/** The places of short months that are names as well, beside a year or another month: "Jan-Jun 2026". */
function monthsIn(tokens: readonly Token[]): readonly number[] {
  const isTime = (at: number) => yearOf(tokens[at]?.key) !== null || NUMBERED_DAY.test(tokens[at]?.key ?? '');
  const isMonth = (at: number) => MONTH.test(tokens[at]?.key ?? '');
  return tokens.flatMap((_, at) =>
    isMonth(at) &&
    (isTime(at + 1) ||
      [at - 1, at + 1].some(
        (beside) =>
          isMonth(beside) && /^\s*[-\u2013\u2014/]\s*$/.test(tokens[Math.max(at, beside)]?.gap ?? ''),
      ))
      ? [at]
      : [],
  );
}

/** The runs of words that no surely known name covers. A possessive and a change of capitals end a run. */
export function runsOf(tokens: readonly Token[], mixed: boolean, covered: (at: number) => boolean): Run[] {
  const runs: Run[] = [];
  let open: Run | null = null;
  const aside = new Set([...asideIn(tokens), ...monthsIn(tokens)]);
  tokens.forEach((token, at) => {
    const inside = !covered(at) && !aside.has(at) && isRunWord(token, at, mixed);
    const joins =
      open !== null && !/[.,;:?!()]/.test(token.gap.replace(/^\. /, '')) && !tokens[at - 1]?.possessive;
    const isAnd = open !== null && token.key === 'and' && token.raw !== 'and' && at + 1 < tokens.length;
    if (open !== null && joins && (isAnd || (inside && (open.capital === token.capital || !mixed)))) {
      open.to = at;
      return;
    }
    // "Harbour 21": a number within a name that begins with capitals.
    if (
      open !== null &&
      joins &&
      open.capital &&
      /^\d+$/.test(token.key) &&
      !covered(at) &&
      token.gap === ' ' &&
      mixed
    ) {
      open.to = at;
      return;
    }
    // A usual word that opens a sentence is capital for that alone.
    const opens = (at === 0 || /[.?!]/.test(token.gap)) && isEnglish(token.key);
    open = inside ? { from: at, to: at, capital: token.capital && mixed && !opens } : null;
    if (open !== null) runs.push(open);
  });
  return runs;
}
