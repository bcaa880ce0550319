import type { Contact } from './contact.ts';
import { MOST } from './limits.ts';
import type { PersonLine } from './text/person-line.ts';

/** What a line adds to a contact: lists grow, single facts are replaced where the line has one. */
export const mergedContact = (
  contact: Contact,
  { role, emails, phones, birthday, remember }: Omit<PersonLine, 'name'>,
): Pick<Contact, 'role' | 'emails' | 'phones' | 'birthday' | 'remember'> => ({
  role: role ?? contact.role,
  emails: union(contact.emails, emails),
  phones: union(contact.phones, phones),
  birthday: birthday ?? contact.birthday,
  remember: union(contact.remember, remember),
});

const union = (known: readonly string[], added: readonly string[]): string[] =>
  [...new Set([...known, ...added])].slice(0, MOST.facts);
