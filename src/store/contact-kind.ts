import { Contact } from '../domain/contact.ts';
import { alikeReach } from '../domain/text/alike.ts';
import { emailDomain } from '../domain/text/email-domain.ts';
import { stemKey } from '../domain/text/stem.ts';
import type { Kind } from './scoped.ts';
import { misspeltKeys, searchKeys } from './search-keys.ts';

export const CONTACTS: Kind<Contact> = {
  collection: 'contacts',
  schema: Contact,
  version: 1,
  derive: (contact) => {
    const live = contact.archivedAt === null;
    const names = live ? [contact.name] : [];
    return {
      search: {
        domains: live ? [...new Set(contact.emails.flatMap((email) => emailDomain(email) ?? []))] : [],
        forgetAt: contact.forgetAt,
        ...searchKeys(names),
        fuzzy: misspeltKeys(names),
        birthday: live ? (contact.birthday?.slice(-5) ?? null) : null,
        born: live && contact.birthday && !contact.birthday.startsWith('--') ? contact.birthday : null,
        facts: live ? factsOf(contact) : [],
        alike: live ? alikeReach({ emails: contact.emails, phones: contact.phones }) : [],
      },
    };
  },
};

/** What a contact may lack. */
export type ContactGap = 'email' | 'phone' | 'birthday' | 'role';

/** The words of what is known about a contact, as `stemKey` writes them, and what is not: "no:birthday". */
function factsOf({ role, remember, emails, phones, birthday }: Contact): string[] {
  const words = [role ?? '', ...remember].flatMap((text) => stemKey(text).split(' '));
  const gaps: [ContactGap, boolean][] = [
    ['email', emails.length === 0],
    ['phone', phones.length === 0],
    ['birthday', birthday === null],
    ['role', role === null],
  ];
  return [
    ...new Set([
      ...words.filter((word) => word !== ''),
      ...gaps.flatMap(([gap, lacks]) => (lacks ? [`no:${gap}`] : [])),
    ]),
  ];
}
