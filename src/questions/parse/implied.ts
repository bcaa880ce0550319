import type { Standing } from '../../domain/customer.ts';
import type { Pattern } from '../grammar/pattern.ts';
import { classMembers } from '../language/lexicon.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import type { Query } from '../query/query.ts';
import { buyingNow } from '../slots/buying.ts';
import { stems } from '../slots/slots.ts';
import { OF_ANY_STANDING, PRESENT, standingsOf } from '../slots/standings.ts';
import type { Reading } from './reading.ts';

// What a query says of itself, so that words for it are heeded though it would be no other without them.

/** A list that no time narrows down, though without a time it may be read in another manner. */
export const isTimeless = (query: Query): boolean => {
  if (query.intent !== 'customers' || query.spentIn !== null || query.periods.length > 0) return false;
  const { since, added, touched, bought, alsoBought, spent, changed, owed, late, cadence, ...rest } =
    query.filter;
  return [
    since,
    added,
    touched,
    bought,
    alsoBought,
    spent,
    changed,
    owed,
    late,
    cadence,
    rest.quietDays,
    rest.quietSince,
  ].every((one) => one === null);
};
export const TIMES = new Set(['<T>', '<D>']);
/** "Prospects only", "only those that buy": it stresses what they are. */
const ONLY_SUCH: readonly Pattern[] = [
  'only (the|our|my|those|real|current)? (@customer|@prospect|@former|one|those)',
  '(@customer|@prospect|@former|one) only',
  'only @account (who|that|which) be (current)? (@customer|@prospect|@former)',
];
/** "Only due in 2027", "calls in May only": it stresses when something is so. */
const ONLY_THEN: readonly Pattern[] = ['only (due|fall due|from)? <T>', '<T> only'];
export const stressesTime = (symbol: string, reading: Reading): boolean =>
  symbol === 'only' && reading.has(...ONLY_THEN);
/** "Worst first": so are those put in order anyway whom nobody talked to for longest. */
export const saysOrder = (symbol: string, reading: Reading, query: Query): boolean =>
  query.intent === 'customers' &&
  (query.filter.overdue === true || query.filter.quietDays !== null || query.filter.quietSince !== null) &&
  ORDER.has(symbol) &&
  reading.has('(worst|longest|oldest|most overdue|most urgent|quietest) first');
const ORDER = stems('worst longest oldest most urgent quietest first');

/** What tells of which standing they are, though the query were no other one without it. */
export const saysStanding = (symbol: string, reading: Reading, query: Query): boolean =>
  symbol === 'only'
    ? reading.has(...ONLY_SUCH)
    : PRESENT.has(symbol)
      ? standingIn(query).includes('customer')
      : symbol === 'buy'
        ? buyingNow(reading) !== null
        : standingIn(query).some((one) => classMembers(one).has(symbol));
/** "All firms, former ones too": whatever their standing is. */
export const saysWhichever = (symbol: string, reading: Reading, query: Query): boolean =>
  'filter' in query &&
  (standingsOf(reading).added.some((one) => classMembers(one).has(symbol)) ||
    (STANDINGS.has(symbol) && reading.has(...OF_ANY_STANDING)));
const STANDINGS = stems('status standing whatever regardless irrespective');
export const standingIn = (query: Query): Standing[] =>
  'filter' in query && query.filter !== null ? query.filter.standing : [];

/** Something is told of each customer of a list, or each is told for itself. */
export const tellsEach = (query: Query): boolean =>
  query.each.length > 0 || (query.intent === 'customers' && query.shown.length > 0);
export const EACH = stems('each every respective individual apiece');

/** Whatever is ranked is compared: who has more, and how many has each. */
export const isOfRanking = (symbol: string, query: Query): boolean =>
  query.intent === 'rank' &&
  (COMPARES.has(symbol) ||
    (query.least && COMPARES_LEAST.has(symbol)) ||
    (query.by === 'quiet' && COMPARES_QUIET.has(symbol)));
const COMPARES = stems('more most each');
const COMPARES_QUIET = stems('last longest');
const COMPARES_LEAST = stems('less least fewer fewest');

/** What is overdue is so today. */
export const isLateToday = (query: Query, { words }: Pick<PeriodSlot, 'words'>): boolean =>
  'state' in query && query.state === 'overdue' && words === 'today';
