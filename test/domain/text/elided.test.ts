import { expect, test } from 'vitest';
import { searchWords } from '../../../src/domain/text/name.ts';

test.each([
  ["Hôtel de l'Étoile", 'etoile'],
  ['L’Orto di Nonna Pia', 'orto'],
  ["Bottega dell'Arte", 'arte'],
  ["L'Étoile", 'letoile'],
])('%s is found by "%s", with or without its article', (name, word) => {
  expect(searchWords(name)).toContain(word);
});

test('a name that only begins with such a letter keeps its words', () => {
  expect(searchWords("O'Neill's")).toEqual(['oneills']);
});
