import type { Customer } from './customer.ts';
import type { Settings } from './settings.ts';
import { addDays, type Day, dayOf, daysBetween } from './text/day.ts';

type Rhythm = Pick<Customer, 'cadenceDays' | 'standing'>;
type Timeline = Rhythm & Pick<Customer, 'lastContact' | 'createdAt' | 'snoozedUntil' | 'archivedAt' | 'firstDueOn'>;

/** Days that may pass between contacts: the customer's own, else the workspace's for its standing. */
export const cadenceOf = (customer: Rhythm, settings: Settings): number =>
  customer.cadenceDays ?? settings.cadence[customer.standing];

/** Whole days since the last contact (or since the customer was added), in the given zone. */
export function daysQuiet(customer: Pick<Customer, 'lastContact' | 'createdAt'>, today: Day, zone: string): number {
  return daysBetween(dayOf(customer.lastContact?.at ?? customer.createdAt, zone), today);
}

/** Whether more days than the cadence have passed; exactly the cadence is not overdue. */
export const isOverdue = (customer: Timeline, settings: Settings, today: Day, zone: string): boolean =>
  customer.archivedAt === null && daysQuiet(customer, today, zone) > cadenceOf(customer, settings);

/** The first day on which a customer belongs into its owner's digest, in the owner's zone; null: archived. */
export function contactDueOn(customer: Timeline, settings: Settings, zone: string): Day | null {
  if (customer.archivedAt !== null) return null;
  const since = dayOf(customer.lastContact?.at ?? customer.createdAt, zone);
  const byCadence = addDays(since, cadenceOf(customer, settings) + 1);
  const { firstDueOn } = customer;
  const due = customer.lastContact === null && firstDueOn !== undefined && firstDueOn > byCadence ? firstDueOn : byCadence;
  const { snoozedUntil } = customer;
  return snoozedUntil !== null && snoozedUntil > due ? snoozedUntil : due;
}
