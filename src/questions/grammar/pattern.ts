import { stem } from '../../domain/text/stem.ts';
import { classMembers } from '../language/lexicon.ts';

/**
 * A pattern of the grammar, as text: words are compared by their stems; `@class` is any word of a class of the lexicon,
 * `(a|b)` a choice (none within another), `word?` may be missing, `..` up to three words, `...` up to ten, `^` and `$` the ends. Placeholders:
 * `<C>` a customer, `<P>` a contact, `<M>` a member, `<O>` a person outside, `<X>` an unknown name, `<E>` customer, contact
 * or unknown name, `<A>` member, I or we, `<T>` a period, `<D>` a duration, `<I>` a product, `<R>` a competitor.
 */
export type Pattern = string;
/** How much a pattern tells for an intent; negative: against it. */
export type Cue = readonly [weight: number, pattern: Pattern];

const PLACEHOLDERS: Record<string, string> = {
  '<E>': '<C>|<P>|<X>|<O>',
  '<A>': '<M>|i|we|me|us|my|our|mine',
};
/** The words that a pattern names, as stems, without those of a class. */
export const wordsIn = (pattern: Pattern): string[] =>
  (pattern.match(/[a-z0-9']+|@[a-z]+|<[A-Z]>/g) ?? []).flatMap((word) =>
    /^[a-z0-9]/.test(word) ? [stem(word)] : [],
  );

type Words = ReadonlySet<string>;
/** A step of a pattern. Steps are small data rather than regular expressions, which take twenty times the memory. */
type Step =
  | { step: 'start' }
  | { step: 'end' }
  | { step: 'gap'; most: number }
  | { step: 'word'; words: Words; optional: boolean }
  | { step: 'choice'; ways: readonly (readonly Step[])[]; optional: boolean };
type Compiled = { steps: readonly Step[]; needed: readonly Words[] };
const compiled = new Map<Pattern, Compiled>();
let latest: { symbols: string; words: readonly string[] } = { symbols: '', words: [] };

/** Whether the pattern occurs in symbols that are written one after the other, each followed by a space. */
export function occurs(pattern: Pattern, symbols: string): boolean {
  let known = compiled.get(pattern);
  if (!known) {
    const steps = partsOf(pattern).map(stepOf);
    known = { steps, needed: steps.flatMap(neededBy) };
    compiled.set(pattern, known);
  }
  if (latest.symbols !== symbols) latest = { symbols, words: symbols.trim().split(' ') };
  const { words } = latest;
  // Most patterns lack a word they cannot do without; that is quicker to see than to search.
  if (!known.needed.every((some) => words.some((one) => some.has(one)))) return false;
  const { steps } = known;
  for (let from = 0; from <= words.length; from += 1)
    if (follows(steps, 0, words, from, () => true)) return true;
  return false;
}

/** Whether the steps from `step` on match the words from `at` on, and `then` what comes after. */
function follows(
  steps: readonly Step[],
  step: number,
  words: readonly string[],
  at: number,
  then: (at: number) => boolean,
): boolean {
  const one = steps[step];
  if (one === undefined) return then(at);
  const next = (from: number) => follows(steps, step + 1, words, from, then);
  switch (one.step) {
    case 'start':
      return at === 0 && next(at);
    case 'end':
      return at === words.length && next(at);
    case 'gap': {
      const last = Math.min(words.length, at + one.most);
      for (let from = at; from <= last; from += 1) if (next(from)) return true;
      return false;
    }
    case 'word':
      return (one.words.has(words[at] ?? '') && next(at + 1)) || (one.optional && next(at));
    case 'choice':
      return one.ways.some((way) => follows(way, 0, words, at, next)) || (one.optional && next(at));
  }
}

/** Throws for a choice within a choice: it would never match. */
function partsOf(pattern: Pattern): string[] {
  const parts = pattern.match(/\([^()]*\)\??|\S+/g) ?? [];
  if (parts.some((part) => /[()]/.test(part.replace(/^\([^()]*\)/, ''))))
    throw new Error(`a choice within a choice is no pattern: ${pattern}`);
  return parts;
}

function stepOf(part: string): Step {
  if (part === '^') return { step: 'start' };
  if (part === '$') return { step: 'end' };
  if (part === '..') return { step: 'gap', most: 3 };
  if (part === '...') return { step: 'gap', most: 10 };
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  if (!body.startsWith('(')) return { step: 'word', words: wordsOf(body), optional };
  const ways = body
    .slice(1, -1)
    .split('|')
    .map((way) => way.trim().split(/\s+/));
  if (ways.some(({ length }) => length > 1))
    return { step: 'choice', ways: ways.map((way) => way.map(stepOf)), optional };
  return { step: 'word', words: new Set(ways.flat().flatMap((word) => [...wordsOf(word)])), optional };
}

/** The words of which one must be there for a step to match. */
function neededBy(step: Step): Words[] {
  if (step.step === 'word') return step.optional ? [] : [step.words];
  if (step.step !== 'choice' || step.optional) return [];
  const firsts = step.ways.map(([first]) => first);
  if (!firsts.every((first) => first?.step === 'word' && !first.optional)) return [];
  return [new Set(firsts.flatMap((first) => (first?.step === 'word' ? [...first.words] : [])))];
}

function wordsOf(text: string): Words {
  if (text.startsWith('@')) return classMembers(text.slice(1));
  return new Set(text.startsWith('<') ? (PLACEHOLDERS[text] ?? text).split('|') : [stem(text)]);
}
