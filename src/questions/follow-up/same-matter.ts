import { GRAMMARS } from '../grammar/all.ts';
import { isLate } from '../grammar/deeds/state.ts';
import type { Asking } from '../grammar/grammar.ts';
import { unheededByFollowUp } from '../parse/account.ts';
import type { Reading } from '../parse/reading.ts';
import { Query, type QueryInput } from '../query/query.ts';
import { COMPARATIVES, comparedAmong } from './compared.ts';
import type { Understood } from './follow-up.ts';
import { LINKS, lengthOf } from './links.ts';
import { OF_KIND, SIDE_WORDS, SIDES, type Side, SOME_OF_THEM } from './sides.ts';

/** All words that a matter of a question's kind may be seen from another side with. */
export const sideWordsOf = ({ intent }: Query): ReadonlySet<string> =>
  new Set([...SIDE_WORDS, ...(OF_KIND[intent] ?? [])]);
const SHORT = 9;
/** Two questions in one may be longer. */
const LONG = 14;

/** "When was that?", "who has to sort it out?", "how much was it?": the same matter, seen from another side. */
export function anotherSide(previous: Query, reading: Reading): Query | null {
  if (reading.periods.length + reading.members.length > 0 || lengthOf(reading) > LONG) return null;
  // "What about promises?" asks for another thing.
  if (reading.has('^ .. (what|how) about (we|our|promise|complaint|step|order)')) return null;
  const words = reading.symbols.trim().split(' ');
  // "What is coming up?" asks for what is still to come.
  if (reading.spots.some(({ word }) => /^(?:coming|comes)$/.test(word))) return null;
  const own = OF_KIND[previous.intent];
  if (!words.every((word) => SIDE_WORDS.has(word) || LINKS.has(word) || own?.has(word))) return null;
  const said = SIDES.find(([, ...patterns]) => reading.has(...patterns))?.[0];
  // "And the latest one?"
  const side = said ?? (reading.has(ONE_END) && HAS_ENDS.has(previous.intent) ? 'when' : undefined);
  // "How many of them are overdue?" asks for some of them.
  if (side === 'how-many' && reading.has(SOME_OF_THEM)) return null;
  // "And what am I late with?" asks for other things than those that were told.
  if (!reading.has(POINTING) && isOfAnotherState(previous, reading)) return null;
  return side === undefined ? null : seenFrom(side, previous, reading);
}

const POINTING = '(it|that|this|they|them|those|these)';
const isOfAnotherState = (previous: Query, reading: Reading): boolean =>
  'state' in previous && previous.state !== 'overdue' && isLate(reading);

/** "What was done so that it does not happen again?": what came of the matter is all there is to tell. */
export function itself(previous: Query, reading: Reading): Query | null {
  if (previous.intent !== 'complaints' && previous.intent !== 'commitments') return null;
  return reading.has(
    '(it|that|this) .. (happen|occur|recur|repeat|go wrong|come up|come back)',
    '(prevent|avoid|against) (it|that|this)',
    '^ (and|but|so)? why (not|so|then)? $',
  )
    ? previous
    : null;
}

function seenFrom(side: Side, previous: Query, reading: Reading): Query | null {
  const isOfDeeds = previous.intent === 'complaints' || previous.intent === 'commitments';
  if (side === 'whether' && !isOfDeeds && previous.intent !== 'history') return null;
  switch (previous.intent) {
    case 'last-contact':
      if (side === 'how') return Query.parse({ ...previous, intent: 'outcome' });
      return side === 'whether' || side === 'how-many' || side === 'how-much' || side === 'why'
        ? null
        : Query.parse({ ...previous, ask: reading.has(WITH_WHOM) ? 'when' : side });
    case 'outcome':
      return side === 'what' || side === 'why' || side === 'how'
        ? previous
        : Query.parse({ ...previous, intent: 'last-contact', ask: side === 'who' ? 'who' : 'when' });
    case 'feeling':
      // What was written when it was felt is all there is to tell of the reason.
      return side === 'who'
        ? Query.parse({
            intent: 'last-contact',
            customer: previous.customer,
            contact: previous.contact,
            ask: side,
          })
        : Query.parse({
            ...previous,
            trend: reading.has(
              'since when',
              '(always|ever|before)',
              'how long',
              '(when|what) .. (begin|start|turn|change)',
            ),
          });
    case 'customers': {
      const { filter } = previous;
      const isBought = filter.item !== null || filter.bought?.any === true || filter.spent !== null;
      if (side === 'how-many') return Query.parse({ ...previous, mode: 'count' });
      // The last contact is told with each of them.
      if (previous.order === '-quiet' && side !== 'how-much' && side !== 'why') return previous;
      if (!isBought || (side !== 'when' && side !== 'how-much')) return null;
      const { bought, item, spent, ...others } = filter;
      return Query.parse({
        intent: 'purchases',
        item,
        period: bought?.period ?? spent?.period ?? null,
        measure: side === 'how-much' ? 'sum' : 'list',
        filter: others,
      });
    }
    case 'fact': {
      if (side !== 'when' && side !== 'how-long') return null;
      // Until when something stands against it may be one of their dates.
      if (reading.has(UNTIL_WHEN) || (OF_BUYING.has(previous.fact) && reading.has(...COMES_TO_AN_END)))
        return Query.parse({ intent: 'dates', customer: previous.customer });
      return TELLS_DATE.has(previous.fact) ? previous : null;
    }
    case 'history':
      if (side === 'who' && reading.has(MOST_OF_US))
        return Query.parse({
          ...previous,
          mode: 'count',
          group: 'by',
          top: reading.has('most') ? 'most' : 'least',
        });
      if (side !== 'how-many' && reading.has(ONE_END)) return oneEnd(side, previous, reading);
      // What happened was a complaint, if it can be settled.
      if (side === 'whether' && previous.customer !== null && reading.has(SETTLED))
        return Query.parse({
          intent: 'complaints',
          customer: previous.customer,
          contact: previous.contact,
          period: previous.period,
        });
      return Query.parse({ ...previous, mode: side === 'how-many' ? 'count' : 'list' });
    case 'complaints':
    case 'commitments':
      return side === 'why' && reading.has('why') && previous.intent === 'commitments'
        ? null
        : Query.parse({ ...previous, mode: side === 'how-many' ? 'count' : 'list' });
    case 'purchases':
      if (side === 'when' && reading.has('(first|last|latest|newest)'))
        return Query.parse({
          ...previous,
          measure: reading.has('first') ? 'first' : 'last',
          // Whether they bought anything in a period is one thing, when they bought last another.
          period: previous.measure === 'exists' ? null : previous.period,
          by: null,
        });
      // "Which items were they?", after a sum.
      if (side === 'what' && ADDED_UP.has(previous.measure))
        return Query.parse({ ...previous, measure: 'list', by: null });
      return side === 'why' || side === 'who' || side === 'how' ? null : previous;
    case 'rank':
      if (previous.by === 'feeling' && previous.found !== null && side === 'why')
        return Query.parse({ intent: 'feeling', customer: previous.found });
      // Who had the contact that lies furthest back, and what it was about.
      if (previous.by === 'quiet' && previous.found !== null && (side === 'who' || side === 'what'))
        return Query.parse({ intent: 'last-contact', customer: previous.found, ask: side });
      // "What did that one buy?" asks further.
      return side === 'why' || side === 'how' || (side === 'what' && reading.has('(buy|order)'))
        ? null
        : previous;
    case 'rhythm':
      if (side === 'who')
        return Query.parse({ intent: 'last-contact', customer: previous.customer, ask: side });
      return side === 'why' || side === 'how' ? null : previous;
    case 'birthdays':
    case 'people':
    case 'dates':
      return side === 'why' || side === 'how' ? null : previous;
    default:
      return null;
  }
}
/** "When was the latest one?": the last of what was counted or told, or the first. */
function oneEnd(side: Side, previous: Extract<Query, { intent: 'history' }>, { has }: Reading): Query {
  const { customer, contact, by, notBy, kinds, period } = previous;
  const ask = side === 'who' || side === 'what' || side === 'how-long' ? side : 'when';
  const first = has('(first|earliest)');
  if (customer === null && contact === null)
    return Query.parse({ ...previous, mode: 'list', limit: first ? null : 1 });
  return Query.parse({ intent: 'last-contact', customer, contact, by, notBy, kinds, period, first, ask });
}
/** Who of us did the most of what was counted. */
const MOST_OF_US = '(most|least|fewest)';
const HAS_ENDS = new Set<Query['intent']>(['history', 'purchases']);
const ONE_END = '(last|latest|newest|most recent|first|earliest)';

const SETTLED = '(settle|settled|solve|solved|resolve|resolved|fix|fixed|close|closed|sort|put right)';
const ADDED_UP = new Set<string>(['sum', 'count', 'average', 'quantity', 'exists', 'share']);
/** Who of them it was is told with the day. */
const WITH_WHOM = '(with|to) who';
const TELLS_DATE = new Set<string>(['since', 'standing', 'dates', 'buys']);
const OF_BUYING = new Set<string>(['why-not', 'competitors', 'needs', 'dates']);
const UNTIL_WHEN = '(until|till|to) (when|what|which)';
const COMES_TO_AN_END = ['(end|expire|lapse|over|free|out)', 'how (long|much longer)'];

/** "The open ones only", "and on average?", "what about promises?": the same kind of question with some of it asked anew. */
export function sameKind(
  previous: Query,
  reading: Reading,
  asking: Asking,
  longest = SHORT,
): Understood | null {
  if (
    lengthOf(reading) > longest ||
    unheededByFollowUp(reading, previous).some(({ what }) => what === 'word')
  )
    return null;
  const name = previous.intent === 'fact' ? previous.fact : previous.intent;
  const built = GRAMMARS.find((one) => one.name === name)?.build(reading, asking);
  if (!built || built.intent !== previous.intent) return null;
  const changes = Object.entries(Query.parse(built)).filter(([slot, value]) => isSaid(slot, value, previous));
  if (changes.length === 0) return null;
  const query = Query.parse({
    ...previous,
    found: null,
    ...Object.fromEntries(changes),
    ...comingIn(built, previous, asking),
  });
  return { query, heeds: new Set(reading.symbols.split(' ')) };
}

/** What is overdue was due before today: a time to come that only one of two questions speaks of belongs to that one. */
function comingIn(asked: QueryInput, previous: Query, { today }: Asking): Partial<QueryInput> {
  if (asked.intent !== 'commitments' || previous.intent !== 'commitments') return {};
  const isAhead = ({ due }: { due?: { from: string | null } | null | undefined }) =>
    (due?.from ?? '') >= today;
  if (previous.state === 'overdue' && isAhead(asked)) return { state: 'open' };
  return asked.state === 'overdue' && isAhead(previous) ? { due: asked.due ?? null } : {};
}

/** "Which is the oldest?", "how many of them are overdue?": of what was told, rather than of the customers named with it. */
export function ofWhatWasTold(previous: Query, reading: Reading, asking: Asking): Understood | null {
  if (!TOLD.has(previous.intent) || !reading.has('(which|who|what|how many)', SOME_OF_THOSE)) return null;
  const understood = sameKind(previous, comparedAmong(reading), asking, LONG);
  if (understood === null) return null;
  const isOrder = 'order' in understood.query && understood.query.order !== null;
  const isSome =
    previous.intent !== 'people' &&
    reading.has('how many', '(which|what) of (them|those|these)', SOME_OF_THOSE);
  const heeds = new Set([...(understood.heeds ?? []), ...COMPARATIVES]);
  return isOrder || isSome ? { ...understood, heeds } : null;
}
const SOME_OF_THOSE = '(any|one|some|none|all|both|each|every) of (them|those|these|it)';
const TOLD = new Set<Query['intent']>(['complaints', 'commitments', 'people']);

/** Whether a slot was filled by what was said, rather than left as it is by itself. */
function isSaid(slot: string, value: unknown, previous: Query): boolean {
  if (['intent', 'customer', 'about', 'soft', 'mode', 'filter', 'fact', 'named', 'people'].includes(slot))
    return false;
  if (value === null || value === false || (Array.isArray(value) && value.length === 0)) return false;
  return JSON.stringify(value) !== JSON.stringify((previous as Record<string, unknown>)[slot]);
}
