import type { Contact } from '../domain/contact.ts';
import type { Id, MemberId } from '../domain/id.ts';
import { contactsIn } from './contacts.ts';
import type { Context } from './context.ts';

/** A contact that is known, or that was read just now, or the name of one who is not known yet. */
export type ContactChoice = { id: Id } | { seen: Contact } | { name: string } | null;

/** The contact that was chosen, where they are the customer's; one who is not known yet is added. */
export async function contactFor(
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
