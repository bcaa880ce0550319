import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Asking } from '../grammar/grammar.ts';
import { type Candidate, candidatesOf, type Parsed } from '../parse/parse.ts';
import type { Reading } from '../parse/reading.ts';
import { Query } from '../query/query.ts';
import { kindsOf } from '../slots/kinds.ts';
import { isMine } from '../slots/mine.ts';
import { HE, HIM, MATTER, meant, THEM, THERE } from '../slots/pronouns.ts';
import { ofColleague } from './colleague.ts';
import type { Understood } from './follow-up.ts';
import { isElliptic, isOfMany, lengthOf } from './links.ts';
import type { Subject } from './subject.ts';

/** What it counts against putting in a name where no word stands for it: the question may be one of its own. */
const PUT_IN = 1;
/** From this score on a question is surely what it seems with a name put in; from the second on where a word stands for it. */
const SURE = 7;
const POINTED = 4.5;
/** Where a word stands for whom it is about, less will do for a guess. */
const POSSIBLE = 2.5;

/** What a follow-up may ask if whom it is about is put in for "them" and "her", or else after what it says. */
export function completed(
  { readings }: Pick<Parsed, 'readings'>,
  { customer, contact }: { customer: Customer | null; contact: Contact | null },
  asking: Asking,
): Candidate[] {
  const about = readings.flatMap((reading): Reading[] => [
    ...(contact ? withName(reading, HIM, '<P>', { contacts: [[contact]] }) : []),
    ...(customer ? withName(reading, THEM, '<C>', { customers: [[customer]] }) : []),
  ]);
  return candidatesOf(about, asking).filter(
    ({ grammar, reading }) =>
      grammar.needs === 'contact' ||
      ((grammar.needs === 'customer' || grammar.accepts) &&
        // Where no word stands for a person, only what none but a person has is asked of one.
        (reading.contacts.length === 0 || !reading.symbols.endsWith('of <P> '))),
  );
}

function withName(
  reading: Reading,
  pronoun: RegExp,
  symbol: string,
  names: Partial<Pick<Reading, 'customers' | 'contacts'>>,
): Reading[] {
  // "There" is at the firm, whoever of it was spoken of.
  const put = (text: string) =>
    (symbol === '<C>' ? text.replace(THERE, `at ${symbol} `) : text).replace(pronoun, `${symbol} `);
  const after = meant(reading, names, (text) => `${text}of ${symbol} `);
  const putIn = { ...after, prior: after.prior - PUT_IN };
  if (put(reading.symbols) === reading.symbols) return [putIn];
  // "It" may be the matter rather than the customer.
  return MATTER.test(reading.symbols) ? [meant(reading, names, put), putIn] : [meant(reading, names, put)];
}

/** Below this likelihood a question hardly stands by itself. */
const DOUBTFUL = 0.6;
const FURTHER = '(else|other|others|more|further|another)';
const THAT_ONE =
  /(?<= |^)(?:that|the sam) (?:one|firm|company|customer|client|account|outfit|lot|crowd|hous) /;
const isPointing = ({ symbols }: Reading): boolean =>
  [HIM, THEM, THERE].some((pronoun) => pronoun.test(symbols));

/** "Who owns them?", "her birthday?", "got a phone number?": of whom the question before was about, or its answer named. */
export function aboutThem(
  parsed: Parsed,
  previous: Query,
  subject: Subject,
  asking: Asking,
): Understood | null {
  const [own] = parsed.candidates;
  const reading = own?.reading ?? parsed.readings[0];
  if (!reading) return null;
  const pointing = isPointing(reading);
  const needsOne = own !== undefined && own.grammar.needs !== 'nothing';
  const stands = own !== undefined && !needsOne && own.score >= POINTED;
  // "By when do I have to fix that?" is asked of the customer that it came from.
  const onMatter = subject.customer !== null && MATTER.test(reading.symbols);
  if (!pointing && !onMatter && (!isElliptic(reading) || (stands && isOfMany(reading)))) return null;
  // "That one" is whom the answer named, "they" are whom it is about, or who came through those.
  const isNamed = THAT_ONE.test(reading.symbols) || previous.intent === 'referred';
  const named = isNamed ? subject.found : null;
  const customer = named ?? subject.customer ?? subject.found;
  const contact = subject.contact ?? (subject.people.length === 1 ? (subject.people[0] ?? null) : null);
  const options = completed(parsed, { customer, contact }, asking);
  // "They" are the firm that was asked about, rather than the one person of it whom the answer names.
  const isFirm = subject.customer !== null && subject.contact === null && !HE.test(reading.symbols);
  const fitting = options.filter(
    ({ grammar, query }) =>
      !isFirm || grammar.needs === 'contact' || !('contact' in query) || query.contact === null,
  );
  // Where no word points to them, it asks the same of them as it seems to ask by itself.
  const alike = ({ query, score }: Candidate) => query.intent === own?.query.intent && score >= POINTED;
  const best = (pointing ? undefined : fitting.find(alike)) ?? fitting[0];
  // "And what has to be done next?" goes on about one; so does what only a customer can be asked.
  const goesOn =
    pointing ||
    onMatter ||
    needsOne ||
    (subject.customer !== null && (reading.has('^ and (what|when|how|why)') || isOfNobody(own, best)));
  const [colleagues] = HE.test(reading.symbols) ? ofColleague(parsed.readings, subject, asking) : [];
  if (colleagues && colleagues.score >= POSSIBLE && colleagues.score > (best?.score ?? 0))
    return { query: colleagues.query, from: colleagues };
  if (!best || best.score < (pointing ? POSSIBLE : goesOn ? POINTED : SURE)) return null;
  // "And what am I late with?" asks of all that is the asker's.
  if (!pointing && subject.customer === null && own && own.score >= SURE && isMine(own.reading)) return null;
  // "And who referred them?" goes on with whom the answer named.
  const isSame =
    best.query.intent === previous.intent &&
    (best.query.intent !== 'fact' || previous.intent !== 'fact' || best.query.fact === previous.fact);
  const isOfFound =
    previous.intent === 'referrer' && best.query.intent === 'referred' && reading.has(FURTHER);
  if (pointing && (isSame || isOfFound) && subject.found && subject.found.id !== customer?.id) {
    const [next] = completed(parsed, { customer: subject.found, contact: null }, asking);
    if (next) return { query: next.query, from: next };
  }
  return { query: carried(best.query, previous, best.reading), from: best };
}

/** It is the same question with the customer put in, and says of nobody and of no time that it is about them. */
const isOfNobody = (own: Candidate | undefined, best: Candidate | undefined): boolean =>
  own !== undefined &&
  (own.query.intent === best?.query.intent || own.likelihood < DOUBTFUL) &&
  own.reading.periods.length + own.reading.members.length === 0 &&
  !isMine(own.reading);

/** A question with what it leaves out of how, by whom and when, where it goes on about the same matter. */
function carried(query: Query, previous: Query, reading: Reading): Query {
  const slots: Record<string, unknown> = {};
  const sameCustomer = 'customer' in query && 'customer' in previous && query.customer === previous.customer;
  if (query.intent === 'purchases' && previous.intent === 'purchases') {
    // "Nothing this year? And when did they last order?" asks of any time.
    const isEnd = query.measure === 'first' || query.measure === 'last';
    slots['period'] = query.period ?? (isEnd ? null : previous.period);
    slots['item'] = query.item ?? previous.item;
  }
  if (sameCustomer && 'contact' in query && 'contact' in previous)
    slots['contact'] = query.contact ?? previous.contact;
  if (sameCustomer && query.intent === 'outcome' && previous.intent === 'last-contact')
    for (const slot of ['by', 'period'] as const) slots[slot] = query[slot] ?? previous[slot];
  if ('kinds' in query && query.kinds.length === 0 && query.intent !== 'commitments') {
    const said = kindsOf(reading);
    slots['kinds'] =
      said.length === 0 && sameCustomer && query.intent === 'outcome' && previous.intent === 'last-contact'
        ? previous.kinds
        : said;
  }
  return Query.parse({ ...query, ...slots });
}

/** "From whom then?", where it was said that somebody was referred. */
export function throughWhom(previous: Query, reading: Reading): Query | null {
  const asks = reading.has(
    '^ .. (from|by|through|via|thank|to) who .. $',
    '^ .. who (by|from|through|via) .. $',
  );
  if (!asks || lengthOf(reading) > 5) return null;
  const isOrigin = previous.intent === 'fact' && ['source', 'since', 'standing'].includes(previous.fact);
  return isOrigin && 'customer' in previous
    ? Query.parse({ intent: 'referrer', customer: previous.customer })
    : null;
}
