import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankNames } from '../../../src/domain/text/rank-names.ts';

const names = [
  { id: '1', name: 'Acme Grinders GmbH', aliases: ['AGG'] },
  { id: '2', name: 'Acme', aliases: [] },
  { id: '3', name: 'Acme West', aliases: [] },
  { id: '4', name: 'Globex Corporation', aliases: ['Globex International'] },
  { id: '5', name: 'Müller & Söhne', aliases: [] },
  { id: '6', name: 'Face Book Shop', aliases: [] },
  { id: '7', name: '!!!', aliases: [] },
];
const found = (query: string) =>
  rankNames(query, names).map(({ candidate, reason }) => `${candidate.name}: ${reason}`);

describe('ranking names', () => {
  it.each([
    ['acme', ['Acme: exact', 'Acme West: prefix', 'Acme Grinders GmbH: prefix']],
    ['ACME Ltd', ['Acme: bare']],
    ['agg', ['Acme Grinders GmbH: alias']],
    ['acme grinders', ['Acme Grinders GmbH: bare']],
    ['gri ac', ['Acme Grinders GmbH: prefix']],
    ['globex', ['Globex Corporation: bare']],
    ['glob', ['Globex Corporation: prefix']],
    ['Glboex', ['Globex Corporation: typo']],
    ['globx corp', ['Globex Corporation: typo']],
    ['Muller and Sohne', ['Müller & Söhne: exact']],
    ['Mueller', ['Müller & Söhne: typo']],
    ['facebook shop', ['Face Book Shop: bare']],
    ['!!!', ['!!!: exact']],
    ['zzz', []],
    ['', []],
    ['   ', []],
  ])('%j finds %j', (query, list) => {
    expect(found(query)).toEqual(list);
  });

  it('puts a name mistyped below one that only begins so', () => {
    expect(found('acne w')).toEqual(['Acme West: typo']);
    expect(found('acme w')[0]).toBe('Acme West: prefix');
  });

  it('gives scores that fall, between 0 and 1', () => {
    const query = fc.oneof(fc.constantFrom('acme', 'a', 'glbx', 'muller'), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(query, (text) => {
        const scores = rankNames(text, names).map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        for (const score of scores) expect(score > 0 && score <= 1).toBe(true);
      }),
    );
  });

  it('puts equals in the order of the alphabet', () => {
    const equals = [
      { id: '1', name: 'Acme West', aliases: [] },
      { id: '3', name: 'Acme East', aliases: [] },
      { id: '2', name: 'Acme East', aliases: [] },
    ];
    expect(rankNames('acme', equals).map(({ candidate }) => candidate.id)).toEqual(['2', '3', '1']);
  });

  it('finds every name by itself first', () => {
    for (const { name } of names) expect(found(name)[0]).toBe(`${name}: exact`);
  });
});
