import type { Document } from 'mongodb';
import { z } from 'zod';
import type { Id } from '../domain/id.ts';
import type { Day } from '../domain/text/day.ts';
import type { Context } from './context.ts';

/** Which purchases are meant; days, both included; `item` is a phrase of the item's name as `stemKey` writes it. */
export type PurchaseFilter = {
  customer?: Id | undefined;
  customers?: readonly Id[] | undefined;
  item?: string | undefined;
  /** Anything but this. */
  besides?: string | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
};
export type SumBy = 'all' | 'customer' | 'item' | 'month';
const Sum = z.object({
  key: z.string().nullable(),
  currency: z.string(),
  /** Minor units. */
  amount: z.number(),
  count: z.number(),
  quantity: z.number(),
  first: z.string(),
  last: z.string(),
});
export type Sum = z.infer<typeof Sum>;

export function purchaseQuery({ customer, customers, item, besides, from, to }: PurchaseFilter) {
  const day = { ...(from ? { $gte: from } : {}), ...(to ? { $lte: to } : {}) };
  return {
    ...(customer === undefined ? {} : { customerId: customer }),
    ...(customers === undefined ? {} : { customerId: { $in: [...customers] } }),
    'search.live': true,
    ...(item === undefined ? {} : { 'search.items': item }),
    ...(besides === undefined ? {} : { 'search.items': { $ne: besides } }),
    ...(from || to ? { day } : {}),
  };
}

const KEYS: Record<SumBy, Document | string | null> = {
  all: null,
  customer: '$customerId',
  item: '$item',
  month: { $substrBytes: ['$day', 0, 7] },
};

/** Sums by group and currency, the largest amount first. */
export async function sumPurchases(context: Context, filter: PurchaseFilter, by: SumBy): Promise<Sum[]> {
  const rows = await context.db
    .collection('purchases')
    .aggregate(
      [
        { $match: { workspace: context.workspace, ...purchaseQuery(filter) } },
        {
          $group: {
            _id: { key: KEYS[by], currency: '$currency' },
            amount: { $sum: '$amount' },
            count: { $sum: 1 },
            quantity: { $sum: '$quantity' },
            first: { $min: '$day' },
            last: { $max: '$day' },
          },
        },
        { $sort: { amount: -1 } },
      ],
      context.session ? { session: context.session } : {},
    )
    .toArray();
  return rows.map(({ _id, ...rest }) => Sum.parse({ key: _id.key ?? null, currency: _id.currency, ...rest }));
}
