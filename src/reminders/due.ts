import { cadenceOf, daysQuiet } from '../domain/cadence.ts';
import type { Commitment } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import { reasonsOn } from '../domain/due.ts';
import type { Settings } from '../domain/settings.ts';
import { type Day, daysBetween } from '../domain/text/day.ts';

/** What is due, before it is shown: a customer to contact, or a commitment. */
export type Due = { type: 'contact'; customer: Customer } | { type: 'commitment'; commitment: Commitment };

/** Whether a customer belongs into its owner's digest on a day: overdue, and not snoozed beyond it. */
export const isContactDue = (customer: Customer, settings: Settings, today: Day, zone: string): boolean =>
  reasonsOn(customer, settings, today, zone).length > 0;

/** Whether a commitment belongs into its owner's digest on a day: open, due, and not snoozed beyond it. */
export const isCommitmentDue = (commitment: Commitment, today: Day): boolean =>
  commitment.dueOn !== null && commitment.dueOn <= today;

/**
 * Puts due things in order, the most urgent first: what was promised before who is quiet, a complaint before a promise;
 * then by how late, a customer's lateness being measured in its own cadence; an unhappy customer before a happy one.
 */
export function byUrgency(items: readonly Due[], settings: Settings, today: Day, zone: string): Due[] {
  const ranked = items.map((item) => ({ item, rank: urgency(item, settings, today, zone) }));
  return ranked
    .sort((a, b) => b.rank - a.rank || nameOf(a.item).localeCompare(nameOf(b.item)))
    .map(({ item }) => item);
}

function urgency(item: Due, settings: Settings, today: Day, zone: string): number {
  if (item.type === 'commitment') {
    const { kind, due } = item.commitment;
    const late = due === null ? 0 : Math.max(0, daysBetween(due, today));
    return { complaint: 3000, promise: 2000, 'next-step': 1500 }[kind] + Math.min(late, 400);
  }
  const { customer } = item;
  const over = daysQuiet(customer, today, zone) / cadenceOf(customer, settings);
  const mood = customer.feeling === null ? 0 : -customer.feeling.value;
  return Math.min(over, 10) * 100 + mood * 50;
}

const nameOf = (item: Due): string => (item.type === 'contact' ? item.customer.name : item.commitment.text);
