import { changesBetween } from '../domain/audit.ts';
import { Contact } from '../domain/contact.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { nameKey, words } from '../domain/text/name.ts';
import { rankNames } from '../domain/text/rank-names.ts';
import { auditIn } from './audit.ts';
import { CONTACTS, type ContactGap } from './contact-kind.ts';
import { type Context, inTransaction, newId } from './context.ts';
import { followingIn } from './following.ts';
import { scoped } from './scoped.ts';
import { beginsWith } from './search-keys.ts';

const AUDITED = [
  'customerId',
  'name',
  'role',
  'emails',
  'phones',
  'birthday',
  'remember',
  'archivedAt',
  'forgetAt',
] as const satisfies (keyof Contact)[];
export type ContactEdit = Partial<Pick<Contact, (typeof AUDITED)[number]>>;
export type ContactFacts = Omit<ContactEdit, 'name' | 'customerId' | 'archivedAt' | 'forgetAt'>;

/** The fields from which something follows that is kept on the customer. */
const CUSTOMER_FOLLOWS = ['birthday', 'emails', 'archivedAt', 'customerId'];

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
      return all.find({ $and: wanted.map((word) => ({ 'search.words': beginsWith(word) })) }, { limit });
    },

    /** Live contacts that bear one of these names (as `nameKey` writes them), whole. */
    byKeys: (keys: readonly string[], limit = 100): Promise<Contact[]> =>
      keys.length === 0 ? Promise.resolve([]) : all.find({ 'search.keys': { $in: [...keys] } }, { limit }),

    /** Live contacts with one of these words in their name. */
    byWords: (some: readonly string[], limit = 100): Promise<Contact[]> =>
      some.length === 0 ? Promise.resolve([]) : all.find({ 'search.words': { $in: [...some] } }, { limit }),

    /** Live contacts with a word that may be one of these misspelt; the caller measures how near they are. */
    byFuzzy: (keys: readonly string[], limit = 100): Promise<Contact[]> =>
      keys.length === 0 ? Promise.resolve([]) : all.find({ 'search.fuzzy': { $in: [...keys] } }, { limit }),

    /** Live contacts with an address at one of these firms' domains. */
    byDomains: (domains: readonly string[], limit = 100): Promise<Contact[]> =>
      domains.length === 0
        ? Promise.resolve([])
        : all.find({ 'search.domains': { $in: [...domains] } }, { limit }),

    /** How many live contacts there are, or are of some customers; counted up to `limit`. */
    count: (limit: number, customers?: readonly Id[]): Promise<number> =>
      all.count(
        {
          ...(customers ? { customerId: { $in: [...customers] } } : {}),
          'search.keys': { $gt: '' },
        },
        limit,
      ),

    /** Live contacts whose birthday is one of these days of the year (`MM-DD`). */
    bornOn: (days: readonly string[], limit: number): Promise<Contact[]> =>
      all.find({ 'search.birthday': { $in: [...days] } }, { sort: { 'search.birthday': 1 }, limit }),

    /** Live contacts with one of these words (as `stemKey` writes them) in their role or in what is to be remembered. */
    byFacts: (some: readonly string[], limit: number): Promise<Contact[]> =>
      some.length === 0 ? Promise.resolve([]) : all.find({ 'search.facts': { $in: [...some] } }, { limit }),

    /** Live contacts of whom something is not known. */
    lacking: (gap: ContactGap, limit: number): Promise<Contact[]> =>
      all.find({ 'search.facts': `no:${gap}` }, { limit }),

    /** Live contacts who were born from one year to another, both included, the eldest first. */
    bornBetween: (from: number, to: number, limit: number): Promise<Contact[]> =>
      all.find(
        { 'search.born': { $gte: `${from}-01-01`, $lte: `${to}-12-31` } },
        { sort: { 'search.born': 1 }, limit },
      ),

    /** Live contacts whose year of birth is known, the eldest or the youngest first. */
    byAge: (first: 'eldest' | 'youngest', limit: number): Promise<Contact[]> =>
      all.find(
        { 'search.born': { $gt: '' } },
        { sort: { 'search.born': first === 'eldest' ? 1 : -1 }, limit },
      ),

    async add(customerId: Id, name: string, by: MemberId, facts: ContactFacts = {}): Promise<Contact> {
      return inTransaction(context, async (within) => {
        const contact = await scoped(within, CONTACTS).insert(
          Contact.parse({
            ...facts,
            id: newId(),
            customerId,
            name,
            createdAt: context.clock.now(),
            createdBy: by,
            version: 1,
          }),
        );
        await auditIn(within).add({
          by,
          action: 'add',
          entity: { type: 'contact', id: contact.id, version: contact.version },
          customerId,
          changes: changesBetween<Partial<Contact>>({}, contact, ['name']),
        });
        await followingIn(within).refresh([customerId], ['birthdays']);
        return contact;
      });
    },

    /**
     * Changes a contact that was read before.
     * @throws ConflictError when somebody else changed it since
     */
    async edit(contact: Contact, changes: ContactEdit, by: MemberId, action = 'edit'): Promise<Contact> {
      return inTransaction(context, async (within) => {
        const edited = Contact.parse({ ...contact, ...changes });
        const audited = changesBetween(contact, edited, AUDITED);
        if (audited.length === 0) return contact;
        const saved = await scoped(within, CONTACTS).replace(edited);
        await auditIn(within).add({
          by,
          action,
          entity: { type: 'contact', id: contact.id, version: saved.version },
          customerId: edited.customerId,
          changes: audited,
        });
        if (audited.some(({ field }) => CUSTOMER_FOLLOWS.includes(field)))
          await followingIn(within).refresh([contact.customerId, edited.customerId], ['birthdays']);
        return saved;
      });
    },
    /** Those of some contacts that a name may mean, best first. */
    rank: (text: string, among: Contact[]): Contact[] =>
      rankNames(
        text,
        among.map((contact) => ({ ...contact, aliases: [] })),
      ).map(({ candidate }) => candidate),
  };
}
