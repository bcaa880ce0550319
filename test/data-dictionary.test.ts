import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dataDictionary } from '../src/domain/data-dictionary.ts';
import { INDEXES } from '../src/store/indexes.ts';

test('docs/data-dictionary.md says what the schemas say; `npm run dictionary` writes it anew', () => {
  expect(readFileSync('docs/data-dictionary.md', 'utf8')).toBe(dataDictionary());
});

test('every index of a tenant’s collection begins with the workspace', () => {
  for (const [collection, indexes] of Object.entries(INDEXES))
    for (const { name, key, expireAfterSeconds } of indexes)
      if (expireAfterSeconds === undefined)
        expect([collection, name, Object.keys(key)[0]]).toEqual([collection, name, 'workspace']);
});
