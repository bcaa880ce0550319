import { filterOf } from '../filter/filters.ts';
import { asksFor } from '../filter/manner.ts';
import type { Reading } from '../parse/reading.ts';
import type { PeriodSlot } from '../query/list-filter.ts';
import { periodOf } from '../slots/period-slots.ts';
import { contactOf, customerOf, type Grammar } from './grammar.ts';
import type { Pattern } from './pattern.ts';
import { AT_BEST, AT_WORST } from './ranked-by.ts';

export const feeling: Grammar = {
  name: 'feeling',
  needs: 'customer',
  several: true,
  cues: [
    [6, 'how .. (happy|unhappy|satisfied|content|pleased|angry|annoyed)'],
    [6, 'how .. <E> .. (feel|mood|do|doing)'],
    [
      6,
      '(mood|feeling|sentiment|attitude|temper|atmosphere|vibe|morale) .. (at|of|with|in|from|among|toward|like) .. <E>',
    ],
    [6, '<E> .. (mood|feeling|sentiment|attitude|temper|vibe|satisfaction)'],
    [
      6,
      'be <E> .. (happy|unhappy|satisfied|content|pleased|angry|annoyed|upset|cross|ok|fine|mad|grumpy|dissatisfied|delighted|disappointed)',
    ],
    [5, 'how .. (thing|it|relationship|relation|get on|mood) .. (with|at) <E>'],
    [5, 'what .. <E> .. (think|feel) .. (of|about) (us|our)?'],
    [
      5,
      'how .. (be|do) <E> .. (these days|at the moment|now|today|lately|with us|about us|currently|nowadays|<T>)?',
    ],
    [4, '(mood|feel|feeling|sentiment|atmosphere|vibe)'],
    [8, 'who .. (better|worse|happier|unhappier|angrier) .. <C> (or|and) <C>'],
    [7, '(happier|unhappier|angrier|mood|feel|feeling|worse off|better off) .. <C> (or|and|than) <C>'],
    [7, '<C> (happier|unhappier|angrier) .. than <C>'],
    [6, '(good|bad|best|worst|speaking) (term|terms) .. <E>'],
    [6, '<E> .. (opinion|view|impression) .. (us|our)'],
    [3, '<E> .. (happy|unhappy|satisfied|angry|upset|annoyed|content|pleased)'],
    [8, 'why .. <E> .. (@unhappy|happy|cross|delighted|satisfied|glad)'],
    [7, 'what .. (make|made|upset|annoy|anger|bother|irritate) .. <E>'],
    [7, 'what .. (wrong|bother|matter) with <E>'],
    [7, 'since when .. <E> .. (@unhappy|happy|delighted|satisfied)'],
    [3, '<E> .. (get|become|gone|go|grow|turn) .. (up|down|better|worse|happier|unhappier)'],
    [3, '(change|develop|evolve|improve|recover|worsen|deteriorate|cool|sour)'],
    ...[...AT_BEST, ...AT_WORST].map((pattern) => [7, `<E> ... ${pattern}`] as const),
    ...[...AT_BEST, ...AT_WORST].map((pattern) => [7, `${pattern} ... <E>`] as const),
    [-4, '(order|buy|spend|birthday|refer|owner|complaint|competitor|next step)'],
    [-4, '(who|which) .. (be|of) .. (unhappy|happy|customers|prospects|accounts)'],
    [-3, 'how .. <E> .. (come to us|find us|hear|get to us|end up)'],
    [-3, '(call|visit|meeting) .. go'],
    [-3, 'how long'],
  ],
  build: (reading) => {
    const ever = everOf(reading);
    const utmost = utmostOf(reading);
    const trend =
      asksFor(reading, 'trend') ||
      reading.periods.length > 1 ||
      reading.has(
        '(develop|change|evolve|improve|worsen|deteriorate|recover|trend|trajectory|course|shift)',
        '(up|down|better|worse|happier|unhappier|sour)',
        '(over|course) .. <T>',
        'since when',
        'since',
        'become of',
        '(history|swing)',
        'how .. <T> .. and .. how .. (now|today|currently|nowadays)',
      );
    return {
      intent: 'feeling',
      customer: customerOf(reading),
      contact: contactOf(reading),
      // Of two it is asked how they feel beside each other.
      trend: trend && ever === null && utmost === null && reading.customers.length < 2,
      ever,
      utmost,
      each: reading.customers.length > 1 ? reading.customers.flatMap(([one]) => one?.id ?? []) : [],
      period: trend && ever === null && utmost === null ? courseOf(reading) : spanOf(reading, utmost),
    };
  },
  examples: [
    ["how's Acme feeling these days?", { intent: 'feeling', trend: false }],
    ['is Acme happy with us', { intent: 'feeling' }],
    ['Has the mood at Acme gone up or down this year?', { intent: 'feeling', trend: true }],
    ['what is the mood like at Acme', { intent: 'feeling' }],
    ['how does Acme feel about us', { intent: 'feeling' }],
    ['What became of the mood at Acme after the trouble last winter?', { intent: 'feeling', trend: true }],
    ['how satisfied is Acme at the moment?', { intent: 'feeling' }],
  ],
};

/** "When were they angriest, and how are they today?": today is no time within which they felt worst. */
function spanOf(reading: Reading, utmost: 'down' | 'up' | null): PeriodSlot | null {
  const period = periodOf(reading);
  return utmost !== null && period?.from === period?.to ? null : period;
}

/** "When was the mood at its lowest?", "on what day were they angriest?" */
const utmostOf = ({ has }: Reading): 'down' | 'up' | null =>
  has(
    ...AT_WORST,
    'how (low|bad|far down) (do|have) .. (sink|go|get|fall|drop)',
    '(low|lowest|worst|bottom|darkest) (point|moment|ebb|time|spell)',
  )
    ? 'down'
    : has(...AT_BEST, '(high|highest|best|top) (point|moment|time|spell)', '(peak|heyday)')
      ? 'up'
      : null;

/** "Were they ever unhappy with us?" */
function everOf(reading: Reading): 'down' | 'up' | null {
  if (!reading.has('ever', 'at any (time|point|stage)', 'never', ...LAST_FELT)) return null;
  const { feeling } = filterOf(reading, null, null);
  return feeling === 'down' || feeling === 'up' ? feeling : null;
}

/** "When were they last unhappy?" */
const LAST_FELT: readonly Pattern[] = [
  'when .. last .. (@unhappy|@happy)',
  '(last|latest|previous) time .. (@unhappy|@happy)',
  'how long .. since .. (@unhappy|@happy)',
  'when ... (@unhappy|@happy) .. (last|latest|previous|recently)',
  'when .. be last .. (@unhappy|@happy)',
];

/** From when to when a change is asked for: "between January and now", "after the trouble last winter", "in May vs October". */
function courseOf(reading: Reading): PeriodSlot | null {
  const period = periodOf(reading);
  const other = periodOf(reading, 'past', 1);
  if (period === null) return null;
  if (other !== null) {
    const [from, to] =
      (period.from ?? '') <= (other.from ?? '') ? [period.from, other.to] : [other.from, period.to];
    return { from, to, words: `${period.words} … ${other.words}` };
  }
  const isOpen = reading.has(
    '(now|today|currently|nowadays|presently)',
    '(after|since|follow|than|compare|compared) ... <T>',
    '<T> ... (since|afterwards|after|meantime|meanwhile|still|yet)',
    '<T> ... have (it|that|this|they) .. (change|improve|recover|turn|get|become)',
  );
  return isOpen ? { ...period, to: null } : period;
}
