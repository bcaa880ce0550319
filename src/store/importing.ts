import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { Id } from '../domain/id.ts';
import { COMMITMENTS } from './commitment-kind.ts';
import { CONTACTS } from './contact-kind.ts';
import { type Context, newId } from './context.ts';
import { CUSTOMERS, factFields } from './customer-kind.ts';
import { followingIn } from './following.ts';
import { INTERACTIONS } from './interaction-kind.ts';
import { PURCHASES } from './purchase-kind.ts';
import { type Kind, scoped } from './scoped.ts';

/** Reads and writes many of one kind at once. */
function bulk<T extends { id: string }>(context: Context, kind: Kind<T>) {
  const all = scoped(context, kind);
  return {
    newId,
    getMany: all.getMany,
    /** All there are, in the order of their ids. */
    page: all.page,
    /** Those that an import made or took over under these keys. */
    byImportKey: (keys: readonly string[]): Promise<T[]> =>
      keys.length === 0 ? Promise.resolve([]) : all.find({ 'imported.key': { $in: [...new Set(keys)] } }),
    insertMany: all.insertMany,
    /** Writes values that were read in the same transaction. */
    rewriteMany: all.rewriteMany,
  };
}

/** What an import asks of one workspace: by many keys at once, each by its index. */
export function importingIn(context: Context) {
  const customers = scoped(context, CUSTOMERS);
  const contacts = scoped(context, CONTACTS);
  return {
    customers: {
      ...bulk(context, CUSTOMERS),
      /** Writes what follows from what belongs to customers that were read in the same transaction, and their import. */
      refreshMany: (values: readonly Customer[]): Promise<void> =>
        customers.amendMany(
          values.map((customer) => {
            const { lastContact, feeling, feelingBefore, buying, openSteps, birthdays, people } = customer;
            const facts = { lastContact, feeling, feelingBefore, buying, openSteps, birthdays, people };
            const { imported } = customer;
            return {
              _id: customer.id,
              fields: { ...factFields(customer, facts), ...(imported ? { imported } : {}) },
            };
          }),
        ),
    },
    contacts: bulk(context, CONTACTS),
    interactions: bulk(context, INTERACTIONS),
    commitments: bulk(context, COMMITMENTS),
    purchases: bulk(context, PURCHASES),

    /** Live customers that bear one of these names or aliases, as `nameKey` or `bareKey` writes them. */
    customersNamed: (keys: readonly string[]): Promise<Customer[]> =>
      keys.length === 0
        ? Promise.resolve([])
        : customers.find({ 'search.keys': { $in: [...new Set(keys)] } }),

    /** Live contacts that bear one of these names, or have one of these words in their name, at one of these customers. */
    async contactsNamed(
      customerIds: readonly Id[],
      keys: readonly string[],
      words: readonly string[],
    ): Promise<Contact[]> {
      if (customerIds.length === 0) return [];
      const own = { customerId: { $in: [...new Set(customerIds)] } };
      const whole =
        keys.length === 0 ? [] : await contacts.find({ ...own, 'search.keys': { $in: [...new Set(keys)] } });
      const parts =
        words.length === 0
          ? []
          : await contacts.find({ ...own, 'search.words': { $in: [...new Set(words)] } });
      return [...new Map([...whole, ...parts].map((contact) => [contact.id, contact])).values()];
    },

    /** Live contacts of any customer that bear one of these names. */
    contactsOfAnyone: (keys: readonly string[]): Promise<Contact[]> =>
      keys.length === 0 ? Promise.resolve([]) : contacts.find({ 'search.keys': { $in: [...new Set(keys)] } }),

    /** Live customers that were referred by somebody outside who has one of these names. */
    referredByOutsiders: (keys: readonly string[]): Promise<Customer[]> =>
      keys.length === 0
        ? Promise.resolve([])
        : customers.find({ 'search.outsider': { $in: [...new Set(keys)] } }),

    /** What of some customers follows from what belongs to them. */
    factsOf: followingIn(context).factsOf,
  };
}
