import type { Customer } from '../../domain/customer.ts';
import type { Id } from '../../domain/id.ts';
import type { AnswerInput, Piece, Text } from '../answer.ts';
import { ListFilter } from '../query/list-filter.ts';
import { count, listedUpTo, named, nounsOf, periodText, strong } from '../say.ts';
import { type Answering, type Context, none, type Of, paged, rangeOf, text } from './context.ts';
import { isNarrow } from './fitting.ts';
import { rows } from './rows.ts';
import { amounts } from './spending.ts';
import { called, meant } from './whose.ts';

/** The most customers that somebody outside brought, and those of a chain that are told. */
const MOST = 200;
const LONGEST_CHAIN = 500;
/** So many are named in the sentence. */
const NAMED = 8;
const ANYBODY = ListFilter.parse({});
const TOLD = { order: null, shown: [], touches: new Map() };

/** Whom somebody brought us: those of them that are asked for, or what these spent. */
export const referred: Answering<'referred'> = async (query, context) => {
  const { who, about, brought } = await broughtBy(query, context);
  const { filter } = query;
  const shown = await meant({ customer: null, filter }, brought, ({ id }) => id, context);
  if (brought.length === 0) return { ...none('Nobody: ', who, ' has not referred anybody to us.'), about };
  if (shown.length === 0) {
    // Where only the standing is another one, they are what comes nearest.
    const near = isNarrow({ ...query.filter, standing: [] }) ? [] : brought;
    return {
      headline: text(
        `Nobody: of the ${count(brought.length, 'account')} that `,
        who,
        ' referred to us, none is among the ',
        await called(filter, context),
        near.length === 0 ? '.' : [': ', ...names(near), '.'],
      ),
      ...paged(await rows(near, { ...TOLD, filter: ANYBODY }, context), context),
      about,
    };
  }
  if (query.spent) return { ...(await spentBy(shown, who, query, context)), about };
  const noun = nounsOf(query.filter.standing, ['customer', 'customers']);
  const rest = { ...filter, standing: [] };
  const group = isNarrow(rest) ? await called(rest, context) : [];
  return {
    headline: text(
      who,
      ` has referred ${count(shown.length, ...noun)} to us`,
      group.length > 0 ? [` that ${shown.length === 1 ? 'is' : 'are'} among the `, ...group] : '',
      query.chain ? ', with those they referred in turn: ' : ': ',
      names(shown),
      '.',
    ),
    ...paged(
      await rows(shown, { ...TOLD, filter: query.filter, shown: query.chain ? ['referrer'] : [] }, context),
      context,
    ),
    about,
    found: shown.length === 1 ? (shown[0]?.id ?? null) : null,
  };
};

/** Whom a customer, one of its people or somebody outside brought us; in turn too, where the whole chain is asked for. */
async function broughtBy(
  { customer: id, contact: personId, outside, chain }: Of<'referred'>,
  { store }: Context,
): Promise<{ who: Piece[]; about: Id | null; brought: Customer[] }> {
  if (outside !== null) {
    const brought = await store.customerLists.list({ facets: [[`outside:${outside}`]] }, MOST);
    const by = brought[0]?.referredBy;
    return { who: [strong(by?.type === 'outside' ? by.name : outside)], about: null, brought };
  }
  const [customer, contact] = await Promise.all([
    id === null ? null : store.customers.get(id),
    personId === null ? null : store.contacts.get(personId),
  ]);
  if (!customer) return { who: ['Nobody'], about: null, brought: [] };
  const direct = (await store.referrals.broughtBy(customer.id)).filter(
    ({ referredBy }) =>
      contact === null || (referredBy?.type === 'contact' && referredBy.contactId === contact.id),
  );
  return {
    who: contact ? [strong(contact.name), ' of ', named(customer)] : [named(customer)],
    about: customer.id,
    brought: chain ? await inTurn(customer.id, direct, store) : direct,
  };
}

/** Some customers with those whom they brought, and so on. */
async function inTurn(first: Id, direct: readonly Customer[], store: Context['store']): Promise<Customer[]> {
  const all = [...direct];
  const seen = new Set([first, ...direct.map(({ id }) => id)]);
  for (let at = 0; at < all.length && all.length < LONGEST_CHAIN; at += 1)
    for (const further of await store.referrals.broughtBy(all[at]?.id ?? ''))
      if (!seen.has(further.id)) {
        seen.add(further.id);
        all.push(further);
      }
  return all;
}

/** What customers spent who came through somebody. */
async function spentBy(
  customers: readonly Customer[],
  who: readonly Piece[],
  { filter, period }: Of<'referred'>,
  context: Context,
): Promise<AnswerInput> {
  const ids = customers.map(({ id }) => id);
  const sums = await context.store.purchases.sums({ ...rangeOf(period), customers: ids }, 'all');
  const orders = sums.reduce((sum, { count: n }) => sum + n, 0);
  const spent = { measure: 'amount' as const, least: null, most: null, period };
  const told = { ...TOLD, filter: { ...filter, spent }, shown: ['spend' as const] };
  return {
    headline: text(
      `The ${count(customers.length, 'customer')} that `,
      who,
      ' referred to us ',
      customers.length === 1 ? 'has spent ' : 'have spent ',
      sums.length === 0 ? 'nothing' : amounts(sums),
      orders === 0 ? '' : `, in ${count(orders, 'purchase')}`,
      period === null ? '' : `, ${periodText(period, context.today)}`,
      ': ',
      names(customers),
      '.',
    ),
    ...paged(await rows(customers, told, context), context),
  };
}

const names = (customers: readonly Customer[]): Text => listedUpTo(NAMED, customers.map(named));
