import { changesBetween } from '../domain/audit.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { Purchase } from '../domain/purchase.ts';
import type { Day } from '../domain/text/day.ts';
import { auditIn } from './audit.ts';
import { type Context, inTransaction, newId } from './context.ts';
import { type Kind, scoped } from './scoped.ts';

export const PURCHASES: Kind<Purchase> = {
  collection: 'purchases',
  schema: Purchase,
  version: 1,
  derive: (purchase) => ({
    search: { live: purchase.removedAt === null, item: purchase.item.toLowerCase() },
  }),
};

export type NewPurchase = Pick<Purchase, 'customerId' | 'day' | 'item' | 'quantity' | 'amount' | 'currency'>;

const AUDITED = [
  'customerId',
  'day',
  'item',
  'quantity',
  'amount',
  'currency',
  'removedAt',
] as const satisfies (keyof Purchase)[];
export type PurchaseEdit = Partial<Pick<Purchase, (typeof AUDITED)[number]>>;

/** What the customers of one workspace bought. */
export function purchasesIn(context: Context) {
  const all = scoped(context, PURCHASES);
  return {
    get: all.get,

    /** @throws ConflictError when somebody else changed it since it was read */
    async edit(purchase: Purchase, changes: PurchaseEdit, by: MemberId, action = 'edit'): Promise<Purchase> {
      return inTransaction(context, async (within) => {
        const edited = Purchase.parse({ ...purchase, ...changes });
        const saved = await scoped(within, PURCHASES).replace(edited);
        await auditIn(within).add({
          by,
          action,
          entity: { type: 'purchase', id: purchase.id },
          customerId: edited.customerId,
          changes: changesBetween(purchase, edited, AUDITED),
        });
        return saved;
      });
    },

    async add(input: NewPurchase, by: MemberId): Promise<Purchase> {
      return inTransaction(context, async (within) => {
        const purchase = await scoped(within, PURCHASES).insert(
          Purchase.parse({ ...input, id: newId(), by, createdAt: context.clock.now(), version: 1 }),
        );
        await auditIn(within).add({
          by,
          action: 'add',
          entity: { type: 'purchase', id: purchase.id },
          customerId: purchase.customerId,
          changes: changesBetween<Partial<Purchase>>({}, purchase, [
            'day',
            'item',
            'quantity',
            'amount',
            'currency',
          ]),
        });
        return purchase;
      });
    },

    /** A customer's purchases, newest first; from and to are days, both included. */
    of: (
      customerId: Id,
      { from, to, limit = 500 }: { from?: Day; to?: Day; limit?: number } = {},
    ): Promise<Purchase[]> =>
      all.find({ customerId, 'search.live': true, ...dayRange(from, to) }, { sort: { day: -1 }, limit }),

    /** All purchases of a period, newest first; days, both included. */
    between: (from: Day, to: Day, limit: number): Promise<Purchase[]> =>
      all.find({ 'search.live': true, ...dayRange(from, to) }, { sort: { day: -1 }, limit }),
  };
}

const dayRange = (from?: Day, to?: Day) =>
  from === undefined && to === undefined
    ? {}
    : { day: { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lte: to }) } };
