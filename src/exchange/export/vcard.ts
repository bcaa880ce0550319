import type { Contact } from '../../domain/contact.ts';
import type { Id } from '../../domain/id.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { contentLine, escaped } from './content-line.ts';
import type { Filter } from './csv.ts';

const PAGE = 500;

/**
 * The live contacts of a workspace as an address book (vCard 3.0, which every program reads), in pieces.
 * @param filter the customers whose contacts are wanted; default: all live ones
 */
export async function* exportVcards(
  store: WorkspaceStore,
  filter: Filter = () => true,
): AsyncGenerator<string> {
  let after: Id | null = null;
  for (;;) {
    const page: Contact[] = await store.importing.contacts.page(after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    const customers = new Map(
      (await store.importing.customers.getMany(page.map(({ customerId }) => customerId))).map((customer) => [
        customer.id,
        customer,
      ]),
    );
    const cards = page.flatMap((contact) => {
      const customer = customers.get(contact.customerId);
      return contact.archivedAt === null && customer?.archivedAt === null && filter(customer)
        ? [vcard(contact, customer.name)]
        : [];
    });
    if (cards.length > 0) yield cards.join('');
  }
}

/** One contact as a card. */
export function vcard(contact: Contact, company: string): string {
  const words = contact.name.split(' ');
  const family = words.length > 1 ? (words.at(-1) ?? '') : '';
  const given = words.length > 1 ? words.slice(0, -1).join(' ') : contact.name;
  const { birthday } = contact;
  return [
    contentLine('BEGIN', 'VCARD'),
    contentLine('VERSION', '3.0'),
    contentLine('UID', contact.id),
    contentLine('FN', escaped(contact.name)),
    contentLine('N', `${escaped(family)};${escaped(given)};;;`),
    contentLine('ORG', escaped(company)),
    ...(contact.role === null ? [] : [contentLine('TITLE', escaped(contact.role))]),
    ...contact.emails.map((email) => contentLine('EMAIL;TYPE=INTERNET', escaped(email))),
    ...contact.phones.map((phone) => contentLine('TEL;TYPE=VOICE', escaped(phone))),
    // 3.0 has no yearless dates; this is how Apple writes them, and others understand it.
    ...(birthday === null
      ? []
      : [
          birthday.startsWith('--')
            ? contentLine('BDAY;X-APPLE-OMIT-YEAR=1604', `1604-${birthday.slice(2)}`)
            : contentLine('BDAY', birthday),
        ]),
    ...(contact.remember.length === 0 ? [] : [contentLine('NOTE', escaped(contact.remember.join('\n')))]),
    contentLine('END', 'VCARD'),
  ].join('');
}
