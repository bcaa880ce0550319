import type { Pattern } from '../grammar/pattern.ts';
import { numberOf } from '../language/numbers.ts';
import type { Reading } from '../parse/reading.ts';
import { standingsOf } from '../slots/standings.ts';
import { heldOf } from './held.ts';
import { type Except, type FilterInput, split } from './input.ts';
import { ALSO_ELSEWHERE, LOST_ANY, SOLE, WON_ANY } from './patterns.ts';

/** Whether a list is one of prospects alone. */
export const isOfProspects = ({ standing }: FilterInput): boolean =>
  standing?.length === 1 && standing[0] === 'prospect';

const OF_BOTH: readonly Pattern[] = [
  'both .. <R>',
  '<R> and (also|too)? (from|at|with|by)? <R> (both|at once|together)',
  '<R> as well as (from|with|at)? <R>',
];

export function rivalsInto(filter: FilterInput, reading: Reading, except: Except): void {
  const { vocabulary, has } = reading;
  const as =
    rivalsDeed(reading) ??
    (has(...THEIRS_NOW) ? 'rivals' : has(...WON_FROM) ? 'won' : has(...LOST_TO) ? 'lost' : 'rivals');
  const { meant, out } = split([...vocabulary.rivals, ...vocabulary.won, ...vocabulary.lost], reading);
  // Prospects are still with whom we would win them from.
  const isToCome = as === 'won' && isOfProspects(filter);
  if (meant.length > 0) filter[isToCome ? 'rivals' : as] = meant;
  // Customers that we lost are none any more.
  if (filter.lost && standingsOf(reading).loose) delete filter.standing;
  if (as === 'rivals' && meant.length > 1 && has(...OF_BOTH)) filter.allRivals = true;
  except[as] = out;
}

/** Who takes from them besides us was not taken from them. */
const THEIRS_NOW: readonly Pattern[] = [
  '(also|still|currently|presently|now) (take|get|come) .. (from|off) .. <R>',
  '(take|get) .. (from|off) .. <R> (too|as well|also|besides|at present|now)',
  '(be|get) (still|now|also)? (serve|supply|deliver) by <R>',
];
const WON_FROM: readonly Pattern[] = [
  '(win|won|poach|steal|stole|gain|come|switch|pinch|nick|snatch|lure|convert|grab|prise|tempt) .. (from|over|off|away) .. <R>',
  '(we|i|us|<M>) .. (get|got|take) .. (from|off|away|over) .. <R>',
  '(be|get) take .. (from|off|over|away) .. <R>',
  '(win|won|switch|came|left) .. <R>',
  '<R> .. (former|ex|previous) (customer|client)',
  'switch .. from',
  '(with|at|of|from) <R> .. (until|till|before) (we|i|<M>) (win|won|get|got|take|took|sign|poach)',
];
const LOST_TO: readonly Pattern[] = [
  '(lose|lost) .. to .. <R>',
  '(leave|left|switch|go|went) .. (to|for) .. <R>',
];

/** What the customers were to us that a competitor is said to have lost or taken: "did Rivalco lose anybody to us?". */
export function rivalsDeed({ has }: Reading): 'won' | 'lost' | null {
  if (has('<R> (ever|already|also|have)? (lose|lost)')) return 'won';
  return has(TAKEN_BY) ? 'lost' : null;
}
const TAKEN_BY =
  '<R> .. (win|won|poach|steal|stole|pinch|nick|snatch|lure|tempt|grab|get|got|take|took) .. (from|off|away) .. (us|our)';

const buysElsewhere = (filter: FilterInput, { has }: Reading): boolean =>
  !(filter.rivals ?? filter.won ?? filter.lost) && has(...ALSO_ELSEWHERE) && !has(...WON_ANY, ...LOST_ANY);

/** "Buys from two other firms besides us": from how many others they buy. */
const othersIn = ({ symbols }: Reading): number =>
  numberOf(
    /(?<= |^)(?:from|with|by|at) (\S+) (?:other|different|further|mor|competitor|rival|suppl)/.exec(
      symbols,
    )?.[1],
  ) ?? (/(?<= |^)(?:from|with|by|at) (?:sever|multipl|various|many) /.test(symbols) ? 2 : 1);

/** "No website", "no feeling ever noted", "where two competitors are inside". */
export function heldInto(filter: FilterInput, reading: Reading, except: Except): void {
  const held: NonNullable<FilterInput['held']> = [];
  for (const { fact, least, most } of heldOf(reading)) {
    const isNone = most === 0;
    if (fact === 'feeling') {
      if (!isNone) except.feelings = [...(except.feelings ?? []), 'unknown'];
      else if (filter.feeling === undefined) filter.feeling = 'unknown';
    } else if (fact === 'referral') filter.referred = !isNone;
    else if (fact === 'met') continue;
    // "A no on needs being met": they have some.
    else if (fact === 'need' && isNone && filter.met) continue;
    else if (fact === 'rival' && (filter.rivals ?? filter.won ?? filter.lost)) continue;
    else if ((fact === 'tag' && filter.tags) || (fact === 'source' && filter.sources)) continue;
    else if (fact === 'reason' && filter.reason) continue;
    else held.push({ fact, least, most });
    // Customers have no reason not to buy.
    if (fact === 'reason' && isNone) filter.standing ??= ['prospect'];
  }
  if (reading.has(...SOLE)) {
    held.push({ fact: 'rival', least: 0, most: 0 });
    // Who buys from us alone buys from us.
    filter.standing ??= ['customer'];
  } else if (buysElsewhere(filter, reading) && !held.some(({ fact }) => fact === 'rival'))
    held.push({ fact: 'rival', least: othersIn(reading), most: null });
  const wonAny = filter.won === undefined && reading.has(...WON_ANY);
  if (wonAny) held.push({ fact: 'won', least: 1, most: null });
  if (filter.lost === undefined && !wonAny && reading.has(...LOST_ANY))
    held.push({ fact: 'lost', least: 1, most: null });
  // Whoever gave another reason gave one.
  if ((except.reason ?? []).length > 0 && !held.some(({ fact }) => fact === 'reason'))
    held.push({ fact: 'reason', least: 1, most: null });
  if ((except.sources ?? []).length > 0 && !held.some(({ fact }) => fact === 'source'))
    held.push({ fact: 'source', least: 1, most: null });
  if (held.length > 0)
    filter.held = wonAny || filter.won ? held.filter(({ fact }) => fact !== 'rival') : held;
}
