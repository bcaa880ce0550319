import type { Asking } from './grammar/grammar.ts';
import type { Token } from './language/tokens.ts';
import { type Candidate, candidatesOf, type Parsed } from './parse.ts';
import { MATTER, meant, THEM } from './pronouns.ts';
import type { Query } from './query.ts';
import { readWith } from './reading.ts';

/** What a question begins with that follows another one. */
const ASKS = new Set(
  'who whom whose which what when where why how does do is are has have did was were'.split(' '),
);
const LEADS = new Set('since from for by through to with in at about'.split(' '));
/** Before it stands a question of its own, of at least so many words. */
const LEAST_WORDS = 3;
/** Each part has to be understood for itself at least as surely as this. */
const SURE = { score: 4.5, likelihood: 0.6 };

export type Parts = { first: Candidate; second: Candidate };

/** "Who supplies Acme, and why do they not buy from us?": two questions about one customer, where there are two. */
export function partsOf({ tokens, linked }: Parsed, whole: Candidate, asking: Asking): Parts | null {
  const [customers, ...others] = whole.reading.customers;
  const customer = customers?.[0];
  const named = whole.reading.links.find(({ reading }) => reading.kind === 'customer');
  const begin = secondBegin(tokens);
  if (!customer || !named || others.length > 0 || begin === null || named.to >= begin) return null;
  const read = (from: number, to: number) =>
    readWith(
      tokens.slice(0, to),
      linked,
      whole.reading.links.filter((link) => link.from >= from && link.to < to),
      asking.today,
      { begin: from },
    );
  const rest = read(begin, tokens.length);
  // "What do we owe Acme, and when is it due?" asks twice about one matter.
  if (!THEM.test(rest.symbols) || MATTER.test(rest.symbols)) return null;
  const about = meant(rest, { customers: [[customer]] }, (text) => text.replace(THEM, '<C> '));
  const [second] = candidatesOf([about], asking);
  const isJoined = tokens[begin - 1]?.key === 'and';
  const [start] = candidatesOf([read(0, isJoined ? begin - 1 : begin)], asking);
  if (!second || !start || !isSure(second) || !isSure(start) || kindOf(start) === kindOf(second)) return null;
  return { first: start, second };
}

const asks = (word = ''): boolean => ASKS.has(word.split(' ')[0] ?? '');

/** Where a second question begins: after "and", or after a comma or the end of a sentence. */
function secondBegin(tokens: readonly Token[]): number | null {
  const at = tokens.findIndex(
    ({ key, gap }, place) =>
      place >= LEAST_WORDS &&
      (asks(key) || (LEADS.has(key) && asks(tokens[place + 1]?.key))) &&
      (tokens[place - 1]?.key === 'and' || /[,;?.!]/.test(gap)) &&
      place < tokens.length - 1,
  );
  return at < 0 ? null : at;
}

const isSure = ({ score, likelihood }: Candidate): boolean =>
  score >= SURE.score && likelihood >= SURE.likelihood;
const kindOf = ({ query }: { query: Query }): string => (query.intent === 'fact' ? query.fact : query.intent);
