import type { Candidate } from './parse.ts';

/** Below this score, or this likelihood by the examples, an answer is only a guess. */
const PLAIN_SCORE = 6.5;
const PLAIN_LIKELIHOOD = 0.7;
/** A second reading this near makes the first one a guess. */
const APART = 2;
/** Kinds whose answer would be another one in another period. */
const TIMED = new Set(['purchases', 'history', 'customers', 'commitments', 'complaints', 'outcome']);

/** Whether a reading is good enough to be answered but not to be stood by: what is told then is called a guess. */
export function isGuess(best: Candidate, second: Candidate | undefined): boolean {
  return (
    best.score < PLAIN_SCORE ||
    best.likelihood < PLAIN_LIKELIHOOD ||
    (second !== undefined &&
      best.score - second.score < APART &&
      second.query.intent !== best.query.intent) ||
    leavesOut(best)
  );
}

/** Whether the question says something that its answer would not heed: a second customer, a period, an unknown word. */
function leavesOut({ reading, query, grammar, likelihood }: Candidate): boolean {
  const heeded = JSON.stringify(query);
  const customers = reading.customers.flatMap(([one]) => (one ? [one.id] : []));
  if (customers.length > 1 && !customers.every((id) => heeded.includes(id))) return true;
  if (TIMED.has(query.intent)) {
    const said = reading.periods.filter(({ words }) => words !== 'today');
    if (said.length > 0 && !/"words":/.test(heeded) && !/"quiet(?:Days|Since)":[^n]/.test(heeded))
      return true;
  }
  if (grammar.doubts?.(reading, query)) return true;
  return !grammar.searches && reading.odd.length > 0 && likelihood < 0.95;
}
