import type { Customer } from './customer.ts';
import type { Settings } from './settings.ts';
import { addDays, type Day, dayOf, daysBetween } from './text/day.ts';

type Rhythm = Pick<Customer, 'cadenceDays' | 'standing' | 'tags'>;
type Cadences = Pick<Settings, 'cadence' | 'tagCadence'>;
type Contacted = Pick<Customer, 'lastContact' | 'createdAt'>;

/**
 * Days that may pass between contacts: the customer's own, else by its tags (of several the shortest, so that nobody
 * is forgotten), else by its standing. A standing's is the workspace's where that has set one, else the default.
 */
export function cadenceOf(customer: Rhythm, settings: Cadences): number {
  if (customer.cadenceDays !== null) return customer.cadenceDays;
  const tags = new Set(customer.tags.map((tag) => tag.toLowerCase()));
  const byTag = settings.tagCadence.filter(({ tag }) => tags.has(tag.toLowerCase())).map(({ days }) => days);
  return byTag.length > 0 ? Math.min(...byTag) : settings.cadence[customer.standing];
}

/** The day of the last contact (or, without one, of the customer's addition), in the given zone. */
export const quietSince = ({ lastContact, createdAt }: Contacted, zone: string): Day =>
  dayOf(lastContact?.at ?? createdAt, zone);

/** Whole days since the last contact (or since the customer was added), in the given zone. */
export const daysQuiet = (customer: Contacted, today: Day, zone: string): number =>
  daysBetween(quietSince(customer, zone), today);

/**
 * The first day on which a customer is due for want of contact: exactly the cadence may pass. An imported customer
 * without history has its own first day, since an import would otherwise make all of them due at once.
 */
export function quietDueOn(
  customer: Rhythm & Contacted & Pick<Customer, 'firstDueOn'>,
  settings: Cadences,
  zone: string,
): Day {
  if (customer.lastContact === null && customer.firstDueOn !== undefined) return customer.firstDueOn;
  return addDays(quietSince(customer, zone), cadenceOf(customer, settings) + 1);
}

/**
 * The first due day of a customer that is imported without history: a day within its cadence that its identity picks,
 * from the day after the import on, so that no morning brings many, and the same file is always spread in the same way.
 * @param key what tells the customer from others, such as its id
 */
export function spreadDueOn(key: string, cadenceDays: number, today: Day): Day {
  const digits = key.replace(/[^0-9a-z]/gi, '').slice(-6);
  return addDays(today, 1 + ((Number.parseInt(digits, 36) || 0) % cadenceDays));
}
