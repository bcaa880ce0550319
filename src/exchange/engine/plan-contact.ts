import { changesBetween } from '../../domain/audit.ts';
import { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import { nameKey } from '../../domain/text/name.ts';
import { RowRefusedError } from '../draft.ts';
import { type Batch, checked, follow, NOTHING, type Step } from './batch.ts';
import type { ContactPart } from './entry.ts';
import { filled, fresh, printsOf, takeOver, type Work } from './work.ts';
import { addPerson } from './world.ts';

type Planned = { contact: Work<Contact>; step: Step };

/** Finds or makes the contact of a row, and brings in what the row says of it. */
export function planContact(batch: Batch, customer: Work<Customer>, part: ContactPart): Planned {
  const found = find(batch, customer, part);
  return found ? update(batch, found, part) : create(batch, customer, part);
}

/** The contact that a row means: by its id or key, else one of that name at the customer who is not known to be another. */
function find({ world, run }: Batch, customer: Work<Customer>, part: ContactPart): Work<Contact> | null {
  const direct =
    (part.id === null ? undefined : world.contacts.get(part.id)) ?? world.contacts.keyed(part.key);
  if (direct) return direct;
  const sameName = called(batchPeople(world, customer), part.name);
  const emails = (part.stated.emails ?? []).map((address) => address.toLowerCase());
  return (
    sameName.find(({ value }) => {
      if (value.imported?.run === run && value.imported.key !== part.key && part.id !== null) return false;
      const theirs = value.emails.map((address) => address.toLowerCase());
      return theirs.length === 0 || emails.length === 0 || theirs.some((address) => emails.includes(address));
    }) ?? null
  );
}

function update(batch: Batch, found: Work<Contact>, part: ContactPart): Planned {
  const { value: current } = found;
  const { value, prints, changed } = takeOver(current, part.stated, current.imported?.prints ?? {});
  if (!changed && current.imported) return { contact: found, step: NOTHING };
  const next = checked(Contact, {
    ...value,
    imported: { key: current.imported?.key ?? part.key, run: batch.run, prints },
  });
  return {
    contact: found,
    step: {
      outcome: changed ? 'updated' : 'unchanged',
      commit() {
        if (changed)
          batch.changes.push({
            type: 'contact',
            id: current.id,
            customerId: current.customerId,
            changes: changesBetween(current, next, Object.keys(part.stated) as (keyof Contact)[]),
          });
        if (changed) follow(batch, current.customerId, 'birthdays');
        found.value = next;
        found.edited ||= changed;
        found.refreshed = true;
        batch.world.contacts.put(found);
      },
    },
  };
}

function create(batch: Batch, customer: Work<Customer>, part: ContactPart): Planned {
  const imaginary = batch.imagined?.get(part.key) !== undefined;
  const contact = checked(Contact, {
    ...filled(part.stated),
    id: batch.newId(),
    customerId: customer.value.id,
    name: part.name,
    createdAt: batch.now,
    createdBy: batch.by,
    imported: { key: part.key, run: batch.run, prints: printsOf(part.stated) },
    version: 1,
  });
  const work = { ...fresh(contact), imaginary };
  return {
    contact: work,
    step: {
      outcome: imaginary ? 'unchanged' : 'created',
      commit() {
        batch.world.contacts.put(work);
        addPerson(batch.world, work);
        if (!imaginary) follow(batch, contact.customerId, 'birthdays');
        batch.imagined?.set(part.key, 1);
      },
    },
  };
}

/**
 * The contact that an interaction names: by name, or by first name where one alone has it; one who is not known yet is
 * made.
 * @throws RowRefusedError where several are called that
 */
export function contactNamed(batch: Batch, customer: Work<Customer>, part: ContactPart): Planned {
  const direct = batch.world.contacts.keyed(part.key);
  if (direct) return { contact: direct, step: NOTHING };
  const people = batchPeople(batch.world, customer);
  const whole = called(people, part.name);
  const first = people.filter(({ value }) => nameKey(value.name).split(' ')[0] === nameKey(part.name));
  const fitting = whole.length > 0 ? whole : first;
  if (fitting.length > 1)
    throw new RowRefusedError(`several contacts of ${customer.value.name} are called "${part.name}"`);
  return fitting[0] ? { contact: fitting[0], step: NOTHING } : create(batch, customer, part);
}

const batchPeople = (world: Batch['world'], customer: Work<Customer>): Work<Contact>[] =>
  [...(world.people.get(customer.value.id) ?? [])].filter(({ value }) => value.archivedAt === null);

const called = (people: Work<Contact>[], name: string): Work<Contact>[] =>
  people.filter(({ value }) => nameKey(value.name) === nameKey(name));
