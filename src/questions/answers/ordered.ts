import type { Customer } from '../../domain/customer.ts';
import { stemKey } from '../../domain/text/stem.ts';
import type { Line } from '../answer.ts';
import { count, fullDay, line, strong } from '../say.ts';
import { type Context, text } from './context.ts';

const MOST = 200;

/** When a customer ordered what it buys: of each product the orders on record, the last one first. */
export async function ordered(
  { id, buys }: Customer,
  { store, today }: Pick<Context, 'store' | 'today'>,
): Promise<Line[]> {
  if (buys.length === 0) return [];
  const orders = await store.purchases.list({ customer: id }, MOST);
  return buys.flatMap((product) => {
    const [last, ...earlier] = orders.filter(({ item }) => stemKey(item) === stemKey(product));
    if (!last) return [];
    const since = earlier.at(-1);
    const first = since
      ? `, the first on ${fullDay(since.day, today)}, ${count(earlier.length + 1, 'order')}`
      : '';
    return [line(text(strong(product), ` · last ordered on ${fullDay(last.day, today)}${first}`))];
  });
}
