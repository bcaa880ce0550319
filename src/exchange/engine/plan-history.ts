import { changesBetween } from '../../domain/audit.ts';
import { Commitment, commitmentDueOn } from '../../domain/commitment.ts';
import type { Contact } from '../../domain/contact.ts';
import type { Customer } from '../../domain/customer.ts';
import { Interaction } from '../../domain/interaction.ts';
import { Purchase } from '../../domain/purchase.ts';
import { type Batch, checked, follow, NOTHING, type Step } from './batch.ts';
import type { CommitmentPart, InteractionPart, PurchasePart, Stated } from './entry.ts';
import { contactNamed } from './plan-contact.ts';
import { filled, fresh, printsOf, takeOver, type Work } from './work.ts';
import { type Shelf, stepKey } from './world.ts';

export function planInteractions(
  batch: Batch,
  customer: Work<Customer>,
  rowContact: Work<Contact> | null,
  parts: InteractionPart[],
): Step[] {
  return parts.flatMap((part) => {
    const named =
      part.contact === null || rowContact !== null ? null : contactNamed(batch, customer, part.contact);
    const contact = rowContact ?? named?.contact ?? null;
    const step = interactionStep(batch, customer, contact, part);
    return [
      step.step,
      ...(named ? [named.step] : []),
      ...(part.step ? [nextStep(batch, customer, step.interaction, part.step, part.key)] : []),
    ];
  });
}

function interactionStep(
  batch: Batch,
  customer: Work<Customer>,
  contact: Work<Contact> | null,
  part: InteractionPart,
): { interaction: Work<Interaction>; step: Step } {
  const stated = { ...part.stated, ...(contact ? { contactId: contact.value.id } : {}) };
  const { work, step } = upsert<Interaction>(
    batch,
    batch.world.interactions,
    'interaction',
    part,
    { ...stated, customerId: customer.value.id },
    (imported) =>
      checked(Interaction, {
        ...filled(stated),
        text: part.stated.text,
        feeling: part.stated.feeling ?? null,
        id: batch.newId(),
        customerId: customer.value.id,
        createdAt: batch.now,
        imported,
        version: 1,
      }),
    (value) => checked(Interaction, value),
  );
  return {
    interaction: work,
    step: {
      outcome: step.outcome,
      commit() {
        step.commit();
        if (step.outcome === 'updated') follow(batch, work.value.customerId, 'history');
        if (step.outcome === 'created') batch.added.push(work.value);
      },
    },
  };
}

function nextStep(
  batch: Batch,
  customer: Work<Customer>,
  interaction: Work<Interaction>,
  step: NonNullable<InteractionPart['step']>,
  key: string,
): Step {
  const part: CommitmentPart = {
    key: stepKey(key),
    id: null,
    kind: 'next-step',
    stated: {
      kind: 'next-step',
      text: step.text,
      due: step.due ?? null,
      owner: step.owner ?? interaction.value.by,
    },
  };
  return commitmentStep(batch, customer, part, {
    interactionId: interaction.value.id,
    openedAt: interaction.value.at,
    openedBy: interaction.value.by,
  });
}

export const planCommitment = (batch: Batch, customer: Work<Customer>, part: CommitmentPart): Step =>
  commitmentStep(batch, customer, part, { openedAt: part.stated.openedAt ?? batch.now });

function commitmentStep(
  batch: Batch,
  customer: Work<Customer>,
  part: CommitmentPart,
  more: Partial<Commitment>,
): Step {
  const owner = part.stated.owner ?? customer.value.owner ?? batch.by;
  const make = (imported: Commitment['imported']): Commitment => {
    const draft = {
      status: 'open',
      due: null,
      openedBy: owner,
      ...filled(part.stated),
      ...more,
      owner,
      id: batch.newId(),
      customerId: customer.value.id,
      dueOn: null,
      imported,
      version: 1,
    };
    return due(checked(Commitment, draft));
  };
  return upsert<Commitment>(
    batch,
    batch.world.commitments,
    'commitment',
    part,
    { ...part.stated, customerId: customer.value.id },
    make,
    (value) => due(checked(Commitment, value)),
  ).step;
}

const due = (commitment: Commitment): Commitment => ({ ...commitment, dueOn: commitmentDueOn(commitment) });

export function planPurchase(batch: Batch, customer: Work<Customer>, part: PurchasePart): Step {
  const make = (imported: Purchase['imported']): Purchase =>
    checked(Purchase, {
      amount: null,
      ...filled(part.stated),
      id: batch.newId(),
      customerId: customer.value.id,
      createdAt: batch.now,
      imported,
      version: 1,
    });
  return upsert<Purchase>(
    batch,
    batch.world.purchases,
    'purchase',
    part,
    { ...part.stated, customerId: customer.value.id },
    make,
    (value) => checked(Purchase, value),
  ).step;
}

/** From what of these a customer's facts follow; a new interaction is added to them by itself. */
const FOLLOWS = { commitment: 'steps', purchase: 'buying', interaction: null } as const;

type Thing = { id: string; customerId: string; version: number; imported?: Interaction['imported'] };

/** Finds a thing by its key and takes over what the row states, or makes it. */
function upsert<T extends Thing>(
  batch: Batch,
  shelf: Shelf<T>,
  type: 'interaction' | 'commitment' | 'purchase',
  part: { key: string; id: string | null },
  stated: Stated<T>,
  make: (imported: NonNullable<T['imported']>) => T,
  check: (value: T) => T,
): { work: Work<T>; step: Step } {
  const follows = FOLLOWS[type];
  const found = (part.id === null ? undefined : shelf.get(part.id)) ?? shelf.keyed(part.key);
  const { customerId: _, ...rest } = stated;
  const printed = rest as Stated<T>;
  if (found) {
    const { value, prints, changed } = takeOver(found.value, printed, found.value.imported?.prints ?? {});
    if (!changed) return { work: found, step: NOTHING };
    const before = found.value;
    const next = check({
      ...value,
      imported: { key: before.imported?.key ?? part.key, run: batch.run, prints },
    });
    const commit = () => {
      batch.changes.push({
        type,
        id: before.id,
        customerId: before.customerId,
        changes: changesBetween(before, next, Object.keys(printed) as (keyof T & string)[]),
      });
      found.value = next;
      found.edited = true;
      if (follows) follow(batch, next.customerId, follows);
    };
    return { work: found, step: { outcome: 'updated', commit } };
  }
  const work = fresh(
    make({ key: part.key, run: batch.run, prints: printsOf(printed) } as NonNullable<T['imported']>),
  );
  const commit = () => {
    shelf.put(work);
    if (follows) follow(batch, work.value.customerId, follows);
  };
  return { work, step: { outcome: 'created', commit } };
}
