import { z } from 'zod';
import { Kept, recall } from '../commands/kept.ts';
import { openNoteModal, saveNote } from '../commands/note.ts';
import { Id } from '../domain/id.ts';
import { LONGEST } from '../domain/limits.ts';
import { NameTakenError } from '../store/customers.ts';
import { ACTIONS } from '../views/ids.ts';
import { editNote, takeBackNote } from './note-entry.ts';
import { type Action, action } from './types.ts';

const InteractionValue = z.object({ interaction: Id });
const CustomerValue = z.object({ customer: Id.optional() });

/** The buttons under a note, and those that finish one. */
export const noteActions: Action[] = [
  action(ACTIONS.undoNote, InteractionValue, ({ interaction }, request) =>
    takeBackNote(interaction, request),
  ),

  action(ACTIONS.editNote, InteractionValue, ({ interaction }, request) =>
    editNote(interaction, request, true),
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
        const [customer] = (await store.customerNames.match(value.name, 1)).exact;
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
