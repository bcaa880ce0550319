import { cadenceOf, daysQuiet } from '../../domain/cadence.ts';
import type { Customer } from '../../domain/customer.ts';
import { addDays, dayOf, startOf } from '../../domain/text/day.ts';
import type { CustomerFilter, ListOrder } from '../../store/customer-lists.ts';
import { facet, holding } from '../../store/facets.ts';
import type { Line, Text } from '../answer.ts';
import { ListFilter } from '../query.ts';
import { reasonField } from '../reasons.ts';
import {
  beginning,
  count,
  daysAgo,
  feelingWord,
  fullDay,
  instantText,
  kindName,
  line,
  listed,
  majorUnits,
  memberNames,
  named,
  periodText,
  standingName,
  strong,
} from '../say.ts';
import { type Answering, type Context, instants, type Of, paged, text, written } from './context.ts';
import { describe, wordsAsWritten } from './describe.ts';
import { newestTouches } from './touched.ts';

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
  any('competitor', filter.rivals);
  any('won', filter.won);
  any('lost', filter.lost);
  if (filter.referred !== null) any('referred', [filter.referred ? 'yes' : 'no']);
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

/** Those that fit, and how many there are in all; null where there are more than were looked at. */
async function fitting(
  filter: ListFilter,
  context: Context,
  order: ListOrder | null = null,
): Promise<{ found: Customer[]; total: number | null }> {
  const { store, settings, today, zone } = context;
  const isLate = filter.overdue !== null || filter.late !== null || filter.cadence !== null;
  const byQuiet = filter.quietDays !== null || filter.quietSince !== null || filter.overdue === true;
  const wanted = { ...storeFilter(filter, context), ...(await idsOf(filter, context)) };
  const listed = await store.customerLists.list(wanted, MOST, order ?? (byQuiet ? 'quiet' : 'name'));
  const isCut = listed.length === MOST;
  // Newest contact of the member first, which may not be the newest of all.
  if (order === '-quiet' && filter.touched !== null)
    listed.sort((a, b) => (wanted.ids ?? []).indexOf(a.id) - (wanted.ids ?? []).indexOf(b.id));
  const found = filter.utmost
    ? listed.filter(({ feeling }) => feeling !== null && Math.abs(feeling.value) === UTMOST)
    : listed;
  if (filter.utmost && !isLate) return { found, total: isCut ? null : found.length };
  if (!isLate) return { found, total: isCut ? await store.customerLists.count(wanted) : found.length };
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
  return { found: overdue, total: isCut ? null : overdue.length };
}

const isWithin = (value: number, bounds: { least: number | null; most: number | null } | null): boolean =>
  bounds === null || (value >= (bounds.least ?? value) && value <= (bounds.most ?? value));

/** Whom a filter on purchases, complaints or contacts of a period lets through. */
async function idsOf(filter: ListFilter, context: Context): Promise<Pick<CustomerFilter, 'ids' | 'notIds'>> {
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
  if (filter.alsoBought !== null) {
    const { from, to } = filter.alsoBought;
    const sums = await store.purchases.sums({ from: from ?? undefined, to: to ?? undefined }, 'customer');
    narrow(sums.flatMap(({ key }) => (key === null ? [] : [key])));
  }
  if (filter.bought !== null) {
    const { period, any } = filter.bought;
    const sums = await store.purchases.sums(
      { item: filter.item ?? undefined, from: period?.from ?? undefined, to: period?.to ?? undefined },
      'customer',
    );
    const buyers = sums.flatMap(({ key }) => (key === null ? [] : [key]));
    if (any) narrow(buyers);
    else leaveOut(buyers);
  }
  if (filter.spent !== null) {
    const { measure, period, least, most } = filter.spent;
    const sums = await store.purchases.sums(
      { item: filter.item ?? undefined, from: period?.from ?? undefined, to: period?.to ?? undefined },
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
    const complained = complaints.map(({ customerId }) => customerId);
    if (filter.complained.not) leaveOut(complained);
    else narrow(complained);
  }
  if (filter.touched !== null) {
    const customers = [...(await newestTouches(filter, context)).keys()];
    if (filter.touched.not) leaveOut(customers);
    else narrow(customers);
  }
  return { ...(ids ? { ids } : {}), ...(notIds ? { notIds } : {}) };
}

export const customers: Answering<'customers'> = async (
  { filter, mode, split, order, limit, outOf },
  context,
) => {
  const { store, today } = context;
  const fit = await fitting(filter, context, order);
  const found = limit === null ? fit.found : fit.found.slice(0, limit);
  const known = limit === null ? fit.total : found.length;
  const who = await memberNames(
    [
      ...(filter.owner === null || filter.owner === 'nobody' ? [] : [filter.owner]),
      filter.touched?.by ?? null,
      ...filter.orOwners,
      ...filter.except.owners,
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
  if (total === 0)
    return { headline: text('None: ', head, '.'), understood: await sourcesOnFile(filter, context) };
  const names = found.slice(0, 12).map(named);
  const lines = await rows(found, filter, order, context);
  const headline =
    mode === 'count' && total > 12
      ? text(head, '.')
      : text(head, ': ', total > 12 ? [...listed(names, ','), ' …'] : listed(names), '.');
  const parts = [
    ...(outOf ? [await share(total, filter, context)] : []),
    ...(split === null ? [] : [await splitUp(split, filter, context)]),
  ];
  const page = paged(lines, context, mode === 'count' && total > 12 ? 5 : undefined);
  return {
    headline,
    ...page,
    found: found.length === 1 ? (found[0]?.id ?? null) : null,
    understood: [
      ...parts,
      ...(filter.quietDays !== null || filter.quietSince !== null
        ? [
            text(
              `No contact since ${fullDay(filter.quietSince ?? addDays(today, -(filter.quietDays ?? 0)), today)}.`,
            ),
          ]
        : periodsOf(filter, context)),
    ],
  };
};

/** "4 customers, 2 prospects and 1 former customer": how many of a list are of each part asked for. */
async function splitUp(
  by: NonNullable<Of<'customers'>['split']>,
  filter: ListFilter,
  context: Context,
): Promise<Text> {
  const parts: [words: (n: number) => string, part: ListFilter][] =
    by === 'standing'
      ? someOf(filter.standing, ['customer', 'prospect', 'former'] as const).map((one) => [
          (n) => count(n, standingName(one), standingName(one, 2)),
          { ...filter, standing: [one] },
        ])
      : by === 'met'
        ? someOf(filter.met, ['yes', 'partly', 'no'] as const).map((one) => [
            (n) => `${n} ${{ yes: 'met', partly: 'partly met', no: 'not met' }[one]}`,
            { ...filter, met: [one] },
          ])
        : by === 'overdue'
          ? [true, false].map((one) => [
              (n) => `${n} ${one ? 'overdue' : 'not overdue'}`,
              { ...filter, overdue: one },
            ])
          : by === 'referred'
            ? [true, false].map((one) => [
                (n) => `${n} ${one ? 'referred to us' : 'not referred'}`,
                { ...filter, referred: one },
              ])
            : (['up', 'even', 'down', 'unknown'] as const).map((one) => [
                (n) => `${n} ${{ up: 'happy', even: 'neutral', down: 'unhappy', unknown: 'not known' }[one]}`,
                { ...filter, feeling: one },
              ]);
  const counted = await Promise.all(
    parts.map(async ([words, part]) => {
      const { found, total } = await fitting(part, context);
      return words(total ?? found.length);
    }),
  );
  return text(beginning(counted.join(', ')), '.');
}

const someOf = <T>(asked: readonly T[], all: readonly T[]): readonly T[] => (asked.length > 0 ? asked : all);

/** "That is 7 of 36 customers, 19 %": of those of the same standing, owner and tags. */
async function share(part: number, filter: ListFilter, context: Context): Promise<Text> {
  const { standing, owner, orOwners, tags, anyTag } = filter;
  const whole = ListFilter.parse({ standing, owner, orOwners, tags, anyTag });
  const { found, total } = await fitting(whole, context);
  const all = total ?? found.length;
  const [only] = standing;
  const noun = standing.length === 1 && only ? standingName(only, all) : all === 1 ? 'account' : 'accounts';
  return text(`That is ${part} of ${all} ${noun}, ${Math.round((100 * part) / Math.max(1, all))} %.`);
}

/** Where nobody came through a source, those that are on file. */
async function sourcesOnFile({ sources }: ListFilter, { store }: Context): Promise<Text[]> {
  if (sources.length === 0) return [];
  const known = await store.customerLists.countBy({}, 'source');
  if (known.length === 0) return [];
  return [
    text('The sources on file are ', listed(known.slice(0, 12).map(({ value }) => strong(value))), '.'),
  ];
}

function periodsOf(filter: ListFilter, { today }: Context): Text[] {
  const period =
    filter.since ??
    filter.added ??
    filter.spent?.period ??
    filter.bought?.period ??
    filter.complained?.period ??
    filter.touched?.period ??
    null;
  return period === null ? [] : [text(`Period: ${periodText(period, today)}.`)];
}

/** A customer on a line, with what the list is about. */
async function rows(
  found: readonly Customer[],
  filter: ListFilter,
  order: ListOrder | null,
  context: Context,
): Promise<Line[]> {
  const { store, settings, today, zone } = context;
  const who = await memberNames(
    found.slice(context.offset, context.offset + 50).map(({ owner }) => owner),
    store,
  );
  // Whoever asks for referred customers wants to know through whom.
  const through =
    filter.referred === true || filter.sources.includes('referral')
      ? await referrersOf(found, context)
      : new Map();
  const quiet =
    filter.quietDays !== null ||
    filter.quietSince !== null ||
    filter.overdue !== null ||
    filter.late !== null ||
    filter.contacted !== null;
  const touches = filter.touched?.not ? new Map() : await newestTouches(filter, context);
  return found.map((customer) => {
    const facts: string[] = [];
    const touch = touches.get(customer.id);
    if (touch) facts.push(`${kindName(touch.kind)} ${instantText(touch.at, today, zone)}`);
    if (filter.standing.length !== 1) facts.push(standingName(customer.standing));
    const days = daysQuiet(customer, today, zone);
    if (quiet)
      facts.push(
        customer.lastContact === null
          ? `never contacted, added ${daysAgo(days)}`
          : `last contact ${daysAgo(days)}`,
      );
    if (filter.overdue !== null || filter.late !== null || filter.cadence !== null)
      facts.push(`at most ${count(cadenceOf(customer, settings), 'day')} between contacts`);
    if (filter.feeling !== null && customer.feeling) facts.push(feelingWord(customer.feeling.value));
    if (customer.whyNot && (filter.reason.length > 0 || filter.held.some(({ fact }) => fact === 'reason')))
      facts.push(customer.whyNot);
    if (filter.need.length > 0) facts.push(...customer.needs);
    if (filter.since && customer.customerSince) facts.push(`since ${fullDay(customer.customerSince, today)}`);
    if (filter.added || order === 'added' || order === '-added')
      facts.push(`added ${fullDay(dayOf(customer.createdAt, zone), today)}`);
    if ((order === 'since' || order === '-since') && !filter.since && customer.customerSince)
      facts.push(`since ${fullDay(customer.customerSince, today)}`);
    if (
      customer.source &&
      (filter.sources.length > 0 || filter.except.sources.length > 0 || filter.added || order)
    )
      facts.push(customer.source);
    if (filter.held.some(({ fact, most }) => fact === 'rival' && most !== 0))
      facts.push(...customer.competitors);
    if (filter.held.some(({ fact, most }) => fact === 'won' && most !== 0) && customer.wonFrom)
      facts.push(`from ${customer.wonFrom}`);
    const sender = through.get(customer.id);
    if (sender) facts.push(`through ${sender}`);
    return line(
      text(
        named(customer),
        facts.map((fact) => ` · ${fact}`),
        ...(filter.owner === null && customer.owner !== null ? [' · ', who(customer.owner)] : []),
      ),
      { open: customer.id, quote: touch ? written(touch) : null },
    );
  });
}

/** Through whom customers came, by their ids. */
async function referrersOf(found: readonly Customer[], { store }: Context): Promise<Map<string, string>> {
  const ids = found.flatMap(({ referredBy }) =>
    referredBy === null || referredBy.type === 'outside' ? [] : [referredBy.customerId],
  );
  const people = found.flatMap(({ referredBy }) =>
    referredBy?.type === 'contact' ? [referredBy.contactId] : [],
  );
  const [customers, contacts] = await Promise.all([
    store.customers.getMany(ids),
    store.contacts.getMany(people),
  ]);
  const firm = new Map(customers.map(({ id, name }) => [id, name]));
  const person = new Map(contacts.map(({ id, name }) => [id, name]));
  return new Map(
    found.flatMap(({ id, referredBy }) => {
      if (referredBy === null) return [];
      if (referredBy.type === 'outside') return [[id, referredBy.name] as const];
      const of = firm.get(referredBy.customerId);
      const who = referredBy.type === 'contact' ? person.get(referredBy.contactId) : undefined;
      return of === undefined ? [] : [[id, who ? `${who} of ${of}` : of] as const];
    }),
  );
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
      : `the last contact was on ${instantText(customer.lastContact.at, today, zone)}`;
  const limit = `at most ${count(cadence, 'day')} may pass`;
  const overdue = `overdue by ${count(days - cadence, 'day')}`;
  const about = customer.id;
  if (query.ask === 'cadence')
    return {
      headline: text(
        count(cadence, 'day'),
        ' may pass between two contacts with ',
        named(customer),
        `. ${late ? `That is exceeded, so they are ${overdue}` : 'We are within that, so they are not overdue'}: ${since}.`,
      ),
      about,
    };
  if (query.ask === 'how-long')
    return {
      headline: text(
        customer.lastContact === null ? 'Never contacted: ' : `${count(days, 'day')}: `,
        named(customer),
        `, ${since}. ${limit[0]?.toUpperCase()}${limit.slice(1)}: they are ${late ? overdue : 'not overdue, we are within that'}.`,
      ),
      about,
    };
  return {
    headline: late
      ? text('Yes, ', named(customer), ` is ${overdue}: ${since}, and ${limit}.`)
      : text('No, ', named(customer), ` is not overdue: ${since}, and ${limit}.`),
    about,
  };
};
