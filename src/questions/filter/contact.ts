import { addDays, type Day, daysBetween } from '../../domain/text/day.ts';
import { stem } from '../../domain/text/stem.ts';
import type { Pattern } from '../grammar/pattern.ts';
import { numberOf } from '../language/numbers.ts';
import { moved } from '../language/periods.ts';
import { type Reading, saying } from '../parse/reading.ts';
import { besidesBuying, buysAtAll } from '../slots/buying.ts';
import { kindsOf } from '../slots/kinds.ts';
import { isNegated } from '../slots/negation.ts';
import { isUpToNow, periodOf } from '../slots/period-slots.ts';
import { anyStem } from '../slots/slots.ts';
import { cadenceOf } from './cadence.ts';
import type { FilterInput } from './input.ts';
import { metOf } from './needs-met.ts';
import { NOTHING_OWED } from './owed.ts';
import {
  AT_LIMIT,
  BECOMES_OVERDUE,
  CONTACTED_BEFORE,
  DUE_BY,
  NEVER,
  OVERDUE,
  OVERDUE_BY,
  QUIET,
  TOUCHED_ALREADY,
  WITHIN_LIMIT,
} from './patterns.ts';
import { lastContactIn, touchedOf, untouchedOf } from './touched.ts';

/** When somebody was in touch with the customers of a list, or was not: only the most telling of these is said. */
export type Contact = Pick<
  FilterInput,
  'cadence' | 'late' | 'quietDays' | 'quietSince' | 'overdue' | 'contacted' | 'touched'
>;

/** What a question says of the contact with the customers of a list, whose owner may be the one who had it. */
export function contactOf(asked: Reading, owner: FilterInput['owner'], today: Day): Contact {
  const reading = besidesKinds(besidesBuying(saying(asked, asked.symbols.replace(OR_NOT, ''))));
  const cadence = cadenceOf(reading);
  if (cadence)
    return { cadence, ...(reading.has('(overdue|neglect)') ? { overdue: !isInTime(reading) } : {}) };
  const late = lateOf(reading, today);
  if (late) return { late };
  const untouched = untouchedOf(reading, today);
  return untouched ? { touched: untouched } : silenceOf(reading, owner, today);
}

/** "Customers or not, who …": that denies nothing of the contact. */
const OR_NOT = /(?<=(?:^| )(?:customer|client|prospect|lead|buyer) )or not (?=who |that |which |$)/;

const KIND = '(?:call|visit|meet|email|mail|messag|event|gift|text|phone|ring)';
const OF_KINDS = new RegExp(
  `(?<= |^)without (?:the |any |a )?${KIND}(?: (?:and|or|nor) (?:the |any )?${KIND})* (?:be )?$`,
);
/** "Meetings only, calls are not needed": which kinds count, not that there were none. */
function besidesKinds(reading: Reading): Reading {
  const symbols = reading.symbols.replace(OF_KINDS, '');
  if (symbols === reading.symbols || kindsOf(reading).length === 0) return reading;
  return saying(reading, symbols);
}

const OVERDUE_WORD = stem('overdue');

/** "At their limit exactly today", "overdue from tomorrow", "more than two weeks overdue". */
function lateOf(reading: Reading, today: Day): FilterInput['late'] {
  const by = reading.has(...DUE_BY) ? periodOf(reading, 'ahead') : null;
  if (by?.to && by.to > today) return { least: 1 - daysBetween(today, by.to), most: null };
  if (!reading.has('(overdue|limit|cadence|rhythm|late|due|interval)', ...WITHIN_LIMIT)) return null;
  if (reading.has(...AT_LIMIT)) return { least: 0, most: 0 };
  const ahead = periodOf(reading, 'ahead');
  const [duration] = reading.durations;
  if (ahead && reading.has(...BECOMES_OVERDUE)) {
    const from = ahead.from ?? addDays(today, 1);
    const until = daysBetween(today, ahead.to ?? from);
    if (until < 1) return null;
    // Overdue for the first time on a day: the day before it is the last that is not.
    return { least: 1 - until, most: from > today ? 1 - daysBetween(today, from) : 0 };
  }
  if (!duration || !reading.has(...OVERDUE_BY)) return null;
  const days = daysBetween(moved(today, -Math.round(duration.count), duration.unit), today);
  if (reading.has('(less|few) than', '(at most|up to)'))
    return { least: 1, most: reading.has('than') ? days - 1 : days };
  return { least: duration.more || reading.has('(more|over|long) than') ? days + 1 : days, most: null };
}

/** "Not overdue", "within their limit". */
export const isInTime = (reading: Reading): boolean =>
  reading.spots.some(({ symbol, from }) => symbol === OVERDUE_WORD && isNegated(reading, from)) ||
  (reading.has(...WITHIN_LIMIT) && !reading.has('(not|no|nobody|never|nothing|without|fail|neither|nor)')) ||
  reading.has(...NOT_YET_DUE);

const TALK = '(contact|call|visit|touch|ring|talk|reach|message|meeting)';
/** "Contact not due yet", "not yet time to get in touch". */
const NOT_YET_DUE: readonly Pattern[] = [
  `${TALK} (that|which)? (be|fall)? not (be|yet)? due`,
  `not (be)? (yet)? (due|time|necessary|need) (yet)? (for|to) .. ${TALK}`,
  `no (contact|call|visit) (be)? (due|necessary|need) yet`,
];

/** "Never contacted, not even one time." */
const NOT_ONCE = '(not|never) (even|so much as)? (a)? (once|one time|single time)';

/** How long nobody talked to them, or that somebody did. */
function silenceOf(reading: Reading, owner: FilterInput['owner'], today: Day): Contact {
  const isAlready = reading.has(...TOUCHED_ALREADY) && !reading.has(...NEVER);
  const [duration] = reading.durations;
  const period = periodOf(reading);
  // Needs that are not met at all tell of no meeting.
  const isNever = metOf(reading).length === 0 && reading.has(...NEVER);
  // "Never until today" is never.
  const isTimeless = !duration && (!period || isUpToNow(period));
  // "Contacted before, but not one time in May" were contacted nevertheless.
  const isNotOnce = isTimeless && reading.has(NOT_ONCE);
  const isBefore = (isAlready || reading.has(...CONTACTED_BEFORE)) && !isNotOnce;
  if (!isBefore && isTimeless && isNever) return { contacted: false };
  const buying = reading.has('(order|buy|purchase|bought)') && !buysAtAll(reading);
  if (buying) return isAlready ? { contacted: true } : {};
  const last = lastContactIn(reading, owner, today);
  if (last) return { touched: last };
  if (
    (reading.has(...OVERDUE) || reading.has(...NOT_YET_DUE)) &&
    isInTime(reading) &&
    !reading.has(...NOTHING_OWED)
  )
    return { overdue: false };
  const quiet = reading.has(...QUIET);
  const before = isBefore ? { contacted: true } : {};
  if (quiet && duration) {
    const since = moved(today, -Math.round(duration.count), duration.unit);
    const least = numberOf(UP_TO.exec(reading.symbols)?.slice(1).find(Boolean));
    if (least !== null) {
      const unit = duration.unit;
      return {
        quietDays: daysBetween(moved(today, -least, unit), today),
        touched: {
          period: { from: addDays(since, 1), to: null, words: `within ${duration.words}` },
          by: null,
          kinds: [],
        },
      };
    }
    return { quietDays: Math.round(daysBetween(since, today)), ...before };
  }
  if (quiet && period) {
    const isUpToNow = period.words.match(/last|past/) && (period.to === null || period.to >= today);
    if (period.from && isUpToNow) return { quietDays: daysBetween(period.from, today), ...before };
    // "Last heard from before July".
    const quietSince = period.from ?? (period.to && addDays(period.to, 1));
    return quietSince ? { quietSince, ...before } : {};
  }
  const isTooLong = quiet && !reading.has('(owner|own|plate|assign)') && reading.has(...QUIET_TOO_LONG);
  // What is owed to them may be overdue, too.
  if ((reading.has(...OVERDUE) || isTooLong) && !reading.has(...NOTHING_OWED))
    return { overdue: !isInTime(reading), ...before };
  const touched = quiet ? null : touchedOf(reading, owner);
  return touched ? { touched } : isAlready ? { contacted: true } : {};
}
/** "More than 50 but less than 90 days", "between 50 and 90 days": the first of the two numbers. */
const UP_TO = new RegExp(
  `(?:${anyStem('more longer')} than|over) (\\S+) (?:${anyStem('day week month')} )?(?:but |and |yet )?(?:not ${anyStem('more longer')} than|${anyStem('less fewer')} than|under|up to|at most) <D>|between (\\S+) and <D>`,
);
const QUIET_TOO_LONG: readonly Pattern[] = [
  '(quiet|silent|dormant|inactive|neglect|untouched|quite|dark)',
  '(lose|lost) touch',
  'for ages',
  '(long|while)',
];
