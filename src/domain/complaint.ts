import type { Commitment } from './commitment.ts';
import type { Customer } from './customer.ts';
import type { MemberId } from './id.ts';
import { LONGEST } from './limits.ts';
import type { Settings } from './settings.ts';
import { type Day, nextWorkingDay } from './text/day.ts';

/** The day by which a complaint is to be settled: so many working days after it was taken down. */
export function complaintDue(today: Day, { complaintDays, workingDays }: Settings): Day {
  let due = today;
  for (let day = 0; day < complaintDays; day += 1) due = nextWorkingDay(due, workingDays);
  return due;
}

/** Whose a complaint is: whom the settings name, else the customer's owner, else whoever took it down. */
export const complaintOwner = (
  customer: Pick<Customer, 'owner'>,
  taker: MemberId,
  { complaintOwner: appointed }: Settings,
): MemberId => appointed ?? customer.owner ?? taker;

/** What is owed once a complaint is taken down, by the workspace's rule. */
export const complaintOf = (
  text: string,
  customer: Pick<Customer, 'owner'>,
  { taker, today, settings }: { taker: MemberId; today: Day; settings: Settings },
): Pick<Commitment, 'kind' | 'text' | 'due' | 'owner'> => ({
  kind: 'complaint',
  text: text.trim().slice(0, LONGEST.text) || 'Complaint',
  due: complaintDue(today, settings),
  owner: complaintOwner(customer, taker, settings),
});

/**
 * The due day that, once it is over, a complaint is told to those above for; null: it is settled, has no due day, or
 * was escalated for this one. A snooze holds nothing back: it is for whoever owes it.
 */
export function escalatesFor({
  kind,
  status,
  removedAt,
  due,
  escalatedOn,
}: Pick<Commitment, 'kind' | 'status' | 'removedAt' | 'due' | 'escalatedOn'>): Day | null {
  if (kind !== 'complaint' || status !== 'open' || removedAt !== null) return null;
  return due !== null && (escalatedOn === null || escalatedOn <= due) ? due : null;
}
