import { type Amount, readAmount } from './amount.ts';
import type { Currency } from './currency.ts';
import { type Day, dayOf } from './day.ts';
import { readPast } from './when.ts';

/** What a line says was bought: "3 × grinder 1.250,00 € yesterday". */
export type SaleLine = {
  item: string;
  quantity: number;
  /** The whole amount in minor units; null where the line names none. */
  amount: number | null;
  currency: Currency;
  day: Day;
};

const TIMES = /^\s*(\d{1,6}(?:[.,]\d{1,3})?)\s*(?:x(?=\s)|[×*]|pcs\.?(?=\s)|pieces?(?:\s+of)?(?=\s))\s*/iu;
const COUNT = /^\s*(\d{1,6})\s+(?=\p{L})/u;
/** What stands beside an amount that is the price of one. */
const EACH = /(?:^|\s)(?:at|à|@)\s*$|^\s*(?:each|apiece|a piece|per (?:piece|unit))\b/i;

/**
 * Reads what follows the customer in `/crm sale`. The amount is the whole one, unless it says "each" or "à". A number
 * without a currency is an amount only at the end, since names have numbers too ("Hotelline 500").
 * @param now the moment, in the zone of whom wrote it
 */
export function readSaleLine(text: string, now: Date, zone: string, currency: Currency): SaleLine {
  const counted = TIMES.exec(text) ?? COUNT.exec(text);
  const quantity = counted ? Number((counted[1] ?? '1').replace(',', '.')) : 1;
  let rest = text.slice(counted?.[0].length ?? 0);
  const priced = takeAmount(rest, currency, true);
  rest = priced?.rest ?? rest;
  const when = readPast(rest, now, zone);
  if (when)
    rest = `${rest.slice(0, when.index).replace(/(?:^|\s)(?:on|since|at)\s*$/i, ' ')}${rest.slice(when.index + when.matched.length)}`;
  const found = priced ?? takeAmount(rest, currency, false);
  if (priced === null) rest = found?.rest ?? rest;
  const item = rest
    .replace(/\s+(?:for|at|on|à|@|=)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.–-]+|[\s,;:–-]+$/g, '');
  return {
    item,
    quantity: quantity > 0 ? quantity : 1,
    amount: found === null ? null : found.isEach ? Math.round(found.minor * quantity) : found.minor,
    currency: found?.currency ?? currency,
    day: when?.day ?? dayOf(now, zone),
  };
}

function takeAmount(
  text: string,
  currency: Currency,
  named: boolean,
): (Amount & { rest: string; isEach: boolean }) | null {
  // Without a currency it is the number at the end that counts.
  const from = named ? 0 : (/\S*$/.exec(text.trimEnd())?.index ?? 0);
  const amount = readAmount(text.slice(from), currency);
  if (amount === null || (named && !/\p{Sc}|\p{L}{2,}/u.test(amount.matched))) return null;
  const index = from + amount.index;
  const [before, after] = [text.slice(0, index), text.slice(index + amount.matched.length)];
  if (!named && (before.trim() === '' || after.trim() !== '')) return null;
  const isEach = EACH.test(before) || EACH.test(after);
  const rest = isEach ? `${before.replace(EACH, '')} ${after.replace(EACH, '')}` : `${before} ${after}`;
  return { ...amount, rest, isEach };
}
