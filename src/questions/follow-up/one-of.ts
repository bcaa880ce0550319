import type { Customer } from '../../domain/customer.ts';
import type { Asking } from '../grammar/grammar.ts';
import { candidatesOf, type Parsed } from '../parse/parse.ts';
import type { Reading } from '../parse/reading.ts';
import { Query } from '../query/query.ts';
import { meant } from '../slots/pronouns.ts';
import { stems } from '../slots/slots.ts';
import { LINKS, lengthOf } from './links.ts';
import type { Subject } from './subject.ts';

const FIRST = '(?:top|start|begin|beginning|root|origin|head|other end|very begin)';
const OF_IT = '(?:of|in|on) (?:it|that|this|them|thos|all|the (?:chain|list|lin|lot|row)) ';
/** "The fella at the top of it", "the second one", "the last of them", "the other one". */
const ONE_OF = new RegExp(
  `(?<= |^)(?:(?:the|that) )?(?:\\S+ )?(?:at |from )?the (?:very )?(?:(${FIRST}) (?:${OF_IT})?|(first|second|third|fourth|last|final|bottom|other|latter|former) (?:one |nam |link |firm |${OF_IT}|$))`,
);
const PLACES: Record<string, number> = {
  first: 0,
  former: 0,
  second: 1,
  third: 2,
  fourth: 3,
  last: -1,
  latter: -1,
  final: -1,
  bottom: -1,
};
/** The words that a place is asked for with. */
export const PLACE_WORDS: ReadonlySet<string> = stems(
  'first second third fourth fifth last final bottom other latter former next runner up 2nd 3rd 4th 5th biggest largest',
);
/** From this score on a question about one of those is what it seems. */
const SURE = 4.5;

/** What is asked of one of those that the answer before named, by its place among them. */
export function oneOf(parsed: Parsed, previous: Query, subject: Subject, asking: Asking): Query | null {
  if (subject.named.length < 2) return null;
  const readings = parsed.readings.flatMap((reading) => {
    const match = ONE_OF.exec(reading.symbols);
    const one = match && chosen(match, previous, subject);
    if (!match || !one) return [];
    const put = (text: string) =>
      text.replace(ONE_OF, '<C> ').replace(/(?<=<C> .*)(?:they|them|he|she|it) /, '');
    return [{ one, reading: meant(reading, { customers: [[one]] }, put) }];
  });
  const [first] = readings;
  if (!first) return null;
  // "And the second one?" asks the same of another.
  if (isOnly(first.reading) && 'customer' in previous)
    return Query.parse({
      ...previous,
      found: null,
      people: [],
      customer: first.one.id,
      ...('others' in previous ? { others: [] } : {}),
      ...('contact' in previous ? { contact: null } : {}),
    });
  const [best] = candidatesOf(
    readings.map(({ reading }) => reading),
    asking,
  );
  return best && best.score >= SURE ? best.query : null;
}

function chosen(
  match: RegExpExecArray,
  previous: Query,
  { named, customer, found }: Subject,
): Customer | null {
  if (match[2] === 'other') {
    const others = named.filter(({ id }) => id !== (customer ?? found)?.id);
    return others.length === 1 ? (others[0] ?? null) : null;
  }
  // Where a chain of referrals began is its last link.
  const place = match[2] === undefined ? (previous.intent === 'referrer' ? -1 : 0) : (PLACES[match[2]] ?? 0);
  return named.at(place) ?? null;
}

const isOnly = ({ symbols }: Reading): boolean =>
  symbols
    .trim()
    .split(' ')
    .every((word) => word === '<C>' || LINKS.has(word));

/** The next place of an order, then the second, the third … */
const PLACES_BELOW = ['next|runner', 'second|2nd', 'third|3rd', 'fourth|4th', 'fifth|5th'];

/** "And the second?", "who is next?": a further place of the order that was asked for. */
export function placeBelow(previous: Query, reading: Reading): Query | null {
  const isOrder =
    previous.intent === 'rank' ||
    (previous.intent === 'purchases' && /^(?:biggest|smallest)$/.test(previous.measure));
  if (!isOrder || lengthOf(reading) > 6) return null;
  const place = PLACES_BELOW.findIndex((words) => reading.has(`^ .. (${words}) .. $`));
  if (place < 0) return null;
  return Query.parse({ ...previous, found: null, place: place === 0 ? previous.place + 1 : place + 1 });
}
