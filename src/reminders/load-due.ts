import type { Customer } from '../domain/customer.ts';
import type { Member } from '../domain/member.ts';
import type { Settings } from '../domain/settings.ts';
import { addDays, dayOf } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import type { DueItem } from '../views/digest.ts';
import { byUrgency, type Due, isCommitmentDue, isContactDue } from './due.ts';

/** How many due things of one kind are weighed against each other; beyond them, the longest due come first anyway. */
const WEIGHED = 200;

/**
 * What is due for an owner at a moment, found by index and checked by the pure rules, the most urgent first.
 * @param shown how many are loaded with what is told about them
 */
export async function loadDue(
  { store, member, settings, now }: { store: WorkspaceStore; member: Member; settings: Settings; now: Date },
  shown: number,
): Promise<{ items: DueItem[]; more: number }> {
  const today = dayOf(now, member.zone);
  // The stored day was worked out in the zone of then; whoever has travelled since is at most a day off.
  const by = addDays(today, 1);
  const [customers, commitments] = await Promise.all([
    store.customers.due(member.id, by, WEIGHED),
    store.commitments.due(member.id, by, WEIGHED),
  ]);
  const due: Due[] = [
    ...customers
      .filter((customer) => isContactDue(customer, settings, today, member.zone))
      .map((customer) => ({ type: 'contact' as const, customer })),
    ...commitments
      .filter((commitment) => isCommitmentDue(commitment, today))
      .map((commitment) => ({ type: 'commitment' as const, commitment })),
  ];
  const ordered = byUrgency(due, settings, today, member.zone);
  const items = await withDetails(ordered.slice(0, shown), store);
  return { items, more: Math.max(0, ordered.length - shown) };
}

async function withDetails(due: Due[], store: WorkspaceStore): Promise<DueItem[]> {
  const ids = due.flatMap((item) => (item.type === 'commitment' ? [item.commitment.customerId] : []));
  const customers = new Map<string, Customer>(
    (await store.customers.getMany(ids)).map((found) => [found.id, found]),
  );
  const loaded = due.map(async (item): Promise<DueItem | null> => {
    if (item.type === 'contact')
      return {
        ...item,
        last:
          item.customer.lastContact &&
          (await store.interactions.get(item.customer.lastContact.interactionId)),
      };
    const customer = customers.get(item.commitment.customerId);
    return customer ? { ...item, customer } : null;
  });
  return (await Promise.all(loaded)).filter((item) => item !== null);
}
