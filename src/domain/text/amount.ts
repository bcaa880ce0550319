import { type Currency, currencyOf, minorDigits, SIGN } from './currency.ts';

/** An amount found in a text. */
export type Amount = {
  /** In the smallest unit of the currency: cents of EUR, yen of JPY. A safe integer. */
  minor: number;
  currency: Currency;
  /** The words that said it, and where in the text they begin. */
  matched: string;
  index: number;
};

/** What makes a number without a currency something else than money. */
const OTHER_UNIT =
  /^\s?(?:%|[-/:.]\d|(?:kg|g|t|l|ml|km|cm|mm|m²|pcs|pc|x|h|hrs?|hours?|min|minutes?|days?|weeks?|months?|years?)\b)/i;

const NUMBER = "\\d{1,20}(?:[.,'’_ \\u00A0\\u202F]\\d{1,20}){0,7}";
const SCALES: Record<string, number> = { k: 3, thousand: 3, m: 6, mn: 6, mio: 6, million: 6 };
const AMOUNT = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(?<minus>[-−–]\\s?)?(?:(?<before>${SIGN})\\s?)?(?<sign>[-−])?(?<number>${NUMBER})(?:,?[-–—](?![\\d\\p{L}]))?` +
    `(?:\\s?(?<scale>k|thousand|million|mio|mn|m)\\b\\.?)?(?:\\s?(?<after>${SIGN})(?![\\p{L}\\p{N}]))?(?![\\p{L}\\p{N}])`,
  'dgiu',
);
const LOOKED_AT = 1000;

/**
 * The amount of money in `text`: the first one with a currency, else the first number, which is then in
 * `defaultCurrency`. Null where there is none, or one too large to count exactly.
 *
 * - "1.250,00 €", "$1,250.00", "EUR 99", "1 250,50", "1'250.50 CHF", "12k", "1.5m", "99,-"
 * - One separator with three digits behind it separates thousands ("1.250" is 1250), except after a zero ("0.125"),
 *   before a "k" and in currencies with three decimals.
 * - A sign that several currencies share is the default's, if that is one of them; else the best known one's.
 * - Digits beyond the smallest unit are rounded half away from zero. An amount may be negative (a credit).
 */
export function readAmount(text: string, defaultCurrency: Currency): Amount | null {
  const looked = text.slice(0, LOOKED_AT);
  const found = [...looked.matchAll(AMOUNT)].flatMap((match) => candidate(match, looked, defaultCurrency));
  const best = found.find(({ isNamed }) => isNamed) ?? found[0];
  if (best === undefined) return null;
  const { isNamed: _, ...amount } = best;
  return amount;
}

function candidate(
  match: RegExpExecArray,
  text: string,
  byDefault: Currency,
): (Amount & { isNamed: boolean })[] {
  const { before, after, number = '', scale, minus, sign } = match.groups ?? {};
  const at = match.indices?.groups ?? {};
  const [named, namedAfter] = [currencyOf(before, byDefault), currencyOf(after, byDefault)];
  const isNamed = named !== null || namedAfter !== null;
  // Three letters beside a number need not be a currency: "for 340".
  const isWhole = before === undefined || named !== null;
  const start = isWhole ? match.index : (at['sign'] ?? at['number'])?.[0];
  const end =
    namedAfter !== null || after === undefined
      ? match.index + match[0].length
      : (at['scale'] ?? at['number'])?.[1];
  if (start === undefined || end === undefined) return [];
  const isOther =
    OTHER_UNIT.test(text.slice(end, end + 12)) || /\d[-/:]$/.test(text.slice(Math.max(0, start - 2), start));
  if (!isNamed && isOther) return [];
  const currency = named ?? namedAfter ?? byDefault;
  const value = minorUnits(number, SCALES[scale?.toLowerCase() ?? ''] ?? 0, minorDigits(currency));
  if (value === null) return [];
  const isNegative = sign !== undefined || (minus !== undefined && isWhole);
  const minor = isNegative && value !== 0 ? -value : value;
  return [{ minor, currency, isNamed, matched: text.slice(start, end).trim(), index: start }];
}

/** An amount as people in English write it: "€1,250.00", "¥5,000". */
export function formatAmount(minor: number, currency: Currency): string {
  const digits = minorDigits(currency);
  const whole = minor / 10 ** digits;
  return new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    whole,
  );
}

/** The number in minor units, counted in digits and not in binary fractions; null beyond the safe integers. */
function minorUnits(number: string, scale: number, digits: number): number | null {
  // Three digits may be the fraction of a thousand, or the smallest units of a dinar.
  const split = splitDecimals(number, scale > 0 || digits === 3);
  if (split === null) return null;
  const shift = scale + digits;
  const fraction = split.fraction.padEnd(shift, '0');
  const rounded = Number(fraction.charAt(shift) || '0') >= 5 ? 1 : 0;
  const minor = Number(split.whole + fraction.slice(0, shift)) + rounded;
  return Number.isSafeInteger(minor) ? minor : null;
}

/** The digits before and after the decimal separator; null for what is no number ("1.2.3", a date). */
function splitDecimals(number: string, mayBeThree: boolean): { whole: string; fraction: string } | null {
  const text = number.replace(/[\u00A0\u202F]/g, ' ');
  const last = /([.,])(\d+)$/.exec(text);
  const groups = text.split(/[^\d]/);
  const separators = new Set(text.replace(/\d/g, ''));
  const isGrouped = /^\d{1,3}(?:\D\d{3})+$|^\d{1,2}(?:,\d\d)+,\d{3}$/.test(text);
  if (separators.size === 0) return { whole: text, fraction: '' };
  const isThousands =
    separators.size === 1 && isGrouped && !/^0/.test(text) && !(mayBeThree && groups.length === 2);
  if (isThousands) return { whole: groups.join(''), fraction: '' };
  if (last?.[1] === undefined || last[2] === undefined) return null;
  const head = text.slice(0, last.index);
  const isPlain = /^\d+$/.test(head);
  const isHeadGrouped =
    /^\d{1,3}(?:([.,'’_ ])\d{3})(?:\1\d{3})*$|^\d{1,2}(?:,\d\d)+,\d{3}$/.test(head) &&
    !head.includes(last[1]);
  return isPlain || isHeadGrouped ? { whole: head.replace(/\D/g, ''), fraction: last[2] } : null;
}
