import type { Customer } from '../domain/customer.ts';
import type { Id } from '../domain/id.ts';
import type { Day } from '../domain/text/day.ts';
import type { Context } from './context.ts';
import { CUSTOMERS } from './customer-kind.ts';
import { existing, facetsOf, LOOKED_AT } from './facets.ts';
import { scoped } from './scoped.ts';

/** Which customers are meant: all of these hold. */
export type CustomerFilter = {
  /** "kind:value"; each inner list holds alternatives. */
  facets?: readonly (readonly string[])[] | undefined;
  /** Facets that none of them has. */
  without?: readonly string[] | undefined;
  /** No contact since this instant. */
  quietSince?: Date | undefined;
  /** Days on which they became customers, both included. */
  since?: { from: Day | null; to: Day | null } | undefined;
  /** Instants between which they were added; the second is no longer part of it. */
  added?: { from?: Date | undefined; to?: Date | undefined } | undefined;
  ids?: readonly Id[] | undefined;
  notIds?: readonly Id[] | undefined;
  referrer?: Id | undefined;
};

function customerQuery({ facets, without, quietSince, since, added, ids, notIds, referrer }: CustomerFilter) {
  const conditions = [
    ...(facets ?? []).map((any) => ({ 'search.facets': any.length === 1 ? any[0] : { $in: [...any] } })),
    ...(without && without.length > 0 ? [{ 'search.facets': { $nin: [...without] } }] : []),
  ];
  return {
    // Only live customers have facets; told both, an engine may read all of the live ones.
    ...(facets && facets.length > 0 ? {} : { 'search.live': true }),
    ...(conditions.length > 0 ? { $and: conditions } : {}),
    ...(quietSince ? { 'search.quietSince': { $lt: quietSince } } : {}),
    ...(since
      ? {
          customerSince: {
            ...(since.from ? { $gte: since.from } : { $gt: '' }),
            ...(since.to ? { $lte: since.to } : {}),
          },
        }
      : {}),
    ...(added?.from || added?.to
      ? {
          createdAt: {
            ...(added.from ? { $gte: added.from } : {}),
            ...(added.to ? { $lt: added.to } : {}),
          },
        }
      : {}),
    ...(ids || notIds
      ? { _id: { ...(ids ? { $in: [...ids] } : {}), ...(notIds ? { $nin: [...notIds] } : {}) } }
      : {}),
    ...(referrer ? { 'search.referrer': referrer } : {}),
  };
}

const ORDERS = {
  name: 'name',
  quiet: 'search.quietSince',
  added: 'createdAt',
  since: 'customerSince',
} as const;
export type ListOrder = keyof typeof ORDERS | `-${keyof typeof ORDERS}`;

/** Whether a customer at hand is among those that are meant, as far as facets and the last contact tell. */
export function customerFits({
  facets,
  without,
  quietSince,
}: CustomerFilter): (customer: Customer) => boolean {
  return (customer) => {
    const own = new Set(facetsOf(customer));
    return (
      (facets ?? []).every((any) => any.some((one) => own.has(one))) &&
      !(without ?? []).some((one) => own.has(one)) &&
      (quietSince === undefined || (customer.lastContact?.at ?? customer.createdAt) < quietSince)
    );
  };
}

/** Lists and counts of the customers of one workspace, for questions. */
export function customerListsIn(context: Context) {
  const all = scoped(context, CUSTOMERS);
  return {
    /** In some order; `-` is the other way round. By quiet: the longest quiet first. */
    list: (filter: CustomerFilter, limit: number, order: ListOrder = 'name', skip = 0): Promise<Customer[]> =>
      all.find(customerQuery(filter), {
        sort: {
          [ORDERS[order.replace('-', '') as keyof typeof ORDERS]]: order.startsWith('-') ? -1 : 1,
          _id: 1,
        },
        limit,
        skip,
      }),

    /** How many fit; counted up to `limit`, where given. */
    count: (filter: CustomerFilter, limit?: number): Promise<number> =>
      all.count(customerQuery(filter), limit),

    /** How many customers have each source, owner, competitor, tag or reason not to buy, the most first. */
    async countBy(
      filter: CustomerFilter,
      field: 'source' | 'owner' | 'competitors' | 'tags' | 'whyNot',
    ): Promise<{ value: string; count: number }[]> {
      const rows = await context.db
        .collection('customers')
        .aggregate([
          {
            $match: { workspace: context.workspace, ...customerQuery(filter), [field]: { $nin: [null, []] } },
          },
          ...(field === 'competitors' || field === 'tags' ? [{ $unwind: `$${field}` }] : []),
          { $group: { _id: `$${field}`, count: { $sum: 1 } } },
          { $sort: { count: -1, _id: 1 } },
        ])
        .toArray();
      return rows.map(({ _id, count }) => ({ value: String(_id), count: Number(count) }));
    },

    /** How many became customers in each month (`YYYY-MM`), the earliest first. */
    async countByMonth(filter: CustomerFilter): Promise<{ month: string; count: number }[]> {
      const rows = await context.db
        .collection('customers')
        .aggregate([
          {
            $match: {
              workspace: context.workspace,
              ...customerQuery({ ...filter, since: filter.since ?? { from: null, to: null } }),
            },
          },
          { $group: { _id: { $substrCP: ['$customerSince', 0, 7] }, count: { $sum: 1 } } },
          { $sort: { _id: 1 } },
        ])
        .toArray();
      return rows.map(({ _id, count }) => ({ month: String(_id), count: Number(count) }));
    },

    /** How many customers each customer brought us, the most first. */
    async topReferrers(filter: CustomerFilter, limit: number): Promise<{ customer: Id; count: number }[]> {
      const rows = await context.db
        .collection('customers')
        .aggregate([
          {
            $match: {
              workspace: context.workspace,
              ...customerQuery(filter),
              'search.referrer': { $gt: '' },
            },
          },
          { $group: { _id: '$search.referrer', count: { $sum: 1 } } },
          { $sort: { count: -1, _id: 1 } },
          { $limit: limit },
        ])
        .toArray();
      return rows.map(({ _id, count }) => ({ customer: String(_id), count: Number(count) }));
    },

    /** Which of some facets any live customer has. */
    known: (facets: readonly string[]): Promise<string[]> =>
      existing(facets, async (wanted) => {
        const found = await context.db
          .collection('customers')
          .find(
            { workspace: context.workspace, 'search.facets': { $in: wanted } },
            { projection: { 'search.facets': 1 }, limit: LOOKED_AT },
          )
          .toArray();
        return found.flatMap((document) => document['search'].facets as string[]);
      }),

    /** Live customers that bear one of these names or aliases (as `nameKey` writes them), whole. */
    byKeys: (keys: readonly string[], limit = 100): Promise<Customer[]> =>
      keys.length === 0 ? Promise.resolve([]) : all.find({ 'search.keys': { $in: [...keys] } }, { limit }),

    /** Live customers with one of these words in a name. */
    byWords: (words: readonly string[], limit = 200): Promise<Customer[]> =>
      words.length === 0 ? Promise.resolve([]) : all.find({ 'search.words': { $in: [...words] } }, { limit }),

    /** Live customers with a word that may be one of these misspelt; the caller measures how near they are. */
    byFuzzy: (keys: readonly string[], limit = 200): Promise<Customer[]> =>
      keys.length === 0 ? Promise.resolve([]) : all.findByKeys({ fuzzy: { $in: [...keys] } }, limit),

    /** Live customers with an important date on one of these days of the year (`MM-DD`). */
    withDateOn: (days: readonly string[], limit: number): Promise<Customer[]> =>
      all.find({ 'search.dates': { $in: [...days] } }, { limit }),
  };
}
