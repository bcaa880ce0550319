import type { Pattern } from '../grammar/pattern.ts';
import type { Duration, Unit } from '../language/periods.ts';
import type { Reading } from '../parse/reading.ts';
import type { FilterInput } from './input.ts';
import { OVERDUE_BY } from './patterns.ts';

const DAYS: Record<Unit, number> = { day: 1, week: 7, month: 30, quarter: 90, year: 365 };
const ADVERBS: readonly [pattern: Pattern, days: number][] = [
  ['(daily|every day)', 1],
  ['(weekly|every week|once a week|each week)', 7],
  ['(fortnightly|biweekly|every fortnight|every other week|every second week)', 14],
  ['(monthly|every month|once a month|each month)', 30],
  ['(quarterly|every quarter|once a quarter|each quarter)', 90],
  ['(yearly|annually|annual|every year|once a year)', 365],
];
const RHYTHM = '(cadence|rhythm|interval|frequency|cycle)';
const DO = '(contact|call|see|visit|speak|talk|hear|ring|phone|touch|meet|email|write)';
const OUGHT = '(should|must|need|ought|due|suppose|have to|be to)';
/** The rhythm is told by how long it is, or by whose it is, rather than by being over. */
const TELLS: readonly Pattern[] = [
  `${RHYTHM} .. <D>`,
  `<D> .. ${RHYTHM}`,
  `(should|must|need|have|want|expect|ought|due|like|suppose|may|can) .. ${DO} .. (every|each|once|at least|more often) .. <D>`,
  `${DO} .. every <D>`,
  '(at most|no more than|not more than|more than|less than|fewer than) <D> .. (may|can|should) .. (pass|lie|go by|elapse)',
  '<D> .. (may|can|should) .. (pass|lie|go by|elapse) .. (between|without)',
];
const OWN_ONE = '(own|special|individual|separate|personal|particular|custom)';
const OWN: readonly Pattern[] = [
  `(own|special|individual|separate|personal|particular|custom|different|specific|fix|set|agree|define|deviate|exceptional) .. ${RHYTHM}`,
  `${RHYTHM} .. (of their own|of its own|fix|set|agree|define|just for)`,
];
/** "Beyond the agreed interval": theirs, whichever it is. */
const OVER_AGREED: readonly Pattern[] = [
  `(over|past|beyond|exceed|outside|within|inside|overstep|cross|break) (the|their|its|our)? (set|agree|define|fix) ${RHYTHM}`,
  `(the|their|its|our) (set|agree|define|fix) ${RHYTHM} .. (over|past|exceed|up|pass|overstep|break|keep|respect|observe)`,
  `(by|per|accord to|go by|under) (the|their|its|our) (set|agree|define|fix) ${RHYTHM}`,
  `(by|per|accord to|go by|under) (the|their|its|our) ${RHYTHM} (that|which)? (be|have)? (set|agree|define|fix)`,
  `${RHYTHM} be (cross|exceed|overstep|break|overrun|over|up)`,
];
const BY_THEIR_OWN = `(go by|by|per|accord to|measure by|follow) (the|their|its|our) own ${RHYTHM}`;
const NOT_OWN: readonly Pattern[] = [
  `(no|without|lack|miss|missing) (a|an|any|their|its)? ${RHYTHM} (of|set|fix|for|$)`,
  `(no|without|lack|miss|missing) (a|an|any|their|its)? ${RHYTHM} $`,
  `(no|without|lack) .. (own|special|individual|separate|particular|custom|specific|fix) .. ${RHYTHM}`,
  `(not|never) .. (fix|set|agree|define) .. ${RHYTHM}`,
  `(with|on|have|get|follow|run|keep|use|of|stay) (the|a|an|our|only|just)? (default|standard|usual|normal) ${RHYTHM}`,
  `^ (default|standard|usual|normal) ${RHYTHM}`,
];
const OVER: readonly Pattern[] = [
  '(over|past|beyond|exceed|outside|within|inside|overdue|late|behind|reach|hit|expire|run out|pass)',
];
const SHORTER: readonly Pattern[] = [
  '(short|shorter|tight|tighter|less|few|under|below|quicker|faster|more often|more frequent|stricter) .. than? <D>',
  '(under|below) <D>',
];
const LONGER: readonly Pattern[] = ['(longer|long|over|above|beyond|less often|rarer|looser|more) than? <D>'];
const UP_TO: readonly Pattern[] = [
  '(at most|up to|no longer than|not longer than|no more than|at least once every|at least every|maximum) .. <D>',
  '<D> (or|and) (less|short|shorter|under|below|few)',
];
const FROM: readonly Pattern[] = [
  '(at least|minimum|no less than|no shorter than) <D>',
  '<D> (or|and) (more|long|longer|over)',
];

/** "A rhythm shorter than 30 days", "to be called every week", "no rhythm of their own". */
export function cadenceOf(reading: Reading): FilterInput['cadence'] | null {
  const { has, durations } = reading;
  const [duration] = durations;
  const adverb = ADVERBS.find(([every]) =>
    has(`${every} ${RHYTHM}`, `${RHYTHM} .. ${every}`, `${OUGHT} .. ${DO} .. ${every}`),
  )?.[1];
  const isAgreed = has(BY_THEIR_OWN) || (has(...OVER_AGREED) && !has(`${OWN_ONE} .. ${RHYTHM}`));
  const isAlone = (has(...OWN) && !isAgreed) || has(...NOT_OWN);
  const own = !isAlone ? null : !has(...NOT_OWN);
  const told =
    duration !== undefined &&
    has(...TELLS) &&
    !has(...OVERDUE_BY) &&
    !(has(...OVER) && !has(RHYTHM, `${DO} .. every <D>`));
  if (!told && adverb === undefined && own === null) return null;
  const bounds = told && duration ? boundsOf(reading, duration) : exactly(adverb ?? null);
  return { ...bounds, own };
}

const exactly = (days: number | null) => ({ least: days, most: days });

function boundsOf(
  { has }: Reading,
  { count, unit, more }: Duration,
): { least: number | null; most: number | null } {
  const days = Math.round(count * DAYS[unit]);
  if (has(...UP_TO)) return { least: null, most: days };
  if (has(...FROM)) return { least: days, most: null };
  if (more || has(...LONGER)) return { least: days + 1, most: null };
  if (has(...SHORTER)) return { least: null, most: days - 1 };
  return exactly(days);
}
