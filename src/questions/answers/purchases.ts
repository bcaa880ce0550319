import type { Customer } from '../../domain/customer.ts';
import type { Purchase } from '../../domain/purchase.ts';
import { Day } from '../../domain/text/day.ts';
import type { PurchaseFilter, Sum } from '../../store/purchase-sums.ts';
import type { Line, Piece } from '../answer.ts';
import {
  count,
  dayText,
  fullDay,
  listed as joined,
  line,
  majorUnits,
  money,
  named,
  periodText,
  strong,
} from '../say.ts';
import {
  type Answering,
  type Context,
  customersById,
  none,
  type Of,
  paged,
  rangeOf,
  text,
} from './context.ts';
import { itemAsWritten } from './describe.ts';
import { amounts, apart, brokenDown, compared, groupOf, shareOf } from './spending.ts';

const MOST = 1000;
/** Before "biggest", by the place that is asked for. */
const PLACES = ['', 'second ', 'third ', 'fourth ', 'fifth '];

/** Whether what was spent lies within bounds, in whole units of its one currency. */
const isReached = (sums: readonly Sum[], { least, most }: NonNullable<Of<'purchases'>['than']>): boolean =>
  sums.every(({ amount, currency }) => {
    const value = majorUnits(amount, currency);
    return value >= (least ?? value) && value <= (most ?? value);
  });

export const purchases: Answering<'purchases'> = async (query, context) => {
  const { store, today } = context;
  const customer = query.customer === null ? null : await store.customers.get(query.customer);
  const filter: PurchaseFilter = {
    customer: query.customer ?? undefined,
    item: query.item ?? undefined,
    besides: query.besides ?? undefined,
    ...rangeOf(query.period),
  };
  if (query.others.length > 0) return apart(query, context);
  const group = customer ? null : await groupOf(query.filter, context);
  if (group) filter.customers = group.ids;
  const sums = await store.purchases.sums(filter, 'all');
  const when = query.period === null ? '' : `, ${periodText(query.period, today)}`;
  const what = await whatOf(query, store);
  const whom: readonly Piece[] = customer ? [named(customer)] : (group?.words ?? ['All customers']);
  if (query.against !== null) return compared({ ...query, against: query.against }, filter, whom, context);
  const about = query.customer;
  const orders = sums.reduce((sum, { count: n }) => sum + n, 0);
  if (orders === 0) return { ...none(whom, ` bought nothing`, what, `${when}: no order on record.`), about };
  const total = amounts(sums);
  const listed = await store.purchases.list(filter, MOST, query.measure === 'first');
  const isBySize = query.measure === 'biggest' || query.measure === 'smallest';
  const newest = listed
    .filter((purchase) => isWithin(purchase, query.amount))
    .slice(0, isBySize ? MOST : (query.limit ?? MOST));
  if (newest.length === 0)
    return { ...none('No such order of ', whom, what, ` is on record${when}.`), about };
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
    const items = joined(same.map((purchase) => strong(`${purchase.item}${price(purchase)}`)));
    return {
      headline: text(
        `The ${query.measure} order of `,
        buyer ? named(buyer) : whom,
        what,
        when,
        ` was on ${day ? dayText(day, today) : ''}: `,
        items,
        same.length > 1 ? [', ', ...joined(totals(same).map(strong)), ' in total'] : '',
        '.',
      ),
      about: buyer?.id ?? about,
    };
  }
  if (isBySize) {
    const priced = newest
      .filter(({ amount }) => amount !== null)
      .sort((a, b) => (query.measure === 'biggest' ? -1 : 1) * ((a.amount ?? 0) - (b.amount ?? 0)));
    const top = priced[query.place - 1];
    if (!top)
      return {
        ...none(
          priced.length === 0
            ? 'No order with an amount is on record.'
            : `Only ${count(priced.length, 'order')} with an amount ${priced.length === 1 ? 'is' : 'are'} on record${when}.`,
        ),
        about,
      };
    if (query.limit !== null)
      return {
        headline: text(`The ${query.limit} ${query.measure} orders of `, whom, what, `${when}:`),
        ...page(priced.slice(0, query.limit)),
        about,
      };
    const buyer = customers.get(top.customerId);
    return {
      headline: text(
        `The ${PLACES[query.place - 1] ?? `number ${query.place} of the `}${query.measure} single purchase${when} was `,
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
        query.than === null ? '' : isReached(sums, query.than) ? 'Yes: ' : 'No: ',
        whom,
        customer ? ' spent ' : ' together spent ',
        total,
        what,
        `${when}, in ${count(orders, 'purchase')}${span(sums, today)}.`,
      ),
      ...page(newest),
      about,
    };
  if (query.measure === 'average')
    return {
      headline: text(
        whom,
        ': ',
        joined(sums.map((sum) => strong(money(Math.round(sum.amount / sum.count), sum.currency)))),
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
      headline: text(
        ...(customer
          ? [
              'Yes, ',
              named(customer),
              query.besides === null ? ' ordered' : ' ordered more',
              ...what,
              ` ${count(orders, 'time')}${when}, for `,
            ]
          : [`Yes: ${count(orders, 'purchase')}`, ...what, `${when}, for `]),
        total,
        `${span(sums, today)}.`,
        customer?.standing === 'former' ? ' They are a former customer now.' : '',
      ),
      ...page(newest),
      about,
    };
  if (query.amount !== null || query.limit !== null)
    return {
      headline: text(
        whom,
        query.limit === null ? ': ' : ': the last ',
        count(newest.length, query.amount === null ? 'purchase' : 'such purchase'),
        what,
        `${when}, `,
        joined(totals(newest).map(strong)),
        ' in total.',
      ),
      ...page(newest),
      about,
    };
  return {
    headline: text(
      whom,
      `: ${count(orders, 'purchase')}`,
      what,
      `${when}, `,
      total,
      ` in total${span(sums, today)}.`,
    ),
    ...page(newest),
    about,
  };
};

/** Of what, or besides what. */
async function whatOf(
  { item, besides }: Pick<Of<'purchases'>, 'item' | 'besides'>,
  store: Context['store'],
): Promise<Piece[]> {
  if (item !== null) return [' of ', strong(await itemAsWritten(item, store))];
  return besides === null ? [] : [' besides ', strong(await itemAsWritten(besides, store))];
}

/** Whether an order comes to what each has to. */
const isWithin = ({ amount, currency }: Purchase, each: Of<'purchases'>['amount']): boolean => {
  if (each === null) return true;
  if (amount === null) return false;
  const value = majorUnits(amount, currency);
  return value >= (each.least ?? value) && value <= (each.most ?? value);
};

/** What some orders come to, apart by currency. */
function totals(some: readonly Purchase[]): string[] {
  const sums = new Map<string, number>();
  for (const { amount, currency } of some) sums.set(currency, (sums.get(currency) ?? 0) + (amount ?? 0));
  return [...sums].map(([currency, amount]) => money(amount, currency));
}

/** When the first and the last of several orders were. */
function span(sums: readonly Sum[], today: Day): string {
  const first = sums.map((sum) => sum.first).sort()[0];
  const last = sums
    .map((sum) => sum.last)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined || first === last) return '';
  return `, the first on ${fullDay(Day.parse(first), today)}, the last on ${fullDay(Day.parse(last), today)}`;
}

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
