import type { Day } from '../../domain/text/day.ts';
import { stem } from '../../domain/text/stem.ts';
import { occurs } from '../grammar/pattern.ts';
import { WEEKDAY } from '../language/calendar.ts';
import { FIRM_WORDS, isKnownWord } from '../language/lexicon.ts';
import { withoutPoliteness } from '../language/politeness.ts';
import { spelledOut } from '../language/short-forms.ts';
import { respelt } from '../language/spelling.ts';
import type { Token } from '../language/tokens.ts';
import {
  type Link,
  type Linked,
  type Mark,
  marksThat,
  mayBeSmall,
  noVocabulary,
  type Vocabulary,
} from '../link/link.ts';
import { TITLES } from '../link/runs.ts';
import { withInstructions } from './instructions.ts';
import { readWords, type Word } from './plain-words.ts';
import { type Reading, type Spot, SYMBOLS } from './reading.ts';
import { withVerbs } from './verbs.ts';

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
/** A name, and the symbol that stands for it. */
type Named = { symbol: string; to: number; link: Link | undefined };
/** What words and names say, in their order. */
type Told = Pick<Reading, 'periods' | 'durations' | 'odd'> & { spots: Spot[] };
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
  const vocabulary = marksThat(free, linked.vocabulary);
  const strangers = linked.strangers.filter((one) => free(one) && (owed || !one.owed));
  const explained = (at: number) => Object.values(vocabulary).some((marks) => marks.some(within(at)));

  const namedAt = (at: number): Named | null => {
    const begins = ({ from }: { from: number }) => from === at;
    const link = links.find(begins);
    if (link) return { symbol: SYMBOLS[link.reading.kind], to: link.to, link };
    const stranger = strangers.find((one) => begins(one) && (one.capital || (strange && mayBeSmall(one))));
    if (stranger) return { symbol: '<X>', to: stranger.to, link };
    const { rivals, won, lost } = vocabulary;
    const rival = rivals.find(begins) ?? won.find(begins) ?? lost.find(begins);
    if (rival) return { symbol: '<R>', to: rival.to, link };
    const item = vocabulary.items.find((mark) => begins(mark) && isDistinct(mark, tokens));
    return item ? { symbol: '<I>', to: item.to, link } : null;
  };

  const { spots, periods, durations, odd } = tell(
    tokens,
    namedAt,
    (words) => readWords(words, today, explained),
    skips,
  );
  const said = withVerbs(withInstructions(spots, beginsOf(spots, tokens)));
  const text = withoutPoliteness(`${said.map(({ symbol }) => symbol).join(' ')} `);
  return {
    symbols: text,
    shape: withoutPoliteness(`${shapeSymbols(withVerbs(spots), vocabulary).join(' ')} `),
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

/** Goes through the tokens: names become their symbols, and the words between them are read run by run. */
function tell(
  tokens: readonly Token[],
  namedAt: (token: number) => Named | null,
  read: (words: readonly Word[]) => Told,
  skips: (token: number) => boolean,
): Told {
  const told: Told = { spots: [], periods: [], durations: [], odd: [] };
  let words: Word[] = [];
  const flush = () => {
    const { spots, periods, durations, odd } = read(words);
    told.spots.push(...spots);
    told.periods.push(...periods);
    told.durations.push(...durations);
    told.odd.push(...odd);
    words = [];
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    if (skips(at)) {
      flush();
      continue;
    }
    const named = namedAt(at);
    if (named) {
      words = beforeName(words, named);
      flush();
      told.spots.push({ symbol: named.symbol, word: '', from: at, to: named.to });
      at = named.to;
      continue;
    }
    // "Mr Vane" is Vane.
    if (TITLES.has(token.key) && namedAt(at + 1)?.link) continue;
    // "Today's customers" are the present ones, whenever something happened.
    if (token.key === 'today' && token.possessive && STANDING.has(stem(tokens[at + 1]?.key ?? ''))) {
      words.push({ word: 'current', at });
      continue;
    }
    // "Spend-wise", "customer-wise".
    if (token.key === 'wise' && token.gap === '-') continue;
    // "What is Acme up to this year?" asks what it does in all of the year, not until then; so does "what has Ben been up to".
    if (token.key === 'up' && tokens[at + 1]?.key === 'to' && asksWhat(told.spots, words)) {
      words.push({ word: 'doing', at });
      at += 1;
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
  return told;
}

/** Whether what was read so far asks what somebody is or has been. */
const asksWhat = (spots: readonly Spot[], words: readonly Word[]): boolean =>
  /(?:^| )what (?:(?:s |be |is |are |have |has )?<C>|(?:s |have |has )?(?:<[CPM]>|i|we|they|he|she) been)$/.test(
    [...spots.map(({ symbol }) => symbol), ...words.map(({ word }) => word)].join(' '),
  );

/** "The contacts called Nora" are named so, nobody was called; and "the prospect called Acme" is Acme. */
function beforeName(words: Word[], { link }: Named): Word[] {
  const [noun, last] = words.slice(-2);
  if (!noun || !last || !/^(?:called|named)$/.test(last.word) || !NAMED.has(stem(noun.word))) return words;
  return link?.reading.kind === 'customer' && FIRM_WORDS.has(stem(noun.word))
    ? words.slice(0, -2)
    : [...words.slice(0, -1), { ...last, word: 'named' }];
}

const within = (at: number) => (mark: Mark) => at >= mark.from && at <= mark.to;

/** The symbols with the workspace's own tags and sources marked, each once where it has several words. */
function shapeSymbols(spots: readonly Spot[], { tags, sources }: Vocabulary): string[] {
  const marked = spots.map(({ symbol, word, from }) => {
    if (word === '') return symbol;
    return tags.some(within(from)) ? '<G>' : sources.some(within(from)) ? '<S>' : symbol;
  });
  return marked.filter((symbol, index) => symbol !== marked[index - 1] || !/^<[GS]>$/.test(symbol));
}

/** Where a clause begins, by its place among the spots. */
const beginsOf = (spots: readonly Spot[], tokens: readonly Token[]): Set<number> =>
  new Set(
    tokens.flatMap(({ gap }, token) =>
      /[,;:.?!()\u2013]|\s-\s/.test(gap) ? [spots.findIndex(({ from }) => from >= token)] : [],
    ),
  );

/** A product's name that is more than words of the questions. */
const isDistinct = (mark: Mark, tokens: readonly Token[]): boolean =>
  tokens
    .slice(mark.from, mark.to + 1)
    .some(({ key, capital }) => (!isKnownWord(key) && !/^\d+$/.test(key)) || (capital && mark.from > 0));

const longest = (some: readonly string[][]): string[] =>
  some.reduce((best, one) => (one.length > best.length ? one : best), []);
