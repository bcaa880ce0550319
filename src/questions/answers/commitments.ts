import type { Commitment } from '../../domain/commitment.ts';
import type { Customer } from '../../domain/customer.ts';
import { addDays, daysBetween } from '../../domain/text/day.ts';
import { stemKey } from '../../domain/text/stem.ts';
import type { Line, Piece } from '../answer.ts';
import { count, fullDay, line, listed, memberNames, named, periodText } from '../say.ts';
import { type Answering, type Context, paged, text } from './context.ts';

const MOST = 500;
const NAMES = { 'next-step': 'next step', promise: 'promise', complaint: 'complaint to settle' } as const;

export const commitments: Answering<'commitments'> = async (query, context) => {
  const { store, today } = context;
  const open = query.state === 'open' || query.state === 'overdue';
  const due =
    query.state === 'overdue'
      ? {
          from: query.due?.from ?? null,
          to: query.due?.to && query.due.to < today ? query.due.to : addDays(today, -1),
        }
      : query.due && open
        ? { from: query.due.from, to: query.due.to }
        : undefined;
  const about = [...new Set(query.about.map((word) => stemKey(word)))];
  const filter = {
    customer: query.customer ?? undefined,
    owner: query.owner ?? undefined,
    kinds: query.kinds.length > 0 ? query.kinds : undefined,
    ...(open ? { open: true } : query.state === 'done' ? { status: 'done' as const } : {}),
    due,
  };
  const all = await store.commitments.list(filter, MOST);
  const searched = about.length === 0 ? [] : best(all, about);
  const chosen = searched.length > 0 ? searched : all;
  const customers = new Map(
    (await store.customers.getMany(chosen.map(({ customerId }) => customerId))).map((one) => [one.id, one]),
  );
  const found = chosen.filter(({ customerId }) => {
    const customer = customers.get(customerId);
    return (
      customer !== undefined && (query.standing.length === 0 || query.standing.includes(customer.standing))
    );
  });
  const who = await memberNames([query.owner, ...found.map(({ owner }) => owner)], store);
  const customer = query.customer === null ? null : await store.customers.get(query.customer);
  const noun = query.kinds.length === 1 && query.kinds[0] ? NAMES[query.kinds[0]] : 'commitment';
  const state =
    query.state === 'overdue'
      ? 'overdue '
      : query.state === 'done'
        ? 'settled '
        : query.state === 'open'
          ? 'open '
          : '';
  const whose: Piece[] = query.owner === null ? [] : [' of ', who(query.owner)];
  const place: Piece[] = customer ? [' for ', named(customer)] : [];
  const when = query.due && query.state === 'open' ? ` due ${periodText(query.due, today)}` : '';
  if (found.length === 0) {
    const nothing = customer
      ? [named(customer), `: nothing ${state.trim() || 'on record'}${when}, no ${noun}`, whose]
      : [`Nothing: no ${state}${noun}`, whose, when];
    return { headline: text(...nothing, '.'), about: query.customer };
  }
  const lines = found.map((commitment) =>
    row(commitment, customers.get(commitment.customerId), customer !== null, context, who(commitment.owner)),
  );
  const [only] = found;
  const at = only && customers.get(only.customerId);
  if (only && at && found.length === 1)
    return {
      headline: text(
        `${count(1, `${state}${noun}`)}`,
        whose,
        ' for ',
        named(at),
        `: ${only.text}${only.due ? `, due ${fullDay(only.due, today)}` : ''}.`,
      ),
      lines,
      about: at.id,
      found: at.id,
    };
  const firms = [
    ...new Map(
      found.flatMap(({ customerId }) => customers.get(customerId) ?? []).map((one) => [one.id, one]),
    ).values(),
  ];
  const across: Piece[] = customer
    ? []
    : [', for ', ...listed(firms.slice(0, 10).map(named)), firms.length > 10 ? ' …' : ''];
  return {
    headline: text(
      count(
        found.length,
        `${state}${noun}`,
        `${state}${noun.replace('complaint to settle', 'complaints to settl')}${noun === 'complaint to settle' ? 'e' : 's'}`,
      ),
      whose,
      place,
      when,
      across,
      '.',
    ),
    ...paged(lines, context),
    about: query.customer,
  };
};

/** Those that share the most words with what was asked, if it is at least half of these. */
function best(all: readonly Commitment[], about: readonly string[]): Commitment[] {
  const scored = all.map((commitment) => {
    const words = new Set(stemKey(commitment.text).split(' '));
    return { commitment, score: about.filter((word) => words.has(word)).length };
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  return most === 0 || most < about.length / 2
    ? []
    : scored.filter(({ score }) => score === most).map(({ commitment }) => commitment);
}

function row(
  commitment: Commitment,
  customer: Customer | undefined,
  isOne: boolean,
  { today }: Context,
  owner: Piece,
): Line {
  const { kind, text: what, due, status, outcome } = commitment;
  const late =
    due !== null && status === 'open' && due < today ? `, ${count(daysBetween(due, today), 'day')} late` : '';
  const when =
    due === null
      ? 'no due date'
      : `due ${fullDay(due, today)}${late || due < today || status !== 'open' ? '' : due === today ? ' (today)' : ''}${late}`;
  const closed = status === 'open' ? '' : ` · ${status}${outcome ? `: ${outcome}` : ''}`;
  return line(
    text(
      ...(isOne || !customer ? [] : [named(customer), ' · ']),
      `${NAMES[kind]}: `,
      { strong: what },
      ` · ${when} · `,
      owner,
      closed,
    ),
    { open: customer?.id ?? null },
  );
}
