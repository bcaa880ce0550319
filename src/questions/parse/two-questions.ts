import { stemKey } from '../../domain/text/stem.ts';
import type { AnswerInput } from '../answer.ts';
import { spanText } from '../language/tokens.ts';
import type { Query } from '../query/query.ts';
import { HIM, MATTER, THEM, THERE } from '../slots/pronouns.ts';
import { onlyLeads } from './circumstances.ts';
import type { Understood } from './decide.ts';
import type { Candidate, Parsed } from './parse.ts';

/** What a question begins with that follows another one. */
const ASKS = new Set('when where why how hows what whats'.split(' '));
/** These may also go on within it, unless a word points back: "customers who buy and who pay". */
const RELATIVE = new Set('who whos whom whose which'.split(' '));
/** With these it begins only if whom or what it is about comes next: "and do they buy?", but not "and are unhappy". */
const VERBS = new Set('do does is are has have did was were will can'.split(' '));
const SUBJECTS = new Set(
  'they it we i he she you there that this these those the our any anyone anybody somebody'.split(' '),
);
/** "… and its website", "… and the name of the owner there": a further fact, in so few words. */
const WHOSE = new Set('the its their his her any'.split(' '));
const MOST_OF_A_FACT = 7;
const TIMES = new Set('day date week month quarter year time'.split(' '));
const LEADS = new Set('since from for by through to with in at on about until till of'.split(' '));
/** With these it only tells when or under what circumstances, unless it asks for them: "on which day …". */
const ASIDE = new Set(
  'since after before during until till in on at by with for from besides apart as because if'.split(' '),
);
const OF_WHOM = new Set(['the', 'my', 'our', 'all', 'of']);
const JOINS = new Set(['and', 'n', 'but', 'plus', 'also']);
/** Before it stands a question of its own, of at least so many words, and not only of which some it is one. */
const LEAST_WORDS = 3;
const NO_QUESTION = new Set('of out among amongst i we'.split(' '));
/** "… and since when?", of a list: it is told with each of them. */
const SINCE_WHEN =
  /^since (?:when|(?:what|which) (?:date|day|month|year))\b|^(?:when|(?:on )?(?:what|which) (?:date|day|month|year)) did (?:they|it|he|she) (?:become|join|sign|come (?:on board|aboard|to us|in)|start)\b/i;
/** "… and how many are they?" counts what is told anyway. */
const COUNTS_IT =
  /^how (?:many|much) (?:(?:is|are|was|were|would) (?:that|they|it|these|those|this)|(?:has|have|does|do|did|for) each)\b/i;
const ONLY_WHEN = /^(?:by|until|till)? ?when(?: is (?:it|that)(?: due)?)?\??$/i;
const SOME_OF_THEM = /^(?:and |but )?(?:which|who|whom|how many|what) of (?:them|these|those)\b/i;
/** What one begins with who asks for something in so many words. */
const ORDERS = new Set('list show name give tell get find count is are do does did has have any'.split(' '));
/** Nobody asks so many things at once; each cut costs two readings. */
const MOST_CUTS = 3;
const POINTERS = [THEM, HIM, THERE, /(?<= |^)(?:thes|thos|that) /];

const ONLY_NAMES =
  /^(?:(?:for|in|during|with|at|and|the) )*(?:<[CPMTE]> (?:and )?)+(?:what|how much|how many|which|when|who) (?!.* and (?:what|who|when|where|why|how|which) )/;

/** The ways to take a text for two questions in one breath, the later cuts first: "Who supplies Acme, and why do they not buy?" */
export function splitsOf({
  text,
  tokens,
  linked,
  candidates,
}: Pick<Parsed, 'text' | 'tokens' | 'linked' | 'candidates'>): {
  first: string;
  second: string;
  isFact: boolean;
}[] {
  const whole = candidates[0]?.query;
  // "How many came in 2024, and how many in 2025?" is told in parts.
  if (whole?.intent === 'customers' && (whole.periods.length > 1 || whole.split === 'tag')) return [];
  // "Acme, first half of this year, what was the amount?": what comes first only tells of whom and when.
  if (ONLY_NAMES.test(candidates[0]?.reading.symbols ?? '')) return [];
  if (NO_QUESTION.has(tokens[0]?.key.split(' ')[0] ?? '')) return [];
  const cuts = tokens.flatMap(({ gap }, at) => {
    const isJoined = JOINS.has(tokens[at - 1]?.key ?? '');
    const end = isJoined ? at - 2 : at - 1;
    const isFact = isJoined && WHOSE.has(tokens[at]?.key ?? '') && tokens.length - at <= MOST_OF_A_FACT;
    // What ends with a full stop asks nothing: it leads to the question.
    if (end + 1 < (isFact ? 2 : LEAST_WORDS) || at === tokens.length - 1 || !(isJoined || /[,;?]/.test(gap)))
      return [];
    // "Going to Acme, what should I know?" asks once; so does "since the complaint, has anyone visited them?"
    if (onlyLeads(end, tokens, linked.links) || isAside(end, isJoined)) return [];
    const second = spanText(text, tokens, at, tokens.length - 1);
    // "At which of my customers, prospects aside, has the limit been exceeded?": the verb of the first comes with the second.
    if (!isJoined && VERBS.has(tokens[at]?.key.split(' ')[0] ?? '') && isWithoutVerb(end)) return [];
    // What is to be done is told with its day.
    if (whole?.intent === 'commitments' && ONLY_WHEN.test(second)) return [];
    // "The customers of Ben, which of them are unhappy?" asks once.
    if (SOME_OF_THEM.test(second) && !asksSomething(end)) return [];
    return isFact || begins(at, second) ? [{ first: spanText(text, tokens, 0, end), second, isFact }] : [];
  });
  return cuts.reverse().slice(0, MOST_CUTS);

  /** "The customers of Ben, which of them are unhappy?" only names whom it asks about first. */
  function isAside(end: number, isJoined: boolean): boolean {
    const words = tokens.slice(0, end + 1).map(({ key }) => key.split(' ')[0] ?? '');
    const [first = ''] = words;
    return (
      (ASIDE.has(first) || (!isJoined && OF_WHOM.has(first))) &&
      !words.some((word) => ASKS.has(word) || RELATIVE.has(word))
    );
  }

  function isWithoutVerb(end: number): boolean {
    const words = tokens.slice(0, end + 1).map(({ key }) => key.split(' ')[0] ?? '');
    const [first = '', next = ''] = words;
    const begins = LEADS.has(first) ? next : first;
    if (!RELATIVE.has(begins)) return false;
    // "Who in my book, prospects as well, have I missed?": what stands between commas is said by the way.
    const comma = tokens.slice(0, end + 1).findLastIndex(({ gap }, at) => at > 0 && gap.includes(','));
    const isByTheWay = comma > 0 && !words.slice(comma).some((word) => ASKS.has(word) || RELATIVE.has(word));
    return (LEADS.has(first) || isByTheWay) && !words.some((word) => VERBS.has(word));
  }

  function asksSomething(end: number): boolean {
    const words = tokens.slice(0, end + 1).map(({ key }) => key.split(' ')[0] ?? '');
    return words.some((word) => ASKS.has(word) || RELATIVE.has(word)) || ORDERS.has(words[0] ?? '');
  }

  function begins(at: number, second: string): boolean {
    const [word = '', next = ''] = [tokens[at]?.key.split(' ')[0], tokens[at + 1]?.key.split(' ')[0]];
    if (VERBS.has(word)) return SUBJECTS.has(next);
    const asks = LEADS.has(word) ? next : word;
    // "… and until which year?", "… and in what month?"
    if (asks !== word && TIMES.has(tokens[at + 2]?.key ?? '')) return true;
    if (RELATIVE.has(asks)) return POINTERS.some((one) => one.test(`${stemKey(second)} `));
    return ASKS.has(asks);
  }
}

/**
 * Whether a second query asks for something else than the first: "… and how many are that?" does not. "It" may be the matter
 * of the first: then what is asked of another is no second question. "When did I visit Acme, and whom did I meet there?" asks
 * of one visit.
 */
export function asksMore(first: Query, second: Query, text: string): boolean {
  if (OF_AN_EVENT.has(first.intent) && OF_AN_EVENT.has(second.intent)) return false;
  if (tellsAmounts(first) && ITS_AMOUNT.test(text)) return false;
  if (COUNTS_IT.test(text) || (first.intent === 'customers' && SINCE_WHEN.test(text))) return false;
  // "What was the first order, and what was that worth?": its items and its sum are told with it.
  if (first.intent === 'purchases' && second.intent === 'purchases' && isOneOrder(first, second, text))
    return false;
  // "When did we last talk to Acme, and is that too long ago?"
  if (first.intent === 'last-contact' && second.intent === 'rhythm') return true;
  // "When was the last order, and what did they take?"
  if (first.intent === 'purchases' && second.intent === 'fact' && second.fact === 'buys') return false;
  // "Where did Acme hear of us, and who else came that way?"
  if (first.intent === 'fact' && second.intent === 'customers') return true;
  if (first.intent !== second.intent) return !MATTER.test(`${stemKey(text)} `);
  const matter = (query: Query) =>
    JSON.stringify({ ...query, mode: null, ask: null, found: null, named: [], people: [] });
  return matter(first) !== matter(second);
}

/** With whom we sell most to, and with who bought a product, is told what they paid. */
const tellsAmounts = (first: Query): boolean =>
  (first.intent === 'rank' && first.by === 'spend') ||
  (first.intent === 'customers' && first.filter.item !== null);
/** "… and what's the total?", "… and how much did each of them pay the last time?" */
const ITS_AMOUNT =
  /^(?:what(?:'?s| is| was)? (?:the |their )?(?:total|sum|amount|figure|value|last amount)|how much(?: is that| was that| in all| in total)?\W*$|(?:how much|what|at what price) (?:did |was |has |have |were )?(?:each|every|they)\b)/i;

/** Whether the second of two queries only asks of the one order that the first is about. */
const isOneOrder = (
  first: Extract<Query, { intent: 'purchases' }>,
  second: Extract<Query, { intent: 'purchases' }>,
  text: string,
): boolean =>
  ONE_ORDER.has(first.measure) &&
  !ONE_ORDER.has(second.measure) &&
  second.customer === first.customer &&
  !OF_ALL_ORDERS.test(text);
const ONE_ORDER = new Set<string>(['first', 'last', 'biggest', 'smallest']);
const OF_ALL_ORDERS =
  /\b(?:since|total|altogether|overall|so far|ever|all|in 20\d\d|year|month|quarter|orders|purchases|last|latest|first)\b/i;

/**
 * Whether a query asks for a fact of one customer or person: so short a part as "… and its website" asks for nothing more. With
 * what is owed is told how it stands: "complaints of Acme, and their status".
 */
export function isFurtherFact(first: Query, second: Query): boolean {
  const isOfOne =
    ('customer' in second && second.customer !== null) || ('contact' in second && second.contact !== null);
  const isTold =
    (first.intent === 'complaints' || first.intent === 'commitments') &&
    (second.intent === first.intent || (second.intent === 'fact' && second.fact === 'standing'));
  return OF_ONE.has(second.intent) && isOfOne && !isTold;
}
const OF_ONE = new Set<Query['intent']>([
  'fact',
  'person',
  'people',
  'owner',
  'last-contact',
  'outcome',
  'feeling',
  'commitments',
  'purchases',
  'dates',
  'referrer',
  'rhythm',
]);

/** What was understood, and its answer. */
export type Found = { decision: Understood; answer: AnswerInput };

/** What is said of both is said once. */
const uniqueTexts = <T>(texts: readonly T[]): T[] => [
  ...new Map(texts.map((text) => [JSON.stringify(text), text])).values(),
];
/** The answers to two questions as one; what is less plain of the two tells whether it is a guess. */
export const together = (first: Found, second: Found): Found => ({
  decision: {
    ...first.decision,
    taken: [...first.decision.taken, ...second.decision.taken],
    guessBeside: first.decision.guessBeside === null && second.decision.guessBeside === null ? null : [],
    doubts: [...first.decision.doubts, ...second.decision.doubts],
  },
  answer: {
    ...first.answer,
    headline: [...first.answer.headline, ' ', ...second.answer.headline],
    understood: uniqueTexts([...(first.answer.understood ?? []), ...(second.answer.understood ?? [])]),
    lines: uniqueTexts([...(first.answer.lines ?? []), ...(second.answer.lines ?? [])]),
    unheeded: [...(first.answer.unheeded ?? []), ...(second.answer.unheeded ?? [])],
    none: first.answer.none || second.answer.none,
  },
});
const OF_AN_EVENT = new Set<Query['intent']>(['last-contact', 'history', 'outcome', 'people']);

/** Each part of two has to be understood for itself at least as surely as this; less will do where the whole is understood no better. */
const SURE = { score: 4.5, likelihood: 0.6 };
const LIKELIER = { score: 3.5, likelihood: 0.35 };
/** Whether a part of two questions is understood surely enough, beside the whole. */
export function isSure([best]: readonly Candidate[], [whole]: readonly Candidate[]): boolean {
  const least = whole && whole.likelihood < SURE.likelihood ? LIKELIER : SURE;
  return best !== undefined && best.score >= least.score && best.likelihood >= least.likelihood;
}
