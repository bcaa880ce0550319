import type { WorkspaceStore } from '../../store/store.ts';
import { GRAMMARS } from '../grammar/all.ts';
import { type Asking, BY_RULE, type Grammar } from '../grammar/grammar.ts';
import { occurs } from '../grammar/pattern.ts';
import { questionText, type Token, tokenise } from '../language/tokens.ts';
import type { Linked } from '../link/link.ts';
import { linkNames } from '../link/linker.ts';
import { withApostrophes } from '../link/possessives.ts';
import { Query } from '../query/query.ts';
import { hypotheses } from './hypotheses.ts';
import { type Likelihood, likelihoods, strangeWords } from './likelihood.ts';
import type { Reading } from './reading.ts';

/** A question read in one way: what it asks, and how much speaks for that. */
export type Candidate = {
  grammar: Grammar;
  reading: Reading;
  query: Query;
  score: number;
  /** How likely the question is of this kind by the examples alone, 0 to 1. */
  likelihood: number;
  cues: string[];
};
export type Parsed = {
  text: string;
  tokens: Token[];
  linked: Linked;
  readings: Reading[];
  candidates: Candidate[];
};

const MOST = 12;
/** Readings below this score are not worth a look. */
const HOPELESS = -4;
/** What it counts for to be surely of a kind by the examples, how that falls with doubt, and how likely it must be where no cue tells. */
const MOST_LIKELY = 5.5;
const STEEP = 2;
const LEAST = -3;
/** What it counts against all kinds that the question is surely of none. */
const REFUSED = 4;
/** What a word counts against a kind that looks for no words, if no example has it. */
const STRANGE = 0.25;
const LIKELY = 0.15;
/** Where the whole question is of another kind this likely, single words of the workspace tell less. */
const SURELY = 0.95;
const OUTWEIGHED = 0.6;
/** From this bonus on the workspace's own words tell as much as a cue. */
const TELLING = 3;
/** What the strongest cue, the second, the third … count for. */
const SHARES = [1, 0.3, 0.15];
const CAP = 5;

/** Reads a question in all ways that make sense, the likeliest first. */
export async function parse(
  text: string,
  asking: Asking,
  store: WorkspaceStore,
  before: string | null = null,
): Promise<Parsed> {
  const clean = await withApostrophes(questionText(text), store);
  const { tokens, linked } = await linkNames(clean, tokenise(clean), store, before);
  return { text: clean, tokens, linked, ...understand(tokens, linked, asking) };
}

/** The part of reading that needs no store. */
export function understand(
  tokens: Token[],
  linked: Linked,
  asking: Asking,
): { readings: Reading[]; candidates: Candidate[] } {
  const readings = hypotheses(tokens, linked, asking.today);
  return { readings, candidates: candidatesOf(readings, asking) };
}

/** What some readings may ask, the likeliest first. */
export function candidatesOf(readings: readonly Reading[], asking: Asking): Candidate[] {
  const scored = readings
    .flatMap((reading) => {
      const alike = likelihoods(reading.shape);
      return GRAMMARS.flatMap((grammar) => scoredBy(grammar, reading, alike));
    })
    .sort((a, b) => b.score - a.score);
  const candidates: Candidate[] = [];
  for (const one of scored) {
    if (candidates.length === MOST || one.score < HOPELESS) break;
    const built = one.grammar.build(one.reading, asking);
    if (built === null) continue;
    const query = Query.parse(built);
    if (!isOnlyOfOutsider(one, query)) candidates.push({ ...one, query });
  }
  return candidates;
}

/** Of somebody outside, who is no customer, only some kinds of question can be asked. */
const isOnlyOfOutsider = (
  { grammar, reading }: Pick<Candidate, 'grammar' | 'reading'>,
  query: Query,
): boolean =>
  (grammar.needs !== 'nothing' || query.intent === 'customers' || query.intent === 'rank') &&
  reading.outside.length > 0 &&
  reading.customers.length + reading.contacts.length === 0 &&
  !('outside' in query && query.outside !== null);

function scoredBy(
  grammar: Grammar,
  reading: Reading,
  alike: ReadonlyMap<string, Likelihood>,
): Omit<Candidate, 'query'>[] {
  const matched = grammar.cues.filter(([, pattern]) => occurs(pattern, reading.symbols));
  const positive = matched
    .map(([weight]) => weight)
    .filter((weight) => weight > 0)
    .sort((a, b) => b - a);
  const { share: like, manner } = alike.get(grammar.name) ?? { share: 0, manner: null };
  const bonus = grammar.bonus?.(reading) ?? 0;
  if (positive.length === 0 && like < LIKELY && bonus < TELLING) return [];
  const negative = matched
    .map(([weight]) => weight)
    .filter((weight) => weight < 0)
    .sort((a, b) => a - b);
  // The strongest cue tells most; further ones only confirm it.
  const said = positive.reduce((sum, weight, rank) => sum + weight * (SHARES[rank] ?? 0.1), 0);
  const against = negative.reduce((sum, weight, rank) => sum + weight * (rank === 0 ? 1 : 0.3), 0);
  // What single words say against it weighs less, the surer the whole question is of this kind.
  const doubt = 1 - 0.8 * like;
  const isSurelyOther = [...alike].some(([kind, { share }]) => kind !== grammar.name && share > SURELY);
  const refused = alike.get('refuse')?.share ?? 0;
  const examples =
    Math.max(LEAST, MOST_LIKELY + STEEP * Math.log(like)) - (bonus < TELLING ? REFUSED * refused : 0);
  const score =
    Math.min(CAP, said) +
    Math.max(-CAP, against * doubt) +
    examples +
    reading.prior +
    fitness(grammar, reading, doubt) +
    bonus * doubt * (isSurelyOther && bonus < BY_RULE ? OUTWEIGHED : 1);
  const cues = [
    ...matched.map(([weight, pattern]) => `${weight} ${pattern}`),
    `${like.toFixed(2)} likely by the examples${manner ? `, ${manner.share.toFixed(2)} ${manner.name}` : ''}`,
  ];
  return [{ grammar, reading: { ...reading, manner }, score, likelihood: like, cues }];
}

const COMMANDS =
  /^(?:(?:can|could|will|would|might|go) (?:you|u|someon|somebody|on) |be a dear and |just |then )*(?:delet|remov|eras|wip|send|book|write|draft|creat|add|invit|schedul|cancel|translat|sing|turn|play|pay|buy|compos|remind|wak|organis|print|upload|download|export|import|renam|merg|approv|draw|sign|order (?:us |them |me )?(?:a|an|som|mor|another|\d+|two|thre|four|fiv|six|ten|twelv|twenty|thirty|fifty|hundr)) /;

/** "I must write to Dana Fox, which address?", "… Which one is it?": what is commanded tells what for. */
const ASKS_WHERETO =
  /(?<= )(?:which|what) (?:address|number|email|mail|phone|telephon|mobil) |(?<= )(?:who|what|which)(?: one| customer)? be (?:it|that|they) $/;

/** How well what is named fits what the kind of question needs. */
function fitness(
  grammar: Grammar,
  { customers, contacts, strangers, odd, outside, symbols, shape }: Reading,
  doubt: number,
): number {
  const named = customers.length + contacts.length + outside.length;
  // A command is no question, whatever it names.
  let score = COMMANDS.test(symbols) && !ASKS_WHERETO.test(symbols) ? -6 : 0;
  if (grammar.needs === 'contact' && contacts.length === 0) score -= customers.length > 0 ? 2 : 3;
  if (grammar.needs === 'customer' && named === 0 && strangers.length === 0) score -= 2;
  if (grammar.needs === 'nothing' && !grammar.accepts && named > 0) score -= 3;
  // Named twice, as the firm and by where it is, it is one.
  const firms = new Set(customers.map(([first]) => first?.id)).size;
  if (firms > 1 && !grammar.several) score -= 1.5 * (firms - 1);
  if (symbols.includes('<X>') && named > 0) score -= strangers.some(({ capital }) => capital) ? 1 : 3;
  if (!grammar.searches)
    score -= Math.min(6, odd.length * 1.2) * doubt + Math.min(4, strangeWords(shape) * STRANGE);
  else score -= Math.min(2, odd.length * 0.3);
  return score;
}
