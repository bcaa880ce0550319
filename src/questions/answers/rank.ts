import { daysQuiet, quietSince } from '../../domain/cadence.ts';
import type { Customer } from '../../domain/customer.ts';
import { stemKey } from '../../domain/text/stem.ts';
import { facet } from '../../store/facets.ts';
import type { Line, Piece, Text } from '../answer.ts';
import {
  count,
  feelingWord,
  fullDay,
  line,
  listed,
  listedUpTo,
  memberNames,
  money,
  named,
  nounsOf,
  periodText,
  signed,
  strong,
} from '../say.ts';
import {
  type Answering,
  type Context,
  customersById,
  interactionLines,
  none,
  type Of,
  PAGE,
  rangeOf,
  text,
} from './context.ts';
import { customersThatFit, isNarrow, storeFilter } from './fitting.ts';
import { type SpendBy, spendBy } from './spend-by.ts';
import { timeName } from './times.ts';

/** `key` is its id, or what a filter calls it by. */
type Ranked = { key: string; name: Piece; value: string; size: number; open: string | null };
const SHOWN = 5;
/** Of more that are first, only one is named. */
const MOST_TIED = 12;
/** Of so many at most it is shown what speaks for them. */
const MOST_SHOWN = 3;
const isSpendBy = (of: Of<'rank'>['of']): of is SpendBy & Of<'rank'>['of'] =>
  of !== 'rival' && of !== 'referrer' && of !== 'reason';

/** Who or what is first, and those after. */
export const rank: Answering<'rank'> = async (query, context) => {
  const rows = (await ranked(query, context)).filter(({ key }) => !query.beyond.includes(key));
  const ordered = rows.sort((a, b) => (query.least ? a.size - b.size : b.size - a.size));
  const [first] = ordered;
  const when = query.period === null ? '' : `, ${periodText(query.period, context.today)}`;
  if (!first) return none(`Nothing is on record for that${when}.`);
  const sizes = [...new Set(ordered.map(({ size }) => size))];
  const size = sizes[query.place - 1] ?? first.size;
  const tied = ordered.filter((row) => row.size === size);
  const [leader = first] = tied;
  const lead: Text = tied.flatMap(
    ({ name }, at): Text => [at === 0 ? '' : at === tied.length - 1 ? ' and ' : ', ', name],
  );
  // Asked for the first, the reader gets the first; the others only where a list was asked for.
  const shown = query.limit === null ? [] : ordered.slice(0, query.limit);
  const over = await scope(query, context);
  const brought =
    query.of === 'referrer' && leader.open !== null
      ? await context.store.referrals.broughtBy(leader.open)
      : [];
  const isOfCustomers = query.of === 'rival' || query.of === 'reason';
  const holders =
    isOfCustomers && tied.length <= MOST_SHOWN
      ? await Promise.all(tied.map((one) => customersWith(one, query, context)))
      : [];
  const [held = []] = holders;
  return {
    headline: text(
      tied.length > MOST_TIED
        ? [
            `${tied.length} share ${query.place === 1 ? 'the first place' : `place ${query.place}`}, `,
            leader.name,
            ' among them',
          ]
        : lead,
      `: ${leader.value}`,
      over,
      `${when}.`,
    ),
    lines: [
      ...shown
        .slice(0, 20)
        .map((row, at) => line(text(`${at + 1}. `, row.name, ` · ${row.value}`), { open: row.open })),
      ...(brought.length === 0
        ? []
        : [line(text(leader.name, ' brought ', listedUpTo(12, brought.map(named))))]),
      ...holders.map((some, at) => line(text(tied[at]?.name ?? '', ': ', listed(some.map(named))))),
      ...(query.by === 'feeling' && tied.length <= MOST_SHOWN ? await whatWasFelt(tied, context) : []),
    ],
    about: leader.open,
    found: leader.open,
    named:
      shown.length === 0 && holders.length === 1
        ? held.map(({ id }) => id)
        : shown.flatMap(({ open }) => open ?? []),
  };
};

/** What was written when they felt so. */
async function whatWasFelt(first: readonly Ranked[], context: Context): Promise<Line[]> {
  const felt = await customersById(
    first.flatMap(({ open }) => open ?? []),
    context,
  );
  const notes = await context.store.interactions.getMany(
    [...felt.values()].flatMap(({ feeling }) => feeling?.interactionId ?? []),
  );
  return interactionLines(notes, context, { withCustomer: first.length > 1 });
}

/** Who has a competitor, or gave a reason. */
function customersWith(
  { key }: Ranked,
  { of, filter }: Pick<Of<'rank'>, 'of' | 'filter'>,
  context: Context,
): Promise<Customer[]> {
  const { facets = [], ...narrowed } = storeFilter(filter, context);
  const having =
    of === 'rival' ? [[facet('competitor', key)]] : key.split(' ').map((word) => [facet('reason', word)]);
  return context.store.customerLists.list({ ...narrowed, facets: [...facets, ...having] }, PAGE);
}

async function scope({ of, filter }: Of<'rank'>, context: Context): Promise<Text> {
  if (of === 'owner') return [];
  if (filter.ids?.length === 1) {
    const [only] = await context.store.customers.getMany(filter.ids);
    if (only) return [' of ', named(only)];
  }
  const who = await memberNames([filter.owner === 'nobody' ? null : filter.owner], context.store);
  return filter.owner !== null && filter.owner !== 'nobody' ? [' of ', who(filter.owner)] : [];
}

async function ranked({ of, by, filter, period, item }: Of<'rank'>, context: Context): Promise<Ranked[]> {
  const { store, today, zone } = context;
  if ((by === 'spend' || by === 'orders') && isSpendBy(of)) {
    const ids = isNarrow(filter) ? (await customersThatFit(filter, context)).map(({ id }) => id) : undefined;
    const bought = { ...rangeOf(period), item: item ?? undefined, ...(ids ? { customers: ids } : {}) };
    return (await spendBy(of, bought, context)).map(({ key, name, amount, orders, currency, open }) => ({
      key,
      name,
      value:
        by === 'orders'
          ? `${count(orders, 'purchase')}, ${money(amount, currency)}`
          : `${money(amount, currency)} in ${count(orders, 'purchase')}`,
      size: by === 'orders' ? orders : amount,
      open,
    }));
  }
  if (by === 'referrals') {
    const top = await store.customerLists.topReferrers({ ...storeFilter(filter, context) }, SHOWN * 4);
    const names = await customersById(
      top.map(({ customer }) => customer),
      context,
    );
    return top.flatMap(({ customer, count: n }) => {
      const one = names.get(customer);
      return one
        ? [{ key: one.id, name: named(one), value: `${count(n, 'referral')}`, size: n, open: one.id }]
        : [];
    });
  }
  if (of === 'customer') {
    const found = await customersThatFit(filter, context);
    if (by === 'quiet')
      return found.map((one) => ({
        key: one.id,
        name: named(one),
        value: `${count(daysQuiet(one, today, zone), 'day')} without contact, ${
          one.lastContact ? `since ${fullDay(quietSince(one, zone), today)}` : 'never contacted'
        }`,
        size: daysQuiet(one, today, zone),
        open: one.id,
      }));
    return found.flatMap((one) =>
      one.feeling
        ? [
            {
              key: one.id,
              name: named(one),
              value: `${feelingWord(one.feeling.value)} (${signed(one.feeling.value)})`,
              size: one.feeling.value,
              open: one.id,
            },
          ]
        : [],
    );
  }
  if (of === 'month' || of === 'quarter' || of === 'year') return newIn(of, { filter, period }, context);
  const counted =
    of === 'owner' && filter.overdue !== null
      ? ownersOf(await customersThatFit(filter, context))
      : await store.customerLists.countBy(storeFilter(filter, context), COUNTED[of] ?? 'competitors');
  const who = await memberNames(of === 'owner' ? counted.map(({ value }) => value) : [], store);
  return counted.map(({ value, count: n }) => ({
    key: of === 'owner' ? value : stemKey(value),
    name: of === 'owner' ? who(value) : strong(value),
    value: count(n, ...nounsOf(filter.standing)),
    size: n,
    open: null,
  }));
}
/** How many of some customers each of us looks after. */
function ownersOf(found: readonly Customer[]): { value: string; count: number }[] {
  const owners = [...new Set(found.flatMap(({ owner }) => owner ?? []))];
  return owners.map((value) => ({ value, count: found.filter(({ owner }) => owner === value).length }));
}

/** How many became customers in each month, quarter or year. */
async function newIn(
  unit: 'month' | 'quarter' | 'year',
  { filter, period }: Pick<Of<'rank'>, 'filter' | 'period'>,
  context: Context,
): Promise<Ranked[]> {
  const since = period ?? { from: null, to: null };
  const months = await context.store.customerLists.countByMonth({ ...storeFilter(filter, context), since });
  const sizes = new Map<string, number>();
  for (const { month, count: n } of months) {
    const name = timeName(month, unit);
    sizes.set(name, (sizes.get(name) ?? 0) + n);
  }
  return [...sizes].map(([name, size]) => ({
    key: name,
    name: strong(name),
    value: count(size, 'new customer'),
    size,
    open: null,
  }));
}
/** The field by which customers are counted to rank its values. */
const COUNTED: { [O in Of<'rank'>['of']]?: 'tags' | 'source' | 'owner' | 'whyNot' } = {
  tag: 'tags',
  source: 'source',
  owner: 'owner',
  reason: 'whyNot',
};
