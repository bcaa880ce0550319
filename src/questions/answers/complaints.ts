import type { Commitment } from '../../domain/commitment.ts';
import { dayOf } from '../../domain/text/day.ts';
import type { Piece } from '../answer.ts';
import { count, fullDay, instantText, line, listed, memberNames, named, periodText } from '../say.ts';
import { type Answering, type Context, instants, paged, text } from './context.ts';

const MOST = 500;
const STATUS = { open: 'open', done: 'settled', dropped: 'dropped' } as const;

export const complaints: Answering<'complaints'> = async (query, context) => {
  const { store, today } = context;
  const { from, to } = instants(query.period, context);
  const found = (
    await store.commitments.list(
      {
        customer: query.customer ?? undefined,
        kinds: ['complaint'],
        status: query.status ?? undefined,
        opened: { from: from ?? null, to: to ?? null },
      },
      MOST,
    )
  ).filter(({ owner }) => query.owner === null || owner === query.owner);
  const customers = new Map(
    (await store.customers.getMany(found.map(({ customerId }) => customerId))).map((one) => [one.id, one]),
  );
  const who = await memberNames([query.owner, ...found.map(({ owner }) => owner)], store);
  const one = query.customer === null ? null : await store.customers.get(query.customer);
  const state = query.status === null ? '' : `${STATUS[query.status]} `;
  const place: Piece[] = one ? [' of ', named(one)] : [];
  const whose: Piece[] = query.owner === null ? [] : [' with ', who(query.owner)];
  const when = query.period === null ? '' : `, ${periodText(query.period, today)}`;
  if (found.length === 0)
    return {
      headline: text(`None: no ${state}complaint`, place, whose, `${when} is on record.`),
      about: query.customer,
    };
  const firms = [...new Map([...customers]).values()];
  const names: Piece[] = one ? [] : [': ', ...listed(firms.slice(0, 12).map(named))];
  const rows = await Promise.all(
    found.map((complaint) =>
      row(
        complaint,
        one ? null : (customers.get(complaint.customerId) ?? null),
        who(complaint.owner),
        context,
      ),
    ),
  );
  return {
    headline: text(count(found.length, `${state}complaint`), place, whose, when, names, '.'),
    ...paged(rows, context),
    about: query.customer,
  };
};

async function row(
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
      : `${STATUS[status]}${closedAt ? ` on ${fullDay(dayOf(closedAt, zone), today)}` : ''}${outcome ? `: ${outcome}` : ''}`;
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
