import { z } from 'zod';
import type { Contact } from '../domain/contact.ts';
import { mergedContact } from '../domain/contact-merge.ts';
import type { Customer } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import { isMonthFirst } from '../domain/text/month-first.ts';
import { type PersonLine, readPersonLine } from '../domain/text/person-line.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { emptyPerson, personModal, personSaved } from '../views/person.ts';
import { splitCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';

/** `/crm person`: somebody at a customer. */
export const person = subcommand({
  name: 'person',
  usage: 'person Acme: Dana Reyes, head of purchasing, dana@acme.com, +49 30 1234567, birthday 12 May',
  help: 'add a contact, or add to what is known of one',
  args: z.string(),
  async run(line, request) {
    const { store, actor, origin } = request;
    if (line === '') return modal(personModal(null, emptyPerson(''), { origin }));
    const found = await splitCustomer(line, request, (name, rest) => `person ${name}: ${rest}`);
    if ('ask' in found) return found.ask;
    const { customer, rest } = found;
    const read = readPersonLine(rest, { monthFirst: isMonthFirst(actor.zone) });
    const known = read.name === '' ? null : await store.contacts.named(customer.id, read.name);
    const isNameAlone = rest.trim() === read.name;
    if (known && isNameAlone) return openPerson(customer, known, request);
    if (read.name === '') return modal(personModal(customer, { ...emptyPerson(''), ...read }, { origin }));
    return savePerson(customer, known, read, request);
  },
});

/** The modal with what is known of a contact. */
export const openPerson = (customer: Customer, contact: Contact, { origin }: Request): Reply =>
  modal(
    personModal(customer, contact, {
      origin: { ...origin, replace: true },
      contact: { id: contact.id, version: contact.version },
    }),
  );

async function savePerson(
  customer: Customer,
  known: Contact | null,
  { name, ...facts }: PersonLine,
  request: Request,
): Promise<Reply> {
  const tooLong = [facts.role ?? '', ...facts.remember].find((fact) => fact.length > LONGEST.short);
  if (name.length > LONGEST.name || tooLong !== undefined)
    throw new UserError(
      `A name holds ${LONGEST.name} characters and a fact ${LONGEST.short}. Please shorten it.`,
    );
  const { store, actor, key } = request;
  const contact = await store.together(async (within) => {
    await within.receipts.take(key);
    return known
      ? within.contacts.edit(known, mergedContact(known, facts), actor.id)
      : within.contacts.add(customer.id, name, actor.id, facts);
  });
  return toActor(personSaved(contact, customer, known === null));
}
