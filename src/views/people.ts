import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { actions, button, context, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { personLines } from './person.ts';
import { count, inline, type Message } from './text.ts';
import { undoButton } from './undone.ts';
import { customerName } from './words.ts';

const SHOWN = 20;

/** The contacts of a customer, each with its button. */
export function peopleMessage(customer: Customer, contacts: Contact[]): Message {
  const head = `${count(contacts.length, 'contact')} at ${customerName(customer)}`;
  const others = contacts.length - SHOWN;
  return {
    text: head,
    blocks: [
      section(head),
      ...contacts
        .slice(0, SHOWN)
        .map((contact) =>
          section(
            personLines(contact),
            button(ACTIONS.editPerson, 'Edit', { contact: contact.id }, { label: `Edit ${contact.name}` }),
          ),
        ),
      ...(others > 0
        ? [context(`… and ${others} more: \`/crm person ${inline(customer.name, 60)}: name\` opens one.`)]
        : []),
      actions(
        button(ACTIONS.addPerson, 'Add a contact', { customer: customer.id }, { style: 'primary' }),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
      ),
    ],
  };
}

/** A customer was put away: out of every list and nudge, with all that is known kept. */
export function archived(customer: Customer): Message {
  const text = `:file_folder: ${customerName(customer)} is archived: in no list and no nudge any more. All that is known is kept.`;
  return { text, blocks: [section(text), actions(undoButton('customer', customer))] };
}
