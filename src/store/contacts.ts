import { Contact } from '../domain/contact.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { alikeReach } from '../domain/text/alike.ts';
import { nameKey, words } from '../domain/text/name.ts';
import { rankNames } from '../domain/text/rank-names.ts';
import { auditIn } from './audit.ts';
import { type Context, inTransaction, newId } from './context.ts';
import { type Kind, scoped } from './scoped.ts';
import { beginsWith, searchKeys } from './search-keys.ts';

export const CONTACTS: Kind<Contact> = {
  collection: 'contacts',
  schema: Contact,
  version: 1,
  derive: (contact) => {
    const live = contact.archivedAt === null;
    return {
      search: { ...searchKeys(live ? [contact.name] : []), alike: live ? alikeReach({ emails: contact.emails, phones: contact.phones }) : [] },
    };
  },
};

/** The most contacts of one customer that are looked through for a name. */
const PER_CUSTOMER = 500;

/** The contacts of one workspace. */
export function contactsIn(context: Context) {
  const all = scoped(context, CONTACTS);
  return {
    get: all.get,
    getMany: all.getMany,

    /** The live contacts of a customer, by name. */
    async of(customerId: Id, limit = PER_CUSTOMER): Promise<Contact[]> {
      const found = await all.find({ customerId }, { sort: { name: 1 }, limit });
      return found.filter((contact) => contact.archivedAt === null);
    },

    /** The contact of a customer that goes by a name or first name; null where none or more than one does. */
    async named(customerId: Id, name: string): Promise<Contact | null> {
      const own = await this.of(customerId);
      const whole = own.filter((contact) => nameKey(contact.name) === nameKey(name));
      const first = own.filter((contact) => nameKey(contact.name).split(' ')[0] === nameKey(name));
      const fitting = whole.length > 0 ? whole : first;
      return fitting.length === 1 ? (fitting[0] ?? null) : null;
    },

    /** Live contacts of any customer that bear exactly that name. */
    byName: (name: string, limit = 10): Promise<Contact[]> =>
      all.find({ 'search.keys': nameKey(name) }, { limit }),

    /** Live contacts of any customer whose name has words that begin so. */
    async search(text: string, limit: number): Promise<Contact[]> {
      const wanted = words(text);
      if (wanted.length === 0) return [];
      return all.find({ $and: wanted.map((word) => ({ 'search.words': { $elemMatch: beginsWith(word) } })) }, { limit });
    },

    async add(customerId: Id, name: string, by: MemberId): Promise<Contact> {
      return inTransaction(context, async (within) => {
        const contact = await scoped(within, CONTACTS).insert(
          Contact.parse({ id: newId(), customerId, name, createdAt: context.clock.now(), createdBy: by, version: 1 }),
        );
        await auditIn(within).add({
          by,
          action: 'add',
          entity: { type: 'contact', id: contact.id },
          customerId,
          changes: [{ field: 'name', from: undefined, to: name }],
        });
        return contact;
      });
    },

    archive: (contact: Contact): Promise<Contact> =>
      all.replace({ ...contact, archivedAt: context.clock.now() }),

    /** Those of some contacts that a name may mean, best first. */
    rank: (text: string, among: Contact[]): Contact[] =>
      rankNames(
        text,
        among.map((contact) => ({ ...contact, aliases: [] })),
      ).map(({ candidate }) => candidate),
  };
}
