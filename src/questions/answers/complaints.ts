import type { Commitment } from '../../domain/commitment.ts';
import { dayOf } from '../../domain/text/day.ts';
import type { Piece } from '../answer.ts';
import { count, fullDay, instantText, line, memberNames, named, periodText } from '../say.ts';
import { type Answering, type Context, instants, paged, text } from './context.ts';
import { across, breakdown, daysOpen, deedsThatFit } from './deeds.ts';

const STATUS = { open: 'open', done: 'settled', dropped: 'dropped', closed: 'closed' } as const;

export const complaints: Answering<'complaints'> = async (query, context) => {
  const { store, today } = context;
  const opened = instants(query.period, context);
  const closed = instants(query.closed, context);
  const deeds = await deedsThatFit(
    {
      customer: query.customer ?? undefined,
      kinds: ['complaint'],
      ...(query.status === 'closed' ? { open: false } : { status: query.status ?? undefined }),
      opened: { from: opened.from ?? null, to: opened.to ?? null },
      closed: { from: closed.from ?? null, to: closed.to ?? null },
    },
    query,
    context,
  );
  const { found, customers, unheeded } = deeds;
  const who = await memberNames([query.owner, ...found.map(({ owner }) => owner)], store);
  const one = query.customer === null ? null : await store.customers.get(query.customer);
  const state = query.status === null ? '' : `${STATUS[query.status]} `;
  const place: Piece[] = one ? [' of ', named(one)] : [];
  const whose: Piece[] = query.owner === null ? [] : [' with ', who(query.owner)];
  const when = [
    query.period === null ? '' : `, ${periodText(query.period, today)}`,
    query.closed === null ? '' : `, closed ${periodText(query.closed, today)}`,
  ].join('');
  if (found.length === 0)
    return {
      headline: text(`None: no ${state}complaint`, place, whose, `${when} is on record.`),
      about: query.customer,
      unheeded,
    };
  if (query.group !== null && one === null) {
    const groups = await breakdown(deeds, query, () => 'complaints', context);
    return {
      headline: text(count(found.length, `${state}complaint`), whose, when, '. ', groups.headline, '.'),
      ...paged(groups.lines, context),
      unheeded,
    };
  }
  const rows = found.map((complaint) =>
    row(complaint, one ? null : (customers.get(complaint.customerId) ?? null), who(complaint.owner), context),
  );
  return {
    headline: text(
      count(found.length, `${state}complaint`),
      place,
      whose,
      when,
      one ? [] : across(deeds, ': '),
      '.',
    ),
    ...paged(rows, context),
    about: query.customer,
    found: one === null && customers.size === 1 ? ([...customers.keys()][0] ?? null) : null,
    unheeded,
  };
};

function row(
  complaint: Commitment,
  customer: { id: string; name: string } | null,
  owner: Piece,
  context: Context,
) {
  const { today, zone } = context;
  const { text: what, status, outcome, openedAt, closedAt, due } = complaint;
  const end =
    status === 'open'
      ? `open${due ? `, due ${fullDay(due, today)}` : ''}`
      : `${STATUS[status]}${closedAt ? ` on ${fullDay(dayOf(closedAt, zone), today)} after ${count(daysOpen(complaint, context), 'day')}` : ''}${outcome ? `: ${outcome}` : ''}`;
  return line(
    text(
      { strong: instantText(openedAt, today, zone) },
      ...(customer ? [' · ', named(customer)] : []),
      ` · ${end} · `,
      owner,
    ),
    { quote: what, open: customer?.id ?? null },
  );
}
