import { cadenceOf, daysQuiet } from '../../domain/cadence.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Id } from '../../domain/id.ts';
import { addDays, startOf } from '../../domain/text/day.ts';
import { stemKey } from '../../domain/text/stem.ts';
import type { CustomerFilter, ListOrder } from '../../store/customer-lists.ts';
import { facet, holding } from '../../store/facets.ts';
import { reasonField } from '../filter/reasons.ts';
import { ListFilter, type PeriodSlot } from '../query/list-filter.ts';
import { majorUnits } from '../say.ts';
import { type Context, instants, rangeOf } from './context.ts';
import { inState } from './deed-state.ts';
import { newestTouches, type Touches } from './touched.ts';

/** The most customers that a list is made from; beyond that it says "at least". */
const MOST = 2000;

/** The part of a filter that the index answers. */
export function storeFilter(filter: ListFilter, context: Context): CustomerFilter {
  const { today, zone } = context;
  const facets: string[][] = [];
  const without: string[] = [];
  const any = (kind: Parameters<typeof facet>[0], values: readonly string[]) => {
    if (values.length > 0) facets.push(values.map((value) => facet(kind, value)));
  };
  any('standing', filter.standing);
  if (filter.owner !== null) any('owner', [filter.owner, ...filter.orOwners]);
  if (filter.anyTag) any('tag', filter.tags);
  else for (const tag of filter.tags) any('tag', [tag]);
  any('source', filter.sources);
  if (filter.allRivals) for (const rival of filter.rivals) any('competitor', [rival]);
  else any('competitor', filter.rivals);
  any('won', filter.won);
  any('lost', filter.lost);
  if (filter.referrer !== null)
    any('referred', filter.referrer === 'customer' ? ['customer'] : ['contact', 'outside']);
  else if (filter.referred !== null) any('referred', [filter.referred ? 'yes' : 'no']);
  if (filter.feeling !== null) any('feeling', [filter.feeling]);
  if (filter.contacted !== null) any('contacted', [filter.contacted ? 'yes' : 'no']);
  any('met', filter.met);
  if (filter.reason.length > 0) any('reason', filter.reason.flatMap(reasonField));
  for (const word of filter.need) any('need', [word]);
  for (const { fact, least, most } of filter.held) {
    if (least > 0) facets.push([holding(fact, least)]);
    if (most !== null) without.push(holding(fact, most + 1));
  }
  const { except } = filter;
  const none = (kind: Parameters<typeof facet>[0], values: readonly string[]) =>
    without.push(...values.map((value) => facet(kind, value)));
  none('owner', except.owners);
  none('tag', except.tags);
  none('source', except.sources);
  none('competitor', except.rivals);
  none('won', except.won);
  none('lost', except.lost);
  none('reason', except.reason.flatMap(reasonField));
  none('need', except.need);
  none('feeling', except.feelings);
  const quietSince =
    filter.quietDays !== null
      ? startOf(addDays(today, -filter.quietDays), zone)
      : filter.quietSince !== null
        ? startOf(filter.quietSince, zone)
        : undefined;
  return {
    facets,
    without,
    quietSince,
    since: filter.since ? { from: filter.since.from, to: filter.since.to } : undefined,
    added: filter.added ? instants(filter.added, context) : undefined,
  };
}

/** Whether a filter leaves anybody out. */
export const isNarrow = (filter: ListFilter): boolean => JSON.stringify(filter) !== ANYBODY;
const ANYBODY = JSON.stringify(ListFilter.parse({}));

/** How far a feeling goes at most, up or down. */
const UTMOST = 2;

/** The customers that fit, at most `MOST` of them. */
export const customersThatFit = async (filter: ListFilter, context: Context): Promise<Customer[]> =>
  (await fitting(filter, context)).found;

/**
 * Those that fit; how many there are in all, null where there are more than were looked at; and the contacts that a filter on
 * contacts found of them.
 */
export async function fitting(
  filter: ListFilter,
  context: Context,
  order: ListOrder | null = null,
): Promise<{ found: Customer[]; total: number | null; touches: Touches }> {
  const { store, settings, today, zone } = context;
  const isLate = filter.overdue !== null || filter.late !== null || filter.cadence !== null;
  const byQuiet = filter.quietDays !== null || filter.quietSince !== null || filter.overdue === true;
  const touches = await newestTouches(filter, context);
  const wanted = { ...storeFilter(filter, context), ...(await idsOf(filter, touches, context)) };
  const listed = await store.customerLists.list(wanted, MOST, order ?? (byQuiet ? 'quiet' : 'name'));
  const isCut = listed.length === MOST;
  // Newest contact of the member first, which may not be the newest of all.
  if (order === '-quiet' && filter.touched !== null)
    listed.sort((a, b) => (wanted.ids ?? []).indexOf(a.id) - (wanted.ids ?? []).indexOf(b.id));
  const felt = filter.utmost
    ? listed.filter(({ feeling }) => feeling !== null && Math.abs(feeling.value) === UTMOST)
    : listed;
  const found = filter.reason.length > 1 && !filter.anyReason ? withMostOf(filter.reason, felt) : felt;
  if (found.length < listed.length && !isLate) return { found, total: isCut ? null : found.length, touches };
  if (!isLate)
    return { found, total: isCut ? await store.customerLists.count(wanted) : found.length, touches };
  const late = (customer: Customer) => daysQuiet(customer, today, zone) - cadenceOf(customer, settings);
  const overdue = found
    .filter((customer) => filter.overdue === null || late(customer) > 0 === filter.overdue)
    .filter((customer) => isWithin(late(customer), filter.late))
    .filter((customer) => isWithin(cadenceOf(customer, settings), filter.cadence))
    .filter(
      ({ cadenceDays }) =>
        (filter.cadence?.own ?? null) === null || (cadenceDays !== null) === filter.cadence?.own,
    )
    .sort((a, b) => (order === null ? late(b) - late(a) : 0));
  return { found: overdue, total: isCut ? null : overdue.length, touches };
}

/** Those whose reason has the most of some words: "waiting for a permit" is not just anybody who waits. */
function withMostOf(words: readonly string[], customers: readonly Customer[]): Customer[] {
  const having = ({ whyNot }: Customer) => {
    const own = new Set(stemKey(whyNot ?? '').split(' '));
    return words.filter((word) => reasonField(word).some((one) => own.has(one))).length;
  };
  const most = Math.max(0, ...customers.map(having));
  return customers.filter((one) => having(one) === most);
}

const isWithin = (value: number, bounds: { least: number | null; most: number | null } | null): boolean =>
  bounds === null || (value >= (bounds.least ?? value) && value <= (bounds.most ?? value));

/** Whom a filter on purchases, complaints or contacts of a period lets through. */
async function idsOf(
  filter: ListFilter,
  touches: Touches,
  context: Context,
): Promise<Pick<CustomerFilter, 'ids' | 'notIds'>> {
  const { store } = context;
  let ids: string[] | undefined;
  let notIds: string[] | undefined;
  const narrow = (to: string[]) => {
    ids = ids === undefined ? to : ids.filter((id) => to.includes(id));
  };
  const leaveOut = (some: readonly string[]) => {
    notIds = [...(notIds ?? []), ...some];
  };
  if (filter.ids !== null) narrow(filter.ids);
  if (filter.refers !== null) {
    const senders = (await store.customerLists.topReferrers({}, MOST)).map(({ customer }) => customer);
    if (filter.refers) narrow(senders);
    else leaveOut(senders);
  }
  const buyersOf = async (item: string | undefined, period: PeriodSlot | null): Promise<Id[]> =>
    (await store.purchases.sums({ item, ...rangeOf(period) }, 'customer')).flatMap(({ key }) => key ?? []);
  if (filter.alsoBought !== null) narrow(await buyersOf(undefined, filter.alsoBought));
  if (filter.bought !== null) {
    const { period, any } = filter.bought;
    const wanted = await Promise.all(
      (filter.item === null ? [undefined] : [filter.item, ...filter.items]).map((item) =>
        buyersOf(item, period),
      ),
    );
    if (!any) wanted.forEach(leaveOut);
    else if (filter.anyItem) narrow([...new Set(wanted.flat())]);
    else wanted.forEach(narrow);
    for (const item of filter.except.items) leaveOut(await buyersOf(item, period));
  }
  if (filter.spent !== null) {
    const { measure, period, least, most } = filter.spent;
    const sums = await store.purchases.sums(
      { item: filter.item ?? undefined, ...rangeOf(period) },
      'customer',
    );
    // Who bought nothing stands in no sum: less than an amount leaves out those who spent more.
    const reaching = (bound: number) =>
      sums.flatMap(({ key, amount, currency, count: orders }) => {
        const value = measure === 'orders' ? orders : majorUnits(amount, currency);
        return key !== null && value >= bound ? [key] : [];
      });
    if (least !== null) narrow(reaching(least));
    if (most !== null) leaveOut(reaching(most + (measure === 'orders' ? 1 : 0.005)));
  }
  if (filter.changed !== null) narrow(await changedIn(filter.changed, filter.item ?? undefined, context));
  if (filter.owed !== null) {
    const owed = await owedTo(filter.owed, context);
    if (filter.owed.not) leaveOut(owed);
    else narrow(owed);
  }
  if (filter.untouched !== null)
    leaveOut([...(await newestTouches({ touched: filter.untouched }, context)).keys()]);
  if (filter.touched !== null) {
    const customers = [...touches.keys()];
    if (filter.touched.not) leaveOut(customers);
    else narrow(customers);
  }
  return { ...(ids ? { ids } : {}), ...(notIds ? { notIds } : {}) };
}

/** Who spent more, or less, in a period than in another one; who did so in one of them only is among them. */
async function changedIn(
  { way, period, against }: NonNullable<ListFilter['changed']>,
  item: string | undefined,
  { store }: Context,
): Promise<Id[]> {
  const [now, then] = await Promise.all(
    [period, against].map(
      async (one) =>
        new Map(
          (await store.purchases.sums({ item, ...rangeOf(one) }, 'customer')).flatMap(({ key, amount }) =>
            key === null ? [] : [[key, amount] as const],
          ),
        ),
    ),
  );
  const [more, less] = way === 'more' ? [now, then] : [then, now];
  return [...(more ?? [])].flatMap(([id, amount]) => (amount > (less?.get(id) ?? 0) ? [id] : []));
}

/** Whom we owe something of the kind; what is overdue is so today, whenever it was due. */
async function owedTo(
  { kinds, status, opened, due }: NonNullable<ListFilter['owed']>,
  context: Context,
): Promise<Id[]> {
  const days = { opened, due: status === 'overdue' ? null : due };
  const deeds = await context.store.commitments.list(
    { kinds: kinds.length > 0 ? kinds : undefined, ...inState(status, days, context) },
    MOST,
  );
  return deeds.map(({ customerId }) => customerId);
}
