import { describe, expect, test } from 'vitest';
import { Currency } from '../../../src/domain/text/currency.ts';
import { readSaleLine } from '../../../src/domain/text/sale-line.ts';

const NOW = new Date('2026-11-18T09:00:00Z');
const read = (text: string) => readSaleLine(text, NOW, 'Europe/Berlin', Currency.parse('EUR'));

describe('readSaleLine', () => {
  test.each([
    [
      '3 × grinder 1.250,00 € yesterday',
      { item: 'grinder', quantity: 3, amount: 125_000, currency: 'EUR', day: '2026-11-17' },
    ],
    ['3x grinder $1,250.00', { item: 'grinder', quantity: 3, amount: 125_000, currency: 'USD' }],
    ['3 x grinder $1,250.00', { item: 'grinder', quantity: 3, amount: 125_000, currency: 'USD' }],
    ['2 grinders à 400 €', { item: 'grinders', quantity: 2, amount: 80_000 }],
    ['2 grinders 400 € each', { item: 'grinders', quantity: 2, amount: 80_000 }],
    ['Hotelline 500', { item: 'Hotelline', amount: 50_000 }],
    ['Hotelline 500 for 99 CHF', { item: 'Hotelline 500', amount: 9_900, currency: 'CHF' }],
    ['beans on 3 Nov', { item: 'beans', amount: null, day: '2026-11-03' }],
    ['return -50 €', { item: 'return', amount: -5_000 }],
    ['¥5000 of tea', { item: 'of tea', amount: 5000, currency: 'JPY' }],
    ['', { item: '', quantity: 1, amount: null, day: '2026-11-18' }],
    ['99 €', { item: '', amount: 9_900 }],
  ])('%s', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });
});
