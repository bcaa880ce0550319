import { stem } from '../../domain/text/stem.ts';
import { classMembers } from '../language/lexicon.ts';

/**
 * A pattern of the grammar, as text: words are compared by their stems; `@class` is any word of a class of the lexicon,
 * `(a|b)` a choice, `word?` may be missing, `..` up to three words, `...` up to ten, `^` and `$` the ends. Placeholders:
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
type Compiled = { regex: RegExp; needed: readonly ReadonlySet<string>[] };
const compiled = new Map<Pattern, Compiled>();
let latest: { symbols: string; words: readonly string[] } = { symbols: '', words: [] };

/** Whether the pattern occurs in symbols that are written one after the other, each followed by a space. */
export function occurs(pattern: Pattern, symbols: string): boolean {
  let known = compiled.get(pattern);
  if (!known) {
    known = { regex: compile(pattern), needed: neededWords(pattern) };
    compiled.set(pattern, known);
  }
  if (latest.symbols !== symbols) latest = { symbols, words: symbols.trim().split(' ') };
  // Most patterns lack a word they cannot do without; that is quicker to see than to search.
  const { words } = latest;
  return known.needed.every((some) => words.some((one) => some.has(one))) && known.regex.test(symbols);
}

/** For each part that may not be missing: the words of which one must be there. */
function neededWords(pattern: Pattern): ReadonlySet<string>[] {
  return (pattern.match(/\([^()]*\)\??|\S+/g) ?? [])
    .filter((part) => !/^(?:\^|\$|\.\.+)$/.test(part) && !part.endsWith('?'))
    .map((part) => {
      const choices = part.startsWith('(') ? part.slice(1, -1).split('|') : [part];
      return new Set(choices.flatMap((choice) => wordsOf(choice.trim().split(/\s+/)[0] ?? '')));
    });
}

function compile(pattern: Pattern): RegExp {
  const parts = pattern.match(/\([^()]*\)\??|\S+/g) ?? [];
  const source = parts.map(compilePart).join('');
  return new RegExp(source.startsWith('^') ? source : `(?:^|(?<= ))${source}`);
}

function compilePart(part: string): string {
  if (part === '^' || part === '$') return part;
  if (part === '..') return '(?:\\S+ ){0,3}?';
  if (part === '...') return '(?:\\S+ ){0,10}?';
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  const choices = body.startsWith('(') ? body.slice(1, -1).split('|') : [body];
  const sequences = choices.map((choice) => choice.trim().split(/\s+/).map(word).join(''));
  return `(?:${sequences.join('|')})${optional ? '?' : ''}`;
}

function word(text: string): string {
  if (text === '..') return '(?:\\S+ ){0,3}?';
  if (text.endsWith('?')) return `(?:${word(text.slice(0, -1))})?`;
  return `(?:${wordsOf(text).join('|')}) `;
}

function wordsOf(text: string): string[] {
  if (text.startsWith('@')) return [...classMembers(text.slice(1))];
  return text.startsWith('<') ? (PLACEHOLDERS[text] ?? text).split('|') : [stem(text)];
}
