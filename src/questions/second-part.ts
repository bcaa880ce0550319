import { circumstances } from './circumstances.ts';
import type { Asking } from './grammar/grammar.ts';
import type { Token } from './language/tokens.ts';
import type { Link } from './link/link.ts';
import { type Candidate, candidatesOf, type Parsed } from './parse.ts';
import { MATTER, pointing, THEM, THERE } from './pronouns.ts';
import type { Query } from './query.ts';
import { type Reading, readWith } from './reading.ts';

/** What a question begins with that follows another one. */
const ASKS = new Set(
  'who whom whose which what whats when where why how hows does do is are has have did was were'.split(' '),
);
const LEADS = new Set('since from for by through to with in at about on until'.split(' '));
const JOINS = new Set(['and', 'n', 'plus', 'also']);
/** Before it stands a question of its own, of at least so many words besides the name. */
const LEAST_WORDS = 2;
/** Each part has to be understood for itself at least as surely as this; less will do where the whole is understood no better. */
const SURE = { score: 4.5, likelihood: 0.6 };
const LIKELIER = { score: 3.5, likelihood: 0.35 };

export type Parts = { first: Candidate; second: Candidate };

/** "Who supplies Acme, and why do they not buy from us?": two questions about one customer or person, where there are two. */
export function partsOf({ tokens, linked }: Parsed, whole: Candidate, asking: Asking): Parts | null {
  const { links } = whole.reading;
  const [named, ...others] = links.filter(
    ({ reading: { kind } }) => kind === 'customer' || kind === 'contact',
  );
  if (!named || others.length > 0) return null;
  const told = circumstances(tokens, links);
  const isTold = (at: number) => told.some(({ from, to }) => from <= at && at <= to);
  const read = (from: number, to: number): Reading =>
    readWith(
      tokens.slice(0, to),
      linked,
      links.filter((link) => link.from >= from && link.to < to && !isTold(link.from)),
      asking.today,
      { skips: (at) => at < from || isTold(at) },
    );
  const least = whole.likelihood < SURE.likelihood ? LIKELIER : SURE;
  const isSure = ({ score, likelihood }: Candidate) => score >= least.score && likelihood >= least.likelihood;
  for (const begin of begins(tokens, isTold, named)) {
    const rest = read(begin, tokens.length);
    // "What do we owe Acme, and when is it due?" asks twice about one matter.
    if (MATTER.test(rest.symbols)) continue;
    const end = JOINS.has(tokens[begin - 1]?.key ?? '') ? begin - 1 : begin;
    const [first, second] = [pointedAt(read(0, end), named), pointedAt(rest, named)].map(
      (reading) => reading && candidatesOf([reading], asking)[0],
    );
    if (first && second && isSure(first) && isSure(second) && !isOneMatter(kindOf(first), kindOf(second)))
      return { first, second };
  }
  return null;
}

/** A part about what is named, by that name or by a word for it; null where it has neither. */
function pointedAt(reading: Reading, named: Link): Reading | null {
  if (reading.links.includes(named)) return reading;
  const words = [THEM, THERE].find((pattern) => pattern.test(reading.symbols));
  return words === undefined ? null : pointing(reading, named, words);
}

const asks = (word = ''): boolean => ASKS.has(word.split(' ')[0] ?? '');

/** Where a second question may begin: after "and", or after a comma or the end of a sentence. */
function begins(tokens: readonly Token[], isTold: (at: number) => boolean, named: Link): number[] {
  const isOwn = (at: number) => !isTold(at) && (at < named.from || at > named.to);
  let before = 0;
  return tokens.flatMap(({ key, gap }, at) => {
    if (!isOwn(at)) return [];
    before += 1;
    const isBegin =
      before > LEAST_WORDS &&
      at > named.to &&
      at < tokens.length - 1 &&
      (asks(key) || (LEADS.has(key) && asks(tokens[at + 1]?.key))) &&
      (JOINS.has(tokens[at - 1]?.key ?? '') || /[,;?.!]/.test(gap));
    return isBegin ? [at] : [];
  });
}

/** "When did I visit Acme, and whom did I meet there?" asks of one visit, "who came through them, and what did they buy?" of those. */
const isOneMatter = (one: string, other: string): boolean =>
  one === other || one === 'referred' || (OF_AN_EVENT.has(one) && OF_AN_EVENT.has(other));
const OF_AN_EVENT = new Set(['last-contact', 'history', 'outcome', 'people']);
const kindOf = ({ query }: { query: Query }): string => (query.intent === 'fact' ? query.fact : query.intent);
