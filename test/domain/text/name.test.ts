import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareKey, nameKey, words } from '../../../src/domain/text/name.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(..."aé.&+ İıßΣς\u0301\u200d\u0308'-Sñ") }),
);

describe('the key of a name', () => {
  it.each([
    ['Acme', 'acme'],
    ['  ACME   Grinders, Ltd. ', 'acme grinders ltd'],
    ['Müller & Söhne', 'muller and sohne'],
    ['Müller und Söhne', 'muller and sohne'],
    ['Dupont et Fils', 'dupont and fils'],
    ['A+B', 'a and b'],
    ['C++ Shop', 'c shop'],
    ['H&M', 'h and m'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['GROẞ', 'gross'],
    ['Ørsted', 'orsted'],
    ['Æther', 'aether'],
    ['Łódź', 'lodz'],
    ['Đặng', 'dang'],
    ['İstanbul Kahvesi', 'istanbul kahvesi'],
    ['Diyarbakır', 'diyarbakir'],
    ["O'Brien", 'obrien'],
    ['O’Brien', 'obrien'],
    ['J.P. Morgan', 'jp morgan'],
    ['Acme S.r.l.', 'acme srl'],
    ['Acme™', 'acme'],
    ['7-Eleven', '7 eleven'],
    ['acme.com', 'acme com'],
    ['ＡＣＭＥ', 'acme'],
    ['株式会社アクメ', '株式会社アクメ'],
    ['ガス', 'ガス'],
    ['Ёлка', 'елка'],
    ['Йогурт', 'йогурт'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['हिन्दी', 'हिन्दी'],
    ['🚀 Rockets', 'rockets'],
    ['!!!', '!!!'],
    ['ŉ Dana＇s', 'n danas'],
    [' 🚀  🚀 ', '🚀 🚀'],
    ['', ''],
    ['   ', ''],
  ])('%j is %j', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
      { numRuns: 1000 },
    );
  });

  it('is never empty for a name that is not', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        expect(nameKey(name) === '').toBe(name.trim() === '');
        expect(bareKey(name) === '').toBe(name.trim() === '');
      }),
      { numRuns: 1000 },
    );
  });

  it('is made in no time of a long name', () => {
    const start = performance.now();
    for (const piece of ['a.', 'e\u0301', '\u0301', '+ ', ' ', '& ', 'the ', 'co '])
      bareKey(piece.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('the bare key', () => {
  it.each([
    ['Acme Ltd', 'acme'],
    ['Acme Limited', 'acme'],
    ['ACME, Inc.', 'acme'],
    ['The Acme Company, Inc.', 'acme'],
    ['Acme LLC', 'acme'],
    ['Acme L.L.C.', 'acme'],
    ['Müller GmbH & Co. KG', 'muller'],
    ['Müller GmbH und Co KG', 'muller'],
    ['Müller OHG', 'muller'],
    ['Meier e.K.', 'meier'],
    ['Start UG (haftungsbeschränkt)', 'start'],
    ['Dupont S.A.', 'dupont'],
    ['Dupont S. A.', 'dupont'],
    ['Dupont SARL', 'dupont'],
    ['De Vries B.V.', 'de vries'],
    ['Philips N.V.', 'philips'],
    ['Nokia Oyj', 'nokia'],
    ['Volvo AB', 'volvo'],
    ['Equinor ASA', 'equinor'],
    ['Lego A/S', 'lego'],
    ['Barclays PLC', 'barclays'],
    ['Qantas Pty Ltd', 'qantas'],
    ['Ferrari S.p.A.', 'ferrari'],
    ['Rossi S.r.l.', 'rossi'],
    ['Nowak Sp. z o.o.', 'nowak'],
    ['Škoda a.s.', 'skoda'],
    ['Tiffany & Co.', 'tiffany'],
    ['Co-op', 'co op'],
    ['Costa Coffee', 'costa coffee'],
    ['The Limited', 'the limited'],
    ['AG', 'ag'],
    ['The', 'the'],
    ['Theatre Royal', 'theatre royal'],
    ['!!!', '!!!'],
  ])('of %j is %j', (name, key) => {
    expect(bareKey(name)).toBe(key);
  });
});

describe('the words of a name', () => {
  it.each([
    ['Acme Grinders Ltd', ['acme', 'grinders', 'ltd']],
    ['Duran Duran', ['duran']],
    ['!!!', ['!!!']],
    ['', []],
  ])('%j are %j', (name, list) => {
    expect(words(name)).toEqual(list);
  });
});
