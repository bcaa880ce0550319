import type { Contact } from '../domain/contact.ts';
import {
  FORGET_AFTER_MS,
  FORGOTTEN,
  scrubbed,
  scrubberFor,
  type Traces,
  tracesOf,
} from '../domain/forgetting.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { same } from '../domain/merge-edits.ts';
import { AUDIT, auditIn } from './audit.ts';
import { COMMITMENTS } from './commitment-kind.ts';
import { CONTACTS } from './contact-kind.ts';
import { contactsIn } from './contacts.ts';
import { type Context, inTransaction } from './context.ts';
import { CUSTOMERS } from './customer-kind.ts';
import { CUSTOMER_FACTS, type Erasure, FILE, MERGED, PASSING } from './erasing.ts';
import { INTERACTIONS } from './interaction-kind.ts';
import { MERGES } from './merges.ts';
import { scoped } from './scoped.ts';

/** As many are erased in one go. */
const AT_ONCE = 100;

/** Everything that is held about a contact. */
export type Held = {
  contact: Contact;
  customer: string;
  /** What the customer's own file says of them. */
  facts: unknown[];
  interactions: unknown[];
  commitments: unknown[];
  referrals: string[];
  audit: unknown[];
  /** How many others bear the same name, and keep it. */
  namesakes: number;
};

/** Erasing what is held about a contact, an hour after it was asked for. */
export function forgettingIn(context: Context) {
  const contacts = scoped(context, CONTACTS);

  /** The customers in whose files a contact is known: their own, where they were met, and what these were merged from. */
  async function filesOf(contact: Contact): Promise<Id[]> {
    const met = await scoped(context, INTERACTIONS).find({ contactId: contact.id });
    const referred = await scoped(context, CUSTOMERS).find({ 'search.referrer': contact.customerId });
    const told = await scoped(context, AUDIT).find({ 'entity.id': contact.id });
    const files = new Set([
      contact.customerId,
      ...met.map(({ customerId }) => customerId),
      ...referred.map(({ id }) => id),
      ...told.flatMap(({ customerId }) => customerId ?? []),
    ]);
    for (const file of files)
      for (const { loser } of await scoped(context, MERGES).find({ survivor: file })) files.add(loser);
    return [...files];
  }

  /** The other live contacts who bear a contact's whole name. */
  const namesakesOf = async ({ id, name }: Contact): Promise<Contact[]> =>
    (await contactsIn(context).byName(name)).filter((other) => other.id !== id);

  /** The traces of a contact; `anywhere` are those that can be nobody else's. */
  async function traces(contact: Contact): Promise<Traces> {
    const contacts = contactsIn(context);
    const others = (await contacts.of(contact.customerId)).filter(({ id }) => id !== contact.id);
    return tracesOf(contact, others, (await namesakesOf(contact)).length > 0);
  }

  /**
   * Erases a contact: by every part of their name where they are known, and in what is kept for a while; elsewhere by
   * what names nobody else. Cut short, it is done anew: their own data goes last.
   */
  async function erase(contact: Contact): Promise<void> {
    const { near, anywhere } = await traces(contact);
    const known: Erasure = { contact, scrub: scrubberFor(near) };
    const elsewhere: Erasure = { contact, scrub: scrubberFor(anywhere) };
    const files = { $in: await filesOf(contact) };
    for (const place of Object.values(FILE)) await place.clean(context, { customerId: files }, known);
    await FILE.interactions.clean(context, { contactId: contact.id }, known);
    await FILE.audit.clean(context, { 'entity.id': contact.id }, known);
    await CUSTOMER_FACTS.clean(context, { _id: files }, known);
    await MERGED.clean(context, { survivor: files }, known);
    for (const place of PASSING) await place.clean(context, {}, known);

    const words = new RegExp(anywhere.join('|'), 'i');
    if (anywhere.length > 0)
      for (const place of [...Object.values(FILE), CUSTOMER_FACTS])
        await place.clean(context, { $or: place.texts.map((path) => ({ [path]: words })) }, elsewhere);
    await MERGED.clean(context, {}, elsewhere);
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
      const scrub = scrubberFor((await traces(contact)).near);
      const mentions = (value: unknown) => !same(scrubbed(value, scrub), value);
      const commitments = await scoped(context, COMMITMENTS).find({ customerId: contact.customerId });
      return {
        contact,
        customer: customer?.name ?? '',
        facts: customer ? [...customer.remember, ...customer.needs, customer.whyNot].filter(mentions) : [],
        interactions,
        commitments: commitments.filter(mentions),
        referrals: referred
          .filter(({ referredBy }) => referredBy?.type === 'contact' && referredBy.contactId === contact.id)
          .map(({ name }) => name),
        audit: await auditIn(context).of(contact.id, 500),
        namesakes: (await namesakesOf(contact)).length,
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
      const due = await contacts.find(
        { 'search.forgetAt': { $lte: context.clock.now() } },
        { limit: AT_ONCE },
      );
      for (const contact of due) await erase(contact);
      return due.length;
    },
  };
}
