import { z } from 'zod';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { Id, type MemberId } from '../domain/id.ts';
import { Apart, apartId } from '../domain/merge.ts';
import { CONTACTS } from './contact-kind.ts';
import type { Context } from './context.ts';
import { CUSTOMERS } from './customer-kind.ts';
import { type Kind, scoped } from './scoped.ts';

const APART: Kind<Apart> = {
  collection: 'apart',
  schema: Apart,
  version: 1,
  key: (workspace, id) => `${workspace}/${id}`,
};

/** A customer that shares a key with another, with what tells at once whether it is worth a closer look. */
const Lookalike = z
  .object({ _id: Id, names: z.array(z.string()), alike: z.array(z.string()) })
  .transform(({ _id, names, alike }) => ({ id: _id, names, keys: alike }));
export type Lookalike = z.infer<typeof Lookalike>;
const Reach = z.object({ customerId: Id, keys: z.array(z.string()) });

/** What the search for duplicates asks of one workspace, each by an index. */
export function duplicatesIn(context: Context) {
  const customers = scoped(context, CUSTOMERS);
  const contacts = scoped(context, CONTACTS);
  const apart = scoped(context, APART);
  return {
    /** Customers in the order of their ids, for a search through all. */
    page: (after: Id | null, limit: number): Promise<Customer[]> => customers.page(after, limit),

    /** Live customers that have one of these keys. */
    async customersAlike(keys: readonly string[], limit: number): Promise<Lookalike[]> {
      return z.array(Lookalike).parse(await customers.keysOf({ alike: { $in: [...keys] } }, limit));
    },

    /** The customers of live contacts that have one of these keys. */
    async contactsAlike(keys: readonly string[], limit: number): Promise<z.infer<typeof Reach>[]> {
      const found = await contacts.pick(
        { 'search.alike': { $in: [...keys] } },
        { customerId: 1, 'search.alike': 1 },
        limit,
      );
      return found.map((one) =>
        Reach.parse({ customerId: one['customerId'], keys: one['search']?.alike ?? [] }),
      );
    },

    /** The live contacts of some customers. */
    async contactsOf(ids: readonly Id[]): Promise<Contact[]> {
      if (ids.length === 0) return [];
      const found = await contacts.find({ customerId: { $in: [...ids] } });
      return found.filter(({ archivedAt }) => archivedAt === null);
    },

    /** Records that two customers are not one, so that they are not offered again. */
    keepApart: (one: Id, other: Id, by: MemberId): Promise<Apart> =>
      apart.put({ id: apartId(one, other), by, at: context.clock.now() }),

    /** All pairs that are known not to be one, and many of them at once: for backups. */
    pageApart: apart.page,
    insertApart: apart.insertMany,

    /** Those of some pairs that are known not to be one. */
    async areApart(pairs: readonly (readonly [Id, Id])[]): Promise<ReadonlySet<string>> {
      return new Set(
        (await apart.getMany(pairs.map(([one, other]) => apartId(one, other)))).map(({ id }) => id),
      );
    },
  };
}
