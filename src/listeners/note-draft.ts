import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { Interaction } from '../domain/interaction.ts';
import { Feeling, InteractionKind } from '../domain/kinds.ts';
import { INPUTS } from '../views/ids.ts';
import type { NoteDraft } from '../views/note-modal.ts';
import type { Request } from './request.ts';
import { type InputState, instantOf, selectedOf, selectedTextOf, textOf } from './state.ts';

/** An interaction as the modal shows it, to be corrected. */
export const draftFrom = (
  interaction: Interaction,
  customer: Customer,
  contact: Contact | null,
): NoteDraft => ({
  customer,
  contact: contact && { value: contact.id, name: contact.name },
  kind: interaction.kind,
  at: interaction.at,
  text: interaction.text,
  outcome: interaction.outcome ?? '',
  feeling: interaction.feeling,
  nextStep: null,
});

/** What is filled into the modal just now, to be shown again. */
export function draftOf(state: InputState, request: Request): NoteDraft {
  const chosen = (block: string) => {
    const value = selectedOf(state, block);
    return value === null ? null : { value, name: selectedTextOf(state, block) ?? value };
  };
  const customer = chosen(INPUTS.customer);
  const feeling = selectedOf(state, INPUTS.feeling);
  return {
    customer: customer && { id: customer.value, name: customer.name },
    contact: chosen(INPUTS.contact),
    kind: InteractionKind.catch('other').parse(selectedOf(state, INPUTS.kind)),
    at: instantOf(state, INPUTS.at) ?? request.now,
    text: textOf(state, INPUTS.text),
    outcome: textOf(state, INPUTS.outcome),
    feeling: feeling === null ? null : Feeling.nullable().catch(null).parse(Number(feeling)),
    nextStep: null,
  };
}
