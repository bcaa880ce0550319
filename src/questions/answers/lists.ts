import { cadenceOf, daysQuiet } from '../../domain/cadence.ts';
import type { Customer } from '../../domain/customer.ts';
import { addDays, startOf } from '../../domain/text/day.ts';
import type { CustomerFilter } from '../../store/customer-lists.ts';
import { facet } from '../../store/facets.ts';
import type { Line, Text } from '../answer.ts';
import type { ListFilter } from '../query.ts';
import { reasonField } from '../reasons.ts';
import {
  count,
  daysAgo,
  feelingWord,
  fullDay,
  line,
  listed,
  memberNames,
  named,
  periodText,
  standingName,
} from '../say.ts';
import { type Answering, type Context, instants, paged, text } from './context.ts';
import { describe, wordsAsWritten } from './describe.ts';

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
  if (filter.owner !== null) any('owner', [filter.owner]);
  for (const tag of filter.tags) any('tag', [tag]);
  any('source', filter.sources);
  any('competitor', filter.rivals);
  any('won', filter.won);
  any('lost', filter.lost);
  if (filter.referred !== null) any('referred', [filter.referred ? 'yes' : 'no']);
  if (filter.feeling !== null) any('feeling', [filter.feeling]);
  if (filter.contacted !== null) any('contacted', [filter.contacted ? 'yes' : 'no']);
  any('met', filter.met);
  for (const word of filter.reason) any('reason', reasonField(word));
  for (const word of filter.need) any('need', [word]);
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
  };
}

/** How far a feeling goes at most, up or down. */
const UTMOST = 2;

/** The customers that fit, at most `MOST` of them. */
export const customersThatFit = async (filter: ListFilter, context: Context): Promise<Customer[]> =>
  (await fitting(filter, context)).found;

/** Those that fit, and how many there are in all; null where there are more than were looked at. */
async function fitting(
  filter: ListFilter,
  context: Context,
): Promise<{ found: Customer[]; total: number | null }> {
  const { store, settings, today, zone } = context;
  const byQuiet = filter.quietDays !== null || filter.quietSince !== null || filter.overdue === true;
  const wanted = { ...storeFilter(filter, context), ...(await idsOf(filter, context)) };
  const listed = await store.customerLists.list(wanted, MOST, byQuiet ? 'quiet' : 'name');
  const isCut = listed.length === MOST;
  const found = filter.utmost
    ? listed.filter(({ feeling }) => feeling !== null && Math.abs(feeling.value) === UTMOST)
    : listed;
  if (filter.utmost && filter.overdue === null) return { found, total: isCut ? null : found.length };
  if (filter.overdue === null)
    return { found, total: isCut ? await store.customerLists.count(wanted) : found.length };
  const late = (customer: Customer) => daysQuiet(customer, today, zone) - cadenceOf(customer, settings);
  const overdue = found
    .filter((customer) => late(customer) > 0 === filter.overdue)
    .sort((a, b) => late(b) - late(a));
  return { found: overdue, total: isCut ? null : overdue.length };
}

/** Whom a filter on purchases, complaints or contacts of a period lets through. */
async function idsOf(filter: ListFilter, context: Context): Promise<Pick<CustomerFilter, 'ids' | 'notIds'>> {
  const { store } = context;
  let ids: string[] | undefined;
  let notIds: string[] | undefined;
  const narrow = (to: string[]) => {
    ids = ids === undefined ? to : ids.filter((id) => to.includes(id));
  };
  if (filter.bought !== null) {
    const { period, any } = filter.bought;
    const sums = await store.purchases.sums(
      { item: filter.item ?? undefined, from: period?.from ?? undefined, to: period?.to ?? undefined },
      'customer',
    );
    const buyers = sums.flatMap(({ key }) => (key === null ? [] : [key]));
    if (any) narrow(buyers);
    else notIds = buyers;
  }
  if (filter.complained !== null) {
    const { from, to } = instants(filter.complained.period, context);
    const complaints = await store.commitments.list(
      {
        kinds: ['complaint'],
        status: filter.complained.status ?? undefined,
        opened: { from: from ?? null, to: to ?? null },
      },
      MOST,
    );
    narrow(complaints.map(({ customerId }) => customerId));
  }
  if (filter.touched !== null) {
    const { period, by, kinds } = filter.touched;
    const touched = await store.interactions.list(
      { by: by ?? undefined, kinds, counting: true, ...instants(period, context) },
      MOST,
    );
    narrow([...new Set(touched.map(({ customerId }) => customerId))]);
  }
  return { ...(ids ? { ids } : {}), ...(notIds ? { notIds } : {}) };
}

export const customers: Answering<'customers'> = async ({ filter, mode }, context) => {
  const { store, today } = context;
  const { found, total: known } = await fitting(filter, context);
  const who = await memberNames(
    [
      ...(filter.owner === null || filter.owner === 'nobody' ? [] : [filter.owner]),
      filter.touched?.by ?? null,
    ],
    store,
  );
  const about = describe(filter, context, who, await wordsAsWritten(filter, found, store));
  const noun =
    filter.standing.length === 1 && filter.standing[0]
      ? [standingName(filter.standing[0]), standingName(filter.standing[0], 2)]
      : ['account', 'accounts'];
  const total = known ?? found.length;
  const head: Text = text(
    known === null ? 'At least ' : '',
    count(total, noun[0] ?? 'account', noun[1]),
    about,
  );
  if (total === 0) return { headline: text('None: ', head, '.') };
  const names = found.slice(0, 12).map(named);
  const lines = await rows(found, filter, context);
  const headline =
    mode === 'count' && total > 12
      ? text(head, '.')
      : text(head, ': ', total > 12 ? [...listed(names, ','), ' …'] : listed(names), '.');
  const page = paged(lines, context, mode === 'count' && total > 12 ? 5 : undefined);
  return {
    headline,
    ...page,
    found: found.length === 1 ? (found[0]?.id ?? null) : null,
    understood:
      filter.quietDays !== null || filter.quietSince !== null
        ? [
            text(
              `No contact since ${fullDay(filter.quietSince ?? addDays(today, -(filter.quietDays ?? 0)), today)}.`,
            ),
          ]
        : periodsOf(filter, context),
  };
};

function periodsOf(filter: ListFilter, { today }: Context): Text[] {
  const period =
    filter.since ?? filter.bought?.period ?? filter.complained?.period ?? filter.touched?.period ?? null;
  return period === null ? [] : [text(`Period: ${periodText(period, today)}.`)];
}

/** A customer on a line, with what the list is about. */
async function rows(found: readonly Customer[], filter: ListFilter, context: Context): Promise<Line[]> {
  const { store, settings, today, zone } = context;
  const who = await memberNames(
    found.slice(context.offset, context.offset + 50).map(({ owner }) => owner),
    store,
  );
  const quiet =
    filter.quietDays !== null ||
    filter.quietSince !== null ||
    filter.overdue !== null ||
    filter.contacted !== null;
  return found.map((customer) => {
    const facts: string[] = [];
    if (filter.standing.length !== 1) facts.push(standingName(customer.standing));
    const days = daysQuiet(customer, today, zone);
    if (quiet)
      facts.push(
        customer.lastContact === null
          ? `never contacted, added ${daysAgo(days)}`
          : `last contact ${daysAgo(days)}`,
      );
    if (filter.overdue !== null)
      facts.push(`at most ${count(cadenceOf(customer, settings), 'day')} between contacts`);
    if (filter.feeling !== null && customer.feeling) facts.push(feelingWord(customer.feeling.value));
    if (filter.reason.length > 0 && customer.whyNot) facts.push(customer.whyNot);
    if (filter.need.length > 0) facts.push(...customer.needs);
    if (filter.since && customer.customerSince) facts.push(`since ${fullDay(customer.customerSince, today)}`);
    if (filter.sources.length > 0 && customer.source) facts.push(customer.source);
    return line(
      text(
        named(customer),
        facts.map((fact) => ` · ${fact}`),
        ...(filter.owner === null && customer.owner !== null ? [' · ', who(customer.owner)] : []),
      ),
      { open: customer.id },
    );
  });
}

export const rhythm: Answering<'rhythm'> = async (query, context) => {
  const { store, settings, today, zone } = context;
  const customer = query.customer === null ? null : await store.customers.get(query.customer);
  if (!customer) return { headline: text('That customer is not there any more.') };
  const days = daysQuiet(customer, today, zone);
  const cadence = cadenceOf(customer, settings);
  const late = days > cadence;
  const since =
    customer.lastContact === null
      ? `never contacted; added ${daysAgo(days)}`
      : `the last contact was ${daysAgo(days)}`;
  const limit = `at most ${count(cadence, 'day')} may pass`;
  const about = customer.id;
  if (query.ask === 'cadence')
    return {
      headline: text(
        count(cadence, 'day'),
        ' may pass between two contacts with ',
        named(customer),
        `. ${late ? 'That is exceeded, so they are overdue' : 'We are within that, so they are not overdue'}: ${since}.`,
      ),
      about,
    };
  if (query.ask === 'how-long')
    return {
      headline: text(
        customer.lastContact === null ? 'Never contacted: ' : `${count(days, 'day')}: `,
        named(customer),
        `, ${since}. ${limit[0]?.toUpperCase()}${limit.slice(1)}: they are ${late ? 'overdue' : 'not overdue, we are within that'}.`,
      ),
      about,
    };
  return {
    headline: late
      ? text('Yes, ', named(customer), ` is overdue: ${since}, and ${limit}.`)
      : text('No, ', named(customer), ` is not overdue: ${since}, and ${limit}.`),
    about,
  };
};
