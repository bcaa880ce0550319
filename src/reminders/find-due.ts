import { isTakenUp, monthDaysOf, occasionAmong, occasionDays } from '../domain/calendar.ts';
import { commitmentDueOn } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import { reasonsOn } from '../domain/due.ts';
import type { MemberId } from '../domain/id.ts';
import type { Settings } from '../domain/settings.ts';
import { addDays, type Day, dayOf } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import type { Found } from './found.ts';
import { byImportance } from './rank.ts';

/** How many due things of one kind are weighed against each other; beyond them, the longest due come first anyway. */
const WEIGHED = 200;
/** Nobody needs to know whether there are one or two thousand more. */
const COUNTED = 1000;
/**
 * Stored days were worked out in the zone that the owner was in then. Between the farthest zones (UTC-12 and UTC+14)
 * lie 26 hours, so a day may be two off; what is not due yet by the zone of now is left out after it was found.
 */
export const ZONES_APART_DAYS = 2;

/** For whom, and for when, something is looked for. */
export type Looked = {
  owners: readonly MemberId[];
  today: Day;
  zone: string;
  /** The last day whose digest was settled: what fell on days since then is told too. */
  since: Day;
  settings: Settings;
};

/**
 * What is due for some owners on a day, the most important first, found by index and checked by the pure rules.
 * @returns the most important ones, and how many there are in all (exact up to a few hundred)
 */
export async function findDue(
  store: WorkspaceStore,
  looked: Looked,
): Promise<{ found: Found[]; total: number }> {
  const perOwner = await Promise.all(looked.owners.map((owner) => findFor(store, owner, looked)));
  const found = perOwner.flatMap((one) => one.found);
  const uncounted = perOwner.reduce((sum, one) => sum + one.uncounted, 0);
  return { found: byImportance(found, looked.today), total: found.length + uncounted };
}

async function findFor(
  store: WorkspaceStore,
  owner: MemberId,
  { today, zone, since, settings }: Looked,
): Promise<{ found: Found[]; uncounted: number }> {
  const by = addDays(today, ZONES_APART_DAYS);
  const days = occasionDays(today, since);
  const [customers, commitments, dated] = await Promise.all([
    store.customers.due(owner, by, WEIGHED),
    store.commitments.due(owner, by, WEIGHED),
    store.customers.withDates(days.flatMap(monthDaysOf), WEIGHED, owner),
  ]);
  const due = commitments.filter((commitment) => (commitmentDueOn(commitment) ?? by) <= today);
  const theirs = new Map(
    (await store.customers.getMany(due.map(({ customerId }) => customerId))).map((one) => [one.id, one]),
  );
  const found: Found[] = [
    ...customers.flatMap((customer): Found[] => {
      const reasons = reasonsOn(customer, settings, today, zone);
      return reasons.length > 0 ? [{ type: 'customer', customer, reasons }] : [];
    }),
    ...due.flatMap((commitment): Found[] => {
      const customer = theirs.get(commitment.customerId);
      return customer && customer.archivedAt === null ? [{ type: 'commitment', commitment, customer }] : [];
    }),
    ...dated.flatMap((customer) => occasionsOf(customer, { days, today, zone })),
  ];
  const [moreCustomers, moreCommitments] = await Promise.all([
    customers.length < WEIGHED ? 0 : store.customers.countDue(owner, today, COUNTED),
    commitments.length < WEIGHED ? 0 : store.commitments.countDue(owner, today, COUNTED),
  ]);
  return {
    found,
    uncounted: Math.max(0, moreCustomers - WEIGHED) + Math.max(0, moreCommitments - WEIGHED),
  };
}

/** The dates of a customer, and its contacts' birthdays, that are to be told; not those that a contact has met already. */
export function occasionsOf(
  customer: Customer,
  { days, today, zone }: { days: readonly Day[]; today: Day; zone: string },
): Extract<Found, { type: 'date' }>[] {
  const lastContact = customer.lastContact && dayOf(customer.lastContact.at, zone);
  const dates = [
    ...customer.importantDates.map(({ date, label }) => ({ date, label, contactId: null })),
    ...customer.birthdays.map(({ date, contactId }) => ({ date, label: 'birthday', contactId })),
  ];
  return dates.flatMap(({ date, label, contactId }) => {
    const occasion = occasionAmong(date, days, today);
    if (!occasion || isTakenUp(occasion, lastContact, today)) return [];
    return [{ type: 'date', customer, contactId, label, on: occasion.on, inDays: occasion.inDays }];
  });
}
