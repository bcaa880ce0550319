import type { Customer, Standing } from '../../domain/customer.ts';
import type { Referral } from '../../domain/referral.ts';
import type { Piece } from '../answer.ts';
import { count, line, listed, money, named, standingName, strong } from '../say.ts';
import { type Answering, type Context, customerIn, paged, text } from './context.ts';

/** Who referred a customer, in words, and the customer behind them. */
async function behind(
  referral: Referral,
  { store }: Context,
): Promise<{ words: Piece[]; customer: Customer | null }> {
  if (referral.type === 'outside') return { words: [strong(referral.name)], customer: null };
  const customer = await store.customers.get(referral.customerId);
  const firm: Piece = customer ? named(customer) : 'a customer that is no longer there';
  if (referral.type === 'customer') return { words: [firm], customer };
  const contact = await store.contacts.get(referral.contactId);
  return { words: contact ? [strong(contact.name), ' of ', firm] : [firm], customer };
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
    return { headline: text('Nobody is on record as having referred ', named(customer), '.', source), about };
  }
  const first = await behind(customer.referredBy, context);
  const links: Piece[][] = [first.words];
  if (query.chain) {
    let next = first.customer;
    const seen = new Set([customer.id]);
    while (next !== null && !seen.has(next.id)) {
      seen.add(next.id);
      if (next.referredBy === null) {
        const source = next.source;
        if (source && !/^referral$/i.test(source)) links.push([`where it began: ${source}`]);
        break;
      }
      const link = await behind(next.referredBy, context);
      links.push(link.words);
      next = link.customer;
    }
  }
  const headline = text(named(customer), ' was referred to us by ', first.words, '.');
  if (query.supposed !== null)
    return {
      headline: text(first.customer?.id === query.supposed ? 'Yes, ' : 'No, ', headline),
      about,
      found: first.customer?.id ?? null,
    };
  if (!query.chain) return { headline, about, found: first.customer?.id ?? null };
  const found = first.customer?.id ?? null;
  const [only] = links;
  if (links.length === 1 && only)
    return { headline: text(headline, ' Nobody referred them in turn.'), about };
  return {
    headline,
    lines: [
      line(
        text(
          'The chain: ',
          named(customer),
          links.flatMap((link): Piece[] => [' ← ', ...link]),
          '.',
        ),
      ),
    ],
    about,
    found,
  };
};

export const referred: Answering<'referred'> = async (query, context) => {
  const { store } = context;
  const contact = query.contact === null ? null : await store.contacts.get(query.contact);
  const customer = query.customer === null ? null : await store.customers.get(query.customer);
  const keep = (one: Customer) => query.standing.length === 0 || query.standing.includes(one.standing);
  if (query.outside !== null) {
    const facets = [[`outside:${query.outside}`]];
    const found = (await store.customerLists.list({ facets }, 200)).filter(keep);
    const name = found[0]?.referredBy?.type === 'outside' ? found[0].referredBy.name : query.outside;
    return {
      headline: text(
        strong(name),
        ` brought us ${count(found.length, 'customer')}`,
        found.length > 0 ? [': ', ...listed(found.map(named))] : [],
        '.',
      ),
      ...paged(found.map(row), context),
    };
  }
  if (!customer) return { headline: text('Nobody.') };
  const direct = (await store.customers.referredBy(customer.id)).filter(keep);
  const byPerson = contact
    ? direct.filter(({ referredBy }) => referredBy?.type === 'contact' && referredBy.contactId === contact.id)
    : direct;
  const shown = contact ? byPerson : direct;
  const who: Piece[] = contact ? [strong(contact.name), ' of ', named(customer)] : [named(customer)];
  if (shown.length === 0)
    return { headline: text('No, ', who, ' has not referred anybody to us.'), about: customer.id };
  if (query.spent) {
    const sums = await store.purchases.sums({ customers: shown.map(({ id }) => id) }, 'all');
    const orders = sums.reduce((sum, { count: n }) => sum + n, 0);
    return {
      headline: text(
        `The ${count(shown.length, 'customer')} that `,
        who,
        ' referred to us ',
        shown.length === 1 ? 'has spent ' : 'have spent ',
        sums.length === 0
          ? 'nothing so far'
          : [...listed(sums.map(({ amount, currency }) => strong(money(amount, currency))))],
        orders === 0 ? '' : `, in ${count(orders, 'purchase')}`,
        ': ',
        listed(shown.slice(0, 8).map(named)),
        shown.length > 8 ? ' …' : '',
        '.',
      ),
      ...paged(shown.map(row), context),
      about: customer.id,
    };
  }
  const lines = shown.map(row);
  if (query.chain) {
    let level = shown;
    const seen = new Set([customer.id, ...shown.map(({ id }) => id)]);
    while (level.length > 0 && seen.size < 500) {
      const next: Customer[] = [];
      for (const one of level)
        for (const further of await store.customers.referredBy(one.id))
          if (!seen.has(further.id)) {
            seen.add(further.id);
            next.push(further);
            lines.push(line(text(named(further), ' through ', named(one)), { open: further.id }));
          }
      level = next;
    }
  }
  return {
    headline: text(
      who,
      ` has referred ${count(shown.length, 'customer')} to us: `,
      listed(shown.slice(0, 8).map(named)),
      shown.length > 8 ? ' …' : '',
      '.',
    ),
    ...paged(lines, context),
    about: customer.id,
    found: shown.length === 1 ? (shown[0]?.id ?? null) : null,
  };
};

const row = (customer: { id: string; name: string; standing: Standing }) =>
  line(text(named(customer), ` · ${standingName(customer.standing)}`), { open: customer.id });
