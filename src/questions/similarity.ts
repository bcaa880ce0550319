import { Day } from '../domain/text/day.ts';
import { GRAMMARS } from './grammar/all.ts';
import { EXAMPLES } from './grammar/examples/all.ts';
import { type Token, tokenise } from './language/tokens.ts';
import { symbolsOf } from './reading.ts';

/** The names that examples use, and what they stand for. */
const STAND_INS: Record<string, string> = {
  acme: '<C>',
  dana: '<P>',
  ben: '<M>',
  rivalco: '<R>',
  grinder: '<I>',
};
const SECOND = new Set(['fox', 'x1']);
const ANY_DAY = Day.parse('2026-11-20');
/** A placeholder tells what is asked about, not what is asked. */
const PLACEHOLDER_WEIGHT = 0.7;
const NOTHING = new Set('the a an of to for with at in on and us we our be do have'.split(' '));

type Example = { kind: string; features: string[]; norm: number };
type Index = { examples: Example[]; weights: Map<string, number>; postings: Map<string, number[]> };

/** Words, and pairs of neighbours: what a question is compared by. */
function featuresOf(symbols: string): string[] {
  const words = symbols.trim().split(' ');
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  return [...new Set([...words, ...pairs])];
}

let built: Index | undefined;
function index(): Index {
  if (built) return built;
  const texts = [
    ...GRAMMARS.flatMap(({ name, examples }) => examples.map(([text]) => ({ kind: name, text }))),
    ...Object.entries(EXAMPLES).flatMap(([kind, some]) => some.map((text) => ({ kind, text }))),
  ];
  const raw = texts.map(({ kind, text }) => ({ kind, features: featuresOf(exampleSymbols(text)) }));
  const seen = new Map<string, number>();
  for (const { features } of raw)
    for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const weights = new Map([...seen].map(([feature, times]) => [feature, weigh(feature, times, raw.length)]));
  const postings = new Map<string, number[]>();
  const examples = raw.map(({ kind, features }, at) => {
    for (const feature of features) postings.set(feature, [...(postings.get(feature) ?? []), at]);
    return { kind, features, norm: norm(features, weights) };
  });
  built = { examples, weights, postings };
  return built;
}

function weigh(feature: string, times: number, all: number): number {
  const rare = Math.log(1 + all / times);
  if (/^<[A-Z]>$/.test(feature)) return PLACEHOLDER_WEIGHT;
  if (NOTHING.has(feature)) return rare * 0.25;
  return feature.includes(' ') ? rare * 0.45 : rare;
}

const UNKNOWN_WEIGHT = 4;
const norm = (features: readonly string[], weights: Map<string, number>): number =>
  Math.sqrt(
    features.reduce(
      (sum, feature) => sum + (weights.get(feature) ?? (feature.includes(' ') ? 0 : UNKNOWN_WEIGHT)) ** 2,
      0,
    ),
  );

/** How alike a question is to the most similar example of each kind, 0 to 1 (the cosine of their weighted words). */
export function likeness(symbols: string): ReadonlyMap<string, number> {
  const { examples, weights, postings } = index();
  const features = featuresOf(symbols.replaceAll('<X>', '<C>').replaceAll('<O>', '<P>'));
  const dots = new Map<number, number>();
  for (const feature of features)
    for (const at of postings.get(feature) ?? [])
      dots.set(at, (dots.get(at) ?? 0) + (weights.get(feature) ?? 0) ** 2);
  const own = norm(features, weights);
  const best = new Map<string, number>();
  for (const [at, dot] of dots) {
    const example = examples[at];
    if (!example) continue;
    const alike = dot / (own * example.norm);
    if (alike > (best.get(example.kind) ?? 0)) best.set(example.kind, alike);
  }
  return best;
}

function exampleSymbols(text: string): string {
  const tokens: Token[] = tokenise(text).filter(({ key }) => !SECOND.has(key));
  return symbolsOf(tokens, (token) => STAND_INS[token.key] ?? null, ANY_DAY);
}
