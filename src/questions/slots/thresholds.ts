import { stem } from '../../domain/text/stem.ts';
import { classMembers } from '../language/lexicon.ts';
import { numberOf } from '../language/numbers.ts';
import type { Reading } from '../parse/reading.ts';
import type { ListFilter } from '../query/list-filter.ts';
import { periodOf } from './period-slots.ts';
import { stems } from './slots.ts';

const MONEY = stems(
  'spend spent cracked topped worth revenue turnover pay paid income sale sales bring earn euro euros money value buy bought order ordered purchase purchased invoice',
);
const TIMES: ReadonlyMap<string, number> = new Map(
  (
    [
      ['grand', 1000],
      ['thousand', 1000],
      ['k', 1000],
      ['hundred', 100],
      ['million', 1_000_000],
    ] as const
  ).map(([word, times]) => [stem(word), times]),
);
const LEAST_SUM = 10;
const ORDERS = stems('order orders purchase purchases time times');
/** What is counted without being bought. */
const COUNTED = new Set([
  ...classMembers('account'),
  ...stems(
    'prospect lead contact complaint promise call visit meeting day week month year referral colleague',
  ),
]);
/** "Ordered only once": how often, in a word. */
const OFTEN = new Map(
  (
    [
      ['once', 1],
      ['twice', 2],
      ['single', 1],
    ] as const
  ).map(([word, times]) => [stem(word), times]),
);
/** What stands before a sum that each order is measured by. */
const EACH_ORDER =
  '(order|orders|purchase|purchases|sale|sales|deal|deals) (of|from|by|with)? <E>? (that|which)? (be|of|worth|for|with|at|go)? (no|not|a value of)? (over|above|under|below|more than|less than|at least|at most|upwards|exceed|beyond|up to)';

const AT_ONCE = '(at once|in one go|at one go|at a time|in one order|in a single order|in one purchase)';

/** "Worth more than 3 grand this year", "at least five orders", "who spent under 1,000". */
export function spentOf(reading: Reading): ListFilter['spent'] {
  const { spots } = reading;
  const symbols = spots.map(({ symbol }) => symbol);
  const written = spots.map(({ symbol, word }) => (word === '' ? symbol : word));
  if (!symbols.some((symbol) => MONEY.has(symbol))) return null;
  for (let at = 0; at < symbols.length; at += 1) {
    const amount = amountAt(symbols, at);
    if (amount === null) continue;
    const bound = boundOf(written, at, at + amount.length);
    if (bound === null) {
      at += amount.length - 1;
      continue;
    }
    // "More than one customer" is no sum.
    if (COUNTED.has(symbols[at + amount.length] ?? '')) continue;
    const isOrders = ORDERS.has(symbols[at + amount.length] ?? '') || OFTEN.has(symbols[at] ?? '');
    const measure = isOrders ? 'orders' : 'amount';
    // "Just 3000" is no sum that anybody spends to the cent, and "two or more" are no money.
    if (!isOrders && (bound === 'just' || amount.value < LEAST_SUM)) continue;
    const step = measure === 'orders' ? 1 : 0.01;
    const { value } = amount;
    return {
      measure,
      least: bound === 'over' ? value + step : bound === 'from' || bound === 'just' ? value : null,
      most: bound === 'under' ? value - step : bound === 'upto' || bound === 'just' ? value : null,
      period: periodOf(reading),
    };
  }
  return null;
}

/** "Orders over 5000": what each of the orders has to come to. */
export function eachOrderOf(reading: Reading): { least: number | null; most: number | null } | null {
  const spent = reading.has(EACH_ORDER, AT_ONCE) ? spentOf(reading) : null;
  return spent === null || spent.measure === 'orders' ? null : { least: spent.least, most: spent.most };
}

/** A number in digits or words, with its thousands: "3", "000"; "5k"; "three", "grand". */
function amountAt(symbols: readonly string[], at: number): { value: number; length: number } | null {
  const short = /^(\d+)k$/.exec(symbols[at] ?? '');
  if (short) return { value: Number(short[1]) * 1000, length: 1 };
  let value = OFTEN.get(symbols[at] ?? '') ?? numberOf(symbols[at] ?? '');
  if (value === null) return null;
  let length = 1;
  while (/^\d{3}$/.test(symbols[at + length] ?? '') && /^\d/.test(symbols[at] ?? '')) {
    value = value * 1000 + Number(symbols[at + length]);
    length += 1;
  }
  const times = TIMES.get(symbols[at + length] ?? '');
  return times === undefined ? { value, length } : { value: value * times, length: length + 1 };
}

function boundOf(
  words: readonly string[],
  from: number,
  to: number,
): 'over' | 'from' | 'under' | 'upto' | 'just' | null {
  const before = words
    .slice(Math.max(0, from - 4), from)
    .filter((word) => !/^(?:euros?|eur|a|the)$/.test(word))
    .join(' ');
  const after = words
    .slice(to, to + 4)
    .filter((word) => !/^(?:euros?|eur|orders?|purchases?|times?)$/.test(word))
    .join(' ');
  if (
    /(?:^| )(?:no|not) more than$|(?:at most|up to|maximum(?: of)?)$/.test(before) ||
    /^or (?:less|few)/.test(after)
  )
    return 'upto';
  if (
    /(?:no|not) (?:less|few\w*) than$|at least$|minimum(?: of)?$|upwards of$/.test(before) ||
    /^or (?:more|above|over)|^(?:plus|and up|upwards)/.test(after)
  )
    return 'from';
  if (
    /(?:more|great|high|big)\w* than$|(?:over|above|exceeding|exceeded|exceeds|exceed|beyond|past|topped|tops|cracked|crossed|passed|north of)$/.test(
      before,
    )
  )
    return 'over';
  if (/(?:less|few|low|small)\w* than$|(?:under|below)$/.test(before)) return 'under';
  // "A single order", not "the biggest single order" nor "not a single order".
  const isSingle =
    words[from] === 'single' &&
    /^(?:a|one)$/.test(words[from - 1] ?? '') &&
    !words.slice(Math.max(0, from - 6), from).some((word) => /^(?:not|no|never|without|nobody)$/.test(word));
  if (
    /(?:only|just|exactly|precisely)(?: (?:ever|bought|buys?|ordered|orders?|purchased))?$/.test(before) ||
    isSingle
  )
    return 'just';
  return null;
}

/** "More than one", "at least three", "twice or more", "several": how many there have to be at least; null where one will do. */
export function severalIn({ symbols, has }: Reading): number | null {
  if (
    has(
      'more than (the|just|a)? (one|once|1|single)',
      '(several|multiple|various)',
      '(twice|two time|repeatedly)',
    )
  )
    return 2;
  const [, more, least, orMore] = SEVERAL.exec(symbols) ?? [];
  const above = numberOf(more);
  const number = above === null ? (numberOf(least) ?? numberOf(orMore)) : above + 1;
  return number !== null && number > 1 ? number : null;
}
const SEVERAL = new RegExp(
  `(?<= |^)(?:(?:${stem('more')} than|over) (\\S+)|(?:at least|minimum of) (\\S+)|(\\S+) or ${stem('more')}) `,
);
