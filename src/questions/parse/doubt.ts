import { isNarrow } from '../answers/fitting.ts';
import { asksFor } from '../filter/manner.ts';
import { THAT_TIME, timeOf } from '../follow-up/elsewhen.ts';
import type { Understood } from '../follow-up/follow-up.ts';
import type { Asking } from '../grammar/grammar.ts';
import { spanText } from '../language/tokens.ts';
import type { Query } from '../query/query.ts';
import { partUnheeded, type Unheeded, unheeded, unheededByFollowUp } from './account.ts';
import type { Candidate, Parsed } from './parse.ts';

/** Why a reading may be wrong. */
export type Doubt = {
  why: string;
  /** What it counts for: parts of the logarithm of the odds that the answer is wrong. */
  weight: number;
  /** What was asked and not heeded, as it was written. */
  words: string[];
};
/** From this sum of doubts on an answer is called a guess. */
const GUESS = 1.7;
/** A follow-up that has less to say for it is a guess. */
const SURE = 4.5;

/**
 * What each doubt counts for: the coefficients of a logistic regression of which answers were wrong, over some 500 questions
 * about three made-up companies, rounded. What is dropped was raised until it makes a guess by itself, and what is unlikely
 * was doubled: a wrong answer that sounds sure is worse than a guess that is right.
 */
const WEIGHTS = {
  condition: 1.7,
  name: 1.7,
  word: 0.3,
  /** A list is right only if all that narrows it down was understood; so are counts and sums. */
  list: 1.2,
  unlikely: 1.2,
  near: 0.5,
  long: 0.06,
  manner: 1.4,
  further: 0.3,
};
const LISTS = new Set([
  'customers',
  'commitments',
  'history',
  'complaints',
  'rank',
  'purchases',
  'birthdays',
  'dates',
]);
const A_LIST = 'a list, count or sum';
/** Tells all there is, whatever else was said. */
const TELLS_ALL = 'brief';
/** A second reading this near is a rival. */
const APART = 3;
/** Of the words of a question that are not heeded so many count; the others are chatter with them. */
const MOST_WORDS = 3;
/** From this many words on a question is long, up to so many more. */
const SHORT = 7;
const LONGEST = 12;

/** What a reading makes no use of; what tells all there is leaves nothing out, unless not a word asked for it. */
export function leftOut(one: Candidate, asking: Asking): Unheeded[] {
  const left = unheeded(one, asking);
  return one.grammar.name === TELLS_ALL && partUnheeded(one.reading, left).part < 1 ? [] : left;
}

/**
 * Everything that speaks against a reading being what was meant.
 * @param left what it makes no use of
 */
export function doubtsAbout(
  best: Candidate,
  left: readonly Unheeded[],
  second: Candidate | undefined,
  parsed: Parsed,
): Doubt[] {
  const { reading, grammar, likelihood, query } = best;
  const doubts = notHeeded(left, parsed);
  const add = (why: string, weight: number) => weight > 0 && doubts.push({ why, weight, words: [] });
  // It is taken for its kind by how it is built alone.
  add(NO_WORD, partUnheeded(reading, left).part === 1 ? WEIGHTS.condition : 0);
  add(A_LIST, LISTS.has(grammar.name) ? WEIGHTS.list : 0);
  add('unlikely by the examples', WEIGHTS.unlikely * -Math.log(Math.max(likelihood, 0.05)));
  if (second && second.query.intent !== query.intent)
    add(`may be ${second.grammar.name}`, (WEIGHTS.near * (APART - (best.score - second.score))) / APART);
  const length = reading.symbols.trim().split(' ').length;
  add('long', WEIGHTS.long * Math.min(LONGEST, length - SHORT));
  add('more is said than the list heeds', grammar.doubts?.(reading, query) ? WEIGHTS.further : 0);
  add(LEFT_WIDE, isLeftWide(best) || isAnybody(best) ? WEIGHTS.condition : 0);
  add('manner', reading.manner === null ? 0 : WEIGHTS.manner * (1 - reading.manner.share));
  return doubts;
}

/** What speaks against a follow-up being understood. */
export function doubtsAboutFollowUp(
  { query, heeds, from }: Understood,
  parsed: Parsed,
  asking: Asking,
): Doubt[] {
  const isTimeless = parsed.readings[0]?.has(THAT_TIME) && timeOf(query) === null;
  const missing: Doubt[] = isTimeless ? [{ why: 'which time', weight: GUESS, words: [] }] : [];
  if (from) {
    const doubts = [...missing, ...notHeeded(unheeded(from, asking), parsed)];
    if (from.score < SURE) doubts.push({ why: 'unlikely to follow', weight: GUESS, words: [] });
    return doubts;
  }
  const reading = parsed.candidates[0]?.reading ?? parsed.readings[0];
  return reading === undefined
    ? missing
    : [...missing, ...notHeeded(unheededByFollowUp(reading, query, heeds), parsed)];
}

/** Nothing is found more often by a wrong reading than by a right one: as with a list, all has to be understood. */
export const doubtsAboutNothing = (doubts: readonly Doubt[]): readonly Doubt[] =>
  doubts.some(({ why }) => why === A_LIST)
    ? doubts
    : [...doubts, { why: 'nothing was found', weight: WEIGHTS.list, words: [] }];

/** From so many words on, of which hardly any is heeded, a question is about something else. */
const MANY_WORDS = 4;
const FEW_WORDS = 2;
const HARDLY_ANY = 0.75;
export const isElse = ({ reading, query }: Candidate, left: readonly Unheeded[]): boolean => {
  const { words, part } = partUnheeded(reading, left);
  const isNothing = part === 1 && words >= FEW_WORDS;
  return OF_ANYBODY.has(query.intent) && (isNothing || (words >= MANY_WORDS && part >= HARDLY_ANY));
};
const OF_ANYBODY: ReadonlySet<Query['intent']> = new Set(['customers', 'commitments']);

/** A part of a name by chance: "how many euros are 10 crowns?" names no Three Crowns, where nothing else of it is understood. */
export const isByChance = ({ reading, likelihood }: Candidate, left: readonly Unheeded[]): boolean =>
  likelihood < CHANCE &&
  partUnheeded(reading, left).part === 1 &&
  reading.links.length > 0 &&
  reading.links.every(({ how, reading: { kind } }) => how === 'part' && kind === 'customer');
const CHANCE = 0.1;

/** Not a word of it asks for what it was taken for. */
export const NO_WORD = 'no word heeded';
export const LEFT_WIDE = 'its manner narrows nothing down';
/** Manners that may leave a list as wide as it is. */
const WIDE = new Set(['plain', 'split']);

/** A list that is asked for in such a manner, and that nothing narrows down for all that. */
function isLeftWide({ reading, query }: Pick<Candidate, 'reading' | 'query'>): boolean {
  const { manner } = reading;
  if (
    query.intent !== 'customers' ||
    manner === null ||
    WIDE.has(manner.name) ||
    !asksFor(reading, manner.name)
  )
    return false;
  const { filter, split, shown, order, limit } = query;
  const { owner } = filter;
  return (
    split === null &&
    shown.length === 0 &&
    order === null &&
    limit === null &&
    owner !== 'nobody' &&
    !isNarrow({ ...filter, standing: [], owner: null, orOwners: [], tags: [] })
  );
}

/** All people on file, though only some of them are asked for. */
function isAnybody({ reading, query }: Pick<Candidate, 'reading' | 'query'>): boolean {
  if (query.intent !== 'people' || query.customer !== null || query.mode === 'count') return false;
  const { role, order, lacks, born, ids, filter } = query;
  const isEverybody = reading.has('(all|every|list|entire|whole|complete|everyone|everybody)');
  return (
    !isEverybody && role.length + lacks.length === 0 && (order ?? born ?? ids) === null && !isNarrow(filter)
  );
}

export const weightOf = (doubts: readonly Doubt[]): number =>
  doubts.reduce((sum, { weight }) => sum + weight, 0);
export const isGuess = (doubts: readonly Doubt[]): boolean => weightOf(doubts) >= GUESS;

function notHeeded(found: readonly Unheeded[], { text, tokens }: Parsed): Doubt[] {
  return (['condition', 'name', 'word'] as const).flatMap((what) => {
    const these = found.filter((one) => one.what === what);
    if (these.length === 0) return [];
    // Whom it is about is plain from the answer.
    const told = these.filter(({ spot }) => spot.from >= 0 && !/^<[CPO]>$/.test(spot.symbol));
    const words = [...new Set(told.map(({ spot }) => spanText(text, tokens, spot.from, spot.to)))];
    return [{ why: `${what} not heeded`, weight: WEIGHTS[what] * Math.min(MOST_WORDS, these.length), words }];
  });
}
