import { z } from 'zod';
import { Kept, recall } from '../commands/kept.ts';
import { openNoteModal, saveNote } from '../commands/note.ts';
import { Id } from '../domain/id.ts';
import { LONGEST } from '../domain/limits.ts';
import { mayChange } from '../domain/roles.ts';
import { UserError } from '../errors.ts';
import { NameTakenError } from '../store/customers.ts';
import { ACTIONS } from '../views/ids.ts';
import { unnoted } from '../views/note.ts';
import { noteModal } from '../views/note-modal.ts';
import { draftFrom } from './note-draft.ts';
import type { NoteMetadata } from './note-submission.ts';
import { modal, replace } from './reply.ts';
import { type Action, action } from './types.ts';

const gone = () => new UserError("That entry is no longer there. `/crm show` has the customer's card.");
const InteractionValue = z.object({ interaction: Id });
const CustomerValue = z.object({ customer: Id.optional() });

/** The buttons under a note, and those that finish one. */
export const noteActions: Action[] = [
  action(ACTIONS.undoNote, InteractionValue, async ({ interaction: id }, { store, actor, settings }) => {
    const interaction = await store.interactions.get(id);
    if (!interaction) throw gone();
    if (!mayChange(interaction.by, actor, settings))
      throw new UserError(`Only <@${interaction.by}>, who wrote this, or an admin can take it back.`);
    const undone = await store.interactions.remove(id, actor.id);
    if (!undone) throw gone();
    return replace(unnoted(undone.interaction, undone.customer, undone.removed));
  }),

  action(
    ACTIONS.editNote,
    InteractionValue,
    async ({ interaction: id }, { store, actor, settings, origin }) => {
      const interaction = await store.interactions.get(id);
      const customer = interaction && (await store.customers.get(interaction.customerId));
      if (!interaction || !customer || interaction.removedAt !== null) throw gone();
      if (!mayChange(interaction.by, actor, settings))
        throw new UserError(`Only <@${interaction.by}>, who wrote this, or an admin can correct it.`);
      const contact = interaction.contactId === null ? null : await store.contacts.get(interaction.contactId);
      const metadata: NoteMetadata = {
        origin: { ...origin, replace: true },
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
    },
  ),

  action(
    ACTIONS.noteForNew,
    z.intersection(Kept, z.object({ name: z.string().min(1).max(LONGEST.name) })),
    async (value, request) => {
      const text = await recall(value, request);
      const { store, actor } = request;
      try {
        return await store.customers
          .add({ name: value.name, standing: 'customer', owner: actor.id }, actor.id)
          .then((customer) => saveNote(customer, text, request));
      } catch (error) {
        if (!(error instanceof NameTakenError)) throw error;
        // Added meanwhile, perhaps by the first of two clicks: the note still belongs to it.
        const [customer] = (await store.customers.match(value.name, 1)).exact;
        if (!customer) throw error;
        return saveNote(customer, text, request);
      }
    },
  ),

  action(ACTIONS.noteChoose, Kept, async (kept, request) =>
    openNoteModal(request, null, await recall(kept, request)),
  ),

  action(ACTIONS.logContact, CustomerValue, async ({ customer: id }, request) => {
    const customer = id === undefined ? null : await request.store.customers.get(id);
    return openNoteModal(request, customer, '');
  }),
];
