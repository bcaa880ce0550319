import { MODEL } from '../grammar/model.ts';
import { classesOf } from '../language/lexicon.ts';

/** What a question is told apart by: its words, the classes they are in, and which of them follow each other. */
export function featuresOf(shape: string): string[] {
  const words = shape.trim().split(' ');
  const found = new Set<string>();
  const first = words.find((word) => !/^(?:and|but|so|then)$/.test(word)) ?? '';
  words.forEach((word, at) => {
    const next = words[at + 1] ?? '$';
    const after = words[at + 2] ?? '$';
    found.add(word);
    found.add(`${word} ${next}`);
    if (at + 1 < words.length) found.add(`${word} . ${after}`);
    if (word !== first) found.add(`${first} ~ ${word}`);
    const general = generalOf(word);
    for (const one of general) {
      found.add(one);
      found.add(`${first} ~ ${one}`);
      found.add(`${one} ${next}`);
      for (const other of generalOf(next)) found.add(`${one} ${other}`);
    }
    for (const other of generalOf(next)) found.add(`${word} ${other}`);
  });
  found.add(`^ ${words[0] ?? ''}`);
  return [...found];
}

const ENTITY = new Set(['<C>', '<P>', '<X>', '<O>']);
const generalOf = (word: string): readonly string[] =>
  ENTITY.has(word) ? ['<E>'] : classesOf(word).map((name) => `@${name}`);

const UNKNOWN = '<?>';
let loaded: { weights: Int8Array; rows: Map<string, number> } | undefined;

function model() {
  if (loaded) return loaded;
  const weights = new Int8Array(Buffer.from(MODEL.weights, 'base64'));
  loaded = { weights, rows: new Map(MODEL.features.split('\n').map((feature, row) => [feature, row])) };
  return loaded;
}

/** A word that the examples do not have. */
export const withUnknown = (features: readonly string[], isKnown: (feature: string) => boolean): string[] => {
  const known = features.filter(isKnown);
  const strange = features.some((feature) => /^[a-z]{3,}$/.test(feature) && !isKnown(feature));
  return strange ? [...known, UNKNOWN] : known;
};

/** How likely a question is of a kind, and which manner of asking it (`overdue` of `customers`) is the likeliest. */
export type Likelihood = { share: number; manner: Manner | null };
export type Manner = { name: string /** Of its kind. */; share: number };

/** How likely a question is of each kind, or of none that we can answer (`refuse`); together 1. */
export function likelihoods(shape: string): ReadonlyMap<string, Likelihood> {
  const found = new Map<string, { share: number; best: number; manner: string }>();
  for (const [label, share] of labelled(shape)) {
    const [kind = '', manner = ''] = label.split('.');
    const known = found.get(kind) ?? { share: 0, best: 0, manner };
    found.set(kind, {
      share: known.share + share,
      best: Math.max(known.best, share),
      manner: share > known.best ? manner : known.manner,
    });
  }
  return new Map(
    [...found].map(([kind, { share, best, manner }]) => [
      kind,
      { share, manner: manner === '' ? null : { name: manner, share: best / share } },
    ]),
  );
}

function labelled(shape: string): (readonly [label: string, share: number])[] {
  const { weights, rows } = model();
  const kinds = MODEL.kinds;
  const sums = kinds.map(() => 0);
  const features = withUnknown(featuresOf(shape), (feature) => rows.has(feature));
  for (const feature of features) {
    const row = (rows.get(feature) ?? 0) * kinds.length;
    for (let kind = 0; kind < kinds.length; kind += 1)
      sums[kind] = (sums[kind] ?? 0) + (weights[row + kind] ?? 0);
  }
  const scale = MODEL.scale / Math.sqrt(Math.max(1, features.length));
  return softmax(sums.map((sum) => sum * scale)).map((share, kind) => [kinds[kind] ?? '', share] as const);
}

export function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const total = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / total);
}

/** The stems that the examples of a kind, asked in one manner, are written with: in at least two of them, or in many. */
export function wordsOfKind(kind: string, manner: string): { any: Set<string>; usual: Set<string> } {
  const of = (label: string) => (MODEL.words as Record<string, readonly string[]>)[label] ?? ['', ''];
  const both = [of(kind), of(`${kind}.${manner}`), of(`${kind}.plain`)];
  const set = (place: number) => new Set(both.flatMap((one) => (one[place] ?? '').split(' ')));
  return { usual: set(0), any: new Set([...set(0), ...set(1)]) };
}

/** How many of the words no example has. */
export const strangeWords = (shape: string): number =>
  [...new Set(shape.trim().split(' '))].filter((word) => /^[a-z]{3,}$/.test(word) && !model().rows.has(word))
    .length;
