/** The sign before the fraction: 1,234.50 or 1.234,50. */
export type DecimalSign = '.' | ',';
export type DecimalEvidence = { point: number; comma: number };

/** Adds one cell to what is known about a column's numbers. */
export function weighNumber(evidence: DecimalEvidence, text: string): void {
  const digits = text.replace(/[^\d.,]/g, '');
  const [comma, point] = [digits.lastIndexOf(','), digits.lastIndexOf('.')];
  if (comma >= 0 && point >= 0) evidence[comma > point ? 'comma' : 'point'] += 1;
  else if (comma >= 0) weighOne(evidence, digits, ',', 'comma', 'point');
  else if (point >= 0) weighOne(evidence, digits, '.', 'point', 'comma');
}

/** "1,50" is a fraction; "1,234,567" has thousands; "1,234" says nothing. */
function weighOne(
  evidence: DecimalEvidence,
  digits: string,
  sign: string,
  own: 'comma' | 'point',
  other: 'comma' | 'point',
): void {
  const parts = digits.split(sign);
  if (parts.length > 2) evidence[other] += 1;
  else if (parts[1]?.length !== 3) evidence[own] += 1;
}

export const decimalOf = ({ point, comma }: DecimalEvidence): DecimalSign => (comma > point ? ',' : '.');

/** Reads a number with thousands, a currency sign or a percent sign around it; null where it is none. */
export function readNumber(text: string, sign: DecimalSign): number | null {
  const negative = /^\s*\(.*\)\s*$/.test(text) || /^[^\d]*[-−]/.test(text);
  const bare = text
    .replace(/[()\s\u00a0\u202f'’+−-]/g, '')
    .replace(/^[\p{Sc}\p{L}.]*(?=\d|[.,]\d)|[\p{Sc}\p{L}%]*\.?[-–—]*$/gu, '');
  const normal = sign === '.' ? bare.replaceAll(',', '') : bare.replaceAll('.', '').replace(',', '.');
  if (!/^(?:\d+\.?\d*|\.\d+)$/.test(normal)) return null;
  const number = Number(normal) * (negative ? -1 : 1);
  return Number.isFinite(number) ? number : null;
}

const SIGNS: Record<string, string> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  zł: 'PLN',
  Kč: 'CZK',
  '₩': 'KRW',
  '₺': 'TRY',
  R$: 'BRL',
  Fr: 'CHF',
};

/** The ISO 4217 code that a text names or shows by its sign; null where it does neither. */
export function readCurrency(text: string): string | null {
  const code = /(?<![A-Za-z])([A-Za-z]{3})(?![A-Za-z])/.exec(text)?.[1]?.toUpperCase();
  if (code !== undefined && currencies.has(code)) return code;
  const sign = Object.keys(SIGNS)
    .sort((a, b) => b.length - a.length)
    .find((one) => text.includes(one));
  return sign === undefined ? null : (SIGNS[sign] ?? null);
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** How many digits a currency has after the point (ISO 4217): 2 for most, 0 for the yen, 3 for the dinar of Kuwait. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
