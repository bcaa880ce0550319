import { changesBetween } from '../domain/audit.ts';
import type { Commitment } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { Interaction } from '../domain/interaction.ts';
import { auditIn } from './audit.ts';
import { COMMITMENTS } from './commitment-kind.ts';
import { commitmentsIn } from './commitments.ts';
import { type ContactChoice, contactFor } from './contact-choice.ts';
import { type Context, inTransaction } from './context.ts';
import { customersIn } from './customers.ts';
import { followingIn } from './following.ts';
import { INTERACTIONS, type Logged } from './interaction-kind.ts';
import { scoped } from './scoped.ts';

export type InteractionEdit = Partial<
  Pick<Interaction, 'customerId' | 'kind' | 'at' | 'text' | 'outcome' | 'feeling'>
>;
const AUDITED = ['customerId', 'contactId', 'kind', 'at', 'text', 'outcome', 'feeling', 'removedAt'] as const;

/** Corrects what was logged in one workspace, takes it back and puts it back, with all that follows from it. */
export function interactionChangesIn(context: Context) {
  return {
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
        await record(within, 'edit', by, { before: seen, after: interaction, customerId });
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
        await record(within, 'undo', by, { before: interaction, after: removed, customerId: customer.id });
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
        const { customerId } = restored;
        await record(within, 'undo', by, { before: current, after: restored, customerId });
        if (customerId !== current.customerId) await refreshFromHistory(within, current.customerId);
        await refreshFromHistory(within, customerId);
        return restored;
      });
    },
  };
}

/** Records who changed what of an interaction. */
const record = (
  within: Context,
  action: string,
  by: MemberId,
  { before, after, customerId }: { before: Interaction; after: Interaction; customerId: Id },
) =>
  auditIn(within).add({
    by,
    action,
    entity: { type: 'interaction', id: after.id, version: after.version },
    customerId,
    changes: changesBetween(before, after, AUDITED),
  });

/** Works the customer's last contact, feeling and open steps out anew. */
async function refreshFromHistory(within: Context, customerId: Id): Promise<Customer> {
  const [customer] = await followingIn(within).refresh([customerId], ['history', 'steps']);
  return customer as Customer;
}

/** Whether a commitment goes with an interaction: with the same customer, and taken back at the same moment if at all. */
const belongsTo = (commitment: Commitment, { customerId, removedAt }: Interaction): boolean =>
  commitment.customerId === customerId && commitment.removedAt?.getTime() === removedAt?.getTime();
