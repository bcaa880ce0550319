import { LONGEST } from '../../domain/limits.ts';
import { type Draft, RowRefusedError } from '../draft.ts';
import { birthdayOf, splitEmails, wholeName } from './compose.ts';
import type { ContactPart, CustomerPart, Entry, Stated } from './entry.ts';
import {
  commitmentPart,
  interactionParts,
  keepNotes,
  notesOf,
  plannedStep,
  purchasePart,
} from './entry-history.ts';
import { type FieldReader, fieldReader } from './field-reader.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Puts together what a row brings, from what its cells say.
 * @throws RowRefusedError where something is missing without which there is nothing to keep
 */
export function entryOf(draft: Draft, around: Surroundings): Entry {
  const read = fieldReader(draft.values);
  const person = around.table === 'contacts' || read.has('contact.name') ? personOf(read) : null;
  const customer = customerPart(read, around, person?.name ?? null);
  // What belongs to a customer is told apart by the customer's name, however the file tells its customers apart.
  const whose = customer.name === null ? customer.key : around.identity.customer(customer.name);
  const contact =
    person && person.name !== null ? contactPart(read, around, whose, person.name, person.extra) : null;
  const entry: Entry = {
    line: draft.line,
    cells: draft.cells,
    customer,
    contact,
    interactions: [],
    commitment: null,
    purchase: null,
  };
  const notes = notesOf(read);
  if (read.moment('interaction.at') || around.table === 'interactions') {
    entry.interactions = interactionParts(read, around, whose, notes.join('\n\n'));
  } else {
    keepNotes(entry, whose, notes, read, around);
    entry.commitment = plannedStep(read, around, whose);
  }
  if (around.table === 'commitments') entry.commitment = commitmentPart(read, around, whose);
  if (around.table === 'purchases') entry.purchase = purchasePart(read, around, whose);
  return entry;
}

function customerPart(
  read: FieldReader,
  { table, identity }: Surroundings,
  person: string | null,
): CustomerPart {
  // A person of several firms is kept with the first.
  const id = read.text('customer.id')?.split(';')[0]?.trim() ?? null;
  // Who has no firm is a customer in person.
  const name = read.text('customer.name') ?? (table === 'contacts' && id === null ? person : null);
  if (name === null && id === null)
    throw new RowRefusedError(
      table === 'contacts' ? 'has neither a name nor a company' : 'names no customer',
    );
  if (name !== null && name.length > LONGEST.name)
    throw new RowRefusedError(`the customer's name is longer than ${LONGEST.name} characters`);
  const own = table === 'customers';
  const facts = [...(read.list('customer.remember') ?? []), ...(read.list('customer.fact') ?? [])];
  const stated: CustomerPart['stated'] = {
    ...read.stated('customer', [
      'aliases',
      'standing',
      'owner',
      'website',
      'tags',
      'source',
      'buys',
      'needs',
      'needsMet',
      'competitors',
      'whyNot',
      'wonFrom',
      'lostTo',
      'cadenceDays',
      'importantDates',
      'customerSince',
    ]),
    ...(read.has('customer.remember') || read.has('customer.fact')
      ? { remember: facts.length > 0 ? facts : undefined }
      : {}),
    ...(read.has('customer.createdAt') ? { createdAt: read.moment('customer.createdAt')?.at } : {}),
  };
  const byId = id === null ? null : identity.external('customer', id);
  const byName = name === null ? null : identity.customer(name);
  return {
    key: (own ? (byId ?? byName) : (byName ?? byId)) ?? '',
    also: own ? null : byId,
    id,
    name,
    stated,
    referredBy: read.has('customer.referredBy') ? read.text('customer.referredBy') : undefined,
    primary: own,
    external: own && id !== null,
  };
}

const PERSON_NAMES = ['contact.name', 'contact.firstName', 'contact.lastName'] as const;
type Person = { name: string | null; extra: string[] };

function personOf(read: FieldReader): Person {
  const { emails } = splitEmails(read.list('contact.emails') ?? []);
  const { name, extra } = wholeName(read);
  // A card with a firm but no person is the firm's own.
  if (name === null && read.text('customer.name') !== null && emails.length === 0)
    return { name: null, extra };
  // A list that has no column for people's names tells only whom it is about.
  const named = PERSON_NAMES.some((field) => read.has(field));
  return { name: name ?? (named ? null : read.text('customer.name')) ?? emails[0] ?? null, extra };
}

function contactPart(
  read: FieldReader,
  { table, identity }: Surroundings,
  customer: string,
  name: string,
  extra: string[],
): ContactPart {
  const { emails, others } = splitEmails(read.list('contact.emails') ?? []);
  const facts = [
    ...(read.list('contact.remember') ?? []),
    ...(read.list('contact.fact') ?? []),
    ...extra,
    ...others,
  ];
  const birthday = birthdayOf(read);
  const id = read.text('contact.id');
  const stated: Stated<ContactPart['stated']> = {
    name,
    ...read.stated('contact', ['role', 'phones']),
    ...(read.has('contact.emails') ? { emails: emails.length > 0 ? emails : undefined } : {}),
    ...(birthday === undefined ? {} : { birthday: birthday ?? undefined }),
    ...(facts.length > 0 || read.has('contact.remember')
      ? { remember: facts.length > 0 ? facts : undefined }
      : {}),
  };
  const key = id === null ? identity.contact(customer, name, emails[0]) : identity.external('contact', id);
  return { key, id, name, stated, primary: table === 'contacts' };
}
