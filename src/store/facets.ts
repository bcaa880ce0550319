import type { Customer } from '../domain/customer.ts';
import { gapsOf } from '../domain/quality.ts';
import { nameKey } from '../domain/text/name.ts';
import { stemKey } from '../domain/text/stem.ts';

/** How a list of customers is narrowed down; each facet is stored as "kind:value" and found by one index. */
export type FacetKind =
  | 'standing'
  | 'owner'
  | 'tag'
  | 'source'
  | 'competitor'
  | 'won'
  | 'lost'
  | 'buys'
  | 'referred'
  | 'outside'
  | 'feeling'
  | 'contacted'
  | 'met'
  | 'reason'
  | 'need'
  | 'remember'
  | 'lacks'
  | 'has'
  | 'mail'
  | 'held';
export const facet = (kind: FacetKind, value: string): string => `${kind}:${value}`;

/** What a customer's file may hold, one or several of each. */
export const HELD_FACTS = [
  'website',
  'source',
  'tag',
  'rival',
  'won',
  'lost',
  'buys',
  'need',
  'reason',
  'contact',
  'email',
  'step',
  'date',
  'remember',
  'alias',
] as const;
export type HeldFact = (typeof HELD_FACTS)[number];
/** More than so many of a kind are not told apart. */
export const MOST_HELD = 5;
/** The facet of a customer with at least so many of a kind. */
export const holding = (fact: HeldFact, atLeast = 1): string =>
  facet('has', atLeast === 1 ? fact : `${fact}/${Math.min(atLeast, MOST_HELD)}`);
const hasFacets = (fact: HeldFact, n: number): string[] =>
  Array.from({ length: Math.min(n, MOST_HELD) }, (_, at) => holding(fact, at + 1));

function heldBy(customer: Customer): Record<HeldFact, number> {
  const one = (value: string | null) => (value === null ? 0 : 1);
  return {
    website: one(customer.website),
    source: one(customer.source),
    tag: customer.tags.length,
    rival: customer.competitors.length,
    won: one(customer.wonFrom),
    lost: one(customer.lostTo),
    buys: customer.buys.length,
    need: customer.needs.length,
    reason: one(customer.whyNot),
    contact: customer.people.contacts,
    email: customer.people.emails,
    step: customer.openSteps,
    date: customer.importantDates.length,
    remember: customer.remember.length,
    alias: customer.aliases.length,
  };
}

const LONGEST_PHRASE = 5;
/** How many documents one look at an index reads. */
export const LOOKED_AT = 50;

/** To whom we lost a customer: who has its business now, if nobody is named. */
const lostTo = ({ lostTo: to, standing, competitors }: Customer): readonly string[] =>
  to !== null ? [to] : standing === 'former' ? competitors : [];

/** The facets of a customer; words of people are kept as `stemKey` writes them. */
export function facetsOf(customer: Customer): string[] {
  const { feeling, referredBy } = customer;
  const many = (kind: FacetKind, texts: readonly string[]) => texts.map((text) => facet(kind, stemKey(text)));
  const wordsOf = (kind: FacetKind, texts: readonly string[]) =>
    texts.flatMap((text) => stemKey(text).split(' ')).map((word) => facet(kind, word));
  const one = (kind: FacetKind, text: string | null) => (text === null ? [] : many(kind, [text]));
  const all = [
    facet('standing', customer.standing),
    facet('owner', customer.owner ?? 'nobody'),
    ...many('tag', customer.tags),
    ...one('source', customer.source),
    ...many('competitor', customer.competitors),
    ...one('won', customer.wonFrom),
    ...many('lost', lostTo(customer)),
    ...many('buys', customer.buys),
    facet('referred', referredBy === null ? 'no' : 'yes'),
    ...(referredBy === null ? [] : [facet('referred', referredBy.type)]),
    ...(referredBy?.type === 'outside' ? [facet('outside', nameKey(referredBy.name))] : []),
    facet(
      'feeling',
      feeling === null ? 'unknown' : feeling.value < 0 ? 'down' : feeling.value > 0 ? 'up' : 'even',
    ),
    facet('contacted', customer.lastContact === null ? 'no' : 'yes'),
    ...(customer.needsMet === null ? [] : [facet('met', customer.needsMet)]),
    ...wordsOf('reason', customer.whyNot === null ? [] : [customer.whyNot]),
    ...wordsOf('need', customer.needs),
    ...wordsOf('remember', customer.remember),
  ];
  const held = Object.entries(heldBy(customer)).flatMap(([fact, n]) => hasFacets(fact as HeldFact, n));
  const figures = [
    facet('standing', customer.standing),
    ...gapsOf(customer).map((gap) => facet('lacks', gap)),
    ...(customer.people.emails > 0 ? [facet('mail', 'yes')] : []),
  ];
  // The same by owner, so that everybody's share of the file is counted in the index alone.
  const owner = customer.owner ?? 'nobody';
  return [
    ...new Set([
      ...all,
      ...held,
      ...figures,
      ...figures.map((figure) => facet('held', `${owner}/${figure}`)),
    ]),
  ];
}

/** A name and every run of words within it, as `stemKey` writes them: "Hotelline 500", "hotelline", "500". */
export function phrasesOf(name: string): string[] {
  const parts = stemKey(name).split(' ');
  const found = new Set([parts.join(' ')]);
  for (let from = 0; from < parts.length; from += 1)
    for (let to = from + 1; to <= Math.min(parts.length, from + LONGEST_PHRASE); to += 1)
      found.add(parts.slice(from, to).join(' '));
  return [...found];
}

/**
 * Which of some keys an index holds at all, whatever stands behind each: what was seen is left out of the next look,
 * so that the cost follows the number of keys found and not the number of documents behind them.
 */
export async function existing(
  keys: readonly string[],
  look: (wanted: string[]) => Promise<string[]>,
): Promise<string[]> {
  const found: string[] = [];
  let wanted = [...new Set(keys)];
  while (wanted.length > 0) {
    const seen = new Set(await look(wanted));
    const matched = wanted.filter((key) => seen.has(key));
    if (matched.length === 0) break;
    found.push(...matched);
    wanted = wanted.filter((key) => !seen.has(key));
  }
  return found;
}
