import type { Interaction } from '../domain/interaction.ts';
import { mayChange } from '../domain/roles.ts';
import { UserError } from '../errors.ts';
import { unnoted } from '../views/note.ts';
import { noteModal } from '../views/note-modal.ts';
import { draftFrom } from './note-draft.ts';
import type { NoteMetadata } from './note-submission.ts';
import { modal, type Reply, replace } from './reply.ts';
import type { Request } from './request.ts';

const gone = () => new UserError("That entry is no longer there. `/crm show` has the customer's card.");

/** An entry that a person may change: they wrote it, or are an admin. */
async function ownEntry(id: string, what: string, request: Request): Promise<Interaction> {
  const { store, actor, settings } = request;
  const interaction = await store.interactions.get(id);
  if (!interaction) throw gone();
  if (!mayChange(interaction.by, actor, settings))
    throw new UserError(`Only <@${interaction.by}>, who wrote this, or an admin can ${what} it.`);
  return interaction;
}

/** Takes an entry back, with the next steps that were agreed in it. */
export async function takeBackNote(id: string, request: Request): Promise<Reply> {
  await ownEntry(id, 'take back', request);
  const undone = await request.store.interactions.remove(id, request.actor.id);
  if (!undone) throw gone();
  return replace(unnoted(undone.interaction, undone.customer, undone.removed));
}

/**
 * The modal that corrects an entry.
 * @param replaces whether the answer takes the place of the message that was acted on
 */
export async function editNote(id: string, request: Request, replaces: boolean): Promise<Reply> {
  const { store, actor, origin } = request;
  const interaction = await ownEntry(id, 'correct', request);
  const customer = await store.customers.get(interaction.customerId);
  if (!customer || interaction.removedAt !== null) throw gone();
  const contact = interaction.contactId === null ? null : await store.contacts.get(interaction.contactId);
  const metadata: NoteMetadata = {
    origin: { ...origin, replace: replaces },
    interaction: { id, version: interaction.version },
    source: null,
  };
  return modal(
    noteModal(draftFrom(interaction, customer, contact), {
      title: 'Correct the entry',
      submit: 'Save',
      actor: actor.id,
      metadata,
      nextSteps: false,
    }),
  );
}
