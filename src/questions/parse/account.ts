import type { Standing } from '../../domain/customer.ts';
import { stem } from '../../domain/text/stem.ts';
import { isNarrow } from '../answers/fitting.ts';
import * as filterPatterns from '../filter/patterns.ts';
import type { Asking, Grammar } from '../grammar/grammar.ts';
import { occurs, type Pattern, wordsIn } from '../grammar/pattern.ts';
import { classMembers, isFunctionWord } from '../language/lexicon.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import { Query } from '../query/query.ts';
import { isPresent, isUpToNow } from '../slots/period-slots.ts';
import { buyingNow, PRESENT, standingsOf } from '../slots/standings.ts';
import { likelihoods, wordsOfKind } from './likelihood.ts';
import type { Reading, Spot } from './reading.ts';

/** A word or placeholder of a question that its answer does not heed; a condition or a name weighs more than any other. */
export type Unheeded = { what: 'condition' | 'name' | 'word'; spot: Spot };
type Read = { reading: Reading; query: Query; grammar: Grammar };

/** Words, as stems, that change what is asked wherever they stand, though they name nothing. */
const CONDITIONS = new Set(
  `not no never without except excluding neither nor nobody none only more less fewer than under above below least most
   exactly before after until per each average half twice double first last second third other apart besides
   instead alone prospect former two three four five six seven eight nine ten best worst furthest`
    .split(/\s+/)
    .map(stem),
);
const ENDS_IN_EST = new Set('request interest honest invest suggest guest forest harvest'.split(' '));
/** Whom somebody referred is somebody else. */
const REFERRED = new Set(
  'refer referral recommend recommendation introduce introduction'.split(' ').map(stem),
);
const OF_REFERRALS = new Set(['referrer', 'referred', 'referrers', 'source']);
const isCondition = (word: string): boolean =>
  CONDITIONS.has(word) ||
  REFERRED.has(word) ||
  /^\d+$/.test(word) ||
  (/[a-z]{3,}est$/.test(word) && !ENDS_IN_EST.has(word));

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
    if (what === 'word' && (isFiller(symbol) || known.any.has(symbol))) return [];
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

/** A list that no time narrows down, though without a time it may be read in another manner. */
const isTimeless = (query: Query): boolean => {
  if (query.intent !== 'customers' || query.spentIn !== null || query.periods.length > 0) return false;
  const { since, added, touched, bought, alsoBought, spent, owed, late, cadence, ...rest } = query.filter;
  return [
    since,
    added,
    touched,
    bought,
    alsoBought,
    spent,
    owed,
    late,
    cadence,
    rest.quietDays,
    rest.quietSince,
  ].every((one) => one === null);
};
const TIMES = new Set(['<T>', '<D>']);
/** "How much tax", "which colour", "what is the discount": the very thing that is asked for. */
function isAskedFor(spots: readonly Spot[], at: number): boolean {
  const [far, near, next] = [3, 2, 1].map((back) => spots[at - back]?.symbol ?? '');
  return ASKING.has(next ?? '') || (ARTICLES.has(next ?? '') && near === 'be' && far === 'what');
}
const ASKING = new Set('which what much many'.split(' '));
const ARTICLES = new Set('the their his her its'.split(' ').map(stem));

/** "Prospects only", "only those that buy": it stresses what they are. */
const ONLY_SUCH: readonly Pattern[] = [
  'only (the|our|those|real|current)? (@customer|@prospect|@former|one|those)',
  '(@customer|@prospect|@former|one) only',
];
/** "Only due in 2027", "calls in May only": it stresses when something is so. */
const ONLY_THEN: readonly Pattern[] = ['only (due|fall due|from)? <T>', '<T> only'];
const stressesTime = (symbol: string, reading: Reading): boolean =>
  symbol === 'only' && reading.has(...ONLY_THEN);
/** "Worst first": so are those put in order anyway whom nobody talked to for longest. */
const saysOrder = (symbol: string, reading: Reading, query: Query): boolean =>
  query.intent === 'customers' &&
  (query.filter.overdue === true || query.filter.quietDays !== null || query.filter.quietSince !== null) &&
  ORDER.has(symbol) &&
  reading.has('(worst|longest|oldest|most overdue|most urgent|quietest) first');
const ORDER = new Set('worst longest oldest most urgent quietest first'.split(' ').map(stem));

/** What tells of which standing they are, though the query were no other one without it. */
const saysStanding = (symbol: string, reading: Reading, query: Query): boolean =>
  symbol === 'only'
    ? reading.has(...ONLY_SUCH)
    : PRESENT.has(symbol)
      ? standingIn(query).includes('customer')
      : symbol === 'buy'
        ? buyingNow(reading) !== null
        : standingIn(query).some((one) => classMembers(one).has(symbol));
/** "All firms, former ones too": whatever their standing is. */
const saysWhichever = (symbol: string, reading: Reading, query: Query): boolean =>
  'filter' in query && standingsOf(reading).added.some((one) => classMembers(one).has(symbol));
const standingIn = (query: Query): Standing[] =>
  'filter' in query && query.filter !== null ? query.filter.standing : [];

/** Something is told of each customer of a list, or each is told for itself. */
const tellsEach = (query: Query): boolean =>
  query.each.length > 0 || (query.intent === 'customers' && query.shown.length > 0);
const EACH = new Set('each every respective individual apiece'.split(' ').map(stem));

/** Whatever is ranked is compared: who has more, and how many has each. */
const isOfRanking = (symbol: string, query: Query): boolean =>
  query.intent === 'rank' &&
  (COMPARES.has(symbol) ||
    (query.least && COMPARES_LEAST.has(symbol)) ||
    (query.by === 'quiet' && COMPARES_QUIET.has(symbol)));
const COMPARES = new Set('more most each'.split(' ').map(stem));
const COMPARES_QUIET = new Set('last longest'.split(' ').map(stem));
const COMPARES_LEAST = new Set('less least fewer fewest'.split(' ').map(stem));

/** What is overdue is so today. */
const isLateToday = (query: Query, { words }: Pick<PeriodSlot, 'words'>): boolean =>
  'state' in query && query.state === 'overdue' && words === 'today';

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
const FILTERED = new Set(Object.values(filterPatterns).flat().flatMap(wordsIn));

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

/** The reading as it would be if the question lacked one of its words, which is the `nth` of its like. */
function without(
  reading: Reading,
  spots: readonly Spot[],
  at: number,
  nth: number,
  grammar: Grammar,
): Reading {
  const word = spots[at]?.symbol ?? '';
  const symbols = `${spots
    .filter((_, one) => one !== at)
    .map(({ symbol }) => symbol)
    .join(' ')} `;
  const shape = `${withoutNth(reading.shape.trim().split(' '), word, nth).join(' ')} `;
  const drop = <T>(symbol: string, some: T[]): T[] =>
    word === symbol ? some.filter((_, one) => one !== nth) : some;
  const vocabulary = { ...reading.vocabulary };
  if (word === '<R>') Object.assign(vocabulary, { rivals: [], won: [], lost: [] });
  if (word === '<I>') vocabulary.items = [];
  return {
    ...reading,
    symbols,
    shape,
    spots: reading.spots.filter((one) => one !== spots[at]),
    links: reading.links.filter(({ from }) => from !== spots[at]?.from),
    customers: drop('<C>', reading.customers),
    contacts: drop('<P>', reading.contacts),
    members: drop('<M>', reading.members),
    periods: drop('<T>', reading.periods),
    durations: drop('<D>', reading.durations),
    vocabulary,
    odd: reading.odd.filter((one) => stem(one) !== word),
    manner: likelihoods(shape).get(grammar.name)?.manner ?? null,
    has: (...patterns) => patterns.some((pattern) => occurs(pattern, symbols)),
  };
}

function withoutNth(words: readonly string[], word: string, nth: number): string[] {
  let met = 0;
  return words.filter((one) => one !== word || met++ !== nth);
}
