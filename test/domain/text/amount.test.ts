import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, readAmount } from '../../../src/domain/text/amount.ts';
import { Currency, isCurrency, minorDigits } from '../../../src/domain/text/currency.ts';

const euro = Currency.parse('EUR');

describe('a currency', () => {
  it('is an ISO 4217 code in capitals', () => {
    expect(['EUR', 'USD', 'KWD', 'JPY'].every(isCurrency)).toBe(true);
    expect(['eur', 'EURO', 'XYZ', '', '€'].some(isCurrency)).toBe(false);
    expect(Currency.safeParse('XYZ').success).toBe(false);
  });

  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('%s has %i digits', (code, digits) => {
    expect(minorDigits(Currency.parse(code))).toBe(digits);
  });
});

describe('an amount', () => {
  it.each([
    ['1.250,00 €', 125_000, 'EUR', '1.250,00 €'],
    ['$1,250.00', 125_000, 'USD', '$1,250.00'],
    ['EUR 99', 9_900, 'EUR', 'EUR 99'],
    ['99 eur', 9_900, 'EUR', '99 eur'],
    ['1250', 125_000, 'EUR', '1250'],
    ['1 250,50', 125_050, 'EUR', '1 250,50'],
    ['1\u202F250,50 €', 125_050, 'EUR', '1\u202F250,50 €'],
    ['1.250', 125_000, 'EUR', '1.250'],
    ['1,250', 125_000, 'EUR', '1,250'],
    ["1'250.50 CHF", 125_050, 'CHF', "1'250.50 CHF"],
    ['1,234,567.89', 123_456_789, 'EUR', '1,234,567.89'],
    ['1.234.567,89', 123_456_789, 'EUR', '1.234.567,89'],
    ['₹1,23,456.00', 12_345_600, 'INR', '₹1,23,456.00'],
    ['1,5', 150, 'EUR', '1,5'],
    ['0.99', 99, 'EUR', '0.99'],
    ['0.125', 13, 'EUR', '0.125'],
    ['12.345', 1_234_500, 'EUR', '12.345'],
    ['¥5000', 5_000, 'JPY', '¥5000'],
    ['JPY 12.5', 13, 'JPY', 'JPY 12.5'],
    ['KWD 1.234', 1_234, 'KWD', 'KWD 1.234'],
    ['12k', 1_200_000, 'EUR', '12k'],
    ['€12.5k', 1_250_000, 'EUR', '€12.5k'],
    ['1.250k', 125_000, 'EUR', '1.250k'],
    ['1.5m USD', 150_000_000, 'USD', '1.5m USD'],
    ['2 million', 200_000_000, 'EUR', '2 million'],
    ['99,-', 9_900, 'EUR', '99,-'],
    ['-50 €', -5_000, 'EUR', '-50 €'],
    ['€-50', -5_000, 'EUR', '€-50'],
    ['0', 0, 'EUR', '0'],
    ['20 euros', 2_000, 'EUR', '20 euros'],
    ['50 zł', 5_000, 'PLN', '50 zł'],
    ['US$ 5', 500, 'USD', 'US$ 5'],
    ['A$5', 500, 'AUD', 'A$5'],
    ['500 kr', 50_000, 'SEK', '500 kr'],
    ['12 grinders for 340 EUR', 34_000, 'EUR', '340 EUR'],
    ['sold 2 grinders at $99.95 each', 9_995, 'USD', '$99.95'],
    ['order 12, 1.250 €, on 2026-11-03', 125_000, 'EUR', '1.250 €'],
    ['2026-11-03: 12 kg for 340', 34_000, 'EUR', '340'],
    ['all 500', 50_000, 'EUR', '500'],
    ['5€/kg', 500, 'EUR', '5€'],
    ['90071992547409.91', 9_007_199_254_740_991, 'EUR', '90071992547409.91'],
  ])('%j is %i %s', (text, minor, currency, matched) => {
    expect(readAmount(text, euro)).toEqual({ minor, currency, matched, index: text.indexOf(matched) });
  });

  it.each([
    '',
    'free',
    'twenty',
    'A4',
    '12kg',
    '5%',
    '3.11.2026',
    '2026-11-03',
    '1.2.3',
    '9007199254740991',
    '9'.repeat(400),
  ])('is not in %j', (text) => {
    expect(readAmount(text, euro)).toBeNull();
  });

  it.each([
    ['$5', 'CAD', 'CAD'],
    ['$5', 'EUR', 'USD'],
    ['US$5', 'CAD', 'USD'],
    ['¥5', 'CNY', 'CNY'],
    ['5 kr', 'DKK', 'DKK'],
    ['5', 'GBP', 'GBP'],
  ])('%j where %s is usual is in %s', (text, usual, currency) => {
    expect(readAmount(text, Currency.parse(usual))?.currency).toBe(currency);
  });

  it.each([
    [125_000, 'EUR', '€1,250.00'],
    [5_000, 'JPY', '¥5,000'],
    [1_234, 'KWD', 'KWD 1.234'],
    [-5_000, 'USD', '-$50.00'],
  ])('of %i %s is shown as %s', (minor, currency, words) => {
    expect(formatAmount(minor, Currency.parse(currency)).replace('\u00A0', ' ')).toBe(words);
  });

  it('is read back as it is shown', () => {
    const currency = fc
      .constantFrom('EUR', 'USD', 'GBP', 'JPY', 'CHF', 'INR', 'PLN')
      .map((code) => Currency.parse(code));
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), currency, (minor, code) => {
        expect(readAmount(formatAmount(minor, code), code)).toMatchObject({ minor, currency: code });
      }),
    );
  });

  it('never makes it throw, and is always a safe integer', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(..."0123456789.,' €$kmEUR-") }),
    );
    fc.assert(
      fc.property(text, (text) => {
        const amount = readAmount(text, euro);
        if (amount) {
          expect(Number.isSafeInteger(amount.minor)).toBe(true);
          expect(text.slice(amount.index).startsWith(amount.matched)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['1', '1.', '1 ', '$', '1,000', 'EUR ', '- ', "1'"])(
    'is looked for in no time: %j over and over',
    (piece) => {
      const start = performance.now();
      readAmount(piece.repeat(100_000 / piece.length), euro);
      expect(performance.now() - start).toBeLessThan(500);
    },
  );
});
