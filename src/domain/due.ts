import { cadenceOf, daysQuiet, quietDueOn, quietSince } from './cadence.ts';
import type { Customer } from './customer.ts';
import type { Feeling } from './kinds.ts';
import type { Settings } from './settings.ts';
import { addDays, type Day, dayOf, daysBetween } from './text/day.ts';

/** Why a customer belongs into its owner's digest. */
export type Reason =
  /** More days than the cadence without contact. */
  | { type: 'quiet'; days: number; cadence: number }
  /** They feel worse: by two steps or more, or it turned negative; nobody has spoken with them since. */
  | { type: 'mood'; from: Feeling | null; to: Feeling; days: number }
  /** They buy less often than their own rhythm; nobody has spoken with them since that showed. */
  | { type: 'rhythm'; every: number; days: number }
  /** A prospect for whom nothing is planned. */
  | { type: 'stepless'; days: number };

type Facts = Pick<
  Customer,
  | 'standing'
  | 'cadenceDays'
  | 'tags'
  | 'lastContact'
  | 'createdAt'
  | 'firstDueOn'
  | 'feeling'
  | 'feelingBefore'
  | 'buying'
  | 'openSteps'
  | 'snoozedUntil'
  | 'archivedAt'
>;
type Rules = Pick<Settings, 'cadence' | 'tagCadence' | 'stepDays'>;

/**
 * The first day on which a customer belongs into its owner's digest for whatever reason, in the owner's zone; null:
 * never (archived). Kept at write time, so that the digest is found by index.
 */
export function customerDueOn(customer: Facts, rules: Rules, zone: string): Day | null {
  if (customer.archivedAt !== null) return null;
  const days = [
    quietDueOn(customer, rules, zone),
    moodDueOn(customer, zone),
    rhythmDueOn(customer, zone),
    steplessDueOn(customer, rules, zone),
  ];
  const first = days.reduce<Day | null>((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
  return later(first, customer.snoozedUntil);
}

/** Why a customer is due on a day; empty: it is not. */
export function reasonsOn(customer: Facts, rules: Rules, today: Day, zone: string): Reason[] {
  if (customer.archivedAt !== null) return [];
  if (customer.snoozedUntil !== null && customer.snoozedUntil > today) return [];
  const reached = (day: Day | null): boolean => day !== null && day <= today;
  const reasons: Reason[] = [];
  const { feeling, buying } = customer;
  if (feeling !== null && reached(moodDueOn(customer, zone)))
    reasons.push({
      type: 'mood',
      from: customer.feelingBefore?.value ?? null,
      to: feeling.value,
      days: daysBetween(dayOf(feeling.at, zone), today),
    });
  const days = daysQuiet(customer, today, zone);
  if (reached(quietDueOn(customer, rules, zone)))
    reasons.push({ type: 'quiet', days, cadence: cadenceOf(customer, rules) });
  if (buying !== null && reached(rhythmDueOn(customer, zone)))
    reasons.push({ type: 'rhythm', every: buying.everyDays, days: daysBetween(buying.last, today) });
  if (reached(steplessDueOn(customer, rules, zone))) reasons.push({ type: 'stepless', days });
  return reasons;
}

/** The day from which a worse feeling is due: it fell by two steps, or turned negative, and no later contact took it up. */
function moodDueOn(
  { feeling, feelingBefore, lastContact }: Pick<Customer, 'feeling' | 'feelingBefore' | 'lastContact'>,
  zone: string,
): Day | null {
  if (feeling === null) return null;
  const fell = feelingBefore !== null && feelingBefore.value - feeling.value >= 2;
  const turned = feeling.value < 0 && (feelingBefore === null || feelingBefore.value >= 0);
  const takenUp =
    lastContact !== null &&
    lastContact.interactionId !== feeling.interactionId &&
    lastContact.at > feeling.at;
  return (fell || turned) && !takenUp ? dayOf(feeling.at, zone) : null;
}

/**
 * The day from which a customer buys less often than its own rhythm: more than half as long again as usual since the
 * last purchase. Whoever has spoken with them since then knows why.
 */
function rhythmDueOn(
  { buying, standing, lastContact }: Pick<Customer, 'buying' | 'standing' | 'lastContact'>,
  zone: string,
): Day | null {
  if (buying === null || standing === 'former') return null;
  const day = addDays(buying.last, Math.ceil(buying.everyDays * 1.5) + 1);
  return lastContact !== null && dayOf(lastContact.at, zone) >= day ? null : day;
}

/** How many days lie between a customer's purchases, from the days of at least three; null: too few to tell. */
export function buyingOf(days: readonly Day[]): Customer['buying'] {
  const distinct = [...new Set(days)].sort();
  const last = distinct.at(-1);
  if (last === undefined || distinct.length < FEWEST_PURCHASES) return null;
  const gaps = distinct
    .slice(1)
    .map((day, index) => daysBetween(distinct[index] ?? day, day))
    .sort((a, b) => a - b);
  return { last, everyDays: gaps[Math.floor(gaps.length / 2)] ?? 1 };
}

/** Two purchases are a coincidence, three are a rhythm. */
const FEWEST_PURCHASES = 3;

/** The day from which a prospect is due for want of a next step. */
function steplessDueOn(customer: Facts, { stepDays }: Rules, zone: string): Day | null {
  if (customer.standing !== 'prospect' || customer.openSteps > 0) return null;
  const day = addDays(quietSince(customer, zone), stepDays);
  return customer.lastContact === null ? later(day, customer.firstDueOn ?? null) : day;
}

const later = (day: Day | null, other: Day | null): Day | null =>
  day !== null && other !== null && other > day ? other : day;
