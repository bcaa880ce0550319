import { softmax, withUnknown } from '../../src/questions/parse/likelihood.ts';
import { readExamples } from './examples.ts';
import { digestOfFeatures, featuresOfExample, shapeOfExample } from './features.ts';

const EPOCHS = 15;
const RATE = 0.5;
const PENALTY = 1e-4;
/** Features that fewer examples have tell nothing. */
const LEAST_TIMES = 16;
/** Weights smaller than this part of the largest are left out. */
const LEAST_WEIGHT = 1 / 8;

type Input = { kind: number; rows: number[]; weight: number };
export type Model = {
  learnedFrom: string;
  scale: number;
  kinds: string[];
  features: string;
  weights: string;
  /** Of each kind, the stems that many of its examples have, and those that at least two have. */
  words: Record<string, [usual: string, further: string]>;
};

/**
 * Learns to tell the kinds of question apart: multinomial logistic regression by stochastic gradient descent with steps
 * as in AdaGrad (Duchi, Hazan and Singer, 2011). The same examples make the same model.
 */
export function train(progress: (line: string) => void): Model {
  const { kinds, examples, rows } = prepare();
  const inputs: Input[] = examples.map(({ kind, features, weight }) => ({
    kind,
    weight,
    rows: withUnknown(features, (one) => rows.has(one)).map((one) => rows.get(one) ?? 0),
  }));
  const weights = new Float64Array(rows.size * kinds.length);
  const squares = new Float64Array(weights.length).fill(1e-6);
  const random = randomFrom(42);
  for (let epoch = 1; epoch <= EPOCHS; epoch += 1) {
    let loss = 0;
    for (const input of shuffled(inputs, random)) loss += step(input, kinds.length, weights, squares, random);
    progress(`${epoch}/${EPOCHS}: ${(loss / inputs.length).toFixed(4)}`);
  }
  return {
    learnedFrom: digestOfFeatures(),
    kinds,
    words: wordsOfKinds(),
    ...packed(rows, weights, kinds.length),
  };
}

function prepare() {
  const read = readExamples();
  const examples = read.flatMap(({ lines }, kind) => {
    const weighed = lines.flatMap((questions) =>
      // A line of many questions counts for more than one, but not for all of them.
      questions.map((question) => ({
        kind,
        features: featuresOfExample(question),
        weight: questions.length ** -0.5,
      })),
    );
    const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
    return weighed.map((one) => ({ ...one, weight: one.weight * Math.sqrt(60 / total) }));
  });
  const times = new Map<string, number>();
  for (const { features } of examples) for (const one of features) times.set(one, (times.get(one) ?? 0) + 1);
  const common = [...times].filter(([, n]) => n >= LEAST_TIMES).map(([feature]) => feature);
  const rows = new Map([...common, '<?>'].map((feature, row) => [feature, row]));
  return { kinds: read.map(({ kind }) => kind), examples, rows };
}

/** Of the lines of examples of a kind, so many have a word that is usual in it. */
const USUAL = 0.04;

function wordsOfKinds(): Model['words'] {
  return Object.fromEntries(
    readExamples().map(({ kind, lines }) => {
      const times = new Map<string, number>();
      for (const questions of lines)
        for (const word of new Set(
          questions.flatMap((question) => shapeOfExample(question).trim().split(' ')),
        ))
          times.set(word, (times.get(word) ?? 0) + 1);
      const usual = [...times]
        .filter(([, n]) => n >= Math.max(2, USUAL * lines.length))
        .map(([word]) => word);
      const further = [...times].filter(([word, n]) => n >= 2 && !usual.includes(word)).map(([word]) => word);
      return [kind, [usual.join(' '), further.join(' ')]];
    }),
  );
}

function step(
  { kind, rows, weight }: Input,
  kinds: number,
  weights: Float64Array,
  squares: Float64Array,
  random: () => number,
): number {
  // Some features are left out each time, so that no few of them are relied on.
  const used = rows.filter(() => random() > 0.2);
  const scale = 1 / Math.sqrt(Math.max(1, rows.length));
  const sums = Array.from(
    { length: kinds },
    (_, one) => used.reduce((sum, row) => sum + (weights[row * kinds + one] ?? 0), 0) * scale,
  );
  const shares = softmax(sums);
  for (let one = 0; one < kinds; one += 1) {
    const slope = ((shares[one] ?? 0) - (one === kind ? 1 : 0)) * weight * scale;
    for (const row of used) {
      const place = row * kinds + one;
      const known = weights[place] ?? 0;
      const gradient = slope + PENALTY * known;
      const square = (squares[place] ?? 0) + gradient * gradient;
      squares[place] = square;
      weights[place] = known - (RATE * gradient) / Math.sqrt(square);
    }
  }
  return -Math.log(shares[kind] ?? 1);
}

/** As bytes: a weight is its byte times `scale`. */
function packed(rows: ReadonlyMap<string, number>, weights: Float64Array, kinds: number) {
  const most = weights.reduce((largest, one) => Math.max(largest, Math.abs(one)), 0);
  const of = (row: number) => weights.subarray(row * kinds, (row + 1) * kinds);
  const kept = [...rows].filter(([, row]) => of(row).some((one) => Math.abs(one) > most * LEAST_WEIGHT));
  const scale = Number((most / 127).toPrecision(6));
  const bytes = Int8Array.from(kept.flatMap(([, row]) => [...of(row)].map((one) => Math.round(one / scale))));
  return {
    scale,
    features: kept.map(([feature]) => feature).join('\n'),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

function shuffled<T>(some: readonly T[], random: () => number): T[] {
  const all = [...some];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other] as T, all[at] as T];
  }
  return all;
}

/** A linear congruential generator (Numerical Recipes, 7.1), so that learning can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
