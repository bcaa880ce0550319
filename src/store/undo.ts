import type { AuditEntry } from '../domain/audit.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { ConflictError } from '../errors.ts';
import { auditIn } from './audit.ts';
import { commitmentsIn } from './commitments.ts';
import { contactsIn } from './contacts.ts';
import { type Context, inTransaction } from './context.ts';
import { customersIn } from './customers.ts';
import { interactionsIn } from './interactions.ts';
import { purchasesIn } from './purchases.ts';

/** What can be taken back. */
export type Target = { type: AuditEntry['entity']['type']; id: Id; version: number };
export type Undone = { entry: AuditEntry; customerId: Id | null };

/** The action of an entry that takes back another. */
export const UNDO = 'undo';

/** Taking back what was changed, from what the audit says it was before. */
export function undoIn(context: Context) {
  const audit = auditIn(context);

  /** Puts the fields of one audit entry back as they were; what was added is archived or removed. */
  async function reverse(within: Context, { type, id }: Target, entry: AuditEntry, by: MemberId) {
    const before = Object.fromEntries(entry.changes.map(({ field, from }) => [field, from ?? null]));
    const added = entry.action === 'add' || entry.action === 'open';
    const now = context.clock.now();
    if (type === 'customer') {
      const customers = customersIn(within);
      const customer = await customers.get(id);
      if (customer) await customers.edit(customer, added ? { archivedAt: now } : before, by, UNDO);
    } else if (type === 'contact') {
      const contacts = contactsIn(within);
      const contact = await contacts.get(id);
      if (contact) await contacts.edit(contact, added ? { archivedAt: now } : before, by, UNDO);
    } else if (type === 'commitment') {
      const commitments = commitmentsIn(within);
      const commitment = await commitments.get(id);
      if (commitment) await commitments.edit(commitment, added ? { removedAt: now } : before, by, UNDO);
    } else if (type === 'purchase') {
      const purchases = purchasesIn(within);
      const purchase = await purchases.get(id);
      if (purchase) await purchases.edit(purchase, added ? { removedAt: now } : before, by, UNDO);
    } else if (type === 'interaction') await interactionsIn(within).restore(id, before, by);
  }

  return {
    /**
     * Takes back the change that led to a version of something.
     * @param may judges whether this member may, by who made the change
     * @returns what was taken back; null when there is nothing of that kind, or `may` says no
     * @throws ConflictError when it was changed since
     */
    async change(target: Target, by: MemberId, may: (author: MemberId) => boolean): Promise<Undone | null> {
      return inTransaction(context, async (within) => {
        const [entry] = await auditIn(within).of(target.id, 1);
        if (entry === undefined || entry.entity.type !== target.type || !may(entry.by)) return null;
        if ((await versionOf(within, target)) !== target.version)
          throw new ConflictError(`${target.type} ${target.id} was changed meanwhile`);
        await reverse(within, target, entry, by);
        return { entry, customerId: entry.customerId };
      });
    },

    /** Who made the newest change of something; null where nobody did. */
    async lastBy(id: Id): Promise<MemberId | null> {
      return (await audit.of(id, 1))[0]?.by ?? null;
    },
  };
}

async function versionOf(within: Context, { type, id }: Target): Promise<number | undefined> {
  if (type === 'customer') return (await customersIn(within).get(id))?.version;
  if (type === 'contact') return (await contactsIn(within).get(id))?.version;
  if (type === 'commitment') return (await commitmentsIn(within).get(id))?.version;
  if (type === 'purchase') return (await purchasesIn(within).get(id))?.version;
  return (await interactionsIn(within).get(id))?.version;
}
