import { describe, expect, it } from 'vitest';
import { Feeling, InteractionKind } from '../../src/domain/kinds.ts';

describe('kinds', () => {
  it.each([-2, -1, 0, 1, 2])('%i is a feeling', (value) => {
    expect(Feeling.parse(value)).toBe(value);
  });

  it.each([-3, 3, 0.5, '1', null, Number.NaN])('%j is no feeling', (value) => {
    expect(Feeling.safeParse(value).success).toBe(false);
  });

  it('of interactions are nine', () => {
    expect(InteractionKind.options).toHaveLength(9);
    expect(InteractionKind.safeParse('lunch').success).toBe(false);
  });
});
