import fc from 'fast-check';
import { distance as levenshtein } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { distance, fuzzyKeys, similarity, typosAllowed } from '../../../src/domain/text/typo.ts';

describe('the distance of two words', () => {
  it.each([
    ['', '', 0],
    ['acme', 'acme', 0],
    ['acme', '', 4],
    ['acme', 'acne', 1],
    ['acme', 'amce', 1],
    ['acme', 'ame', 1],
    ['acme', 'accme', 1],
    ['globex', 'glboxe', 2],
    ['ca', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['a😀b', 'ab😀', 1],
  ])('%j and %j is %i', (a, b, count) => {
    expect(distance(a, b)).toBe(count);
    expect(distance(b, a)).toBe(count);
  });

  it("is never more than Levenshtein's, nor less than half of it", () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b)).toBeLessThanOrEqual(levenshtein(a, b));
        expect(distance(a, b) * 2).toBeGreaterThanOrEqual(levenshtein(a, b));
      }),
    );
  });

  it('is found in no time for long texts', () => {
    const start = performance.now();
    distance('ab'.repeat(5000), 'ba'.repeat(5000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('the similarity of two names', () => {
  it.each([
    ['Müller & Co', 'muller and co', 1],
    ['Acme', 'Amce', 0.75],
    ['Acme', 'Zorg', 0],
    ['', '', 1],
  ])('%j and %j is %d', (a, b, value) => {
    expect(similarity(a, b)).toBe(value);
  });
});

describe('fuzzy keys', () => {
  it('are the word with letters left out, more for longer words', () => {
    expect(fuzzyKeys('ab')).toEqual(['ab']);
    expect(fuzzyKeys('abc').sort()).toEqual(['ab', 'abc', 'ac', 'bc']);
    expect(fuzzyKeys('abcdefghij')).toHaveLength(21);
    expect(fuzzyKeys('')).toEqual([]);
  });

  it('are shared by any two words within the typing errors both allow', () => {
    const letter = fc.constantFrom('a', 'b', 'c', 'd');
    const word = fc.array(letter, { minLength: 3, maxLength: 12 });
    const edit = fc.record({
      at: fc.nat(12),
      letter,
      kind: fc.constantFrom('add', 'drop', 'change', 'swap'),
    });
    fc.assert(
      fc.property(word, fc.array(edit, { minLength: 1, maxLength: 2 }), (letters, edits) => {
        const typed = [...letters];
        for (const { at, letter, kind } of edits) {
          const index = at % Math.max(1, typed.length);
          const [first = 'a', second = 'a'] = typed.slice(index);
          if (kind === 'add') typed.splice(index, 0, letter);
          if (kind === 'drop') typed.splice(index, 1);
          if (kind === 'change') typed.splice(index, 1, letter);
          if (kind === 'swap') typed.splice(index, 2, second, first);
        }
        const [right, wrong] = [letters.join(''), typed.join('')];
        fc.pre(distance(right, wrong) <= Math.min(typosAllowed(right), typosAllowed(wrong)));
        expect(fuzzyKeys(right).some((key) => fuzzyKeys(wrong).includes(key))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
