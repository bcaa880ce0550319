import { filterOf } from '../filter/filters.ts';
import type { FilterInput } from '../filter/input.ts';
import type { Asking } from '../grammar/grammar.ts';
import { type Candidate, candidatesOf, type Parsed } from '../parse/parse.ts';
import type { Reading } from '../parse/reading.ts';
import type { ListFilter } from '../query/list-filter.ts';
import { Query } from '../query/query.ts';
import { isMine } from '../slots/mine.ts';
import { completed } from './about.ts';
import { COMPARATIVES, comparedAmong } from './compared.ts';
import type { Understood } from './follow-up.ts';
import { isElliptic } from './links.ts';
import { MEANT } from './replaced.ts';
import type { Subject } from './subject.ts';

/** A question of its own has at least this much to say for it. */
const OWN = 4.5;
const SURE = 7;
/** Where a word points to those, less will do. */
const POSSIBLE = 2.8;
type List = Extract<Query, { intent: 'customers' }>;

/** What is asked of all those that the question before was about: "only the prospects", "which of them …", "what do they buy?" */
export function ofThose(
  parsed: Parsed,
  previous: Query,
  subject: Subject,
  asking: Asking,
): Understood | null {
  const [best] = candidatesOf(parsed.readings.map(comparedAmong), asking);
  const reading = best?.reading ?? parsed.readings[0];
  if (!reading) return null;
  const those = whichOf(previous, subject, reading);
  if (those !== null && reading.has(NAME_THEM))
    return { query: Query.parse({ intent: 'customers', filter: those }) };
  // "It" is the one that was found among them.
  if (those === null || SINGULAR.test(reading.symbols)) return null;
  const plural = reading.has('(them|they|those|these|their|lot|there)');
  const elliptic = isElliptic(reading) || reading.has('(that|this)');
  if (
    previous.intent === 'customers' &&
    (plural || elliptic) &&
    (!best || best.query.intent === 'customers' || best.score < OWN)
  ) {
    const refined = narrowed(previous, reading, asking);
    if (refined) return { query: refined, heeds: HEEDED };
  }
  // "And what is on for me next week?", after a list of what is late, is not about whom that list named.
  if (!plural && (!elliptic || !ASKS_WHO.has(previous.intent))) return null;
  // "And what am I late with?" asks of all that is the asker's.
  if (!plural && isMine(reading) && best && best.query.intent !== 'customers' && best.score >= SURE)
    return null;
  return among(best, those, plural) ?? ofEach(parsed, plural, subject, asking);
}

/** What these kinds of question ask for is customers; others only name them with it. */
const ASKS_WHO = new Set<Query['intent']>([
  'customers',
  'rank',
  'referred',
  'referrers',
  'owner',
  'fact',
  'people',
]);

/** "Name them", "who are they?", after a number. */
const NAME_THEM =
  '^ (and|so|ok)? (name|list|show|tell me|who be|which be|which one be) (them|they|those|these|the name|their name)? $';
const SINGULAR = /(?<= |^)(?:it|he|she|him|her|his|(?:that|this) (?:one|firm|company|customer|person)) /;
const HEEDED: ReadonlySet<string> = new Set([...MEANT, ...COMPARATIVES]);

/** The customers that the question before was about, or that its answer named, where they were several. */
function whichOf(previous: Query, { named }: Subject, reading: Reading): ListFilter | null {
  if (previous.intent === 'customers') return previous.filter;
  // "They" are whom the chain of referrals brought, "those" are its links.
  if (previous.intent === 'referrer' && !reading.has('(those|these|each|all|both)')) return null;
  const one = 'customer' in previous ? previous.customer : null;
  const isOfOne =
    one !== null &&
    named.some(({ id }) => id === one) &&
    !('others' in previous && previous.others.length > 0);
  const ids = ('filter' in previous ? previous.filter.ids : null) ?? named.map(({ id }) => id);
  return isOfOne || ids.length < 2
    ? null
    : (Query.parse({ intent: 'customers', filter: { ids } }) as List).filter;
}

/** "Which of them spent the most?", "how much did those spend?" */
function among(best: Candidate | undefined, those: ListFilter, plural: boolean): Understood | null {
  if (!best || best.score < (plural ? POSSIBLE : OWN)) return null;
  const { query } = best;
  const narrower = (filter: ListFilter) => ({ ...those, ...said(filter) });
  const isOfSome =
    'filter' in query &&
    best.grammar.needs === 'nothing' &&
    !('customer' in query && query.customer !== null) &&
    !(query.intent === 'rank' && query.of !== 'customer');
  if (!isOfSome) return null;
  return { query: Query.parse({ ...query, filter: narrower(query.filter) }), from: best };
}

/** The slots of a filter that are filled. */
function said(filter: ListFilter): Partial<ListFilter> {
  const empty = JSON.stringify;
  const none = Query.parse({ intent: 'customers', filter: {} }) as List;
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([slot, value]) => empty(value) !== empty((none.filter as Record<string, unknown>)[slot]),
    ),
  );
}

/** "What do they buy?", "who owns those?": the same of each. */
function ofEach(parsed: Parsed, plural: boolean, { named }: Subject, asking: Asking): Understood | null {
  const [first, ...others] = named;
  if (!first || others.length === 0) return null;
  const [best] = completed(parsed, { customer: first, contact: null }, asking);
  if (!best || best.score < (plural ? OWN : SURE)) return null;
  const { query } = best;
  if (!('customer' in query)) return null;
  const of =
    'others' in query
      ? { others: others.map(({ id }) => id) }
      : { customer: null, each: named.map(({ id }) => id) };
  return { query: Query.parse({ ...query, ...of }), from: best };
}

/** What was ruled out before, unless it is what is asked for now: "and those without a budget?" */
function stillRuledOut(
  { except }: ListFilter,
  { reason, need, tags, sources }: FilterInput,
): ListFilter['except'] {
  const left = (out: string[], asked: readonly string[] = []) => out.filter((one) => !asked.includes(one));
  return {
    ...except,
    reason: left(except.reason, reason),
    need: left(except.need, need),
    tags: left(except.tags, tags),
    sources: left(except.sources, sources),
  };
}

/** A list made shorter: "only prospects", "which of them are overdue?", "how many is that?", "just mine". */
function narrowed(previous: List, reading: Reading, asking: Asking): Query | null {
  const mine = isMine(reading) && reading.has('(my|mine|me)', 'i (own|manage|handle|look after|have)');
  const more = filterOf(reading, mine ? asking.asker : null, asking.today);
  const count = reading.has('how many');
  if (reading.periods[0] && !more.since && !more.bought && !more.quietDays && !more.touched) return null;
  if (Object.keys(more).length === 0 && !count) return null;
  const query = Query.parse({
    ...previous,
    found: null,
    filter: {
      ...previous.filter,
      ...more,
      except: { ...stillRuledOut(previous.filter, more), ...more.except },
    },
    mode: count ? 'count' : 'list',
  });
  // What changes nothing was not understood.
  return JSON.stringify(query) === JSON.stringify({ ...previous, found: null }) ? null : query;
}
