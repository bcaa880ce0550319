import type { Asking } from '../grammar/grammar.ts';
import { contactOf } from '../grammar/grammar.ts';
import type { Reading } from '../parse/reading.ts';
import { Query } from '../query/query.ts';
import { kindsOf } from '../slots/kinds.ts';
import { isMine } from '../slots/mine.ts';
import { periodOf } from '../slots/period-slots.ts';
import { stems } from '../slots/slots.ts';
import { standingsOf } from '../slots/standings.ts';
import { withPeriod } from './elsewhen.ts';
import { LINKS } from './links.ts';

/** Words beside names that say only who or what is meant now: "just the prospects", "only mine", "calls instead". */
export const MEANT = stems(
  'only just mine my own instead rather former ex old current customer customers client clients prospect prospects lead leads account accounts call calls visit visits meeting meetings email emails mail message messages gift gifts event events better worse any different likewise similar similarly either true case there as well same',
);
/** Kinds of question with a filter for customers, whose owner is part of it. */
const FILTERED = new Set<Query['intent']>(['customers', 'rank', 'purchases', 'birthdays', 'dates']);

/** Only names, periods and words that lead to them: "and Globex?", "what about last year?", "only Ben's", "and prospects?" */
export function isBare({ symbols }: Reading): boolean {
  const words = symbols.trim().split(' ');
  return (
    words.every((word) => /^<[CPMOTRIG]>$/.test(word) || LINKS.has(word) || MEANT.has(word)) &&
    words.some((word) => word.startsWith('<') || (MEANT.has(word) && !LIGHT.has(word)))
  );
}
/** Of themselves they say nothing: "just that". */
const LIGHT = stems(
  'only just instead rather own better worse any different likewise similar similarly either true case there as well same',
);

/** The question before, with what is named now in place of what was named then; null where it has no place for it. */
export function replaced(previous: Query, reading: Reading, { asker, today }: Asking): Query | null {
  const customer = reading.customers[0]?.[0] ?? null;
  const changes: Record<string, unknown> = { ...whom(previous, reading) };
  const set = (slot: string, value: unknown) => {
    changes[slot] = value;
  };
  let filter = 'filter' in previous ? previous.filter : null;
  const ahead =
    previous.intent === 'commitments' || previous.intent === 'birthdays' || previous.intent === 'dates';
  const period = periodOf(reading, ahead ? 'ahead' : 'past');
  if (period !== null) {
    if (previous.intent === 'commitments') {
      set('due', period);
      // What is overdue was due before today; what is due later is open.
      if (previous.state === 'overdue' && (period.from ?? today) >= today) set('state', 'open');
    } else if ('period' in previous) set('period', period);
    else if (previous.intent === 'customers' && filter) filter = withPeriod(filter, period);
  }
  const member = reading.members[0]?.id ?? (isMine(reading) ? asker : null);
  if (member !== null) {
    if (filter && FILTERED.has(previous.intent)) filter = { ...filter, owner: member };
    else if ('owner' in previous) set('owner', member);
    else if ('by' in previous && previous.intent !== 'rank') set('by', member);
  }
  const { standing } = standingsOf(reading);
  if (standing.length > 0) {
    if (filter) filter = { ...filter, standing };
  }
  const kinds = kindsOf(reading);
  if (kinds.length > 0 && 'kinds' in previous && previous.intent !== 'commitments') set('kinds', kinds);
  const { rivals, won, lost, items, tags } = reading.vocabulary;
  const values = (marks: typeof rivals) => [...new Set(marks.map(({ value }) => value))];
  const competitors = values([...rivals, ...won, ...lost]);
  if (competitors.length > 0 && filter) {
    // "Whom did we win from Rivalco? And from Otherco?"
    const as = filter.won.length > 0 ? 'won' : filter.lost.length > 0 ? 'lost' : 'rivals';
    filter = { ...filter, [as]: competitors };
  }
  if (tags.length > 0 && filter) filter = { ...filter, tags: values(tags) };
  if (items[0] && previous.intent === 'purchases') set('item', items[0].value);
  else if (items[0] && filter) filter = { ...filter, item: items[0].value };
  if (customer !== null && filter && !('customer' in previous)) filter = { ...filter, ids: [customer.id] };
  if ('filter' in previous && filter !== previous.filter) set('filter', filter);
  if (Object.keys(changes).length === 0) return null;
  const each = 'customer' in changes ? { each: [] } : {};
  return Query.parse({ ...previous, found: null, named: [], people: [], ...each, ...changes });
}

/** The customer or contact that is named now, for questions that are about one. */
function whom(previous: Query, reading: Reading): Record<string, unknown> {
  if (!('customer' in previous)) return {};
  const customer = reading.customers[0]?.[0]?.id;
  const contact = contactOf(reading);
  const noOthers = 'others' in previous ? { others: [] } : {};
  if (customer !== undefined)
    return { customer, ...('contact' in previous ? { contact: null } : {}), ...noOthers };
  if (contact === null) return {};
  const firm = reading.contacts[0]?.[0]?.customerId ?? null;
  return { customer: firm, ...('contact' in previous ? { contact } : {}), ...noOthers };
}
