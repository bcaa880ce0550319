import type { Customer } from '../../domain/customer.ts';
import type { Purchase } from '../../domain/purchase.ts';
import type { PurchaseFilter } from '../../store/purchase-sums.ts';
import type { Line, Piece } from '../answer.ts';
import { count, dayText, fullDay, line, listed, money, named, periodText, strong } from '../say.ts';
import { type Answering, type Context, customersById, paged, text } from './context.ts';
import { amounts, apart, brokenDown, compared, groupOf, shareOf } from './spending.ts';

const MOST = 1000;

export const purchases: Answering<'purchases'> = async (query, context) => {
  const { store, today } = context;
  const customer = query.customer === null ? null : await store.customers.get(query.customer);
  const filter: PurchaseFilter = {
    customer: query.customer ?? undefined,
    item: query.item ?? undefined,
    from: query.period?.from ?? undefined,
    to: query.period?.to ?? undefined,
  };
  if (query.others.length > 0) return apart(query, context);
  const group = customer ? null : await groupOf(query.filter, context);
  if (group) filter.customers = group.ids;
  const sums = await store.purchases.sums(filter, 'all');
  const when = query.period === null ? '' : `, ${periodText(query.period, today)}`;
  const what: Piece[] = query.item === null ? [] : [' of ', strong(query.item)];
  const whom: readonly Piece[] = customer ? [named(customer)] : (group?.words ?? ['All customers']);
  if (query.against !== null) return compared({ ...query, against: query.against }, filter, whom, context);
  const about = query.customer;
  const orders = sums.reduce((sum, { count: n }) => sum + n, 0);
  if (orders === 0)
    return { headline: text(whom, ` bought nothing`, what, `${when}: no order on record.`), about };
  const total = amounts(sums);
  const newest = await store.purchases.list(filter, MOST, query.measure === 'first');
  const customers = await customersById(
    newest.map(({ customerId }) => customerId),
    context,
  );
  const row = (purchase: Purchase) =>
    purchaseLine(purchase, customer ? undefined : customers.get(purchase.customerId), context);
  const page = (all: readonly Purchase[]) => paged(all.map(row), context);
  if (query.measure === 'first' || query.measure === 'last') {
    const day = newest[0]?.day;
    const same = newest.filter(
      (purchase) => purchase.day === day && purchase.customerId === newest[0]?.customerId,
    );
    const buyer = customers.get(newest[0]?.customerId ?? '');
    const items = listed(same.map((purchase) => strong(`${purchase.item}${price(purchase)}`)));
    return {
      headline: text(
        `The ${query.measure} order of `,
        buyer ? named(buyer) : whom,
        what,
        when,
        ` was on ${day ? dayText(day, today) : ''}: `,
        items,
        '.',
      ),
      about: buyer?.id ?? about,
    };
  }
  if (query.measure === 'biggest' || query.measure === 'smallest') {
    const priced = newest
      .filter(({ amount }) => amount !== null)
      .sort((a, b) => (query.measure === 'biggest' ? -1 : 1) * ((a.amount ?? 0) - (b.amount ?? 0)));
    const [top] = priced;
    if (!top) return { headline: text('No order with an amount is on record.'), about };
    const buyer = customers.get(top.customerId);
    return {
      headline: text(
        `The ${query.measure} single purchase${when} was `,
        strong(`${top.item}${price(top)}`),
        ' by ',
        buyer ? named(buyer) : whom,
        ` on ${fullDay(top.day, today)}.`,
      ),
      about: top.customerId,
      found: top.customerId,
    };
  }
  if (query.measure === 'share') return shareOf(whom, sums, filter, when, context);
  if (query.by !== null) return brokenDown(query.by, whom, filter, [...what, when], context);
  if (query.measure === 'sum')
    return {
      headline: text(
        whom,
        customer ? ' spent ' : ' together spent ',
        total,
        what,
        `${when}, in ${count(orders, 'purchase')}.`,
      ),
      ...page(newest),
      about,
    };
  if (query.measure === 'average')
    return {
      headline: text(
        whom,
        ': ',
        listed(sums.map((sum) => strong(money(Math.round(sum.amount / sum.count), sum.currency)))),
        ` a purchase on average${when}, over ${count(orders, 'purchase')}.`,
      ),
      about,
    };
  if (query.measure === 'quantity') {
    const pieces = sums.reduce((sum, { quantity }) => sum + quantity, 0);
    return {
      headline: text(
        whom,
        ` bought ${pieces}`,
        what,
        `${when}, in ${count(orders, 'purchase')} for `,
        total,
        '.',
      ),
      ...page(newest),
      about,
    };
  }
  if (query.measure === 'exists')
    return {
      headline: text('Yes, ', whom, ` ordered`, what, ` ${count(orders, 'time')}${when}, for `, total, '.'),
      ...page(newest),
      about,
    };
  return {
    headline: text(whom, `: ${count(orders, 'purchase')}`, what, `${when}, `, total, ' in total.'),
    ...page(newest),
    about,
  };
};

const price = ({ amount, currency, quantity }: Purchase) =>
  `${quantity === 1 ? '' : ` × ${quantity}`}${amount === null ? '' : `, ${money(amount, currency)}`}`;

function purchaseLine(purchase: Purchase, buyer: Customer | undefined, { today }: Context): Line {
  return line(
    text(
      { strong: fullDay(purchase.day, today) },
      ...(buyer ? [' · ', named(buyer)] : []),
      ` · ${purchase.item}${price(purchase)}`,
    ),
    { open: buyer?.id ?? null },
  );
}
