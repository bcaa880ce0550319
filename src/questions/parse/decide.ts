import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import { followUp } from '../follow-up/follow-up.ts';
import type { Subject } from '../follow-up/subject.ts';
import type { Asking } from '../grammar/grammar.ts';
import { NAMED_SO } from '../grammar/person.ts';
import { isEnglish } from '../language/english.ts';
import { type Link, mayBeSmall, type Stranger } from '../link/link.ts';
import type { Query } from '../query/query.ts';
import type { Unheeded } from './account.ts';
import {
  type Doubt,
  doubtsAbout,
  doubtsAboutFollowUp,
  doubtsAboutNothing,
  isByChance,
  isElse,
  isGuess,
  leftOut,
} from './doubt.ts';
import type { Candidate, Parsed } from './parse.ts';
import type { Reading } from './reading.ts';

/** From this score on a reading is answered, if only as a guess. */
const POSSIBLE = 2.8;
/** And from this on where somebody is surely named: then something is asked about them. */
const POSSIBLE_OF_ONE = 1;
const SURELY_NAMED = 2.4;
const isNamed = ({ reading: { links } }: Candidate): boolean =>
  links.some(
    ({ how, prior, reading: { kind } }) => how !== 'typo' && prior > SURELY_NAMED && kind !== 'member',
  );
/** From here on a list is meant where nobody is named, though no word speaks of many. */
const SURE_LIST = 5;
/** How many other readings are offered beside a guess. */
const BESIDE = 2;

/** What to do about a question. */
export type Decision =
  | {
      kind: 'query';
      query: Query;
      taken: { written: string; name: string }[];
      /** Set where the answer is only a guess: what else may be meant. */
      guessBeside: Candidate[] | null;
      /** Why it may be wrong. */
      doubts: readonly Doubt[];
      /** The customers that the answer before named, where this goes on from it. */
      among: string[];
      /** The people whom the question names, or the answer before. */
      people: string[];
      /** It takes what it leaves out from the question before. */
      isFollowUp: boolean;
    }
  | { kind: 'ambiguous'; link: Link; customers: Customer[]; contacts: Contact[] }
  | { kind: 'unknown'; stranger: Stranger }
  | { kind: 'nobody'; candidate: Candidate }
  | { kind: 'none' };

/** A question that was understood. */
export type Understood = Extract<Decision, { kind: 'query' }>;

/** Chooses among the readings: answers, asks back, or owns up. */
export function decide(
  parsed: Parsed,
  previous: { query: Query; subject: Subject } | null,
  asking: Asking,
): Decision {
  if (previous !== null) {
    const understood = followUp(parsed, previous.query, previous.subject, asking);
    if (understood !== null) {
      const doubts = doubtsAboutFollowUp(understood, parsed, asking);
      return {
        kind: 'query',
        query: understood.query,
        taken: [],
        guessBeside: isGuess(doubts) ? [] : null,
        doubts,
        among: previous.subject.named.map(({ id }) => id),
        people: previous.subject.people.map(({ id }) => id),
        isFollowUp: true,
      };
    }
  }
  const likeliest = bestOf(parsed.candidates);
  const weighed = likeliest && heedingMost(likeliest, parsed.candidates, asking);
  if (!weighed || weighed.one.score < (isNamed(weighed.one) ? POSSIBLE_OF_ONE : POSSIBLE))
    return strange(weighed?.one) ?? { kind: 'none' };
  const { one: best, left } = weighed;
  const { reading, grammar } = best;
  const named = reading.customers.length + reading.contacts.length + reading.outside.length > 0;
  const stranger = strangerOf(best);
  if (stranger && !named) return { kind: 'unknown', stranger };
  // "Which way is the station" asks of no customer: it only looks as if.
  if (grammar.needs !== 'nothing' && !named && !OF_MANY.has(best.query.intent))
    return (
      listInstead(parsed, asking) ??
      (reading.symbols.includes('<X>') ? { kind: 'none' } : strangeName(parsed, best))
    );
  if (isElse(best, left) || isByChance(best, left)) return { kind: 'none' };
  const several = severalOf(best, parsed);
  if (several) return several;
  const others = otherKinds(parsed.candidates);
  const doubts = doubtsAbout(best, left, others[0], parsed);
  return {
    kind: 'query',
    query: best.query,
    taken: takenOf(best),
    guessBeside: isGuess(doubts) ? others.slice(0, BESIDE) : null,
    doubts,
    among: [],
    people: reading.contacts.flatMap(([first]) => first?.id ?? []),
    isFollowUp: false,
  };
}

/** What was understood, doubted anew once nothing was found for it. */
export function foundNothing(understood: Understood, { candidates }: Parsed): Understood {
  const doubts = doubtsAboutNothing(understood.doubts);
  const beside = understood.isFollowUp ? [] : otherKinds(candidates).slice(0, BESIDE);
  return {
    ...understood,
    doubts,
    guessBeside: understood.guessBeside ?? (isGuess(doubts) ? beside : null),
  };
}

/** Where one is asked for and none is named that we know, a name that is written small may be meant. */
function strangeName({ linked }: Parsed, candidate: Candidate): Decision {
  const stranger = linked.strangers.find((one) => mayBeSmall(one) && !one.plain && !one.owed);
  return stranger ? { kind: 'unknown', stranger } : { kind: 'nobody', candidate };
}

/** What may be asked of all customers, by a kind of question that is asked of one otherwise. */
const OF_MANY: ReadonlySet<Query['intent']> = new Set(['customers', 'history']);

/** A reading with what it makes no use of. */
type Weighed = { one: Candidate; left: Unheeded[] };

/** Of readings that are about as likely, the one that makes the most of what was said. */
function heedingMost(best: Candidate, candidates: readonly Candidate[], asking: Asking): Weighed {
  const weighed = (one: Candidate): Weighed => ({ one, left: leftOut(one, asking) });
  const first = weighed(best);
  if (first.left.length === 0) return first;
  const near = candidates.filter(
    (one) => one.score >= Math.max(POSSIBLE, best.score - NEAR) && one.grammar !== best.grammar,
  );
  const rivals = near.filter((one, at) => near.findIndex(({ grammar }) => grammar === one.grammar) === at);
  return rivals.map(weighed).reduce((a, b) => (worthOf(b) > worthOf(a) ? b : a), first);
}
/** How much less likely a reading may be, and what each condition or name counts for that it heeds. */
const NEAR = 3;
const HEEDED = 1.5;
/** A word besides counts for so much of that. */
const WORD = 0.2;
const worthOf = ({ one, left }: Weighed): number =>
  one.score - HEEDED * left.reduce((sum, { what }) => sum + (what === 'word' ? WORD : 1), 0);

/** Where many are spoken of and none is named, a list may be meant. */
function listInstead(parsed: Parsed, asking: Asking): Decision | null {
  const list = parsed.candidates.find(
    ({ grammar, score }) => grammar.needs === 'nothing' && score >= POSSIBLE,
  );
  if (!list || strangerOf(list) || (list.score < SURE_LIST && !speaksOfMany(list.reading))) return null;
  const doubts = doubtsAbout(list, leftOut(list, asking), undefined, parsed);
  return {
    kind: 'query',
    query: list.query,
    taken: [],
    guessBeside: [],
    doubts,
    among: [],
    people: [],
    isFollowUp: false,
  };
}
const speaksOfMany = ({ has, spots }: Reading): boolean =>
  has(MANY) || spots.some(({ word }) => /^(?:customer|client|account|prospect|lead)s$/.test(word));
const MANY =
  '(how many|which|all|every|any|who|my|our|list) .. (customer|client|account|prospect|lead|company|firm|one)';

/** The best reading of each further kind. */
const otherKinds = ([best, ...others]: readonly Candidate[]): Candidate[] =>
  others.filter(
    ({ grammar }, at) =>
      grammar !== best?.grammar && others.findIndex((one) => one.grammar === grammar) === at,
  );

/** A name that nobody bears, and that the reading has no use for. */
function strangerOf({ reading, grammar }: Candidate): Stranger | undefined {
  const written = reading.symbols.includes('<X>');
  return written
    ? (reading.strangers.find(({ capital }) => capital) ??
        (grammar.needs !== 'nothing' || grammar.accepts
          ? reading.strangers.find(({ plain }) => !plain)
          : undefined))
    : undefined;
}

/** The likeliest reading; "plays music" is looked for in what is noted, and no name, unless something leads to it. */
function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  const [best] = candidates;
  const stranger = best && strangerOf(best);
  if (!stranger || stranger.capital || !best.grammar.searches) return best;
  const before = best.reading.spots.findIndex(({ from }) => from === stranger.from) - 1;
  const symbol = best.reading.spots[before]?.symbol ?? '';
  // "All the caretakers" are people of a sort.
  const isSort = SORT_OF.has(symbol) && /s$/i.test(stranger.text);
  if (LEADS.has(symbol) || (!isSort && !stranger.text.toLowerCase().split(' ').every(isEnglish))) return best;
  return (
    candidates.find(({ grammar, reading }) => grammar === best.grammar && !reading.symbols.includes('<X>')) ??
    best
  );
}
const SORT_OF = new Set('the all our my any which what how many'.split(' '));
const LEADS = new Set('at with from to of for in by on about do be have and'.split(' '));

function strange(best: Candidate | undefined): Decision | null {
  const stranger = best && strangerOf(best);
  return stranger && best.score > 0 && best.grammar.needs === 'customer'
    ? { kind: 'unknown', stranger }
    : null;
}

/** A name in the reading that fits several. */
function severalOf({ reading, grammar, query }: Candidate, { linked }: Parsed): Decision | null {
  for (const link of reading.links) {
    // A part of a name that several firms share, and one of their people too, means the firms.
    const mayBeFirm = link.reading.kind === 'contact' && link.how === 'part' && !reading.has(NAMED_SO);
    const firms = mayBeFirm ? firmsLike(link, linked.links) : [];
    if (firms.length > 1) return { kind: 'ambiguous', link, customers: firms, contacts: [] };
    if (link.reading.kind === 'customer' && link.reading.customers.length > 1)
      return { kind: 'ambiguous', link, customers: link.reading.customers, contacts: [] };
    const needsOne = grammar.needs !== 'nothing' || query.intent === 'person';
    if (link.reading.kind === 'contact' && link.reading.contacts.length > 1 && needsOne)
      return { kind: 'ambiguous', link, customers: [], contacts: link.reading.contacts };
  }
  return null;
}

const firmsLike = ({ from, to }: Link, links: readonly Link[]): Customer[] =>
  links.flatMap((one) =>
    one.from === from && one.to === to && one.reading.kind === 'customer' ? one.reading.customers : [],
  );

/** Names that were taken for others: misspelt ones. */
function takenOf({ reading }: Candidate): { written: string; name: string }[] {
  return reading.links.flatMap(({ how, text, reading: meant }) => {
    if (how !== 'typo') return [];
    const written = text.replace(/'s$/i, '');
    if (meant.kind === 'customer' && meant.customers[0]) return [{ written, name: meant.customers[0].name }];
    return meant.kind === 'contact' && meant.contacts[0] ? [{ written, name: meant.contacts[0].name }] : [];
  });
}
