import type { Id } from '../../domain/id.ts';
import type { PurchaseFilter, Sum } from '../../store/purchase-sums.ts';
import type { AnswerInput, Piece, Text } from '../answer.ts';
import type { ListFilter, PeriodSlot } from '../query/list-filter.ts';
import { count, line, listed, memberNames, money, named, nounsOf, periodText, strong } from '../say.ts';
import { type Context, type Of, paged, rangeOf, text } from './context.ts';
import { describe, itemAsWritten, wordsAsWritten } from './describe.ts';
import { customersThatFit, isNarrow } from './fitting.ts';
import { type SpendBy, spendBy } from './spend-by.ts';

/** Sums, apart by currency. */
export const amounts = (sums: readonly Sum[]): Text =>
  listed(sums.map(({ amount, currency }) => strong(money(amount, currency))));

const orNothing = (sums: readonly Sum[]): Text => (sums.length === 0 ? [strong('nothing')] : amounts(sums));
const ordersOf = (sums: readonly Sum[]): number => sums.reduce((all, { count: n }) => all + n, 0);
const amountOf = (sums: readonly Sum[]): number => sums.reduce((all, { amount }) => all + amount, 0);

/** The customers that a filter lets through, and how they are called together; null where it lets all through. */
export async function groupOf(
  filter: ListFilter,
  context: Context,
): Promise<{ ids: Id[]; words: Piece[] } | null> {
  if (!isNarrow(filter)) return null;
  const found = await customersThatFit(filter, context);
  const ids = found.map(({ id }) => id);
  if (filter.ids !== null && found.length > 0 && found.length <= 8)
    return { ids, words: listed(found.map(named)) };
  const who = await memberNames([filter.owner === 'nobody' ? null : filter.owner], context.store);
  const noun = count(found.length, ...nounsOf(filter.standing));
  const about = describe(filter, context, who, await wordsAsWritten(filter, found, context.store));
  return { ids, words: text(noun, about) };
}

/** What part of all that was bought somebody bought. */
export async function shareOf(
  whom: readonly Piece[],
  own: readonly Sum[],
  { from, to, item }: PurchaseFilter,
  when: string,
  { store }: Context,
): Promise<AnswerInput> {
  const all = await store.purchases.sums({ from, to, item }, 'all');
  const part = amountOf(all) === 0 ? 0 : (amountOf(own) / amountOf(all)) * 100;
  return {
    headline: text(
      whom,
      ': ',
      strong(`${part.toFixed(1)}%`),
      ' of all sales, ',
      orNothing(own),
      ' of ',
      orNothing(all),
      `${when}.`,
    ),
  };
}

/** What was spent, apart by time, product, customer or a group of customers. */
export async function brokenDown(
  by: SpendBy,
  whom: readonly Piece[],
  filter: PurchaseFilter,
  about: readonly Piece[],
  context: Context,
): Promise<AnswerInput> {
  const [all, parts] = await Promise.all([
    context.store.purchases.sums(filter, 'all'),
    spendBy(by, filter, context),
  ]);
  const isTime = by === 'month' || by === 'quarter' || by === 'year';
  const [first, ...rest] = parts;
  const most = rest.reduce((best, one) => (best && one.amount > best.amount ? one : best), first);
  const least = rest.reduce((worst, one) => (worst && one.amount < worst.amount ? one : worst), first);
  return {
    headline: text(
      whom,
      ' spent ',
      amounts(all),
      about,
      ', by ',
      by,
      isTime && most && least && rest.length > 0
        ? [
            `; the most in `,
            most.name,
            ` (${money(most.amount, most.currency)}), the least in `,
            least.name,
            ` (${money(least.amount, least.currency)}):`,
          ]
        : ':',
    ),
    ...paged(
      parts.map(({ name, amount, orders, currency, open }) =>
        line(text(name, ` · ${money(amount, currency)} in ${count(orders, 'purchase')}`), { open }),
      ),
      context,
    ),
    about: filter.customer ?? null,
  };
}

/** Several customers, each with what it spent, the most first. */
export async function apart(
  { customer, others, item, besides, period, against }: Of<'purchases'>,
  context: Context,
): Promise<AnswerInput> {
  const { store, today } = context;
  const ids = [...new Set([...(customer ? [customer] : []), ...others])];
  const found = await store.customers.getMany(ids);
  const periods = against === null ? [period] : [period, against];
  const spent = await Promise.all(
    found.map(async (one) => {
      const each = await Promise.all(
        periods.map((span) =>
          store.purchases.sums(
            { customer: one.id, item: item ?? undefined, besides: besides ?? undefined, ...rangeOf(span) },
            'all',
          ),
        ),
      );
      return { one, each, size: amountOf(each[0] ?? []) };
    }),
  );
  spent.sort((a, b) => b.size - a.size);
  const [first, second] = spent;
  const span = (at: number) => {
    const of = periods[at] ?? null;
    return of === null ? '' : `, ${periodText(of, today)}`;
  };
  const said = spent.map(
    ({ one, each }): Text => [
      named(one),
      ' spent ',
      ...each.flatMap(
        (sums, at): Text => [at === 0 ? '' : ' and ', ...orNothing(sums), each.length > 1 ? span(at) : ''],
      ),
    ],
  );
  const currency = first?.each[0]?.[0]?.currency;
  const ahead: Text =
    spent.length !== 2 || !first || !second || !currency
      ? []
      : first.size === second.size
        ? [': the same']
        : [': ', named(first.one), ' is ahead by ', strong(money(first.size - second.size, currency))];
  return {
    headline: text(
      said.flatMap((one, at): Text => [at === 0 ? '' : at === said.length - 1 ? ' and ' : ', ', ...one]),
      item === null ? '' : [' on ', strong(await itemAsWritten(item, store))],
      besides === null ? '' : [' besides ', strong(await itemAsWritten(besides, store))],
      periods.length === 1 ? span(0) : '',
      ahead,
      spent.length > 1 && currency && periods.length === 1
        ? [
            '; together ',
            strong(
              money(
                spent.reduce((all, { size }) => all + size, 0),
                currency,
              ),
            ),
          ]
        : '',
      '.',
    ),
    named: spent.map(({ one }) => one.id),
    found: first?.one.id ?? null,
  };
}

/** What was spent in one period and in another, and how they differ. */
export async function compared(
  { customer, item, period, against }: Of<'purchases'> & { against: PeriodSlot },
  filter: PurchaseFilter,
  whom: readonly Piece[],
  { store, today }: Context,
): Promise<AnswerInput> {
  const [now, then] = await Promise.all(
    [period, against].map((span) => store.purchases.sums({ ...filter, ...rangeOf(span) }, 'all')),
  );
  const [a, b] = [now ?? [], then ?? []];
  const far = amountOf(a) - amountOf(b);
  const currency = (a[0] ?? b[0])?.currency;
  const differ =
    far === 0 || !currency
      ? ': the same'
      : [': ', strong(money(Math.abs(far), currency)), far > 0 ? ' more' : ' less'];
  const words = (span: PeriodSlot | null) => (span === null ? 'at any time' : periodText(span, today));
  return {
    headline: text(
      whom,
      ' spent ',
      orNothing(a),
      item === null ? '' : [' on ', strong(await itemAsWritten(item, store))],
      ` (${words(period)}, ${count(ordersOf(a), 'purchase')}) against `,
      orNothing(b),
      ` (${words(against)}, ${count(ordersOf(b), 'purchase')})`,
      differ,
      currency ? ['; together ', strong(money(amountOf(a) + amountOf(b), currency))] : '',
      '.',
    ),
    about: customer,
  };
}
