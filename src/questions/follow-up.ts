import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { stem } from '../domain/text/stem.ts';
import { filterOf } from './filters.ts';
import type { Asking } from './grammar/grammar.ts';
import { contactOf } from './grammar/grammar.ts';
import { kindsOf } from './kinds.ts';
import { unitOf } from './language/periods.ts';
import { type Candidate, candidatesOf, type Parsed } from './parse.ts';
import { meant, THEM } from './pronouns.ts';
import { type PeriodSlot, Query } from './query.ts';
import type { Reading } from './reading.ts';
import { isMine, periodOf, shiftedPeriod, shiftOf } from './slots.ts';

const PRONOUN = [
  '(them|they|their|it|him|he|she|her|his|there|those|these|that|this)',
  'this (one|firm|company|customer)',
  'that (one|firm|company|customer)',
];
const LEAD = '^ (and|also|but|or|what about|how about|same|then|so|ok|what|again|now)';
/** How likely a question about a person must be, and how near the likeliest one, to go on about that person. */
const LIKELY = 0.5;
const NEAR = 1.5;
/** A question of its own has at least this much to say for it. */
const OWN = 4.5;

/** Whom the question before was about, the one customer that was found, and all that its answer named. */
export type Subject = {
  customer: Customer | null;
  contact: Contact | null;
  found: Customer | null;
  named: Customer[];
};

/** Takes what a follow-up leaves out from the question before it; null where it stands by itself. */
export function followUp(parsed: Parsed, previous: Query, subject: Subject, asking: Asking): Query | null {
  const moved = parsed.readings.map((one) => elsewhen(previous, one)).find((one) => one !== null);
  if (moved) return moved;
  const bare = parsed.readings.find((one) => isBare(one));
  if (bare) return replaced(previous, bare);
  const [best] = parsed.candidates;
  const reading = best?.reading ?? parsed.readings[0];
  if (!reading) return null;
  const asked = again(previous, reading);
  if (asked) return asked;
  const isNamed =
    reading.customers.length + reading.contacts.length + reading.outside.length > 0 ||
    reading.strangers.some(({ capital }) => capital);
  if (isNamed) return null;
  const picked = aboutOne(parsed, previous, subject, asking) ?? throughWhom(previous, reading);
  if (picked) return picked;
  const elliptic = reading.has(LEAD, ...PRONOUN) || reading.symbols.trim().split(' ').length <= 5;
  if (
    previous.intent === 'customers' &&
    elliptic &&
    (!best || best.query.intent === 'customers' || best.score < OWN)
  ) {
    const refined = narrowed(previous, reading, asking);
    if (refined) return refined;
  }
  const group = amongThose(best, previous, reading);
  if (group) return group;
  const about = aboutThem(parsed, previous, subject, asking);
  if (about) return about;
  if (!best || !elliptic) return null;
  // After a question about a person, the next one is about that person if it may be.
  const personal = parsed.candidates.find(
    ({ grammar, likelihood, score }) =>
      grammar.needs === 'contact' && likelihood > LIKELY && score > best.score - NEAR,
  );
  return filled((subject.contact && personal) || best, previous, subject, reading);
}

const TOGETHER = [
  '(total|altogether|overall|ever|combined)',
  'all (tell|told|time)',
  'to date',
  'so far',
  'in all',
];
const ELSEWHEN = new Set(
  'same period time befor earlier previously prior previou after later before that this in comparison compar against total altogether overall ever combin all tell told to date so far day week month quarter year one by than sum then much how come have now'
    .split(' ')
    .map(stem),
);

/** The question before, of another time that is told from its own: "a year earlier?", "and all told?" */
function elsewhen(previous: Query, reading: Reading): Query | null {
  const rest = reading.symbols
    .replace(/<[TD]> /g, '')
    .trim()
    .split(' ');
  if (!rest.every((word) => word === '' || ELSEWHEN.has(word) || BARE.has(word))) return null;
  const before = timeOf(previous);
  const shift = before === null ? null : shiftOf(reading);
  if (before && shift) return at(previous, shiftedPeriod(before, shift));
  const [said] = reading.periods;
  const isAlways = said !== undefined && said.from === null && said.to === null;
  if (before && isAlways) return at(previous, null);
  if (before && !said && reading.durations.length === 0 && reading.has(...TOGETHER))
    return at(previous, null);
  return null;
}

function timeOf(query: Query): PeriodSlot | null {
  if (query.intent === 'customers') {
    const { since, bought, complained, touched, spent } = query.filter;
    return since ?? bought?.period ?? complained?.period ?? touched?.period ?? spent?.period ?? null;
  }
  return 'period' in query ? query.period : null;
}

function at(previous: Query, period: PeriodSlot | null): Query {
  if (previous.intent === 'customers' && period)
    return Query.parse({ ...previous, found: null, filter: withPeriod(previous.filter, period) });
  const measure =
    period === null && previous.intent === 'purchases' && previous.measure === 'list'
      ? { measure: 'sum' }
      : {};
  return Query.parse({
    ...previous,
    found: null,
    period,
    ...('against' in previous ? { against: null } : {}),
    ...measure,
  });
}

const FIRST = '(?:top|start|begin|beginning|root|origin|head|other end|very begin)';
const OF_IT = '(?:of|in|on) (?:it|that|this|them|thos|all|the (?:chain|list|lin|lot|row)) ';
/** "The fella at the top of it", "the second one", "the last of them". */
const ONE_OF = new RegExp(
  `(?<= |^)(?:(?:the|that) )?(?:\\S+ )?(?:at |from )?the (?:very )?(?:(${FIRST}) (?:${OF_IT})?|(first|second|third|fourth|last|final|bottom) (?:one |nam |link |${OF_IT}))`,
);
const PLACES: Record<string, number> = {
  first: 0,
  second: 1,
  third: 2,
  fourth: 3,
  last: -1,
  final: -1,
  bottom: -1,
};

/** What is asked of one of those that the answer before named, by its place among them. */
function aboutOne(parsed: Parsed, previous: Query, { named }: Subject, asking: Asking): Query | null {
  if (named.length < 2) return null;
  const readings = parsed.readings.flatMap((reading) => {
    const match = ONE_OF.exec(reading.symbols);
    if (!match) return [];
    // Where a chain of referrals began is its last link.
    const place =
      match[2] === undefined ? (previous.intent === 'referrer' ? -1 : 0) : (PLACES[match[2]] ?? 0);
    const one = named.at(place);
    if (!one) return [];
    const put = (text: string) =>
      text.replace(ONE_OF, '<C> ').replace(/(?<=<C> .*)(?:they|them|he|she|it) /, '');
    return [meant(reading, { customers: [[one]] }, put)];
  });
  const [best] = candidatesOf(readings, asking);
  return best && best.score >= OWN ? best.query : null;
}

/** "From whom then?", where it was said that somebody was referred. */
function throughWhom(previous: Query, reading: Reading): Query | null {
  const asks = reading.has(
    '^ .. (from|by|through|via|thank|to) who .. $',
    '^ .. who (by|from|through|via) .. $',
  );
  if (!asks || reading.symbols.trim().split(' ').length > 5) return null;
  const isOrigin = previous.intent === 'fact' && ['source', 'since', 'standing'].includes(previous.fact);
  return isOrigin && 'customer' in previous
    ? Query.parse({ intent: 'referrer', customer: previous.customer })
    : null;
}

/** "What have those spent?": of all that the answer before named, or that it was about. */
function amongThose(best: Candidate | undefined, previous: Query, reading: Reading): Query | null {
  if (!best || !reading.has('(them|they|those|these|their|lot)')) return null;
  const { query } = best;
  const before = 'filter' in previous ? previous.filter.ids : null;
  const named = before ?? (previous.named.length > 1 ? [...previous.named] : null);
  if (named === null) return null;
  if (query.intent === 'customers') return Query.parse({ ...query, filter: { ...query.filter, ids: named } });
  if (query.intent === 'rank' && query.of === 'customer')
    return Query.parse({ ...query, filter: { ...query.filter, ids: named } });
  if (query.intent === 'purchases' && query.customer === null)
    return Query.parse({ ...query, filter: { ...query.filter, ids: named } });
  const [first, ...others] = named;
  if ((query.intent === 'fact' || query.intent === 'owner') && query.customer === null && others.length > 0)
    return Query.parse({ ...query, customer: first, others });
  return null;
}

/** "Who owns them?" is asked of whom the question before was about, or of whom its answer named. */
function aboutThem(parsed: Parsed, previous: Query, subject: Subject, asking: Asking): Query | null {
  const read = (customer: Customer | null, contact: Contact | null): Candidate | null => {
    const readings = parsed.readings.flatMap((reading) => {
      const symbol =
        contact && /(?<= |^)(?:he|she|him|her|his) /.test(reading.symbols) ? '<P>' : customer ? '<C>' : null;
      const put = (text: string) => (symbol === null ? text : text.replace(THEM, `${symbol} `));
      const symbols = put(reading.symbols);
      if (symbol === null || symbols === reading.symbols) return [];
      const names =
        symbol === '<P>'
          ? { contacts: contact ? [[contact]] : [] }
          : { customers: customer ? [[customer]] : [] };
      return [meant(reading, names, put)];
    });
    return candidatesOf(readings, asking)[0] ?? null;
  };
  const before = subject.customer ?? subject.found;
  const first = read(before, subject.contact);
  if (!first || first.score < OWN || (first.grammar.needs === 'nothing' && !first.grammar.accepts))
    return null;
  const same =
    first.query.intent === previous.intent &&
    (first.query.intent !== 'fact' || previous.intent !== 'fact' || first.query.fact === previous.fact);
  if (same && subject.found && subject.found.id !== before?.id)
    return read(subject.found, null)?.query ?? first.query;
  return first.query;
}

/** Only names, periods and words that lead to them: "and Globex?", "what about last year?", "and in May?", "Ben's?" */
function isBare(reading: Reading): boolean {
  const rest = reading.symbols.replace(/<[CPMOTRI]> /g, '').trim();
  const named = /<[CPMOTRI]>/.test(reading.symbols);
  return named && rest.split(' ').every((word) => word === '' || BARE.has(word));
}
const BARE = new Set(
  'and also but or what about how same for with at of in on by the be then so ok okay ye well now question thing is do did to it from during a'
    .split(' ')
    .map(stem),
);

/** The question before, with what is named now in place of what was named then. */
function replaced(previous: Query, reading: Reading): Query | null {
  const customer = reading.customers[0]?.[0]?.id ?? null;
  const contact = contactOf(reading);
  const changes: Record<string, unknown> = {};
  if (customer !== null && 'customer' in previous)
    Object.assign(changes, {
      customer,
      ...('contact' in previous ? { contact: null } : {}),
      ...('others' in previous ? { others: [] } : {}),
    });
  else if (contact !== null && 'customer' in previous)
    Object.assign(changes, {
      customer: reading.contacts[0]?.[0]?.customerId ?? null,
      ...('contact' in previous ? { contact } : {}),
    });
  const ahead =
    previous.intent === 'commitments' || previous.intent === 'birthdays' || previous.intent === 'dates';
  const period = periodOf(reading, ahead ? 'ahead' : 'past');
  if (period !== null) {
    if (previous.intent === 'commitments') changes['due'] = period;
    else if ('period' in previous) changes['period'] = period;
    else if (previous.intent === 'customers') changes['filter'] = withPeriod(previous.filter, period);
  }
  const [member] = reading.members;
  if (member) {
    if (previous.intent === 'customers' || previous.intent === 'rank')
      changes['filter'] = { ...previous.filter, owner: member.id };
    else if ('owner' in previous) changes['owner'] = member.id;
    else if ('by' in previous) changes['by'] = member.id;
  }
  const { rivals, items } = reading.vocabulary;
  if (rivals[0] && previous.intent === 'customers')
    changes['filter'] = { ...previous.filter, rivals: rivals.map(({ value }) => value) };
  if (items[0] && previous.intent === 'customers')
    changes['filter'] = { ...previous.filter, item: items[0].value };
  if (items[0] && previous.intent === 'purchases') changes['item'] = items[0].value;
  return Object.keys(changes).length === 0 ? null : Query.parse({ ...previous, found: null, ...changes });
}

function withPeriod(
  filter: Extract<Query, { intent: 'customers' }>['filter'],
  period: { from: string | null; to: string | null; words: string },
) {
  if (filter.bought) return { ...filter, bought: { ...filter.bought, period } };
  if (filter.complained) return { ...filter, complained: { ...filter.complained, period } };
  if (filter.spent) return { ...filter, spent: { ...filter.spent, period } };
  if (filter.touched) return { ...filter, touched: { ...filter.touched, period } };
  return { ...filter, since: period };
}

/** The next place of an order, then the second, the third … */
const PLACES_BELOW = ['next|runner', 'second|2nd', 'third|3rd', 'fourth|4th', 'fifth|5th'];

/** "Is that up or down?": what was spent, against the time of the same length before. */
function comparedBefore(previous: Query, reading: Reading): Query | null {
  if (previous.intent !== 'purchases' || !previous.period?.from || !previous.period.to) return null;
  if (
    !reading.has(
      '(up|more|better|higher|rise|grow) or (down|less|worse|lower|fall|shrink)',
      '(compare|against) .. before',
      '(growth|decline)',
    )
  )
    return null;
  const { from, to } = previous.period;
  const unit = (['year', 'quarter', 'month', 'week', 'day'] as const).find((one) => {
    const whole = unitOf(from, one);
    return whole.from === from && whole.to === to;
  });
  if (!unit) return null;
  return Query.parse({ ...previous, against: shiftedPeriod(previous.period, { count: -1, unit }) });
}

/** "When was that?", "who was that?", "what did they say?": the same matter, seen from another side. */
function again(previous: Query, reading: Reading): Query | null {
  const place = PLACES_BELOW.findIndex((words) => reading.has(`^ .. (${words}) .. $`));
  if (previous.intent === 'rank' && place >= 0 && reading.symbols.trim().split(' ').length <= 6)
    return Query.parse({ ...previous, found: null, place: place === 0 ? previous.place + 1 : place + 1 });
  const compared = comparedBefore(previous, reading);
  if (compared) return compared;
  if (
    reading.customers.length + reading.contacts.length + reading.periods.length + reading.outside.length >
    0
  )
    return null;
  const short = reading.symbols.trim().split(' ').length <= 8;
  // "Why is that?" after a feeling is answered by what was written when it was felt.
  if (
    short &&
    previous.intent === 'feeling' &&
    reading.has('why', '(what|which) .. reason', 'how come', 'because of what')
  )
    return { ...previous, trend: false };
  const topic = reading.has('(topic|subject|theme|gist|content|contents|matter)');
  const that =
    topic || reading.has('(that|this|it|then|they|he|she)', '^ (when|who|what|how long) .. $', 'exactly');
  if (!short || !that) return null;
  const ask = reading.has('^ .. when', 'how long', 'what (day|date)', 'which (day|date)')
    ? reading.has('how long')
      ? 'how-long'
      : 'when'
    : reading.has('^ .. who .. (be|do|make|call|visit|write|speak|talk) .. (that|this|it|with|there)')
      ? 'who'
      : topic ||
          reading.has('what .. (say|be|want|tell|about|discuss|talk|come)', 'about what', '(talk|say) about')
        ? 'what'
        : null;
  if (
    ask === null ||
    reading.has('(order|buy|own|refer|look after|need|next|due|birthday|buying|complain|find|mood|feel)')
  )
    return null;
  if (previous.intent === 'last-contact') return Query.parse({ ...previous, ask });
  if (previous.intent === 'outcome')
    return ask === 'what' ? previous : Query.parse({ ...previous, intent: 'last-contact', ask });
  if (previous.intent === 'feeling')
    return ask === 'who'
      ? Query.parse({ intent: 'last-contact', customer: previous.customer, contact: previous.contact, ask })
      : previous;
  const same = ['history', 'complaints', 'purchases', 'commitments', 'birthdays', 'dates', 'rank'];
  return same.includes(previous.intent) ? previous : null;
}

/** A list made shorter: "only prospects", "which of them are overdue?", "how many is that?", "just mine". */
function narrowed(
  previous: Extract<Query, { intent: 'customers' }>,
  reading: Reading,
  asking: Asking,
): Query | null {
  const more = filterOf(reading, isMine(reading) ? asking.asker : null, [], asking.today);
  const count = reading.has('how many');
  if (reading.periods[0] && !more.since && !more.bought && !more.quietDays && !more.touched) return null;
  if (Object.keys(more).length === 0 && !count) return null;
  return Query.parse({
    ...previous,
    found: null,
    filter: { ...previous.filter, ...more },
    mode: count ? 'count' : 'list',
  });
}

/** What was asked now, about the customer or person of the question before. */
function filled(best: Candidate, previous: Query, subject: Subject, reading: Reading): Query | null {
  const { query, grammar } = best;
  const before = ('customer' in previous ? previous.customer : null) ?? subject.contact?.customerId ?? null;
  const person = 'contact' in previous ? previous.contact : null;
  const pointing = reading.has(...PRONOUN);
  const customer =
    pointing && (query.intent === previous.intent || before === null)
      ? (previous.found ?? before)
      : (before ?? previous.found);
  // "Any complaints?" goes on about the same customer; "any complaints this week from prospects?" does not.
  const short =
    reading.symbols.trim().split(' ').length <= 4 &&
    !reading.has('(who|which|customers|all|team|my|everyone|<M>)');
  const goesOn = pointing || short || reading.has('^ (and|also|but|what about|how about)');
  if (grammar.needs === 'nothing' && !(grammar.accepts && goesOn)) return null;
  if (grammar.needs === 'contact' && person === null && customer === null) return null;
  if (customer === null && person === null) return null;
  const slots: Record<string, unknown> = { customer };
  if (query.intent === 'purchases' && previous.intent === 'purchases') {
    slots['period'] = query.period ?? previous.period;
    slots['item'] = query.item ?? previous.item;
  }
  if ('contact' in query && customer === before) slots['contact'] = person;
  if ('kinds' in query && query.kinds.length === 0 && query.intent !== 'commitments')
    slots['kinds'] = kindsOf(reading);
  return Query.parse({ ...query, ...slots });
}
