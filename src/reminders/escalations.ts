import type { Commitment } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import type { Settings } from '../domain/settings.ts';
import type { Day } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { adminsOf } from './admins.ts';

/** A complaint that is late, and who is told of it (members or a channel) beside whoever owes it. */
export type Escalation = {
  complaint: Commitment;
  /** Null: archived, or gone; then nobody is told. */
  customer: Customer | null;
  /** Those above: the team's channel; without one, admins. */
  above: string[];
  /** Who is told instead where Slack refuses all of those. */
  instead: string[];
  /** Whoever looks after the customer, unless they are told already. */
  owner: string[];
};

/** Of more a day nobody would read; the longest late come first, the others on the next days. */
const A_DAY = 10;
const MOST_ADMINS = 5;

/**
 * The complaints that were due before a day and that nobody above was told of. Whoever owes one is not told: their own
 * digest says it every morning. Where they are the only admin and there is no channel, that has to do.
 */
export async function findEscalations(
  store: WorkspaceStore,
  settings: Settings,
  today: Day,
): Promise<Escalation[]> {
  const late = await store.commitments.toEscalate(today, A_DAY);
  if (late.length === 0) return [];
  const [customers, admins] = await Promise.all([
    store.customers.getMany(late.map(({ customerId }) => customerId)),
    adminsOf(store, settings),
  ]);
  const owners = await store.members.getMany(customers.flatMap(({ owner }) => owner ?? []));
  return late.map((complaint) => {
    const customer = customers.find(
      ({ id, archivedAt }) => id === complaint.customerId && archivedAt === null,
    );
    const told = admins.map(({ id }) => id).filter((id) => id !== complaint.owner);
    const above = settings.teamChannel === null ? told.slice(0, MOST_ADMINS) : [settings.teamChannel];
    const owner = owners.find(({ id, access }) => id === customer?.owner && access === 'member')?.id;
    return {
      complaint,
      customer: customer ?? null,
      above,
      instead: settings.teamChannel === null ? [] : told.slice(0, MOST_ADMINS),
      owner: owner === undefined || owner === complaint.owner || above.includes(owner) ? [] : [owner],
    };
  });
}
