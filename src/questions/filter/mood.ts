import { stem } from '../../domain/text/stem.ts';
import type { Pattern } from '../grammar/pattern.ts';
import { classMembers } from '../language/lexicon.ts';
import type { Reading } from '../parse/reading.ts';
import { isNegated } from '../slots/negation.ts';
import { periodOf } from '../slots/period-slots.ts';
import { stems } from '../slots/slots.ts';
import type { Except, FilterInput } from './input.ts';
import {
  COULD_NOT_BE_DOWN,
  COULD_NOT_BE_UP,
  FOND,
  HOSTILE,
  NOT_FOND,
  UTMOST_DOWN,
  UTMOST_UP,
} from './mood-patterns.ts';

type Mood = 'down' | 'up' | 'even';
/** Words for a mood, each with what it says; "not" before a good one makes it bad, before another rules it out. */
const MOODS: readonly [mood: Mood, words: ReadonlySet<string>][] = [
  ['down', classMembers('unhappy')],
  [
    'up',
    stems(
      'happy happier satisfied pleased content contented delighted thrilled glad cheerful positive enthusiastic happiest ecstatic overjoyed elated joyful cheery upbeat grateful keen impressed gruntled',
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
  /(?:^| )i (?:would |will |should )?be (?:(?:most|ever|so|very|really|only|quit|mor|than|too) )*$/.test(
    `${spots
      .slice(Math.max(0, at - 7), at)
      .map(({ symbol }) => symbol)
      .join(' ')} `,
  );

/** "Not in a good mood", "hardly in the best of spirits": no mood that is ruled out, but a bad one. */
const IN_NO_GOOD_MOOD =
  /(?:not|no longer|hardly|never|anyth but) (?:exactly |really |quit |very |particularly )?in (?:a |the |such a )?(?:very )?(?:good|best|great|happy|high) (?:of )?(?:mood|spirit|temper|humour) /;

/** The moods that are named, and which of them are ruled out. */
export function moodsIn(reading: Reading): { mood: Mood; isOut: boolean; from: number }[] {
  const { spots } = reading;
  const [first] = spots;
  if (first !== undefined && IN_NO_GOOD_MOOD.test(reading.symbols))
    return [{ mood: 'down', isOut: false, from: first.from }];
  return spots.flatMap(({ symbol, word, from }, at) => {
    const mood = MOODS.find(([, words]) => words.has(symbol))?.[0] ?? besideZero(spots, at);
    if (mood === undefined || OF_NO_MOOD.has(word) || isAskers(spots, at)) return [];
    if (WEAK.has(symbol) && !spots.some((spot) => MOODY.has(spot.symbol))) return [];
    // "Whose every need is satisfied" tells of what they get.
    if (symbol === SATISFIED && spots.slice(Math.max(0, at - 4), at).some((spot) => NEEDS.has(spot.symbol)))
      return [];
    return [{ mood, isOut: isNegated(reading, from), from }];
  });
}

/** "Below zero" on the scale of feelings. */
const besideZero = (spots: Reading['spots'], at: number): Mood | undefined =>
  ZERO.test(spots[at]?.word ?? '')
    ? SIDES.find(([, words]) => words.has(spots[at - 1]?.symbol ?? ''))?.[0]
    : undefined;
const ZERO = /^(?:zero|0)$/;
const SIDES: readonly [mood: Mood, words: ReadonlySet<string>][] = [
  ['down', stems('below under')],
  ['up', stems('above over')],
];

const SATISFIED = stem('satisfied');
const NEEDS = stems('need needs wish requirement');
const WISHED = 'would .. (like|love|appreciate) us';

/** Which mood the customers of a list are in, or in which they are not. */
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
  // What they would like us to do tells of no liking.
  const attitude = has(WISHED)
    ? undefined
    : has(...NOT_FOND, ...HOSTILE)
      ? 'down'
      : has(...FOND)
        ? 'up'
        : undefined;
  if (attitude !== undefined) filter.feeling = attitude;
  // "They could not be happier": no negation of it.
  const most = has(...COULD_NOT_BE_UP) ? 'up' : has(...COULD_NOT_BE_DOWN) ? 'down' : null;
  if (most !== null) {
    Object.assign(filter, { feeling: most, utmost: true });
    delete except.feelings;
    return;
  }
  const utmost = has(...UTMOST_UP) ? 'up' : has(...UTMOST_DOWN) ? 'down' : null;
  if (utmost !== null && (filter.feeling === undefined || filter.feeling === utmost))
    Object.assign(filter, { feeling: utmost, utmost: true });
  if (filter.feeling === undefined && has('(good|great|best|excellent) mood')) filter.feeling = 'up';
  if (filter.feeling === undefined && has('plus (1|one)')) filter.feeling = 'up';
  if (filter.feeling === undefined && has('minus (1|one)')) filter.feeling = 'down';
  if (filter.feeling === undefined && has('(below|under|less than) .. (zero|0)')) filter.feeling = 'down';
  if (filter.feeling === undefined && has(MOOD)) {
    if (has(...ON_THE_MINUS_SIDE)) filter.feeling = 'down';
    else if (has(...ON_THE_PLUS_SIDE)) filter.feeling = 'up';
    else if (has(`${MOOD} ${NUMBERED} (0|zero)`)) filter.feeling = 'even';
  }
  if (filter.feeling === undefined && has('(above|over) .. (zero|0)')) filter.feeling = 'up';
}

const MOOD = '(mood|feeling|sentiment)';
const NUMBERED = '(score|level|value|rating|mark)? (of|at|be|stand at|equal)?';
/** "A minus in the latest feeling", "in the red with their mood". */
const ON_THE_MINUS_SIDE: readonly Pattern[] = ['(a|any|with) minus', 'in (the)? (minus|red|negative)'];
const ON_THE_PLUS_SIDE: readonly Pattern[] = [
  '(a|any|with) plus',
  'in (the)? (plus|green|black|positive)',
  `${MOOD} ${NUMBERED} (1|one)`,
];

/** Told of the past: "who was angry in May", "the customers that have been unhappy this year". */
const PAST = /^(?:was|were|been|felt|became|got)$/;
const REACH = 5;

/** Who was in a mood within a period, rather than who is now. */
export function feltInto(filter: FilterInput, reading: Reading): boolean {
  const { spots } = reading;
  const changed = changeIn(reading);
  const feeling = changed?.before ?? filter.feeling;
  const period = periodOf(reading);
  if (period === null || feeling === undefined || feeling === null || feeling === 'unknown') return false;
  const isPast = spots.some(
    ({ word }, at) =>
      PAST.test(word) &&
      spots
        .slice(at + 1, at + 1 + REACH)
        .some(({ symbol, word: near }) => ANY_MOOD.has(symbol) || ZERO.test(near)),
  );
  if (!isPast) return false;
  filter.touched = {
    period,
    by: null,
    kinds: [],
    felt: { way: feeling, utmost: filter.utmost ?? false },
  };
  delete filter.feeling;
  delete filter.utmost;
  if (changed) filter.feeling = changed.now;
  return true;
}

/** "Were unhappy in May and are happy again now": one mood of then, and another one that they are in by now. */
function changeIn(reading: Reading): { before: Mood; now: Mood } | null {
  const { spots } = reading;
  if (!reading.has(IS_NOW)) return null;
  const told = moodsIn(reading).filter(({ isOut }) => !isOut);
  const isThen = ({ from }: { from: number }) => {
    const at = spots.findIndex((spot) => spot.from === from);
    const verb = spots
      .slice(Math.max(0, at - REACH), at)
      .findLast(({ word }) => PAST.test(word) || IS.test(word));
    return PAST.test(verb?.word ?? '');
  };
  const then = told.filter(isThen);
  const now = told.filter((one) => !isThen(one));
  const [was, is] = [then[0]?.mood, now[0]?.mood];
  return then.length === 1 && now.length === 1 && was && is && was !== is ? { before: was, now: is } : null;
}
const IS = /^(?:is|are|be|feel|feels)$/;

const IS_NOW =
  '(and|but|yet|though|who|which) .. (be|feel) .. (again|now|today|meanwhile|since|nowadays|currently|<T>)';

const ANY_MOOD = new Set([...MOODS.flatMap(([, words]) => [...words]), ...MOODY]);
