import type { Standing } from '../../domain/customer.ts';
import type { Pattern } from '../grammar/pattern.ts';
import { classMembers } from '../language/lexicon.ts';
import type { Reading } from '../parse/reading.ts';
import { BUYING_TOO, buyingNow } from './buying.ts';
import { anyStem, stems } from './slots.ts';

const CUSTOMERS = stems('customer client cust buyer');
const PROSPECTS = stems('prospect lead prospective potential pipeline');
const FORMER = stems('former ex past old lost previous churned lapsed departed bygone');
/** Words that mean former customers without a noun. */
const FORMER_ONES = stems('former exes ex formers leavers churned lapsed');
/** What tells of present customers. */
export const PRESENT = stems(
  'current present existing active paying actual real proper genuine today regular live',
);
const NOUNS = stems('customer client account one company firm cust business people folk buyer name party');
/** What joins standings that are named in one breath. */
const JOINS = stems('and or nor plus our the any all also both one account of');
/** What rules out the standings after it, and how many words further. */
const OUT: readonly [words: ReadonlySet<string>, reach: number, next?: RegExp][] = [
  [stems('no'), 6, /^(?!matter)/],
  [
    stems('exclude excluding without except ignoring ignore skip besides neither nor'),
    6,
    /^(?!us$|me$|ourselv|you$)/,
  ],
  // "Minus two" is how somebody feels.
  [stems('minus'), 6, /^(?!\d|one$|two$)/],
  [stems('not'), 6, /^(?:count|includ|also|yet)/],
  [stems('not'), 2],
  [stems('leave leaving set put'), 6, /^(?:out|asid|off)$/],
  [stems('take subtract deduct strip'), 6, /^(?:out|away|off)$/],
  [stems('apart aside other'), 6, /^(?:from|than)$/],
  [stems('discounting disregarding disregard barring'), 6],
];
/** "Without an owner" leaves out no standing that is named after it. */
const LACKED = stems(
  'owner contact order purchase reason complaint promise step website source need feeling word sign',
);
const ASKED = stems('which what why how');
/** "Prospects aside, who of our customers …?" */
const AMONG = stems('of among amongst');
/** What is said after standings that are meant besides others, and after those that are not meant. */
const TOO =
  /^(?:and all (?=$|and |or |but |which |who |what )|(?:(?!not |never |no |who |whos |which |that |buy |order |use |<R> )\S+ ){0,3}(?:count (?=in |too |also )|too (?=$|and |or |but |pleas )|as good |includ |inclusiv |count in ))/;
/** "… counting prospects and former ones". */
const COUNTED =
  /(?<!(?:not|without|how many|no|the|a|total) )(?:(?<= )count|(?<= |^)(?:includ|inclusiv|plu|also|even))(?: (?:the|our|all|of|any|also))* $/;
const ASIDE =
  /^(?:be |do |should |to |all )*(?:out(?= $)|out(?= (?:pleas|of (?:it|this)))|asid|aside|apart|exclud|exclude|leave (?:out|asid|aside)(?! (?:the |all |any )?(?:prospect|lead|former|ex|customer|client) )|skip|omit|(?:not|do not|never) (?:be )?(?:count|includ|mean|relevant)|no(?= $)|not(?= $)) /;

const ANYBODY =
  '(account|company|firm|business|book|file|list|everybody|everyone|all|anybody|anyone|organisation)';

/** "Who leads the ranking?" */
const LEADS_A_LIST =
  /(?<=(?:who|which|that|customer|client|account|firm|company) )lead (?=(?:the|our|this) )/g;

export type Standings = {
  standing: Standing[];
  /** Only the bare word "customers": it may be meant loosely. */
  loose: boolean;
  /** Those that are meant besides others: "former ones too". */
  added: Standing[];
};
type Named = { standing: Standing; from: number; to: number; loose: boolean };

/** "Recommended by one of our customers" tells who did it. */
const BY_CUSTOMERS = new RegExp(
  `((?:${[...classMembers('refer')].join('|')}|bring|send) (?:\\S+ ){0,3}(?:by|through|via)) (?:(?:one|some|any|a|an|another|other|exist|current|present|happy|of|our|the|fellow) )+(?:customer|client|account) `,
);

/** Buyers of a product bought it, whatever they are today. */
const BUYERS_OF = /(?<=<I> )buyer |(?<= |^)buyer (?=of (?:the |our |a )?<I> )/g;

/** "Customer or not", "whether they buy or not": of any standing. */
const WHATEVER = /(?<= |^)(?:customer|client|prospect|buyer|buy) or (?:not|no|otherwis|whatev|what) /g;

/** "Of every status", "whatever their standing". */
export const OF_ANY_STANDING: readonly Pattern[] = [
  '(every|any|all|whatever|whichever|regardless of|irrespective of|no matter what|no matter which) (be)? (of)? (the|their|its)? (standing|status)',
];
/** "Our customer list" holds those of every standing then. */
const OF_OUR_LIST = new RegExp(
  `(?<= |^)(?:customer|client) (?=(?:${[...stems('list file base book database register')].join('|')}) )`,
  'g',
);
/** "Which ones in our customer file …?" asks for any that are in it. */
const IN_OUR_FILE = new RegExp(
  `(?<=(?:one|account|company|firm|compani|anybody|anyone|everybody|everyone|who|which) (?:be |that be |stand )?(?:in|on|from|within|of) (?:our |my |the )?(?:whole |entire |full )?)(?:customer|client) (?=(?:${[...stems('list file database register record records crm system')].join('|')}) )`,
  'g',
);

/** Which standings are asked for: "prospects", "former customers", "customers only, no prospects". Empty: any. */
export function standingsOf(reading: Reading): Standings {
  const said = enumerated(reading)
    .replace(AS_WELL_AS, '$1and ')
    .replace(BY_CUSTOMERS, '$1 ')
    .replace(WHATEVER, '')
    .replace(IN_OUR_FILE, '')
    .replace(LEADS_A_LIST, '')
    .replace(BUYERS_OF, '');
  const words = (reading.has(...OF_ANY_STANDING) ? said.replace(OF_OUR_LIST, '') : said).trim().split(' ');
  const wanted = new Set<Standing>();
  const unwanted = new Set<Standing>();
  const added = new Set<Standing>();
  let loose = true;
  const sorts = new Set(reading.vocabulary.tags.flatMap(({ value }) => value.split(' ')));
  const arePlural = reading.spots.some(({ word }) => PLURAL.test(word));
  for (const group of joined(namedIn(words, sorts, arePlural), words)) {
    const into = signOf(group, words, { wanted, unwanted, added });
    for (const { standing } of group) into.add(standing);
    if (group.some((one) => !one.loose)) loose = false;
  }
  const buying = buyingNow(reading);
  if (buying !== null) {
    // Customers who buy no more are former ones, and those that never became any are prospects.
    if (buying === 'no more' || buying === 'not yet') wanted.delete('customer');
    const sign = buying === 'no' ? unwanted : reading.has(BUYING_TOO) ? added : wanted;
    sign.add(buying === 'not yet' ? 'prospect' : buying === 'no more' ? 'former' : 'customer');
    loose = false;
  }
  if (
    (reading.has('(leave|quit|ditch|desert) (on)? us') && !reading.has(LEFT_BEHIND)) ||
    (reading.has(
      '(one|crowd|those|account|folk|lot|people|customer|company) (who|that|which) .. (leave|quit)',
      '(and|or|nor) who (have)? (leave|quit) $',
      '(one|those|account|folk|people|customer|company|firm) (who|that|which) (have|be) (go|gone) (away|for good|who|which|what|when|how|since|$)',
      '(account|customer|company|us|way|they|them) have (leave|quit) (us)? (again|since|already|by now|meanwhile)? $',
    ) &&
      !reading.has('(leave|quit) .. (for|to join) us')) ||
    (!reading.has('(lose|lost) .. (to|against) .. <R>', '<R> .. (lose|lost)') &&
      !reading.has('(lose|lost) (touch|contact|sight|track|interest)') &&
      reading.has(
        '(one|those|account|folk|people|customer|company|firm|anybody|anyone|somebody|someone|who|how many|which) (who|that|which|do|have)? (do|have)? (we|i) .. (lose|lost)',
        '(and|but|then) (have|do)? (we|i)? (have)? (lose|lost) (them|it)? (since|again|later|meanwhile|afterwards|by now|$)',
      ))
  ) {
    const isOut = reading.has(
      '(without|not|except|minus|exclude|excluding|no|apart from|aside from|other than|besides|ignore|disregard) ... (who|those|one|anyone|anybody) .. (leave|quit)',
    );
    const isToo = reading.has(...LEAVERS_TOO);
    if (!isOut && !isToo) wanted.delete('customer');
    (isOut ? unwanted : isToo ? added : wanted).add('former');
    loose = false;
  }
  // "My accounts, former ones counted in" are of any standing.
  if (added.size > 0 && wanted.size === 0 && reading.has(ANYBODY))
    return { standing: [], loose: false, added: [...added] };
  if (added.size > 0)
    for (const one of [...added, ...(wanted.size === 0 ? (['customer'] as const) : [])]) wanted.add(one);
  const all: Standing[] = ['customer', 'prospect', 'former'];
  const standing =
    wanted.size > 0
      ? [...wanted].filter((one) => !unwanted.has(one))
      : unwanted.size > 0
        ? all.filter((one) => !unwanted.has(one))
        : [];
  return { standing, loose: loose && unwanted.size === 0, added: [...added] };
}

/** "Current as well as lapsed ones": two standings of one noun. */
const AS_WELL_AS = new RegExp(
  `(?<= |^)((?:${[...PRESENT, ...FORMER, ...PROSPECTS].join('|')}) )as (?:good|well) as `,
);

/** "Prospects, customers and former ones": the first two are no prospective customers. */
const enumerated = ({ spots, symbols }: Reading): string =>
  spots.some(
    ({ word }, at) => /^(?:prospects|leads)$/.test(word) && CUSTOMERS.has(spots[at + 1]?.symbol ?? ''),
  )
    ? symbols.replace(/(?<= |^)(prospect|lead) (?=(?:customer|client|cust|buyer) )/, '$1 and ')
    : symbols;

/** "Who left us the most money?" */
const LEFT_BEHIND =
  '(leave) us .. (money|revenue|turnover|euro|eur|sales|profit|order|orders|note|message|review|number)';
/** "… those who have left us included". */
const LEAVERS_TOO = [
  '(leave|quit|ditch|desert|lose) (on)? (us)? .. (include|inclusive|too|as well|count in)',
  '(include|inclusive|plus|even|also|count) .. (one|those|who|account|company|firm|customer) .. (leave|quit|ditch|desert|lose)',
  '(leave|quit|ditch|desert) (on)? (us)? .. (interest|welcome|count|matter) (me|us|in|too|also)?',
  '(one|those|account|company|firm|customer) .. (leave|quit|ditch|desert) (on)? (us)? (be|may|should|can|also) .. (welcome|count|appear|list)',
];

const PLURAL = /^(?:prospects|leads)$/;
/** @param sorts the words of the tags that are named, which may stand before the noun: "current key accounts" */
function namedIn(words: readonly string[], sorts: ReadonlySet<string>, arePlural: boolean): Named[] {
  const found: Named[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    let noun = at + 1;
    while (sorts.has(words[noun] ?? '')) noun += 1;
    const isSort = noun > at + 1;
    // "Prospects, customers": two standings.
    const isApart = arePlural && PROSPECTS.has(word);
    const pair = NOUNS.has(words[noun] ?? '') && !isApart ? noun : isSort ? noun - 1 : at;
    const isOne = pair > at || sharesNoun(words, at);
    const standing = FORMER_ONES.has(word) || (FORMER.has(word) && isOne) ? 'former' : PROSPECTS.has(word) ? 'prospect' : CUSTOMERS.has(word) || (PRESENT.has(word) && isOne) ? 'customer' : null; // biome-ignore format: one choice
    // "Customers of Rivalco" are not ours, nor are those "Rivalco has lost".
    if (
      standing === null ||
      (standing === 'former' && /<R>(?: have)?$/.test(words.slice(Math.max(0, at - 2), at).join(' '))) ||
      (standing === 'customer' && /^(?:of|from|at) <R>/.test(words.slice(pair + 1, pair + 3).join(' ')))
    )
      continue;
    const to = standing === 'customer' && CUSTOMERS.has(word) ? at : pair;
    const isPlain = standing === 'customer' && !PRESENT.has(word) && !PRESENT.has(words[at - 1] ?? '');
    found.push({
      standing,
      from: at,
      to,
      loose: isPlain && words[at + 1] !== 'only' && words[at - 1] !== 'only',
    });
    at = to;
  }
  return found;
}

/** "Old and potential ones": two standings of one noun. */
const sharesNoun = (words: readonly string[], at: number): boolean =>
  /^(?:and|or|nor)$/.test(words[at + 1] ?? '') &&
  [FORMER, PROSPECTS, PRESENT].some((some) => some.has(words[at + 2] ?? '')) &&
  (NOUNS.has(words[at + 3] ?? '') ||
    // "Paying ones, not old or prospective."
    words[at - 1] === 'not' ||
    (PRESENT.has(words[at] ?? '') && FORMER.has(words[at + 2] ?? '')));

/** Standings that only joining words stand between: what is said of the last is said of all. */
function joined(named: readonly Named[], words: readonly string[]): Named[][] {
  const groups: Named[][] = [];
  for (const one of named) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isOnly = group?.[0] !== undefined && words[group[0].from - 1] === 'only';
    const isJoined = last && words.slice(last.to + 1, one.from).every((word) => JOINS.has(word));
    // "Only customers, prospects no."
    if (group && last && isJoined && !(isOnly && one.from === last.to + 1)) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

const LEAST_BEFORE = 3;
const NEVER_CONTACTED = new RegExp(
  `^(?:${anyStem('who that which we i be have')} )*(?:never|not yet|nobody) (?:\\S+ ){0,3}${anyStem('contact touch talk speak call visit reach meet')} `,
);
const REST = new RegExp(`(?<= )(?:of|among) the ${anyStem('other others rest remaining')} `);

function signOf<T>(
  group: readonly Named[],
  words: readonly string[],
  into: Record<'wanted' | 'unwanted' | 'added', T>,
): T {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return into.wanted;
  const rest = `${words.slice(last.to + 1).join(' ')} `;
  if (ASIDE.test(rest)) return into.unwanted;
  // "…, prospects counted as well", but not "prospect count?".
  if (rest === 'count ' && first.from >= LEAST_BEFORE) return into.added;
  if (TOO.test(rest) || COUNTED.test(`${words.slice(0, first.from).join(' ')} `)) return into.added;
  const isOut = OUT.some(([some, reach, next]) =>
    words.some(
      (word, at) =>
        some.has(word) &&
        at < first.from &&
        first.from - at <= reach &&
        !words
          .slice(at + 1, first.from)
          .some(
            (between, step) =>
              ASKED.has(between) ||
              LACKED.has(between) ||
              (between === 'who' && AMONG.has(words[at + 2 + step] ?? '')),
          ) &&
        (next === undefined || next.test(words[at + 1] ?? '')) &&
        words[at - 1] !== 'why' &&
        // "What she should have done, but has not, by customer".
        !(word === 'not' && /^(?:but|and|yet) (?:have|do)$/.test(words.slice(at - 2, at).join(' '))),
    ),
  );
  // "Leave out the prospects never contacted: who of the others …?": the other prospects.
  if (isOut && NEVER_CONTACTED.test(rest) && REST.test(rest)) return into.wanted;
  return isOut ? into.unwanted : into.wanted;
}
