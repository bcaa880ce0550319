import { changesBetween } from '../domain/audit.ts';
import type { Customer } from '../domain/customer.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { factsAfter, Interaction } from '../domain/interaction.ts';
import { auditIn } from './audit.ts';
import { COMMITMENTS } from './commitment-kind.ts';
import { type NewCommitment, openings } from './commitments.ts';
import { type ContactChoice, contactFor } from './contact-choice.ts';
import { type Context, idOf, inTransaction } from './context.ts';
import { customersIn } from './customers.ts';
import { interactionChangesIn } from './interaction-changes.ts';
import { type InteractionFilter, interactionQuery } from './interaction-filter.ts';
import { INTERACTIONS, type Logged } from './interaction-kind.ts';
import { RepeatedError } from './receipts.ts';
import { isDuplicateKey, scoped } from './scoped.ts';

export type NewInteraction = Pick<Interaction, 'customerId' | 'kind' | 'at' | 'text'> &
  Partial<Pick<Interaction, 'outcome' | 'feeling' | 'source'>>;
export type Entry = {
  interaction: NewInteraction;
  /** Its customer as it was read just now, where it is at hand. */
  seen?: Customer;
  contact: ContactChoice;
  /** What is owed from now on. */
  commitments: Pick<NewCommitment, 'kind' | 'text' | 'due' | 'owner'>[];
};
const HOUR_MS = 3_600_000;
const LONGEST_AGO_MS = 20 * 365 * 24 * HOUR_MS;

/** What happened with the customers of one workspace. */
export function interactionsIn(context: Context) {
  const all = scoped(context, INTERACTIONS);

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

    ...interactionChangesIn(context),

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
