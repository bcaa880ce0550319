import { z } from 'zod';

/** An ISO 4217 code of a currency that this machine knows. */
export const Currency = z.string().refine(isCurrency, 'is not a currency such as EUR').brand<'Currency'>();
export type Currency = z.infer<typeof Currency>;

/** What a sign means where several countries use it: the currency most people mean by it. */
const SIGNS: Record<string, string> = {
  '€': 'EUR',
  $: 'USD',
  us$: 'USD',
  a$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  r$: 'BRL',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
  '₺': 'TRY',
  '₴': 'UAH',
  '₫': 'VND',
  '₪': 'ILS',
  '฿': 'THB',
  zł: 'PLN',
  kč: 'CZK',
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  pounds: 'GBP',
  quid: 'GBP',
  yen: 'JPY',
  francs: 'CHF',
  'fr.': 'CHF',
  rs: 'INR',
  kr: 'SEK',
};

/** Currencies written with the sign that another one owns: "$5" is in Australian dollars where these are the default. */
const SHARED: Record<string, RegExp> = {
  $: /^(?:AUD|CAD|NZD|SGD|HKD|MXN|ARS|CLP|COP|TWD|USD)$/,
  dollars: /^(?:AUD|CAD|NZD|SGD|HKD|TWD|USD)$/,
  '¥': /^(?:JPY|CNY)$/,
  '£': /^(?:GBP|EGP|GIP|FKP)$/,
  kr: /^(?:SEK|NOK|DKK|ISK)$/,
};

/** Codes that are recognised in small letters; of others too many are words ("all", "try", "top"). */
const SMALL_CODES =
  /^(?:eur|usd|gbp|chf|jpy|cny|inr|cad|aud|nzd|sek|nok|dkk|isk|pln|czk|huf|brl|mxn|zar|aed|sgd|hkd)$/;

const CODES = new Set(Intl.supportedValuesOf('currency'));

/** A pattern, to be used without regard to case, of whatever `currencyOf` may know. */
export const SIGN = `(?:${Object.keys(SIGNS)
  .sort((a, b) => b.length - a.length)
  .map((sign) => sign.replace(/[$.]/g, '\\$&'))
  .join('|')}|[A-Z]{3})`;

/** Whether `code` is an ISO 4217 code in use, in capitals. */
export function isCurrency(code: string): boolean {
  return CODES.has(code);
}

/** How many digits the smallest unit of a currency has: 2 for EUR, 0 for JPY, 3 for KWD. Source: ISO 4217, by way of Intl. */
export function minorDigits(currency: Currency): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** The currency that a sign, a code or a word beside an amount stands for; null for any other word. */
export function currencyOf(sign: string | undefined, byDefault: Currency): Currency | null {
  if (sign === undefined) return null;
  const key = sign.toLowerCase();
  if (SHARED[key]?.test(byDefault)) return byDefault;
  const code = SIGNS[key] ?? (SMALL_CODES.test(key) ? sign.toUpperCase() : sign);
  return Currency.safeParse(code).data ?? null;
}
