import { stem } from '../../domain/text/stem.ts';
import type { Pattern } from '../grammar/pattern.ts';
import { cut, type Reading, saying } from '../parse/reading.ts';
import { namedKinds } from '../slots/kinds.ts';
import { sinceThen } from '../slots/period-slots.ts';
import { anyStem, stems } from '../slots/slots.ts';
import { BUT_NEVER } from './patterns.ts';

/** What a clause tells of the customers of a list. */
export type Matter = 'contact' | 'bought' | 'since' | 'added' | 'owed';
export type Clause = { matter: Matter; reading: Reading };

/** Where another clause may begin. */
const JOINS = stems(
  'and but yet though although while who which that whose with without however nevertheless where',
);
/** The words that a clause about each matter has; the first that fits. */
const WORDS: readonly [Matter, Pattern][] = [
  ['owed', '(complain|complaint|promise|commitment|pledge|owe|next step)'],
  ['bought', '(order|buy|bought|purchase|spend|spent)'],
  ['added', '(add|create|enter|record|register) .. <T>'],
  ['since', '(new|become|became|win|won|gain|acquire|join|sign|onboard|land) .. (<T>|@account)'],
  [
    'contact',
    '(contact|talk|speak|spoke|chat|call|phone|ring|email|mail|meet|meeting|visit|touch|reach|hear|heard|see|saw|conversation|quiet|silent)',
  ],
];
const DENIALS = stems('not no never nobody none nothing without');

/**
 * The clauses of a question for a list that tell of different matters, each with a time of its own: "won in 2025, but not
 * contacted since May". None where it is all one, or where only one of them tells a time.
 */
export function clausesOf(reading: Reading): Clause[] {
  const { spots, periods: times, durations: spans } = reading;
  // Most questions tell of no time.
  if (times.length + spans.length === 0) return [];
  const clauses: { from: number; to: number; matter: Matter; kind?: string }[] = [];
  let from = 0;
  for (let at = 1; at <= spots.length; at += 1) {
    if (at < spots.length && !JOINS.has(spots[at]?.symbol ?? '')) continue;
    const clause = cut(reading, from, at);
    const matter = matterOf(clause);
    const last = clauses.at(-1);
    if (matter === null && last?.matter === 'contact' && clause.has(...NOT_THEN)) {
      clauses.push({ from, to: at, matter: 'contact', kind: kindIn(cut(reading, last.from, last.to)) });
      from = at;
      continue;
    }
    if (matter === null || (last && isOfOne(clause, matter, last.matter))) {
      // What tells of nothing by itself belongs to the clause before, or to the one after.
      if (last) {
        last.to = at;
        from = at;
      }
      continue;
    }
    clauses.push({ from, to: at, matter });
    from = at;
  }
  const told = clauses.map(({ matter, from: first, to, kind }, at) => {
    const before = clauses[at - 1];
    const clause = ofThose(cut(reading, first, to), kind);
    return { matter, reading: before ? afterThat(clause, cut(reading, before.from, before.to)) : clause };
  });
  const timed = told.filter(({ reading: { periods, durations } }) => periods.length + durations.length > 0);
  // "Visited this year but never called": of two contacts the one that is denied needs no time.
  const isContact = told.every(({ matter }) => matter === 'contact');
  // "Quiet for 30 days, without those that were never contacted": they are only left out.
  if (isContact && reading.has(...BUT_NEVER)) return [];
  const isOfContacts = told.length === 2 && isContact;
  return told.length > 1 && timed.length >= (isOfContacts ? 1 : 2) ? told : [];
}

/** "… but not in 2026": what is denied is what was said before. */
const NOT_THEN = ['^ (but|and|yet|though) (not|never) (in|during|since|on)? <T> $'];
/** "… but was not visited since then": since the time that the clause before tells. */
function afterThat(clause: Reading, { periods: [then] }: Reading): Reading {
  const isDenied = clause.spots.some(({ symbol }) => DENIALS.has(symbol));
  if (!isDenied || clause.periods.length > 0 || !then?.to || !SINCE_THEN.test(clause.symbols)) return clause;
  return {
    ...saying(clause, clause.symbols.replace(SINCE_THEN, 'since <T> ')),
    periods: [{ ...then, ...sinceThen(then.to) }],
  };
}
const SINCE_THEN = new RegExp(
  `${anyStem('since after')} (?:${anyStem('then that')} )?$|${anyStem('afterwards')} $`,
);
/** By what word a clause calls the contact that it tells of. */
const kindIn = (clause: Reading): string => stem(namedKinds(clause)[0] ?? 'contact');

/** A clause as it would be said of customers by itself. */
function ofThose(clause: Reading, kind: string | undefined): Reading {
  const said = kind === undefined ? clause.symbols.replace(OPENING, '') : `not ${kind} <T> `;
  return saying(clause, `account who ${said}`);
}
const OPENING = new RegExp(`^(?:${[...JOINS].filter((word) => word !== 'without').join('|')}) `);

const matterOf = (clause: Reading): Matter | null =>
  WORDS.find(([, words]) => clause.has(words))?.[0] ?? null;

/** The same matter once more, unless it is denied only here: "visited in May but not called since". */
const isOfOne = ({ spots }: Reading, matter: Matter, before: Matter): boolean =>
  matter === before && (matter !== 'contact' || !spots.some(({ symbol }) => DENIALS.has(symbol)));
