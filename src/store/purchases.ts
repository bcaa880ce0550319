import { changesBetween } from '../domain/audit.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { Purchase } from '../domain/purchase.ts';
import type { Day } from '../domain/text/day.ts';
import { auditIn } from './audit.ts';
import { type Context, inTransaction, newId } from './context.ts';
import { existing, LOOKED_AT, phrasesOf } from './facets.ts';
import { followingIn } from './following.ts';
import { PURCHASES } from './purchase-kind.ts';
import { type PurchaseFilter, purchaseQuery, type Sum, type SumBy, sumPurchases } from './purchase-sums.ts';
import { scoped } from './scoped.ts';

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
          entity: { type: 'purchase', id: purchase.id, version: saved.version },
          customerId: edited.customerId,
          changes: changesBetween(purchase, edited, AUDITED),
        });
        await followingIn(within).refresh([purchase.customerId, edited.customerId], ['buying']);
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
          entity: { type: 'purchase', id: purchase.id, version: purchase.version },
          customerId: purchase.customerId,
          changes: changesBetween<Partial<Purchase>>({}, purchase, [
            'day',
            'item',
            'quantity',
            'amount',
            'currency',
          ]),
        });
        await followingIn(within).refresh([purchase.customerId], ['buying']);
        return purchase;
      });
    },

    /** A customer's purchases, newest first; from and to are days, both included. */
    of: (
      customerId: Id,
      { from, to, limit = 500 }: { from?: Day; to?: Day; limit?: number } = {},
    ): Promise<Purchase[]> =>
      all.find({ customerId, 'search.live': true, ...dayRange(from, to) }, { sort: { day: -1 }, limit }),

    /** How many purchases there were in a period; days, both included. */
    countBetween: (from: Day, to: Day, limit: number): Promise<number> =>
      all.count({ 'search.live': true, ...dayRange(from, to) }, limit),

    /** Purchases that fit, newest first. */
    list: (filter: PurchaseFilter, limit: number, oldestFirst = false): Promise<Purchase[]> =>
      all.find(purchaseQuery(filter), { sort: { day: oldestFirst ? 1 : -1 }, limit }),

    /** Sums of what fits, the largest first: in minor units, apart by currency; by customer, item or month. */
    sums: (filter: PurchaseFilter, by: SumBy): Promise<Sum[]> => sumPurchases(context, filter, by),

    /** Which of some phrases (as `stemKey` writes them) name something that was bought. */
    async known(phrases: readonly string[]): Promise<string[]> {
      return existing(phrases, async (wanted) =>
        (await all.find({ 'search.items': { $in: wanted } }, { limit: LOOKED_AT })).flatMap(({ item }) =>
          phrasesOf(item),
        ),
      );
    },

    /** All purchases of a period, newest first; days, both included. */
    between: (from: Day, to: Day, limit: number): Promise<Purchase[]> =>
      all.find({ 'search.live': true, ...dayRange(from, to) }, { sort: { day: -1 }, limit }),
  };
}

const dayRange = (from?: Day, to?: Day) =>
  from === undefined && to === undefined
    ? {}
    : { day: { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lte: to }) } };
