import type { Asking } from '../grammar/grammar.ts';
import type { Candidate, Parsed } from '../parse/parse.ts';
import type { Reading } from '../parse/reading.ts';
import type { Query } from '../query/query.ts';
import { aboutThem, throughWhom } from './about.ts';
import { ALIKE_WORDS, alike } from './alike.ts';
import { COMPARING, comparedWith } from './compared.ts';
import {
  atThatTime,
  atTheSameTime,
  comparedBefore,
  dearestOf,
  ELSEWHEN,
  elsewhen,
  theOneBefore,
} from './elsewhen.ts';
import { namesSomebody } from './links.ts';
import { ofThose } from './of-those.ts';
import { oneOf, PLACE_WORDS, placeBelow } from './one-of.ts';
import { isBare, MEANT, replaced } from './replaced.ts';
import { anotherSide, itself, ofWhatWasTold, sameKind, sideWordsOf } from './same-matter.ts';
import type { Subject } from './subject.ts';
import { SUM_WORDS, sumOf } from './sum-of.ts';

/** What a follow-up asks, and what tells which of its words that heeds. */
export type Understood = {
  query: Query;
  /** Words that were heeded, whatever kind of question it is. */
  heeds?: ReadonlySet<string>;
  /** The question it is with whom it leaves out. */
  from?: Candidate;
};

/** Takes what a follow-up leaves out from the question before it; null where it stands by itself. */
export function followUp(
  parsed: Parsed,
  previous: Query,
  subject: Subject,
  asking: Asking,
): Understood | null {
  const some = ofSome(parsed) ?? parsed;
  const [reading] = some.readings;
  const found = goesOn(some, previous, subject, asking);
  if (found && reading) return { ...found, query: atThatTime(found.query, previous, reading) };
  const [own] = some.candidates;
  const query = own && own.score >= OWN ? atTheSameTime(previous, own) : null;
  return own && query ? { query, from: own } : null;
}

/** A question of its own has at least this much to say for it. */
const OWN = 4.5;

function goesOn(parsed: Parsed, previous: Query, subject: Subject, asking: Asking): Understood | null {
  const { readings, candidates } = parsed;
  const reading = candidates[0]?.reading ?? readings[0];
  if (!reading) return null;
  const moved = readings.map((one) => elsewhen(previous, one, asking.today)).find((one) => one !== null);
  if (moved) return { query: moved, heeds: ELSEWHEN };
  const [bare] = readings
    .filter((one) => isBare(one) && isLikely(one, parsed))
    .sort((a, b) => b.prior - a.prior);
  const instead = bare ? replaced(previous, bare, asking) : null;
  if (instead) return { query: instead, heeds: MEANT };
  const sum = readings.map((one) => sumOf(previous, one)).find((one) => one !== null);
  if (sum) return { query: sum, heeds: SUM_WORDS };
  const beside = readings.map((one) => comparedWith(previous, one)).find((one) => one !== null);
  if (beside) return { query: beside, heeds: COMPARING };
  const next = placeBelow(previous, reading);
  if (next) return { query: next, heeds: PLACE_WORDS };
  const dearest = dearestOf(previous, reading);
  if (dearest) return { query: dearest, heeds: new Set(reading.symbols.split(' ')) };
  const compared = comparedBefore(previous, reading);
  if (compared) return { query: compared };
  if (namesSomebody(reading)) return null;
  return (
    heeding(oneOf(parsed, previous, subject, asking), PLACE_WORDS) ??
    heeding(throughWhom(previous, reading)) ??
    heeding(theOneBefore(previous, reading), ELSEWHEN) ??
    heeding(alike(previous, reading, subject, asking), ALIKE_WORDS) ??
    heeding(anotherSide(previous, reading) ?? itself(previous, reading), sideWordsOf(previous)) ??
    ofWhatWasTold(previous, reading, asking) ??
    ofThose(parsed, previous, subject, asking) ??
    aboutThem(parsed, previous, subject, asking) ??
    sameKind(previous, reading, asking)
  );
}

/** Whether the names of a reading are about as likely meant as those of any other: "what's next?" names no firm called Next. */
const isLikely = ({ prior }: Reading, { readings }: Parsed): boolean =>
  readings.every((one) => one.prior - prior <= UNLIKELIER);
const UNLIKELIER = 1;

/** "Which of these are Summer's?" asks whose they are, and not about a person or a firm of that name; null: it does not. */
function ofSome(parsed: Parsed): Parsed | null {
  const nameless = parsed.readings.filter((one) => !namesSomebody(one));
  const ofUs = nameless.filter(({ members }) => members.length > 0);
  const readings = ofUs.length > 0 ? ofUs : nameless;
  const isOf = readings.length < parsed.readings.length && readings.some((one) => one.has(SOME_OF_THOSE));
  return isOf
    ? {
        ...parsed,
        readings,
        candidates: parsed.candidates.filter(({ reading }) =>
          readings.some(({ links }) => links === reading.links),
        ),
      }
    : null;
}
const SOME_OF_THOSE = '^ .. (which|who|how many|any|what) of (them|these|those|they)';

const heeding = (query: Query | null, heeds?: ReadonlySet<string>): Understood | null =>
  query && { query, ...(heeds ? { heeds } : {}) };
