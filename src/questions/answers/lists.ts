import { cadenceOf, daysQuiet } from '../../domain/cadence.ts';
import { addDays } from '../../domain/text/day.ts';
import type { Text } from '../answer.ts';
import type { ListFilter } from '../query/list-filter.ts';
import {
  count,
  daysAgo,
  fullDay,
  instantText,
  listedUpTo,
  memberNames,
  named,
  nounsOf,
  periodText,
  strong,
} from '../say.ts';
import { besides } from './besides.ts';
import { type Answering, type Context, none, paged, text } from './context.ts';
import { describe, wordsAsWritten } from './describe.ts';
import { fitting } from './fitting.ts';
import { rows, together } from './rows.ts';
import { share, splitUp } from './split.ts';

export const customers: Answering<'customers'> = async (
  { filter, mode, split, periods, order, limit, shown, spentIn, outOf, outOfAll },
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
  const written = await wordsAsWritten(filter, found, store);
  const about = describe(filter, context, who, written);
  const total = known ?? found.length;
  const head: Text = text(
    known === null ? 'At least ' : '',
    count(total, ...nounsOf(filter.standing)),
    about,
  );
  if (total === 0) return { ...none('None: ', head, '.'), understood: await sourcesOnFile(filter, context) };
  const [only] = found;
  const isOfBuying = filter.reason.length > 0 || shown.includes('why-not');
  const lines = [
    ...(await rows(found, { filter, order, shown, spentIn, touches: fit.touches }, context)),
    ...(only && found.length === 1 && isOfBuying ? besides('why-not', only, today) : []),
  ];
  const headline =
    mode === 'count' && total > 12
      ? text(head, '.')
      : text(head, ': ', listedUpTo(12, found.map(named)), '.');
  const parts = [
    ...(outOf ? [await share(total, outOfAll ? { ...filter, standing: [] } : filter, context)] : []),
    ...(split === null ? [] : [await splitUp(split, filter, { context, written, periods })]),
  ];
  const page = paged(lines, context, mode === 'count' && total > 12 ? 5 : undefined);
  return {
    headline,
    ...page,
    found: found.length === 1 ? (found[0]?.id ?? null) : null,
    understood: [
      ...parts,
      ...(await together(found, { filter, shown, spentIn }, context)).map((told) => text(told)),
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

/** Where nobody came through a source, those that are on file. */
async function sourcesOnFile({ sources }: ListFilter, { store }: Context): Promise<Text[]> {
  if (sources.length === 0) return [];
  const known = await store.customerLists.countBy({}, 'source');
  if (known.length === 0) return [];
  return [
    text(
      'The sources on file are ',
      listedUpTo(
        12,
        known.map(({ value }) => strong(value)),
      ),
      '.',
    ),
  ];
}

function periodsOf(filter: ListFilter, { today }: Context): Text[] {
  const period =
    filter.since ??
    filter.added ??
    filter.spent?.period ??
    filter.bought?.period ??
    filter.owed?.opened ??
    filter.owed?.due ??
    filter.touched?.period ??
    null;
  return period === null ? [] : [text(`Period: ${periodText(period, today)}.`)];
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
  const latest = `until ${fullDay(addDays(today, cadence - days), today)}`;
  const left = cadence === days ? 'today is the last day' : `${count(cadence - days, 'day')} left`;
  const overdue = `overdue by ${count(days - cadence, 'day')}`;
  const about = customer.id;
  if (query.ask === 'cadence')
    return {
      headline: text(
        count(cadence, 'day'),
        ' may pass between two contacts with ',
        named(customer),
        `, ${latest}. ${late ? `That is exceeded, so they are ${overdue}` : `We are within that, so they are not overdue, ${left}`}: ${since}.`,
      ),
      about,
    };
  if (query.ask === 'how-long')
    return {
      headline: text(
        customer.lastContact === null ? 'Never contacted: ' : `${count(days, 'day')}: `,
        named(customer),
        `, ${since}. ${limit[0]?.toUpperCase()}${limit.slice(1)}, ${latest}: they are ${late ? overdue : `not overdue, ${left}`}.`,
      ),
      about,
    };
  return {
    headline: late
      ? text('Yes, ', named(customer), ` is ${overdue}: ${since}, and ${limit}, ${latest}.`)
      : text('No, ', named(customer), ` is not overdue: ${since}, and ${limit}, ${latest}, ${left}.`),
    about,
  };
};
