import { AuditEntry } from '../domain/audit.ts';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { FORGET_AFTER_MS, FORGOTTEN, scrubbed, scrubberFor } from '../domain/forgetting.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { AUDIT, auditIn } from './audit.ts';
import { COMMITMENTS } from './commitments.ts';
import { CONTACTS, contactsIn } from './contacts.ts';
import { type Context, inTransaction } from './context.ts';
import { CUSTOMERS } from './customers.ts';
import { INTERACTIONS } from './interactions.ts';
import { type Kind, scoped } from './scoped.ts';

/** How much is looked through in one transaction. */
const PAGE = 100;

/** Everything that is held about a contact. */
export type Held = {
  contact: Contact;
  customer: string;
  interactions: unknown[];
  commitments: unknown[];
  referrals: string[];
  audit: unknown[];
};

/** Erasing what is held about a contact, an hour after it was asked for. */
export function forgettingIn(context: Context) {
  const contacts = scoped(context, CONTACTS);

  /** The customers in whose files the contact may be named. */
  async function filesOf(contact: Contact): Promise<Id[]> {
    const met = await scoped(context, INTERACTIONS).find({ contactId: contact.id });
    const referred = await scoped(context, CUSTOMERS).find({ 'search.referrer': contact.customerId });
    return [
      ...new Set([
        contact.customerId,
        ...met.map(({ customerId }) => customerId),
        ...referred.map(({ id }) => id),
      ]),
    ];
  }

  /** Goes through all of a kind that belong to one customer, page by page, and writes what has changed. */
  async function rewriteAll<T extends { id: string }>(
    kind: Kind<T>,
    customerId: Id,
    change: (value: T) => T,
  ): Promise<void> {
    let after = '';
    for (;;) {
      const page = await inTransaction(context, async (within) => {
        const all = scoped(within, kind);
        const found = await all.find({ customerId, _id: { $gt: after } }, { sort: { _id: 1 }, limit: PAGE });
        for (const value of found) {
          const changed = change(value);
          // A new version: whoever has the old text open in a form is told, rather than bringing it back.
          if (JSON.stringify(changed) !== JSON.stringify(value)) await all.rewrite(nextVersion(changed));
        }
        return found;
      });
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last.id;
    }
  }

  async function erase(contact: Contact): Promise<void> {
    const others = (await contactsIn(context).of(contact.customerId)).filter(({ id }) => id !== contact.id);
    const scrub = scrubberFor(contact, others);
    for (const customerId of await filesOf(contact)) {
      await rewriteAll(INTERACTIONS, customerId, (one) => ({
        ...scrubbed(one, scrub),
        id: one.id,
        contactId: one.contactId === contact.id ? null : one.contactId,
      }));
      await rewriteAll(COMMITMENTS, customerId, (one) => ({ ...scrubbed(one, scrub), id: one.id }));
      await rewriteAll(AUDIT, customerId, (entry) => {
        const isTheirs = entry.entity.id === contact.id;
        const changes = entry.changes.map((change) =>
          isTheirs && change.field !== 'archivedAt'
            ? { field: change.field, to: FORGOTTEN }
            : scrubbed(change, scrub),
        );
        return AuditEntry.parse({ ...entry, changes });
      });
      await inTransaction(context, async (within) => {
        const all = scoped(within, CUSTOMERS);
        const customer = await all.get(customerId);
        if (customer) await all.rewrite(withoutContact(customer, contact, scrub));
      });
    }
    await inTransaction(context, async (within) => {
      const all = scoped(within, CONTACTS);
      const current = await all.get(contact.id);
      if (!current) return;
      const { imported: _, ...rest } = current;
      await all.rewrite({
        ...rest,
        name: FORGOTTEN,
        role: null,
        emails: [],
        phones: [],
        birthday: null,
        remember: [],
        forgetAt: null,
        forgottenAt: context.clock.now(),
        archivedAt: current.archivedAt ?? context.clock.now(),
      });
    });
  }

  return {
    /** What is held about a contact, to be handed to them before it is erased. */
    async held(contact: Contact): Promise<Held> {
      const customer = await scoped(context, CUSTOMERS).get(contact.customerId);
      const interactions = await scoped(context, INTERACTIONS).find(
        { contactId: contact.id },
        { sort: { at: -1 } },
      );
      const referred = await scoped(context, CUSTOMERS).find({ 'search.referrer': contact.customerId });
      const scrub = scrubberFor(contact, []);
      const mentions = (value: unknown) => JSON.stringify(scrubbed(value, scrub)) !== JSON.stringify(value);
      const commitments = await scoped(context, COMMITMENTS).find({ customerId: contact.customerId });
      return {
        contact,
        customer: customer?.name ?? '',
        interactions,
        commitments: commitments.filter(mentions),
        referrals: referred
          .filter(({ referredBy }) => referredBy?.type === 'contact' && referredBy.contactId === contact.id)
          .map(({ name }) => name),
        audit: await auditIn(context).of(contact.id, 500),
      };
    },

    /** Puts a contact out of sight at once, to be erased in an hour unless that is called off. */
    async schedule(contact: Contact, by: MemberId): Promise<Contact> {
      const now = context.clock.now();
      return contactsIn(context).edit(
        contact,
        { archivedAt: now, forgetAt: new Date(now.getTime() + FORGET_AFTER_MS) },
        by,
        'forget',
      );
    },

    /** Calls an erasure off; null: it is done already, or never was asked for. */
    async callOff(id: Id, by: MemberId): Promise<Contact | null> {
      const contact = await contacts.get(id);
      if (!contact || contact.forgetAt === null || contact.forgottenAt !== null) return null;
      return contactsIn(context).edit(contact, { archivedAt: null, forgetAt: null }, by, 'undo');
    },

    /** Erases whoever is due; doing it twice changes nothing. Returns how many. */
    async run(): Promise<number> {
      const due = await contacts.find({ 'search.forgetAt': { $lte: context.clock.now() } }, { limit: PAGE });
      for (const contact of due) await erase(contact);
      return due.length;
    },
  };
}

/** A customer's file without a contact: facts that name them, and the referral that points at them. */
function withoutContact(customer: Customer, contact: Contact, scrub: (text: string) => string): Customer {
  const { referredBy } = customer;
  const facts = {
    needs: customer.needs,
    buys: customer.buys,
    remember: customer.remember,
    importantDates: customer.importantDates,
    whyNot: customer.whyNot,
    source: customer.source,
  };
  return {
    ...customer,
    ...scrubbed(facts, scrub),
    // That they were referred stays; by whom at the other customer does not.
    referredBy:
      referredBy?.type === 'contact' && referredBy.contactId === contact.id
        ? { type: 'customer', customerId: referredBy.customerId }
        : referredBy,
    birthdays: customer.birthdays.filter(({ contactId }) => contactId !== contact.id),
  };
}

const nextVersion = <T extends object>(value: T): T =>
  'version' in value && typeof value.version === 'number' ? { ...value, version: value.version + 1 } : value;
