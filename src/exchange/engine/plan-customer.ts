import { changesBetween } from '../../domain/audit.ts';
import { Customer } from '../../domain/customer.ts';
import { bareKey, nameKey } from '../../domain/text/name.ts';
import { RowRefusedError } from '../draft.ts';
import { type Batch, checked, NOTHING, type Step } from './batch.ts';
import type { CustomerPart } from './entry.ts';
import { isById } from './identity.ts';
import { filled, fillGaps, fresh, printsOf, takeOver, type Work } from './work.ts';
import { addName, type World } from './world.ts';

type Planned = { customer: Work<Customer>; step: Step };

/** Finds or makes the customer of a row, and brings in what the row says of it. */
export function planCustomer(batch: Batch, part: CustomerPart): Planned {
  const found = findCustomer(batch.world, part);
  if (found) return part.primary ? update(batch, found, part) : mention(found, part);
  const imagined = imagine(batch, part);
  if (imagined) return { customer: imagined, step: NOTHING };
  if (!part.primary && !batch.createMissing)
    throw new RowRefusedError(`there is no customer called "${part.name ?? part.id}"`);
  return create(batch, part);
}

/** @throws RowRefusedError where a name may mean several customers */
function findCustomer(world: World, part: CustomerPart): Work<Customer> | null {
  const byId = part.id === null ? undefined : world.customers.get(part.id);
  const direct =
    byId ??
    (part.also === null ? undefined : world.customers.keyed(part.also)) ??
    world.customers.keyed(part.key);
  if (direct) return survivor(world, direct);
  if (part.name === null) return null;
  const key = nameKey(part.name);
  const called = [...(world.named.get(key) ?? [])];
  const own = called.find(({ value }) => nameKey(value.name) === key);
  if (own) return own;
  const aliased = called.filter(({ value }) => value.aliases.some((alias) => nameKey(alias) === key));
  // "Acme Ltd" may be a firm of its own beside "Acme": only a row that mentions it takes the one for the other.
  const fitting =
    aliased.length > 0 || part.primary
      ? aliased
      : [...new Set([...called, ...(world.named.get(bareKey(part.name)) ?? [])])];
  if (fitting.length > 1)
    throw new RowRefusedError(
      `"${part.name}" may be ${fitting
        .slice(0, 4)
        .map(({ value }) => value.name)
        .join(' or ')}`,
    );
  return fitting[0] ?? null;
}

/** The customer that one was merged into, or itself. */
function survivor(world: World, work: Work<Customer>): Work<Customer> {
  let current = work;
  for (let round = 0; round < 5 && current.value.mergedInto; round += 1)
    current = world.customers.get(current.value.mergedInto) ?? current;
  return current;
}

function update(batch: Batch, found: Work<Customer>, part: CustomerPart): Planned {
  const { value: current } = found;
  const rename = part.name !== null && (part.external || part.id !== null) ? { name: part.name } : {};
  const stated = { ...part.stated, ...rename };
  const key = current.imported?.key;
  // Its own file knows it by another id: the row is about a namesake, or the file has it twice.
  const elsewhere =
    part.external && key !== undefined && isById(key) && key !== part.key && current.id !== part.id;
  if (elsewhere) return mention(found, part);
  const { value, prints, changed } = takeOver(current, stated, current.imported?.prints ?? {});
  const referral = referralOf(part, prints);
  const moved = changed || referral.changed;
  if (!moved && key !== undefined && (key === part.key || !part.external || current.id === part.id))
    return { customer: found, step: NOTHING };
  const next = checked(Customer, {
    ...value,
    ...(referral.cleared ? { referredBy: null } : {}),
    imported: {
      // An id of its own file is a better identity than a name; Rapport's own id needs none.
      key: key === undefined || (part.external && current.id !== part.id) ? part.key : key,
      run: batch.run,
      prints: referral.prints,
    },
  });
  const takenBy = batch.world.named.get(nameKey(next.name));
  if (
    nameKey(next.name) !== nameKey(current.name) &&
    takenBy &&
    [...takenBy].some((other) => other !== found && nameKey(other.value.name) === nameKey(next.name))
  )
    throw new RowRefusedError(`another customer is called "${next.name}" already`);
  return {
    customer: found,
    step: {
      outcome: moved ? 'updated' : 'unchanged',
      commit() {
        if (changed)
          batch.changes.push({
            type: 'customer',
            id: current.id,
            customerId: current.id,
            changes: changesBetween(current, next, Object.keys(stated) as (keyof Customer)[]),
          });
        found.value = { ...next, lastContact: found.value.lastContact, feeling: found.value.feeling };
        found.edited ||= changed;
        found.refreshed = true;
        addName(batch.world, found);
        batch.world.customers.put(found);
      },
    },
  };
}

/** A row that is about something else fills what is not known of its customer, and changes nothing. */
function mention(found: Work<Customer>, part: CustomerPart): Planned {
  const { standing: _, createdAt: __, ...gaps } = part.stated;
  const { value, changed } = fillGaps(found.value, gaps);
  if (!changed || found.value.archivedAt !== null) return { customer: found, step: NOTHING };
  const next = checked(Customer, value);
  return {
    customer: found,
    step: {
      outcome: 'updated',
      commit() {
        found.value = next;
        found.edited = true;
      },
    },
  };
}

function create(batch: Batch, part: CustomerPart): Planned {
  if (part.name === null)
    throw new RowRefusedError(
      `there is no customer with the id "${part.id}": import the file of the companies first`,
    );
  const { by, now, run, newId } = batch;
  const { prints } = referralOf(part, printsOf(part.stated));
  const createdAt = part.stated.createdAt ?? now;
  const customer = checked(Customer, {
    standing: batch.standing,
    owner: null,
    ...filled(part.stated),
    id: newId(),
    name: part.name,
    dueOn: null,
    // Whoever was added in the future by a slip of the pen was added today.
    createdAt: createdAt.getTime() > now.getTime() ? now : createdAt,
    createdBy: by,
    imported: {
      key: part.key,
      run,
      prints: part.external ? { ...prints, ...printsOf({ name: part.name }) } : prints,
    },
    version: 1,
  });
  const work = fresh(customer);
  return {
    customer: work,
    step: {
      outcome: 'created',
      commit() {
        batch.world.customers.put(work);
        addName(batch.world, work);
        batch.imagined?.set(part.key, 1);
        // By its name too, where that is not its key already.
        if (part.external) batch.imagined?.set(`name:${nameKey(customer.name)}`, 1);
      },
    },
  };
}

/** In a dry run: a customer that an earlier row would have made. */
function imagine(batch: Batch, part: CustomerPart): Work<Customer> | null {
  const there =
    batch.imagined?.get(part.key) ??
    (part.name === null ? undefined : batch.imagined?.get(`name:${nameKey(part.name)}`));
  if (there === undefined) return null;
  const { customer } = create(batch, { ...part, name: part.name ?? 'customer' });
  customer.imaginary = true;
  batch.world.customers.put(customer);
  addName(batch.world, customer);
  return customer;
}

/** What the file says of who brought the customer, compared with what it said last time. */
function referralOf(
  part: CustomerPart,
  prints: Record<string, string>,
): { prints: Record<string, string>; changed: boolean; cleared: boolean } {
  if (part.referredBy === undefined) return { prints, changed: false, cleared: false };
  const last = prints['referredBy'];
  if (part.referredBy === null) {
    const { referredBy: _, ...others } = prints;
    return { prints: others, changed: last !== undefined, cleared: last !== undefined };
  }
  const { referredBy: now = '' } = printsOf({ referredBy: part.referredBy });
  return { prints: { ...prints, referredBy: now }, changed: last !== now, cleared: false };
}
