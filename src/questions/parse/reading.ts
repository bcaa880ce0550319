import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Member } from '../../domain/member.ts';
import type { Day } from '../../domain/text/day.ts';
import { stem } from '../../domain/text/stem.ts';
import { occurs, type Pattern } from '../grammar/pattern.ts';
import { WEEKDAY } from '../language/calendar.ts';
import { idiomAt } from '../language/idioms.ts';
import { FIRM_WORDS, isKnownWord } from '../language/lexicon.ts';
import { calendarReader, type Duration, type Period } from '../language/periods.ts';
import { withoutPoliteness } from '../language/politeness.ts';
import { spelledOut } from '../language/short-forms.ts';
import { respelt } from '../language/spelling.ts';
import type { Token } from '../language/tokens.ts';
import {
  type Link,
  type Linked,
  type Mark,
  mayBeSmall,
  noVocabulary,
  type Stranger,
  type Vocabulary,
} from '../link/link.ts';
import { TITLES } from '../link/runs.ts';
import { withInstructions } from './instructions.ts';
import type { Manner } from './likelihood.ts';

/** A symbol of a reading and the tokens it stands for, both included. */
export type Spot = {
  symbol: string /** As it is spelt, for a single word. */;
  word: string;
  from: number;
  to: number;
};

/** One way to read a question: which stretches are names, and what the rest says. The grammar is matched against it. */
export type Reading = {
  /** The words' stems and the placeholders, each followed by a space. */
  symbols: string;
  /** The symbols with the workspace's own tags (`<G>`) and sources (`<S>`) marked: what likeness is judged by. */
  shape: string;
  /** The symbols one by one, with the tokens each was read from. */
  spots: readonly Spot[];
  links: Link[];
  customers: Customer[][];
  contacts: Contact[][];
  members: Member[];
  outside: string[];
  strangers: Stranger[];
  periods: Period[];
  durations: Duration[];
  vocabulary: Vocabulary;
  /** Words that belong neither to the questions nor to a name: what is asked about, or nothing we know. */
  odd: string[];
  /** Words that no question is made of, and that stand together in something that is or was owed; as stems. */
  owed: readonly string[];
  /** Usual words that stand in reasons not to buy too. */
  grounds: readonly Mark[];
  /** In which manner its kind of question is asked, as far as the examples tell. */
  manner: Manner | null;
  /** How likely the names were chosen right; added to what the grammar says. */
  prior: number;
  has(...patterns: Pattern[]): boolean;
};

/** The shape of a text in which some words stand for names. */
export function shapeOf(typed: Token[], standIn: (token: Token) => string | null, today: Day): string {
  const tokens = respelt(typed, (at) => typed[at] !== undefined && standIn(typed[at]) !== null, true);
  const links: Link[] = [];
  const vocabulary = noVocabulary();
  tokens.forEach((token, at) => {
    const symbol = standIn(token);
    const base = { from: at, to: at, text: token.raw, how: 'whole' as const, prior: 0 };
    if (symbol === '<C>') links.push({ ...base, reading: { kind: 'customer', customers: [] } });
    if (symbol === '<P>') links.push({ ...base, reading: { kind: 'contact', contacts: [] } });
    if (symbol === '<M>') links.push({ ...base, reading: { kind: 'member', members: [] } });
    if (symbol === '<G>') vocabulary.tags.push({ from: at, to: at, value: token.key });
    if (symbol === '<S>') vocabulary.sources.push({ from: at, to: at, value: token.key });
    if (symbol === '<R>') vocabulary.rivals.push({ from: at, to: at, value: token.key });
    if (symbol === '<I>') vocabulary.items.push({ from: at, to: at, value: token.key });
  });
  return readWith(tokens, { links, strangers: [], vocabulary, owed: [], grounds: [] }, links, today).shape;
}

const STANDING = new Set(['customer', 'client', 'account', 'prospect', 'lead', 'buyer']);
/** What may be said to be called something. */
const NAMED = new Set([
  ...FIRM_WORDS,
  ...'person contact somebody someone anybody anyone man woman'.split(' ').map(stem),
]);
/** What stands for a name in the symbols of a reading. */
export const SYMBOLS = { customer: '<C>', contact: '<P>', member: '<M>', outside: '<O>' } as const;

type HowToRead = { strange?: boolean; owed?: boolean; skips?: (token: number) => boolean };

/**
 * Reads the question with some of the names that were found in it.
 * @param strange words written small that nobody knows are taken for names too
 * @param owed what only has words of what is owed is taken for a name too
 * @param skips whether a token is left out
 */
export function readWith(
  tokens: readonly Token[],
  linked: Linked,
  links: Link[],
  today: Day,
  { strange = false, owed = false, skips = () => false }: HowToRead = {},
): Reading {
  const free = (mark: { from: number; to: number }) =>
    !skips(mark.from) && !links.some((link) => link.from <= mark.to && link.to >= mark.from);
  const { tags, sources, rivals, won, lost, buys, items, reasons, needs } = linked.vocabulary;
  const vocabulary: Vocabulary = {
    tags: tags.filter(free),
    sources: sources.filter(free),
    rivals: rivals.filter(free),
    won: won.filter(free),
    lost: lost.filter(free),
    buys: buys.filter(free),
    items: items.filter(free),
    reasons: reasons.filter(free),
    needs: needs.filter(free),
  };
  const strangers = linked.strangers.filter((one) => free(one) && (owed || !one.owed));
  const shape: string[] = [];
  const spots: Spot[] = [];
  const put = (symbol: string, from: number, to: number, marked = symbol, word = '') => {
    spots.push({ symbol, word, from, to });
    if (marked !== shape.at(-1) || !/^<[GS]>$/.test(marked)) shape.push(marked);
  };
  const markOf = (at: number): string | undefined => {
    const within = ({ from, to }: Mark) => at >= from && at <= to;
    return vocabulary.tags.some(within) ? '<G>' : vocabulary.sources.some(within) ? '<S>' : undefined;
  };
  const periods: Period[] = [];
  const durations: Duration[] = [];
  const odd: string[] = [];
  const explained = (at: number) =>
    Object.values(vocabulary).some((marks) => marks.some(({ from, to }) => at >= from && at <= to));
  let words: { word: string; at: number }[] = [];

  /** The words with turns of phrase put plainly. */
  const plainly = (some: typeof words): typeof words => {
    const said = some.map(({ word }) => word);
    const put: typeof words = [];
    for (let index = 0; index < some.length; index += 1) {
      const one = some[index];
      if (one === undefined) break;
      const idiom = explained(one.at) ? null : idiomAt(said, index);
      if (idiom === null) put.push(one);
      else {
        put.push(...idiom.plain.map((word) => ({ word, at: one.at })));
        index += idiom.length - 1;
      }
    }
    return put;
  };

  const flush = () => {
    words = plainly(words);
    const spelt = words.map(({ word }) => word);
    const calendar = calendarReader(spelt, today);
    for (let index = 0; index < spelt.length; index += 1) {
      const duration = calendar.duration(index);
      const period = calendar.period(index);
      if (period !== null && period.length >= (duration?.length ?? 0)) {
        periods.push(period.value);
        put('<T>', words[index]?.at ?? -1, words[index + period.length - 1]?.at ?? -1);
        index += period.length - 1;
        continue;
      }
      if (duration !== null) {
        durations.push(duration.value);
        put('<D>', words[index]?.at ?? -1, words[index + duration.length - 1]?.at ?? -1);
        index += duration.length - 1;
        continue;
      }
      const { word, at } = words[index] ?? { word: '', at: -1 };
      put(stem(word), at, at, markOf(at), word);
      if (!isKnownWord(word) && !explained(at) && !/^\d+$/.test(word)) odd.push(word);
    }
    words = [];
  };

  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (skips(at)) {
      flush();
      continue;
    }
    const link = links.find(({ from }) => from === at);
    const stranger = strangers.find(
      (one) => one.from === at && (one.capital || (strange && mayBeSmall(one))),
    );
    const rival =
      vocabulary.rivals.find(({ from }) => from === at) ??
      vocabulary.won.find(({ from }) => from === at) ??
      vocabulary.lost.find(({ from }) => from === at);
    const item = vocabulary.items.find((mark) => mark.from === at && isDistinct(mark, tokens));
    const named = link ?? stranger ?? rival ?? item;
    if (named) {
      // "The contacts called Nora" are named so; nobody was called.
      const [noun, last] = words.slice(-2);
      if (noun && last && /^(?:called|named)$/.test(last.word) && NAMED.has(stem(noun.word))) {
        last.word = 'named';
        // "The prospect called Acme" is Acme.
        if (link?.reading.kind === 'customer' && FIRM_WORDS.has(stem(noun.word))) words.splice(-2);
      }
      flush();
      put(link ? SYMBOLS[link.reading.kind] : stranger ? '<X>' : rival ? '<R>' : '<I>', at, named.to);
      at = named.to;
      continue;
    }
    // "Mr Vane" is Vane.
    if (TITLES.has(token.key) && links.some(({ from }) => from === at + 1)) continue;
    // "Today's customers" are the present ones, whenever something happened.
    if (token.key === 'today' && token.possessive && STANDING.has(stem(tokens[at + 1]?.key ?? ''))) {
      words.push({ word: 'current', at });
      continue;
    }
    // A comma ends a date: "in May, 3 calls". Other signs do so too.
    const isDate = /^20\d\d$/.test(token.key) || WEEKDAY.test(words.at(-1)?.word ?? '');
    if (/[,;:?!]/.test(token.gap) && words.length > 0 && !isDate) flush();
    for (const part of token.key.split(' ')) {
      if (part === 's' || part === '') continue;
      for (const word of spelledOut(part) ?? [part]) words.push({ word, at });
    }
  }
  flush();
  const said = withInstructions(spots, beginsOf(spots, tokens));
  const text = withoutPoliteness(`${said.map(({ symbol }) => symbol).join(' ')} `);
  return {
    symbols: text,
    shape: withoutPoliteness(`${shape.join(' ')} `),
    spots: said,
    links,
    customers: links.flatMap(({ reading }) => (reading.kind === 'customer' ? [reading.customers] : [])),
    contacts: links.flatMap(({ reading }) => (reading.kind === 'contact' ? [reading.contacts] : [])),
    members: links.flatMap(({ reading }) => (reading.kind === 'member' ? reading.members.slice(0, 1) : [])),
    outside: links.flatMap(({ reading }) => (reading.kind === 'outside' ? [reading.name] : [])),
    strangers,
    periods,
    durations,
    vocabulary,
    odd,
    owed: longest(
      linked.owed.map((marks) =>
        marks
          .filter(({ from }) =>
            spots.some((one) => one.from === from && one.to === from && one.symbol !== '<X>'),
          )
          .map(({ value }) => value),
      ),
    ),
    grounds: linked.grounds.filter(free),
    manner: null,
    prior: 0,
    has: (...patterns) => patterns.some((pattern) => occurs(pattern, text)),
  };
}

/** Where a clause begins, by its place among the spots. */
const beginsOf = (spots: readonly Spot[], tokens: readonly Token[]): Set<number> =>
  new Set(
    tokens.flatMap(({ gap }, token) =>
      /[,;:.?!()\u2013]|\s-\s/.test(gap) ? [spots.findIndex(({ from }) => from >= token)] : [],
    ),
  );

/** The part of a reading from one of its spots up to another, which is left out; without its periods. */
export function cut(reading: Reading, from: number, to = reading.spots.length): Reading {
  const spots = reading.spots.slice(from, to);
  const [first, last] = [spots[0]?.from ?? 0, spots.at(-1)?.to ?? -1];
  const inside = (mark: { from: number; to: number }) => mark.from >= first && mark.to <= last;
  const kept = Object.entries(reading.vocabulary).map(([kind, marks]) => [kind, marks.filter(inside)]);
  const symbols = `${spots.map(({ symbol }) => symbol).join(' ')} `;
  return {
    ...reading,
    symbols,
    shape: symbols,
    spots,
    links: reading.links.filter(inside),
    vocabulary: { ...reading.vocabulary, ...Object.fromEntries(kept) },
    periods: [],
    durations: [],
    has: (...patterns) => patterns.some((pattern) => occurs(pattern, symbols)),
  };
}

/** A product's name that is more than words of the questions. */
const isDistinct = (mark: Mark, tokens: readonly Token[]): boolean =>
  tokens
    .slice(mark.from, mark.to + 1)
    .some(({ key, capital }) => (!isKnownWord(key) && !/^\d+$/.test(key)) || (capital && mark.from > 0));

const longest = (some: readonly string[][]): string[] =>
  some.reduce((best, one) => (one.length > best.length ? one : best), []);
