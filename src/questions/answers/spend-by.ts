import type { Customer } from '../../domain/customer.ts';
import type { Id } from '../../domain/id.ts';
import { stemKey } from '../../domain/text/stem.ts';
import type { PurchaseFilter, Sum } from '../../store/purchase-sums.ts';
import type { Piece } from '../answer.ts';
import { memberNames, named, standingName, strong } from '../say.ts';
import { type Context, customersById } from './context.ts';
import { timesOf } from './times.ts';

/** What sums can be told apart by. */
export type SpendBy =
  | 'month'
  | 'quarter'
  | 'year'
  | 'item'
  | 'customer'
  | 'owner'
  | 'tag'
  | 'source'
  | 'standing';
/** A part of a sum; the amount is in minor units. */
export type SpendRow = {
  /** An id, or what it is compared by. */
  key: string;
  name: Piece;
  amount: number;
  orders: number;
  currency: string;
  /** The customer to open. */ open: Id | null;
};
/** The most buyers that sums of groups are put together from: those that spent the most. */
const MOST = 2000;

/** What was spent, apart by time, product, customer or a group of customers. */
export async function spendBy(by: SpendBy, filter: PurchaseFilter, context: Context): Promise<SpendRow[]> {
  const { store } = context;
  const row = ({ key, amount, count, currency }: Sum, name: Piece, open: Id | null = null): SpendRow => ({
    key: key ?? '',
    name,
    amount,
    orders: count,
    currency,
    open,
  });
  if (by === 'month' || by === 'quarter' || by === 'year')
    return timesOf(await store.purchases.sums(filter, 'month'), by).map(
      ({ name, amount, orders, currency }) => ({
        key: name,
        name: strong(name),
        amount,
        orders,
        currency,
        open: null,
      }),
    );
  const sums = (await store.purchases.sums(filter, by === 'item' ? 'item' : 'customer')).slice(0, MOST);
  if (by === 'item') return sums.flatMap((sum) => (sum.key === null ? [] : [row(sum, strong(sum.key))]));
  const buyers = await customersById(
    sums.flatMap(({ key }) => key ?? []),
    context,
  );
  if (by === 'customer')
    return sums.flatMap((sum) => {
      const buyer = buyers.get(sum.key ?? '');
      return buyer ? [row(sum, named(buyer), buyer.id)] : [];
    });
  const groups = new Map<string, { key: string | null; sum: Sum }>();
  for (const sum of sums) {
    const buyer = buyers.get(sum.key ?? '');
    for (const key of buyer ? groupsOf(buyer, by) : []) {
      const id = `${sum.currency} ${key}`;
      const known = groups.get(id)?.sum;
      groups.set(id, {
        key,
        sum: known ? { ...known, amount: known.amount + sum.amount, count: known.count + sum.count } : sum,
      });
    }
  }
  const found = [...groups.values()].sort((a, b) => b.sum.amount - a.sum.amount);
  const who = await memberNames(by === 'owner' ? found.map(({ key }) => key) : [], store);
  return found.map(({ key, sum }) => ({
    ...row(sum, by === 'owner' ? who(key) : strong(key ?? `no ${by}`)),
    key: key === null ? '' : by === 'owner' ? key : stemKey(key),
  }));
}

function groupsOf(
  { owner, tags, source, standing }: Customer,
  by: 'owner' | 'tag' | 'source' | 'standing',
): (string | null)[] {
  if (by === 'owner') return [owner];
  if (by === 'source') return [source];
  return by === 'tag' ? tags : [standingName(standing, 2)];
}
