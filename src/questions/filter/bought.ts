import type { Day } from '../../domain/text/day.ts';
import type { Pattern } from '../grammar/pattern.ts';
import { moved } from '../language/periods.ts';
import type { Reading } from '../parse/reading.ts';
import { buyingNow } from '../slots/buying.ts';
import { asksForChange, unitBeside } from '../slots/comparison.ts';
import { deniedFirst, periodOf, periodsOf, sinceThen } from '../slots/period-slots.ts';
import { standingsOf } from '../slots/standings.ts';
import { type Except, type FilterInput, isChoice, split } from './input.ts';
import { NO_NEXT_STEP } from './patterns.ts';

const ORDER = '(order|buy|bought|purchase)';
/** "Whose last order was more than a year back". */
const LONG_AGO: readonly Pattern[] = [
  `last .. ${ORDER} .. <D>`,
  `${ORDER} .. last .. <D>`,
  `<D> .. (since|after) .. last ${ORDER}`,
];
/** "Who ordered last before July". */
const LAST_BEFORE: readonly Pattern[] = [`last .. ${ORDER} .. <T>`, `${ORDER} .. last .. <T>`];

/** At whatever time, and not only as a customer of today. */
const AT_ANY_TIME: readonly Pattern[] = [
  'ever',
  '(at|of) any time',
  'to date',
  'all time',
  '<I> buyer <T> $',
];

/** What they bought, when, or that they did not. */
export function boughtInto(filter: FilterInput, reading: Reading, except: Except, today: Day): void {
  const isOfItem = reading.vocabulary.items.length > 0;
  if (
    reading.has(...NO_NEXT_STEP) ||
    (reading.has('(buying|buy) from us') && !isOfItem) ||
    (reading.periods.length === 0 && !isOfItem && buyingNow(reading) !== null)
  )
    return;
  const items = split(reading.vocabulary.items, reading);
  // "Who bought no decaf?" rules out a deed, "decaf but no grinder" one of two products.
  const [item, ...further] = items.meant.length > 0 ? items.meant : items.out;
  const verb = reading.has(
    '(order|buy|purchase|bought|sell|sold|have|own|use|get|take|spend|orders|purchases)',
    '(with|without) (a|an|the|our|both|any|one)? <I>',
    'be (still|currently|now)? on (a|an|the|our)? <I>',
    '(everyone|everybody|all|those|one|@account|who) on (a|an|the|our)? <I>',
    '<I> .. (list|name|show|who be) (the|its|all)? (buyer|user|owner)',
    '<I> (buyer|purchaser|user|owner)',
    '(buyer|purchaser|user) of .. <I>',
  );
  const none =
    items.out.length > 0
      ? items.meant.length === 0
      : reading.has(
          '(not|no|never|none|nobody|without) .. (order|orders|buy|bought|purchase|purchases|spend|sale)',
          'order book .. empty',
          '(stop|cease|quit) (buy|order) .. <T>',
          '(order|bought|buy) .. (nothing|none)',
          'nothing (order|buy|purchase|sell)',
          '(not|never|nothing) (be)? sell (anything|something|any)? to (them|they|it)',
        );
  if (item !== undefined && verb && filter.rivals === undefined) {
    filter.item = item;
    if (further.length > 0) filter.items = further;
    if (isChoice(reading.vocabulary.items, reading, ['or'])) filter.anyItem = true;
    if (items.meant.length > 0) except.items = items.out;
    filter.bought = { period: periodOf(reading), any: !none };
    // Who ever bought it did so, whatever they are today.
    if (!none && reading.has(...AT_ANY_TIME) && standingsOf(reading).loose) delete filter.standing;
  } else if (filter.spent) {
    // How much they bought tells that they did.
    return;
  } else if (reading.has(...LONG_AGO) && reading.durations[0]) {
    const { count, unit, words } = reading.durations[0];
    const from = moved(today, -Math.round(count), unit);
    filter.bought = { period: { from, to: null, words: `for ${words}` }, any: false };
  } else if (reading.has(...LAST_BEFORE) && periodOf(reading)?.from === null) {
    const until = periodOf(reading)?.to;
    if (until) {
      filter.bought = { period: sinceThen(until), any: false };
      filter.alsoBought = { from: null, to: until, words: 'before that' };
    }
  } else if (none && !reading.has('(reason|why|hesitate)')) {
    const [without, also] = deniedFirst(reading);
    filter.bought = { period: without, any: false };
    if (also !== null) filter.alsoBought = also;
  } else if (
    reading.has(
      '(order|orders|ordered|buy|bought|purchase|purchased) .. <T>',
      '<T> .. (order|buy|bought|purchase)',
    ) &&
    reading.has('(who|which|whom|customers|clients|accounts|list)')
  )
    filter.bought = { period: periodOf(reading), any: true };
}

const LESS = '(less|lower|smaller|few|decrease|shrink|drop|fall|fell|decline|down|reduce|cut)';
/** Said of customers: "who spent more this year than last?" */
export const CHANGED: readonly Pattern[] = [
  '(who|which|any|@account|@prospect) .. (@spend|@buy) .. (more|less|high|low|big|small|few) ... (<T>|than before)',
  '(who|which|any|@account|@prospect) .. (increase|decrease|raise|cut|reduce|grow) .. (@spend|@buy|order) ... <T>',
  '(who|which|any|whose) .. (@spend|@buy|order) .. (increase|decrease|go up|go down|grow|grew|rise|rose|shrink|drop|fall|fell|decline|be up|be down|be high|be low) ... (<T>|than before)',
];

/** Who bought more, or less, in one period than in another. */
export function changedOf(reading: Reading): NonNullable<FilterInput['changed']> | null {
  if (!reading.has(...CHANGED)) return null;
  const { period, against } = periodsOf(reading);
  if (period === null) return null;
  const isChange = asksForChange(reading) || reading.has('(increase|decrease|raise|cut|reduce|grow)');
  const other = against ?? (isChange ? unitBeside(period, -1) : null);
  if (other === null) return null;
  return { way: reading.has(LESS) ? 'less' : 'more', period, against: other };
}
