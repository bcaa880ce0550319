import type { Reason } from '../domain/due.ts';
import { type Day, daysBetween } from '../domain/text/day.ts';
import type { Found } from './found.ts';

/** The most lateness that still adds to the importance of a commitment, in days. */
const LATEST = 400;

/**
 * Puts due things in order, the most important first: complaints, feelings that turned, the dates of today, promises,
 * steps, and then whom we owe a word, by how long in terms of their own cadence. Of equals, by name.
 */
export function byImportance(found: readonly Found[], today: Day): Found[] {
  return found
    .map((one) => ({ one, weight: weightOf(one, today) }))
    .sort((a, b) => b.weight - a.weight || compare(a.one, b.one))
    .map(({ one }) => one);
}

function weightOf(found: Found, today: Day): number {
  if (found.type === 'commitment') {
    const { kind, due } = found.commitment;
    const late = due === null ? 0 : Math.min(LATEST, Math.max(0, daysBetween(due, today)));
    return { complaint: 5000, promise: 3000, 'next-step': 2000 }[kind] + late;
  }
  if (found.type === 'date') return found.inDays <= 0 ? 4000 : 1200;
  const unhappy = found.customer.feeling === null ? 0 : -found.customer.feeling.value * 50;
  return Math.max(...found.reasons.map(weightOfReason)) + unhappy;
}

function weightOfReason(reason: Reason): number {
  switch (reason.type) {
    case 'mood':
      return 4500;
    case 'quiet':
      return Math.min(10, reason.days / reason.cadence) * 100;
    case 'rhythm':
      return Math.min(10, reason.days / reason.every) * 90;
    case 'stepless':
      return 80;
  }
}

const compare = (a: Found, b: Found): number =>
  a.customer.name.localeCompare(b.customer.name, 'en') || (keyOf(a) < keyOf(b) ? -1 : 1);

const keyOf = (found: Found): string =>
  found.type === 'commitment' ? found.commitment.id : `${found.customer.id}/${found.type}`;
