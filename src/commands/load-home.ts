import { isAdmin } from '../domain/roles.ts';
import type { Request } from '../listeners/request.ts';
import { loadDue } from '../reminders/load-due.ts';
import type { Home } from '../views/home.ts';

/** A view holds 100 blocks; each due thing takes three, everything else one. */
const SHOWN = { due: 12, next: 10, activity: 8 } as const;
/** More than this are not counted one by one. */
const COUNTED = 1000;

/** What a member's App Home shows; every list is cut short by an index, however many customers there are. */
export async function loadHome(
  request: Pick<Request, 'store' | 'actor' | 'settings' | 'now'>,
): Promise<Home> {
  const { store, actor, settings } = request;
  const admin = isAdmin(actor, settings);
  const [{ items, more }, own, recent, unowned] = await Promise.all([
    loadDue({ ...request, member: actor }, SHOWN.due),
    store.customers.nextOf(actor.id, SHOWN.due + SHOWN.next),
    store.interactions.latest(SHOWN.activity),
    admin ? store.customers.countUnowned(COUNTED) : 0,
  ]);
  const isDue = new Set(items.map(({ customer }) => customer.id));
  const [customers, contacts] = await Promise.all([
    store.customers.getMany(recent.map(({ customerId }) => customerId)),
    store.contacts.getMany(recent.flatMap(({ contactId }) => contactId ?? [])),
  ]);
  return {
    due: items,
    more,
    next: own.filter(({ id }) => !isDue.has(id)).slice(0, SHOWN.next),
    activity: recent.map((interaction) => ({
      interaction,
      customer: customers.find(({ id }) => id === interaction.customerId) ?? null,
      contact: contacts.find(({ id }) => id === interaction.contactId) ?? null,
    })),
    isAdmin: admin,
    unowned,
    most: COUNTED,
  };
}
