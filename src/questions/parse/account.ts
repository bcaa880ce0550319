import { stem } from '../../domain/text/stem.ts';
import { isNarrow } from '../answers/fitting.ts';
import * as moodPatterns from '../filter/mood-patterns.ts';
import * as filterPatterns from '../filter/patterns.ts';
import type { Asking, Grammar } from '../grammar/grammar.ts';
import { wordsIn } from '../grammar/pattern.ts';
import { isFunctionWord } from '../language/lexicon.ts';
import { Query } from '../query/query.ts';
import { buyingNow } from '../slots/buying.ts';
import { isPresent, isUpToNow } from '../slots/period-slots.ts';
import { stems } from '../slots/slots.ts';
import { isCondition, OF_REFERRALS, REFERRED } from './conditions.ts';
import {
  EACH,
  isLateToday,
  isOfRanking,
  isTimeless,
  saysOrder,
  saysStanding,
  saysWhichever,
  standingIn,
  stressesTime,
  TIMES,
  tellsEach,
} from './implied.ts';
import { wordsOfKind } from './likelihood.ts';
import type { Reading, Spot } from './reading.ts';
import { without } from './without.ts';

/** A word or placeholder of a question that its answer does not heed; a condition or a name weighs more than any other. */
export type Unheeded = { what: 'condition' | 'name' | 'word'; spot: Spot };
type Read = { reading: Reading; query: Query; grammar: Grammar };

/**
 * Goes through a question word by word. A word is heeded if the query would be another one without it, if it is part of a
 * tag, a source or a product that the query names, or if questions of this kind are asked with it.
 */
export function unheeded(read: Read, asking: Asking): Unheeded[] {
  const { reading, query, grammar } = read;
  const spots = spotsOf(reading);
  const known = wordsOfKind(grammar.name, reading.manner?.name ?? '');
  const isNamed = namedBy(query, reading);
  return spots.flatMap((spot, at): Unheeded[] => {
    const { symbol } = spot;
    const nth = spots.slice(0, at).filter((one) => one.symbol === symbol).length;
    const what = symbol === 'after' && spots[at - 1]?.symbol === 'look' ? 'word' : whatIs(symbol);
    // Every reading is about the first customer or person that it names, unless it asks for a list.
    if (what === 'name' && nth === 0 && /^<[CPO]>$/.test(symbol) && grammar.name !== 'customers') return [];
    const period = symbol === '<T>' ? reading.periods[nth] : undefined;
    if (
      period &&
      (isUpToNow(period) ||
        isPresent(reading, period) ||
        isLateToday(query, period) ||
        (period.words === 'today' && buyingNow(reading) === 'yes'))
    )
      return [];
    if (TIMES.has(symbol) && isTimeless(query)) return [{ what, spot }];
    if (what === 'condition' && (known.usual.has(symbol) || isOfRanking(symbol, query))) return [];
    if (REFERRED.has(symbol) && OF_REFERRALS.has(grammar.name)) return [];
    if (stressesTime(symbol, reading) || saysOrder(symbol, reading, query)) return [];
    if (standingIn(query).length > 0 && saysStanding(symbol, reading, query)) return [];
    if (standingIn(query).length === 0 && saysWhichever(symbol, reading, query)) return [];
    if (tellsEach(query) && EACH.has(symbol)) return [];
    const isUnknownGood = isCountedGood(query, symbol) && isAskedFor(spots, at);
    if (what === 'word' && !isUnknownGood && (isFiller(symbol) || known.any.has(symbol))) return [];
    if (isNamed(spot)) return [];
    const other = grammar.build(without(reading, spots, at, nth, grammar), asking);
    const asked = other === null ? null : Query.parse(other);
    const isHeeded =
      asked === null ||
      (differs(asked, query, what === 'condition') &&
        !(what === 'condition' && isOnlyNarrower(asked, query)));
    return isHeeded ? [] : [{ what: what === 'word' && isAskedFor(spots, at) ? 'condition' : what, spot }];
  });
}

/** A list of all that would be narrowed down if a word were not there: then the word did not widen it, but was not understood. */
const isOnlyNarrower = (one: Query, other: Query): boolean => {
  if (one.intent !== 'customers' || other.intent !== 'customers') return false;
  return (
    !isNarrow({ ...other.filter, standing: [] }) &&
    isNarrow({ ...one.filter, standing: [] }) &&
    other.split === null
  );
};

/** "How much tax", "which colour", "what is the discount": the very thing that is asked for. */
function isAskedFor(spots: readonly Spot[], at: number): boolean {
  const [far, near, next] = [3, 2, 1].map((back) => spots[at - back]?.symbol ?? '');
  return ASKING.has(next ?? '') || (ARTICLES.has(next ?? '') && near === 'be' && far === 'what');
}
/** "How many grinders did we sell?" asks for no number of everything, where no product is called so. */
const isCountedGood = (query: Query, symbol: string): boolean =>
  query.intent === 'purchases' &&
  query.measure === 'quantity' &&
  query.item === null &&
  !ANY_GOOD.has(symbol);
const ANY_GOOD = stems('item thing piece unit product article good money euro dollar pound business');
const ASKING = new Set('which what much many'.split(' '));
const ARTICLES = new Set('the their his her its'.split(' ').map(stem));

const whatIs = (symbol: string): Unheeded['what'] =>
  symbol.startsWith('<') ? 'name' : isCondition(symbol) ? 'condition' : 'word';
const isFiller = (symbol: string): boolean => symbol.length < 3 || isFunctionWord(symbol);

/** How many words of its own a question has, and which part of them is not heeded. */
export function partUnheeded(reading: Reading, left: readonly Unheeded[]): { words: number; part: number } {
  const own = spotsOf(reading).filter(({ symbol }) => whatIs(symbol) === 'word' && !isFiller(symbol));
  const out = own.filter((spot) => left.some((one) => one.spot === spot));
  return { words: own.length, part: own.length === 0 ? 0 : out.length / own.length };
}

/** Words that the patterns of a filter heed. */
const FILTERED = new Set(
  Object.values({ ...filterPatterns, ...moodPatterns })
    .flat()
    .flatMap(wordsIn),
);

/** The words of a question for a list of customers that neither its filter heeds nor such questions are asked with, as stems. */
export function unexplained(reading: Reading): string[] {
  const known = wordsOfKind('customers', '').any;
  const marks = Object.values(reading.vocabulary).flat();
  const strange = spotsOf(reading).filter(
    ({ symbol, from }) =>
      /^[a-z]/.test(symbol) &&
      !known.has(symbol) &&
      !FILTERED.has(symbol) &&
      !isFunctionWord(symbol) &&
      !marks.some((mark) => from >= mark.from && from <= mark.to),
  );
  return [...new Set(strange.map(({ symbol }) => symbol))];
}

/** What the symbols were read from, one for one: politeness has no symbol any more. */
function spotsOf({ spots, symbols }: Reading): Spot[] {
  const words = symbols.trim().split(' ');
  const found: Spot[] = [];
  let last = spots.length - 1;
  for (const word of words.reverse()) {
    while (last >= 0 && spots[last]?.symbol !== word) last -= 1;
    const spot = spots[last];
    if (spot === undefined) break;
    found.unshift(spot);
    last -= 1;
  }
  return found;
}

/** What a follow-up says that neither belongs to the kind of question it was taken for nor fills a slot of it. */
export function unheededByFollowUp(
  reading: Reading,
  query: Query,
  heeds: ReadonlySet<string> = new Set(),
): Unheeded[] {
  const { any, usual } = wordsOfKind(query.intent === 'fact' ? query.fact : query.intent, '');
  return spotsOf(reading).flatMap((spot): Unheeded[] => {
    const what = whatIs(spot.symbol);
    const heeded =
      what === 'name' ||
      heeds.has(spot.symbol) ||
      (what === 'condition' ? usual.has(spot.symbol) : isFiller(spot.symbol) || any.has(spot.symbol));
    return heeded ? [] : [{ what, spot }];
  });
}

/** Whether a word is one of the workspace's own tags, sources and products that the query names, however it is put. */
function namedBy(query: Query, { vocabulary, grounds }: Reading): (spot: Spot) => boolean {
  const written = JSON.stringify(ofOne(query));
  const marks = [...Object.values(vocabulary).flat(), ...grounds].filter(({ value }) =>
    written.includes(`"${value}"`),
  );
  const words = new Set(marks.flatMap(({ value }) => value.split(' ')));
  return ({ symbol, from, to }) =>
    words.has(symbol) || marks.some((mark) => from >= mark.from && to <= mark.to);
}

/** Of one customer no filter is heeded. */
const ofOne = (query: Query): Query =>
  'customer' in query && query.customer !== null && 'filter' in query && query.intent !== 'referred'
    ? Query.parse({ ...query, filter: {} })
    : query;

/** What notes are searched for is no condition that was understood. */
function differs(one: Query, other: Query, apartFromSearch: boolean): boolean {
  const text = (query: Query) =>
    JSON.stringify(apartFromSearch ? { ...ofOne(query), about: [] } : ofOne(query));
  return text(one) !== text(other);
}
