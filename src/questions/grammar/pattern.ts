import { stem } from '../../domain/text/stem.ts';
import { classMembers } from '../language/lexicon.ts';

/**
 * A pattern of the grammar, as text: words are compared by their stems; `@class` is any word of a class of the lexicon,
 * `(a|b)` a choice, `word?` may be missing, `..` up to two words, `...` up to ten, `^` and `$` the ends. Placeholders:
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
const compiled = new Map<Pattern, RegExp>();

/** Whether the pattern occurs in symbols that are written one after the other, each followed by a space. */
export function occurs(pattern: Pattern, symbols: string): boolean {
  let regex = compiled.get(pattern);
  if (!regex) {
    regex = compile(pattern);
    compiled.set(pattern, regex);
  }
  return regex.test(symbols);
}

function compile(pattern: Pattern): RegExp {
  const source = pattern
    .split(/\s+/)
    .map((part) => {
      if (part === '^') return '^';
      if (part === '$') return '$';
      if (part === '..') return '(?:\\S+ ){0,2}?';
      if (part === '...') return '(?:\\S+ ){0,10}?';
      const optional = part.endsWith('?');
      const body = optional ? part.slice(0, -1) : part;
      const choice = body.startsWith('(') ? body.slice(1, -1).split('|') : [body];
      const words = choice.flatMap((one) => alternatives(one));
      return `(?:(?:${words.join('|')}) )${optional ? '?' : ''}`;
    })
    .join('');
  return new RegExp(source.startsWith('^') ? source : `(?:^|(?<= ))${source}`);
}

function alternatives(word: string): string[] {
  if (word.startsWith('@')) return [...classMembers(word.slice(1))];
  if (word.startsWith('<')) return (PLACEHOLDERS[word] ?? word).split('|');
  return [stem(word)];
}
