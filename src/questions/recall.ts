import { stemKey } from '../domain/text/stem.ts';
import { facet } from '../store/facets.ts';
import { textsOf } from './answers/anywhere.ts';
import type { Context } from './answers/context.ts';
import { notedWith } from './answers/noted.ts';
import { filterOf } from './filter/filters.ts';
import { actorsOf } from './grammar/actors.ts';
import { contactOf, customerOf } from './grammar/grammar.ts';
import { rolesOf, saidFor } from './grammar/person.ts';
import { likelihoods } from './parse/likelihood.ts';
import type { Parsed } from './parse/parse.ts';
import type { Reading } from './parse/reading.ts';
import { Query } from './query/query.ts';
import { fitness, senseOf } from './senses.ts';

/** From this likelihood on a question is of no kind that can be answered, whatever its words are. */
const REFUSED = 0.6;
const REFUSED_WORD = 0.2;
const MOST_WORDS = 6;
const MOST = 100;
/** This part of the words must be noted of one and the same person or firm. */
const PART = { named: 0.5, anybody: 0.75 } as const;

/**
 * What is noted with the words of a question that is of no kind: about whom it names, or about anybody.
 * @param left words of which some has to be noted, as they were written: nothing else was made of them
 */
export async function recalled(
  { readings, candidates }: Parsed,
  context: Context,
  left?: readonly string[],
): Promise<Query | null> {
  const { store } = context;
  // A word that nobody bears as a name may be noted.
  const reading = candidates.find((one) => !one.reading.symbols.includes('<X>'))?.reading ?? readings[0];
  if (!reading) return null;
  const role = rolesOf(reading);
  const needed = left?.map(stemKey).filter((word) => role.includes(word)) ?? role;
  if (needed.length === 0) return null;
  const refused = likelihoods(reading.shape).get('refuse')?.share ?? 0;
  // One word may be noted by chance.
  if (refused > (role.length === 1 ? REFUSED_WORD : REFUSED)) return null;
  if (role.length === 0 || role.length > MOST_WORDS) return null;
  const of = customerOf(reading);
  const part = (texts: readonly string[]) => fitness(texts, role) / role.length;
  if (of !== null) {
    const [customer, contacts] = await Promise.all([store.customers.get(of), store.contacts.of(of)]);
    if (customer?.importantDates.some(({ label }) => part([label]) >= PART.named))
      return Query.parse({ intent: 'dates', customer: of });
    if (customer && part(customer.remember) >= PART.named)
      return Query.parse({ intent: 'fact', fact: 'remember', customer: of });
    if (contacts.some((one) => part(textsOf(one)) >= PART.named))
      return Query.parse({ intent: 'people', customer: of, role });
    const contact = contactOf(reading);
    const { talks, deeds } = await notedWith(role, { customer: of, contact }, context);
    const about = { customer: of, about: role };
    if (deeds.length > 0) return Query.parse({ intent: 'commitments', ...about, state: 'any' });
    return talks.length > 0 ? Query.parse({ intent: 'history', ...about, contact }) : null;
  }
  if (reading.strangers.some(({ capital }) => capital)) return null;
  const words = role.flatMap(senseOf);
  const [people, customers] = await Promise.all([
    store.contacts.byFacts(words, MOST),
    store.customerLists.list({ facets: [words.map((word) => facet('remember', word))] }, MOST),
  ]);
  const isNoted = (one: readonly string[]) => part(one) >= PART.anybody && fitness(one, needed) > 0;
  return people.some((one) => isNoted(textsOf(one))) || customers.some(({ remember }) => isNoted(remember))
    ? Query.parse({ intent: 'people', customer: null, role, said: saidFor(role, reading) })
    : ((await reasonWith(role, reading, context)) ?? (await talksWith(role, needed, reading, context)));
}

/** Who spoke of something: it is looked for in the newest contacts with anybody. */
async function talksWith(
  words: readonly string[],
  needed: readonly string[],
  reading: Reading,
  context: Context,
): Promise<Query | null> {
  const { by, notBy } = actorsOf(reading, context.actor.id);
  const { talks } = await notedWith(words, { customer: null, contact: null, by }, context, PART.anybody);
  const isSo = talks.some(({ text, outcome }) => fitness([text, outcome ?? ''], needed) > 0);
  return isSo ? Query.parse({ intent: 'history', customer: null, about: words, by, notBy }) : null;
}

/** Whose reason not to buy has some of the words: "which prospect's owners are at odds?" */
async function reasonWith(
  words: readonly string[],
  reading: Reading,
  { store, actor, today }: Context,
): Promise<Query | null> {
  const { standing = [], ...filter } = filterOf(reading, actor.id, today);
  const isOfThem = standing.length > 0 && !standing.includes('customer');
  if (!isOfThem && reading.manner?.name !== OF_REASONS) return null;
  const found = await store.customerLists.list(
    {
      facets: [
        words.map((word) => facet('reason', word)),
        ...(standing.length > 0 ? [standing.map((one) => facet('standing', one))] : []),
      ],
    },
    MOST,
  );
  const given = new Set(found.flatMap(({ whyNot }) => stemKey(whyNot ?? '').split(' ')));
  const reason = words.filter((word) => given.has(word));
  return reason.length === 0
    ? null
    : Query.parse({ intent: 'customers', filter: { ...filter, standing, reason }, shown: ['why-not'] });
}
const OF_REASONS = 'reason';
