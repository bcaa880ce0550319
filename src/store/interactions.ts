import { changesBetween } from '../domain/audit.ts';
import type { Commitment } from '../domain/commitment.ts';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { contactFact, counts, factsAfter, feelingFact, Interaction } from '../domain/interaction.ts';
import { auditIn } from './audit.ts';
import { COMMITMENTS, commitmentsIn, type NewCommitment, openings } from './commitments.ts';
import { contactsIn } from './contacts.ts';
import { type Context, idOf, inTransaction } from './context.ts';
import { customersIn } from './customers.ts';
import { type InteractionFilter, interactionQuery } from './interaction-filter.ts';
import { RepeatedError } from './receipts.ts';
import { isDuplicateKey, type Kind, scoped } from './scoped.ts';

export const INTERACTIONS: Kind<Interaction> = {
  collection: 'interactions',
  schema: Interaction,
  version: 1,
  derive: (interaction) => {
    const live = interaction.removedAt === null;
    return {
      search: {
        live,
        counts: live && counts(interaction),
        felt: live && interaction.feeling !== null,
      },
    };
  },
};

export type NewInteraction = Pick<Interaction, 'customerId' | 'kind' | 'at' | 'text'> &
  Partial<Pick<Interaction, 'outcome' | 'feeling' | 'source'>>;
/** A contact that is known, or that was read just now, or the name of one who is not known yet. */
export type ContactChoice = { id: Id } | { seen: Contact } | { name: string } | null;
export type Entry = {
  interaction: NewInteraction;
  /** Its customer as it was read just now, where it is at hand. */
  seen?: Customer;
  contact: ContactChoice;
  /** What is owed from now on. */
  commitments: Pick<NewCommitment, 'kind' | 'text' | 'due' | 'owner'>[];
};
/** An interaction with what belongs to it. */
export type Logged = {
  interaction: Interaction;
  customer: Customer;
  contact: Contact | null;
  newContact: boolean;
  commitments: Commitment[];
};
export type InteractionEdit = Partial<
  Pick<Interaction, 'customerId' | 'kind' | 'at' | 'text' | 'outcome' | 'feeling'>
>;
const HOUR_MS = 3_600_000;
const LONGEST_AGO_MS = 20 * 365 * 24 * HOUR_MS;

const AUDITED = ['customerId', 'contactId', 'kind', 'at', 'text', 'outcome', 'feeling', 'removedAt'] as const;

/** What happened with the customers of one workspace. */
export function interactionsIn(context: Context) {
  const all = scoped(context, INTERACTIONS);

  async function contactFor(
    within: Context,
    customerId: Id,
    choice: ContactChoice,
    by: MemberId,
  ): Promise<{ contact: Contact | null; newContact: boolean }> {
    if (choice === null) return { contact: null, newContact: false };
    if ('seen' in choice) return { contact: choice.seen, newContact: false };
    const contacts = contactsIn(within);
    if ('id' in choice) {
      const contact = await contacts.get(choice.id);
      return { contact: contact?.customerId === customerId ? contact : null, newContact: false };
    }
    const known = await contacts.named(customerId, choice.name);
    return known
      ? { contact: known, newContact: false }
      : { contact: await contacts.add(customerId, choice.name, by), newContact: true };
  }

  /** Works the customer's last contact and feeling out anew, from the newest that count. */
  async function refreshFromHistory(within: Context, customerId: Id): Promise<Customer> {
    const interactions = scoped(within, INTERACTIONS);
    const contact = await interactions.first({ customerId, 'search.counts': true }, { at: -1 });
    const [felt, feltBefore] = await interactions.find(
      { customerId, 'search.felt': true },
      { sort: { at: -1 }, limit: 2 },
    );
    const openSteps = await commitmentsIn(within).countOpenOf(customerId);
    return customersIn(within).refresh(customerId, null, () => ({
      lastContact: contact && contactFact(contact),
      feeling: felt ? feelingFact(felt) : null,
      feelingBefore: feltBefore ? feelingFact(feltBefore) : null,
      openSteps,
    }));
  }

  return {
    get: all.get,
    getMany: all.getMany,

    /**
     * Logs what happened, in one transaction with all that follows from it: the contact, the customer's last contact,
     * feeling and next nudge, the next steps, the audit.
     * @param key names the request: the interaction is called after it, so that the same one delivered twice is logged once
     * @throws RepeatedError when it was logged before
     */
    async log(entry: Entry, by: MemberId, key: string): Promise<Logged> {
      return inTransaction(context, async (within) => {
        const seen = entry.seen ?? (await customersIn(within).get(entry.interaction.customerId));
        if (!seen) throw new Error(`customer ${entry.interaction.customerId} is not there`);
        const customerId = seen.id;
        const { contact, newContact } = await contactFor(within, customerId, entry.contact, by);
        const interaction = Interaction.parse({
          ...entry.interaction,
          customerId,
          id: idOf(context.workspace, key),
          contactId: contact?.id ?? null,
          by,
          createdAt: context.clock.now(),
          version: 1,
        });
        // A contact that is new is kept count of on the customer: it is read again.
        const customer = await customersIn(within).refresh(
          customerId,
          newContact ? null : seen,
          (before) => ({
            ...factsAfter(before, interaction),
            openSteps: before.openSteps + entry.commitments.length,
          }),
        );
        await insertOnce(within, interaction);
        const opened = openings(
          entry.commitments.map((owed) => ({ ...owed, customerId, interactionId: interaction.id })),
          by,
          interaction.createdAt,
        );
        await scoped(within, COMMITMENTS).insertMany(opened.commitments);
        await auditIn(within).addMany([
          ...opened.audit,
          {
            by,
            action: 'log',
            entity: { type: 'interaction', id: interaction.id, version: interaction.version },
            customerId,
            changes: changesBetween<Partial<Interaction>>({}, interaction, [
              'kind',
              'at',
              'text',
              'outcome',
              'feeling',
            ]),
          },
        ]);
        return { interaction, customer, contact, newContact, commitments: opened.commitments };
      });
    },

    /**
     * Corrects an interaction that was read before, and what follows from it.
     * @throws ConflictError when somebody else changed it since
     */
    async edit(
      seen: Interaction,
      edit: InteractionEdit,
      contact: ContactChoice,
      by: MemberId,
    ): Promise<Logged> {
      return inTransaction(context, async (within) => {
        const interactions = scoped(within, INTERACTIONS);
        const customerId = edit.customerId ?? seen.customerId;
        const chosen = await contactFor(within, customerId, contact, by);
        const after = Interaction.parse({ ...seen, ...edit, contactId: chosen.contact?.id ?? null });
        const interaction = await interactions.replace(after);
        const commitments = await commitmentsIn(within).ofInteraction(seen.id);
        if (customerId !== seen.customerId) {
          for (const commitment of commitments)
            await scoped(within, COMMITMENTS).rewrite({ ...commitment, customerId });
          await refreshFromHistory(within, seen.customerId);
        }
        const customer = await refreshFromHistory(within, customerId);
        await auditIn(within).add({
          by,
          action: 'edit',
          entity: { type: 'interaction', id: seen.id, version: interaction.version },
          customerId,
          changes: changesBetween(seen, after, AUDITED),
        });
        return { interaction, customer, ...chosen, commitments };
      });
    },

    /**
     * Takes an interaction back, with the next steps that were agreed in it. Doing it twice changes nothing.
     * @returns the customer as it is then, and whether this call was the one that did it
     */
    async remove(
      id: Id,
      by: MemberId,
    ): Promise<{ interaction: Interaction; customer: Customer; removed: boolean } | null> {
      return inTransaction(context, async (within) => {
        const interactions = scoped(within, INTERACTIONS);
        const interaction = await interactions.get(id);
        if (!interaction) return null;
        const customer = await customersIn(within).get(interaction.customerId);
        if (!customer) return null;
        if (interaction.removedAt !== null) return { interaction, customer, removed: false };
        const removedAt = context.clock.now();
        const removed = await interactions.replace({ ...interaction, removedAt });
        const commitments = commitmentsIn(within);
        for (const commitment of await commitments.ofInteraction(id))
          if (commitment.removedAt === null) await commitments.edit(commitment, { removedAt }, by, 'undo');
        await auditIn(within).add({
          by,
          action: 'undo',
          entity: { type: 'interaction', id, version: removed.version },
          customerId: customer.id,
          changes: changesBetween(interaction, removed, AUDITED),
        });
        return {
          interaction: removed,
          customer: await refreshFromHistory(within, customer.id),
          removed: true,
        };
      });
    },

    /**
     * Puts an interaction back as it was: one that was taken back returns with its next steps, one that was corrected
     * gets its former content.
     */
    async restore(id: Id, former: Partial<Interaction>, by: MemberId): Promise<Interaction> {
      return inTransaction(context, async (within) => {
        const interactions = scoped(within, INTERACTIONS);
        const current = await interactions.get(id);
        if (!current) throw new Error(`interaction ${id} is not there`);
        const restored = await interactions.replace(Interaction.parse({ ...current, ...former }));
        const commitments = commitmentsIn(within);
        for (const commitment of await commitments.ofInteraction(id))
          if (belongsTo(commitment, current) && !belongsTo(commitment, restored))
            await commitments.edit(
              commitment,
              { removedAt: restored.removedAt, customerId: restored.customerId },
              by,
              'restore',
            );
        await auditIn(within).add({
          by,
          action: 'undo',
          entity: { type: 'interaction', id, version: restored.version },
          customerId: restored.customerId,
          changes: changesBetween(current, restored, AUDITED),
        });
        if (restored.customerId !== current.customerId) await refreshFromHistory(within, current.customerId);
        await refreshFromHistory(within, restored.customerId);
        return restored;
      });
    },

    /** The history of a customer, newest first. */
    history: (customerId: Id, limit: number, skip = 0): Promise<Interaction[]> =>
      all.find({ customerId, 'search.live': true }, { sort: { at: -1 }, limit, skip }),

    /** How many interactions there were in a period, the end excluded. */
    countBetween: (from: Date, to: Date, limit: number): Promise<number> =>
      all.count({ 'search.live': true, at: { $gte: from, $lt: to } }, limit),
    /** The newest of the workspace, looked for further and further back: some engines sort all that fits a search. */
    async latest(limit: number): Promise<Interaction[]> {
      const now = context.clock.now().getTime();
      for (let back = HOUR_MS; back < LONGEST_AGO_MS; back *= 4) {
        const found = await this.list({ from: new Date(now - back) }, limit);
        if (found.length === limit) return found;
      }
      return this.list({}, limit);
    },

    /** What happened, newest first: with a customer or contact, by a member, of some kinds, between two instants. */
    list: (filter: InteractionFilter, limit: number, oldestFirst = false, skip = 0): Promise<Interaction[]> =>
      all.find(interactionQuery(filter), { sort: { at: oldestFirst ? 1 : -1 }, limit, skip }),

    count: (filter: InteractionFilter): Promise<number> => all.count(interactionQuery(filter)),

    /** The newest interaction that counts as contact. */
    lastContact: (customerId: Id): Promise<Interaction | null> =>
      all.first({ customerId, 'search.counts': true }, { at: -1 }),
  };
}

/** @throws RepeatedError when the request that it is called after was taken care of before */
async function insertOnce(within: Context, interaction: Interaction): Promise<void> {
  try {
    await scoped(within, INTERACTIONS).insert(interaction);
  } catch (error) {
    if (isDuplicateKey(error)) throw new RepeatedError(interaction.id);
    throw error;
  }
}

/** Whether a commitment goes with an interaction: with the same customer, and taken back at the same moment if at all. */
const belongsTo = (commitment: Commitment, { customerId, removedAt }: Interaction): boolean =>
  commitment.customerId === customerId && commitment.removedAt?.getTime() === removedAt?.getTime();
