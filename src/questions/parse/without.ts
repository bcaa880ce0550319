import { stem } from '../../domain/text/stem.ts';
import type { Grammar } from '../grammar/grammar.ts';
import { occurs } from '../grammar/pattern.ts';
import { likelihoods } from './likelihood.ts';
import type { Reading, Spot } from './reading.ts';

/** The reading as it would be if the question lacked one of its words, which is the `nth` of its like. */
export function without(
  reading: Reading,
  spots: readonly Spot[],
  at: number,
  nth: number,
  grammar: Grammar,
): Reading {
  const word = spots[at]?.symbol ?? '';
  const symbols = `${spots
    .filter((_, one) => one !== at)
    .map(({ symbol }) => symbol)
    .join(' ')} `;
  const shape = `${withoutNth(reading.shape.trim().split(' '), word, nth).join(' ')} `;
  const drop = <T>(symbol: string, some: T[]): T[] =>
    word === symbol ? some.filter((_, one) => one !== nth) : some;
  const vocabulary = { ...reading.vocabulary };
  if (word === '<R>') Object.assign(vocabulary, { rivals: [], won: [], lost: [] });
  if (word === '<I>') vocabulary.items = [];
  return {
    ...reading,
    symbols,
    shape,
    spots: reading.spots.filter((one) => one !== spots[at]),
    links: reading.links.filter(({ from }) => from !== spots[at]?.from),
    customers: drop('<C>', reading.customers),
    contacts: drop('<P>', reading.contacts),
    members: drop('<M>', reading.members),
    periods: drop('<T>', reading.periods),
    durations: drop('<D>', reading.durations),
    vocabulary,
    odd: reading.odd.filter((one) => stem(one) !== word),
    manner: likelihoods(shape).get(grammar.name)?.manner ?? null,
    has: (...patterns) => patterns.some((pattern) => occurs(pattern, symbols)),
  };
}

function withoutNth(words: readonly string[], word: string, nth: number): string[] {
  let met = 0;
  return words.filter((one) => one !== word || met++ !== nth);
}
