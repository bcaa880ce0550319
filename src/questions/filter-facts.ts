import { type Except, type FilterInput, split } from './filter-input.ts';
import { ALSO_ELSEWHERE, LOST_ANY, SOLE, UTMOST_DOWN, UTMOST_UP, WON_ANY } from './filter-patterns.ts';
import type { Pattern } from './grammar/pattern.ts';
import { heldOf } from './held.ts';
import { classMembers } from './language/lexicon.ts';
import type { Mark } from './link/link.ts';
import { isNegated } from './negation.ts';
import type { Reading } from './reading.ts';
import { stems } from './slots.ts';

const OF_BOTH: readonly Pattern[] = [
  'both .. <R>',
  '<R> and (also|too)? (from|at|with|by)? <R> (both|at once|together)',
  '<R> as well as (from|with|at)? <R>',
];

export function rivalsInto(filter: FilterInput, reading: Reading, except: Except): void {
  const { vocabulary, has } = reading;
  const put = (kind: 'won' | 'lost' | 'rivals', marks: Mark[]) => {
    const { meant, out } = split(marks, reading);
    if (meant.length > 0) filter[kind] = meant;
    if (kind === 'rivals' && meant.length > 1 && has(...OF_BOTH)) filter.allRivals = true;
    except[kind] = out;
  };
  if (
    has(
      '(win|won|poach|steal|stole|gain|come|switch|pinch|nick|snatch|lure|convert|grab|prise|tempt) .. (from|over|off|away) .. <R>',
      '(we|i|us|<M>) .. (get|got|take) .. (from|off|away|over) .. <R>',
      '(be|get) take .. (from|off|over|away) .. <R>',
      '(win|won|switch|came|left) .. <R>',
      '<R> .. (former|ex|previous) (customer|client)',
      'switch .. from',
    )
  )
    put('won', [...vocabulary.won, ...vocabulary.rivals]);
  else if (has('(lose|lost) .. to .. <R>', '(leave|left|switch|go|went) .. (to|for) .. <R>'))
    put('lost', [...vocabulary.lost, ...vocabulary.rivals]);
  else put('rivals', [...vocabulary.rivals, ...vocabulary.won, ...vocabulary.lost]);
}

type Mood = 'down' | 'up' | 'even';
/** Words for a mood, each with what it says; "not" before a good one makes it bad, before another rules it out. */
const MOODS: readonly [mood: Mood, words: ReadonlySet<string>][] = [
  ['down', classMembers('unhappy')],
  [
    'up',
    stems(
      'happy satisfied pleased content delighted thrilled glad cheerful positive enthusiastic happiest ecstatic overjoyed elated joyful cheery upbeat',
    ),
  ],
  ['even', stems('neutral indifferent lukewarm')],
];
/** Words that tell of a mood only beside one of these. */
const WEAK = stems('bad low');
const MOODY = stems('mood feel feeling feelings sentiment terms');

/** "Please tell me", "they crossed their limit". */
const OF_NO_MOOD = new Set(['please', 'crossed', 'crosses', 'crossing']);
/** "I would be glad to hear …" tells of the asker. */
const isAskers = (spots: Reading['spots'], at: number): boolean =>
  /(?:^| )i (?:would |will |should )?be (?:(?:most|ever|so|very|really|only|quite|more|than|too) )*$/.test(
    `${spots
      .slice(Math.max(0, at - 7), at)
      .map(({ symbol }) => symbol)
      .join(' ')} `,
  );

/** The moods that are named, and which of them are ruled out. */
export function moodsIn(reading: Reading): { mood: Mood; isOut: boolean }[] {
  const { spots } = reading;
  return spots.flatMap(({ symbol, word, from }, at) => {
    const mood = MOODS.find(([, words]) => words.has(symbol))?.[0];
    if (mood === undefined || OF_NO_MOOD.has(word) || isAskers(spots, at)) return [];
    if (WEAK.has(symbol) && !spots.some((spot) => MOODY.has(spot.symbol))) return [];
    return [{ mood, isOut: isNegated(reading, from) }];
  });
}

const LIKES_US: readonly Pattern[] = [
  '(who|which|that|@account|one|those|still|not|really) (still|really|do|not|actually|always|also)? (like|love|adore|appreciate|dislike|hate|loathe) us (and|but|best|most|at|now|any|still)?',
];

export function moodInto(filter: FilterInput, reading: Reading, except: Except): void {
  const { has } = reading;
  const found = moodsIn(reading);
  const out = new Set(found.filter(({ isOut }) => isOut).map(({ mood }) => mood));
  // "Neither happy nor unhappy": the one that is left.
  if (out.has('up') && out.has('down')) filter.feeling = 'even';
  else
    for (const { mood, isOut } of found) {
      if (!isOut) {
        if (filter.feeling === undefined || mood === 'down') filter.feeling = mood;
      } else if (mood === 'up') filter.feeling = 'down';
      else except.feelings = [...(except.feelings ?? []), mood];
    }
  const utmost = has(...UTMOST_UP) ? 'up' : has(...UTMOST_DOWN) ? 'down' : null;
  if (utmost !== null && (filter.feeling === undefined || filter.feeling === utmost))
    Object.assign(filter, { feeling: utmost, utmost: true });
  if (filter.feeling === undefined && has(...LIKES_US))
    filter.feeling = has(
      '(not|never|no longer|hardly) .. (like|love|adore|appreciate) us',
      `(dislike|hate|loathe) us`,
    )
      ? 'down'
      : 'up';
  if (filter.feeling === undefined && has('(good|great|best|excellent) mood')) filter.feeling = 'up';
  if (filter.feeling === undefined && has('plus (1|one)')) filter.feeling = 'up';
  if (filter.feeling === undefined && has('minus (1|one)')) filter.feeling = 'down';
  if (filter.feeling === undefined && has('(below|under|less than) .. (zero|0)')) filter.feeling = 'down';
  if (filter.feeling === undefined && has('(above|over) .. (zero|0)')) filter.feeling = 'up';
}

const buysElsewhere = (filter: FilterInput, { has }: Reading): boolean =>
  !(filter.rivals ?? filter.won ?? filter.lost) && has(...ALSO_ELSEWHERE) && !has(...WON_ANY, ...LOST_ANY);

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
    held.push({ fact: 'rival', least: 1, most: null });
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
