import { filterOf } from '../filter/filters.ts';
import { BUT_NEVER } from '../filter/patterns.ts';
import { numberBeside, numberOf } from '../language/numbers.ts';
import type { Reading, Spot } from '../parse/reading.ts';
import { isNegated } from '../slots/negation.ts';
import { periodOf } from '../slots/period-slots.ts';
import { placeIn } from '../slots/places.ts';
import { stems, wantsCount } from '../slots/slots.ts';
import { standingsOf } from '../slots/standings.ts';
import { BY_RULE, type Grammar } from './grammar.ts';
import {
  FAR_BACK,
  FEELING_CUES,
  HIGHEST_TOTAL,
  isLeast,
  OWNERS_COMPARED,
  REASON_CUES,
  rankedBy,
} from './ranked-by.ts';
import { WHOM_THEY_SENT } from './referred.ts';
import { asksWhoSentMost, isReferring, WHO_WAS_SENT_BY } from './senders.ts';

/** The whole order is wanted, not only who is first. */
const RANKING = ['(rank|ranking|league table|leaderboard|league|sort|podium|descend|ascend)', 'in order'];
/** Only one end of the order is wanted. */
const FIRST = [
  '(most|best|top|biggest|largest|highest|strongest|main|least|fewest|worst|weakest|lowest|smallest|second|third|next|well|better|commonest|usual|productive|successful)',
];
/** "Who leads the ranking?" asks for the first alone. */
const LEADS_IT =
  '(lead|top|head|win|first in|first on|at the top of|on top of|number one in|ahead in) (the|our|this)? (rank|ranking|league table|leaderboard|league|list|table)';
/** Though an order is spoken of, only its first is asked for. */
const WHO_IS_FIRST = '(who|which|what) .. (at|on|come) (the|on|out)? (top|bottom|first|last)';
const SHOWN = 5;
const ADDED_UP = 4;
/** "The highest purchases", of many rather than of one. */
const isHighestOf = ({ word }: Spot, at: number, spots: readonly Spot[]): boolean =>
  /^(?:purchases|orders|sales|spendings?|revenues?|turnover)$/.test(word) &&
  /^(?:highest|most|biggest|largest|greatest|top)$/.test(spots[at - 1]?.word ?? '');
const MOST_PLACES = 50;
const ENDS = stems(
  `top best first biggest largest worst last bottom leading highest smallest low lowest most heaviest main strongest happiest
   unhappiest quietest`,
);

/** "Three customers that spend most". */
const COUNTED =
  /(?<= |^)(\S+) (?:of (?:our |my |the |all |current |present )+)?(?:customer|client|account|prospect|lead|company|firm|one) (?:\S+ ){1,6}(?:longest|most|least|highest|biggest|largest|best|lowest|smallest|worst|fewest|greatest) /g;

/** "Top three", "the 5 biggest": how many are asked for. */
function placesIn(symbols: string): number | null {
  const number =
    numberBeside(symbols, ENDS) ??
    [...symbols.matchAll(COUNTED)].flatMap(([, word]) => numberOf(word) ?? [])[0] ??
    numberOf(/(?:^| )(?:show|give|list|nam|tell)(?: me| us)?(?: the)? (\S+) $/.exec(symbols)?.[1]) ??
    null;
  return number !== null && number >= 1 && number <= MOST_PLACES ? number : null;
}

/** "After referrals, which channel …", "who has the most, Ben aside": what the ranking is told without. */
function beyondOf(reading: Reading, of: string): string[] {
  const { vocabulary, spots, links } = reading;
  const marks =
    of === 'source'
      ? vocabulary.sources
      : of === 'tag'
        ? vocabulary.tags
        : of === 'rival'
          ? vocabulary.rivals
          : links.flatMap(({ from, to, reading: meant }) => {
              const [one] =
                meant.kind === 'customer' ? meant.customers : meant.kind === 'member' ? meant.members : [];
              return one && (meant.kind === 'member') === (of === 'owner')
                ? [{ from, to, value: one.id }]
                : [];
            });
  const isBeyond = (from: number, to: number) => {
    const [before, after] = [
      spots.findLast((spot) => spot.to < from)?.symbol ?? '',
      spots.find((spot) => spot.from > to)?.symbol ?? '',
    ];
    return BEFORE_BEYOND.has(before) || AFTER_BEYOND.has(after) || isNegated(reading, from);
  };
  return [...new Set(marks.filter(({ from, to }) => isBeyond(from, to)).map(({ value }) => value))];
}
const BEFORE_BEYOND = stems('after behind below following besides');
const AFTER_BEYOND = stems('aside apart excluded excepted');

/** "Which channel brought the most customers in 2025?", "who of us won the most?" counts those of that time. */
const GAINED_BY: ReadonlySet<string> = new Set(['source', 'owner', 'tag']);
const GAINED = '(win|won|gain|get|sign|acquire|bring|give|come|new|land|join|attract|find|add|yield|produce)';

const isTime = (of: string): boolean => /^(?:month|quarter|year)$/.test(of);

/** "Which laptop is the best?" asks for nothing of ours. */
const asksOfOurs = ({ spots, odd }: Reading): boolean =>
  !spots.some(({ word }, at) => /^(?:which|what)$/.test(spots[at - 1]?.symbol ?? '') && odd.includes(word));

export const rank: Grammar = {
  name: 'rank',
  needs: 'nothing',
  // What is ranked has to be something of ours.
  doubts: ({ odd }) => odd.length > 0,
  cues: [
    [5, '(which|what) (channel|source|way) .. (ahead|in front|lead|win|strongest|top|best|first)'],
    [
      7,
      '(which|what) (month|quarter|year) .. (best|strongest|weakest|worst|most|least|better|highest|lowest)',
    ],
    [9, '(best|strongest|weakest|worst|top|record|poorest|highest|lowest|slowest) (month|quarter|year)'],
    [
      8,
      '(which|what) (month|quarter|year) .. (win|gain|get|sign|add|acquire|join|become) .. (most|fewest|least)',
    ],
    [8, '(which|what) (month|quarter|year) .. (most|fewest|least) .. (new|@account)'],
    [8, '(new|@account) .. (per|by|each|every) (calendar)? (month|quarter|year)'],
    [7, '(revenue|sales|turnover|spend|spending) .. (by|per) (customer|client|account|product|item)'],
    [
      7,
      '(who|which|what) .. (customer|client|account|firm|company) .. (spend|spent|buy|bought|order) .. (most|least|more)',
    ],
    [7, '(who|which) .. (spend|spent|buy|bought|order) .. (most|least)'],
    [
      7,
      '(biggest|best|top|largest|most valuable|highest|smallest|worst|most important|strongest) .. (customer|client|account|spender|buyer|spenders)',
    ],
    [7, 'top <D>? (three|five|ten|3|5|10)? .. (customer|client|account|spender|product|seller|item)'],
    [8, '(who|which) (customer|client|account|firm|company)? .. (bring|refer|send|introduce) .. most'],
    [
      7,
      '(who|which of us|which colleague) (have|do|be)? (get|have|own|hold|carry|look after) the (most|fewest) .. (@account|@prospect|@former)',
    ],
    [6, 'where .. most .. (customer|customers|clients|prospects|business) .. come'],
    [8, '(how|where) .. most .. (come|find|hear|discover|learn|get to|arrive|reach|end up)'],
    [6, 'top .. (spender|spenders|customer|customers)'],
    [7, '(who|which|@account) .. (pay|paid) (us)? (the)? (most|least)'],
    [10, '(highest|biggest|largest|top) (purchase|order|sale) by (who|which|what)'],
    [
      8,
      '(who|which|what) .. (stand|come|rank|be|lie|sit) (in|at)? (first|the top|number one|the head|top) .. (by|for|in|when|with)',
    ],
    [7, `(which|what|who) .. @account .. ${HIGHEST_TOTAL}`],
    [6, '(quietest|happiest|unhappiest|longest quiet)'],
    [7, '(which|what) .. (channel|source) .. (bring|give|most|best|work|generate|get|produce|yield)'],
    [6, '(channel|source|way|route|path) .. (most|best|fewest|least)'],
    [6, '(which|what) (tag|segment|category|label) .. (most|common|often|biggest)'],
    [8, '(which|what) (tag|label|category|segment) (be|do) .. (use|our|have|give|carry|exist|ther)'],
    [6, '(who|which) ... (buy|bought|order|spend|spent) .. (most|least) .. <I>'],
    [8, '(customers|accounts|prospects|clients) .. (per|by) (head|nose)'],
    [6, '(customers|accounts|prospects|clients) .. (per|by|each) .. (owner|person|colleague|member|us)'],
    [6, 'how many (accounts|customers|prospects|clients) .. (each|everyone|everybody|every one)'],
    [6, '(best|most|top) .. (channel|source|selling|seller|product|referrer)'],
    [6, '(who|which) .. (refer|recommend|bring|send|introduce) .. (most)'],
    [6, '(most) .. (referrals|referral)'],
    [
      6,
      '(who|which) .. (have|own|look after|handle|manage|carry|serve) .. (most|fewest|least|more|fewer) .. (account|customer|prospect|client)',
    ],
    [6, '(product|item|machine|blend) .. (sell|sold|order|buy|popular) .. (most|best)?'],
    [6, '(which|what) (competitor|supplier|rival) .. (most|often|common|frequent)'],
    [
      8,
      '(who|which) ... (most|fewest|least|more|less|few|biggest|largest|number) .. @account .. (of us|of you|of all|among us|between us)',
    ],
    [8, 'how many @account .. (each|every) (one)? of (us|you)'],
    [7, '(from|by|through|via|per) (each|every|which) (channel|source)'],
    [7, '(which|what) (channel|source) .. (@account|bring|give|have|come|be)'],
    [7, '(who|which) .. @refer .. (most|least) (often)?'],
    [5, '(most) .. (common|frequent|popular)'],
    [5, '(unhappiest|happiest|most unhappy|least happy|angriest|saddest)'],
    [8, '(last|latest) (contact|@talk) .. (longest|furthest|farthest|oldest)'],
    [9, '(wait|go|be) .. longest .. (contact|@talk|attention|sign)'],
    ...FAR_BACK.map((pattern) => [8, pattern] as const),
    [7, '(longest|most) .. (quiet|silent|without|neglect|since)'],
    [7, '(quiet|silent|neglect|untouched|forgotten|dark|without|unheard) ... longest'],
    [6, '(spread|split|distribute|distribution) .. (owner|owners|us|team|source|tag|colleagues)'],
    [6, '(channel|source) .. (few|fewest|least|little)'],
    ...OWNERS_COMPARED.map((pattern) => [7, pattern] as const),
    ...FEELING_CUES.map((pattern) => [7, pattern] as const),
    ...REASON_CUES.map((pattern) => [7, pattern] as const),
    [8, '(nobody|no one|no @account) .. (spend|buy|order|bring|pay|purchase) .. more .. than'],
    [
      6,
      '(@account|who|which) .. (most|highest|biggest|largest|top) .. (sales|revenue|turnover|spend|business|money)',
    ],
    [6, 'be (at the top|top by sale)'],
    [3, '(most|biggest|largest|top|best)'],
    [6, '(who|which) .. (unhappiest|happiest|angriest)'],
    [-6, '(single|one single) (purchase|order|sale|deal)'],
    [-3, '(single|one) .. (purchase|order|sale)'],
    [-4, '(recent|recently|latest|overdue|due|last)'],
    [9, '(second|third|fourth|fifth) place'],
    [-5, '<E>'],
  ],
  // "Who has the highest purchases?" adds them up; "the highest purchase" is one.
  bonus: (reading) => (asksWhoSentMost(reading) ? BY_RULE : reading.spots.some(isHighestOf) ? ADDED_UP : 0),
  build: (reading, { asker }) => {
    const by = asksOfOurs(reading) ? rankedBy(reading) : null;
    // How many feel so is counted, not who feels so the most.
    // "Of those whom Acme referred, who spent the most?" is told with what each of them spent.
    if (reading.customers.length > 0 && reading.has(WHO_WAS_SENT_BY, WHOM_THEY_SENT)) return null;
    if (by === null || (by.by === 'feeling' && wantsCount(reading))) return null;
    const filter = filterOf(reading, asker, null);
    // "The least happy customer" need not be a happy one.
    if (by.by === 'feeling') {
      delete filter.feeling;
      delete filter.utmost;
    }
    // Who keeps in touch least is told by how many are overdue.
    if (by.of === 'owner' && reading.has('overdue')) filter.overdue = true;
    const period = periodOf(reading);
    if (period !== null && by.by === 'customers' && GAINED_BY.has(by.of) && reading.has(GAINED)) {
      const isOfProspects = filter.standing?.length === 1 && filter.standing[0] === 'prospect';
      filter[isOfProspects ? 'added' : 'since'] = period;
      // Who was won then and has left since was won nevertheless.
      if (standingsOf(reading).loose) delete filter.standing;
    }
    if (by.by === 'quiet' && reading.has(...BUT_NEVER)) filter.contacted = true;
    if (by.of === 'reason') filter.standing = standingsOf(reading).standing;
    const limit = placesIn(reading.symbols);
    const beyond = beyondOf(reading, by.of);
    const isList = (by.of === 'source' || by.of === 'tag') && !reading.has(...FIRST);
    // What is ranked is not what the ranking is narrowed down to.
    if (by.of === 'source') {
      Object.assign(filter, { sources: [], referred: null });
      if (filter.except) filter.except.sources = [];
    }
    // "The most referrals": what they sent us, not how they came themselves.
    if (by.of === 'referrer') {
      filter.sources = (filter.sources ?? []).filter((source) => !isReferring(source));
      delete filter.referred;
      // "No other customer referred as many" leaves none out.
      if (reading.has('(no|none) (other|further) .. @refer')) delete filter.standing;
    }
    if (filter.held) filter.held = filter.held.filter(({ fact }) => fact !== by.of);
    const compared = by.of === 'owner' && (filter.orOwners ?? []).length > 0;
    if (by.of === 'owner' && !compared) Object.assign(filter, { owner: null, orOwners: [] });
    return {
      intent: 'rank',
      ...by,
      least: isLeast(reading, by),
      beyond,
      place: Math.max(1, placeIn(reading.symbols) - beyond.length),
      filter: {
        ...filter,
        // "Which product does Acme buy most?"
        ...((by.of === 'item' || isTime(by.of)) && reading.customers.length === 1
          ? { ids: reading.customers.flatMap((some) => some.slice(0, 1).map(({ id }) => id)) }
          : {}),
        standing:
          (by.by === 'customers' && by.of !== 'owner' && !isTime(by.of)) ||
          by.by === 'quiet' ||
          by.by === 'feeling'
            ? (filter.standing ?? [])
            : standingsOf(reading).loose
              ? []
              : (filter.standing ?? []),
      },
      item: reading.vocabulary.items[0]?.value ?? null,
      period,
      limit:
        limit ??
        (reading.has(
          '(per|each|every|everyone|everybody|over|spread|split|share|shared|divide|distribute|allocate) .. (owner|team|staff|person|colleague|member|us|source|channel|tag|label|segment|competitor|supplier)',
          'by (each|every|our|the)? (owner|person|colleague|member|source|channel|tag|label|segment|competitor|supplier)',
          '(each|every|everyone|everybody|both) .. (have|has)',
          '(have|has) (each|both|either)',
          '(per|by|each|every|split) .. (customer|client|account|company)',
          '(per|by) (head|nose)',
          'breakdown',
          '(per|each|every) (month|quarter|year)',
          'by (month|quarter|year)',
        ) ||
        isList ||
        compared
          ? 20
          : reading.has(...RANKING) && !reading.has(LEADS_IT, WHO_IS_FIRST)
            ? SHOWN
            : null),
    };
  },
  examples: [
    ['Which customer has spent the most with us in 2026?', { intent: 'rank', of: 'customer', by: 'spend' }],
    ['which channel brings us the most customers', { of: 'source', by: 'customers' }],
    ['who has referred the most customers to us?', { of: 'referrer', by: 'referrals' }],
    ['who of us has the most accounts', { of: 'owner', by: 'customers' }],
    ['our top 5 customers by revenue', { of: 'customer', by: 'spend', limit: 5 }],
    ['what is our best selling product', { of: 'item', by: 'spend' }],
  ],
};
