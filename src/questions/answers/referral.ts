import type { Customer } from '../../domain/customer.ts';
import type { Id } from '../../domain/id.ts';
import type { Referral } from '../../domain/referral.ts';
import { facet } from '../../store/facets.ts';
import type { Piece, Text } from '../answer.ts';
import { count, line, listedUpTo, named, nounsOf, strong } from '../say.ts';
import { type Answering, type Context, customerIn, none, paged, profiles, text } from './context.ts';
import { customersThatFit, isNarrow, storeFilter } from './fitting.ts';

/** Who referred a customer, in words, and the customer behind them. */
export async function behind(
  referral: Referral,
  { store }: Context,
): Promise<{ words: Piece[]; customer: Customer | null; people: Id[] }> {
  if (referral.type === 'outside') return { words: [strong(referral.name)], customer: null, people: [] };
  const customer = await store.customers.get(referral.customerId);
  const firm: Piece = customer ? named(customer) : 'a customer that is no longer there';
  if (referral.type === 'customer') return { words: [firm], customer, people: [] };
  const contact = await store.contacts.get(referral.contactId);
  return contact
    ? { words: [strong(contact.name), ' of ', firm], customer, people: [contact.id] }
    : { words: [firm], customer, people: [] };
}

export const referrer: Answering<'referrer'> = async (query, context) => {
  const customer = await customerIn(query, context);
  const about = customer.id;
  if (customer.referredBy === null) {
    const source =
      customer.source && !/^referral$/i.test(customer.source)
        ? [` They found us through ${customer.source}.`]
        : customer.source
          ? [` (Source: ${customer.source}.)`]
          : [];
    return { ...none('Nobody is on record as having referred ', named(customer), '.', source), about };
  }
  const first = await behind(customer.referredBy, context);
  const found = first.customer?.id ?? null;
  const { supposed } = query;
  const isDirect = supposed !== null && supposed === found;
  const { links, passed } =
    query.chain || (supposed !== null && !isDirect)
      ? await chainFrom(first, customer.id, context)
      : { links: [first.words], passed: [] };
  const isIndirect = supposed !== null && !isDirect && passed.includes(supposed);
  const headline = text(
    supposed === null ? '' : isDirect ? 'Yes, ' : isIndirect ? 'Yes, though not directly: ' : 'No, ',
    named(customer),
    ' was referred to us by ',
    first.words,
    '.',
  );
  if (!query.chain && !isIndirect) {
    const lines = first.customer ? await profiles([first.customer], context) : [];
    return { headline, lines, about, found, people: first.people };
  }
  if (links.length === 1) return { headline: text(headline, ' Nobody referred them in turn.'), about };
  const chain: Text = ['The chain: ', named(customer), ...links.flatMap((link) => [' ← ', ...link]), '.'];
  return { headline, lines: [line(chain)], about, found, named: passed };
};

type Behind = Awaited<ReturnType<typeof behind>>;

/** Who referred the first of a chain, who referred them, and so on, down to where it began; and the customers among them. */
async function chainFrom(
  first: Behind,
  from: Id,
  context: Context,
): Promise<{ links: Piece[][]; passed: Id[] }> {
  const links = [first.words];
  const passed: Id[] = first.customer ? [first.customer.id] : [];
  const seen = new Set([from]);
  let next = first.customer;
  while (next !== null && !seen.has(next.id)) {
    seen.add(next.id);
    if (next.referredBy === null) {
      const { source } = next;
      if (source && !/^referral$/i.test(source)) links.push([`where it began: ${source}`]);
      break;
    }
    const link = await behind(next.referredBy, context);
    links.push(link.words);
    if (link.customer) passed.push(link.customer.id);
    next = link.customer;
  }
  return { links, passed };
}

const MOST = 2000;
/** Who may have recommended us, as the index knows them, and how they are called. */
const REFERRERS = {
  people: { types: ['contact', 'outside'], noun: ['person', 'people'] },
  outsiders: { types: ['outside'], noun: ['person outside', 'people outside'] },
  customers: { types: ['customer'], noun: ['customer', 'customers'] },
  all: { types: ['yes'], noun: ['referrer', 'referrers'] },
} as const;

/** Who has recommended us, the people or the customers among them, and whom each brought. */
export const referrers: Answering<'referrers'> = async ({ who, filter, senders, several }, context) => {
  const { types, noun: called } = REFERRERS[who ?? 'all'];
  const wanted = storeFilter(filter, context);
  const brought = await context.store.customerLists.list(
    { ...wanted, facets: [...(wanted.facets ?? []), types.map((type) => facet('referred', type))] },
    MOST,
  );
  const found = new Map<string, { words: Piece[]; open: string | null; brought: Customer[] }>();
  const allowed = isNarrow(senders)
    ? new Set((await customersThatFit(senders, context)).map(({ id }) => id))
    : null;
  for (const one of brought) {
    if (one.referredBy === null) continue;
    if (allowed !== null && (one.referredBy.type === 'outside' || !allowed.has(one.referredBy.customerId)))
      continue;
    const key = JSON.stringify(one.referredBy);
    const known = found.get(key) ?? { ...(await sender(one.referredBy, context)), brought: [] };
    found.set(key, { ...known, brought: [...known.brought, one] });
  }
  const all = [...found.values()]
    .filter((one) => one.brought.length >= several)
    .sort((a, b) => b.brought.length - a.brought.length);
  const noun = nounsOf(senders.standing, called);
  if (all.length === 0) return none(`Nobody: no ${noun[0]} is on record as having recommended us.`);
  return {
    headline: text(
      `${count(all.length, ...noun)} recommended us: `,
      listedUpTo(
        12,
        all.map(({ words }) => words),
      ),
      '.',
    ),
    ...paged(
      all.map(({ words, open, brought: sent }) =>
        line(text(words, ' brought ', listedUpTo(8, sent.map(named))), {
          open,
        }),
      ),
      context,
    ),
  };
};

async function sender(
  referral: Referral,
  context: Context,
): Promise<{ words: Piece[]; open: string | null }> {
  const { words, customer } = await behind(referral, context);
  return { words, open: customer?.id ?? null };
}
