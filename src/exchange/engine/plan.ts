import type { z } from 'zod';
import type { Change } from '../../domain/audit.ts';
import type { Id, MemberId } from '../../domain/id.ts';
import type { Interaction } from '../../domain/interaction.ts';
import type { Settings } from '../../domain/settings.ts';
import type { CompactMap } from '../compact-set.ts';
import { RowRefusedError } from '../draft.ts';
import type { Entry } from './entry.ts';
import { planContact } from './plan-contact.ts';
import { planCustomer } from './plan-customer.ts';
import { planCommitment, planInteractions, planPurchase } from './plan-history.ts';
import type { World } from './world.ts';

/** What all rows of an import share. */
export type Batch = {
  world: World;
  by: MemberId;
  now: Date;
  run: Id;
  settings: Settings;
  newId: () => Id;
  /** Whether rows about a customer that is not there make one. */
  createMissing: boolean;
  /** In a dry run: what earlier batches would have made, by key; null: this is no dry run. */
  imagined: CompactMap | null;
  /** Who brought whom, in the words of the file, to be linked when all rows are planned. */
  referrals: { customerId: Id; name: string }[];
  /** Interactions that are new. */
  added: Interaction[];
  /** Customers whose newest interactions have to be looked up anew. */
  stale: Set<Id>;
  /** What was overwritten, for the audit. */
  changes: {
    type: 'customer' | 'contact' | 'interaction' | 'commitment' | 'purchase';
    id: Id;
    customerId: Id;
    changes: Change[];
  }[];
};

export type Outcome = 'created' | 'updated' | 'unchanged';
/** A step that is worked out and waits until the whole row is: what it does to the row's outcome, and how it is done. */
export type Step = { outcome: Outcome; commit(): void };

/**
 * Works out what one row does to the world. All of it is worked out before any of it is done, so that a refused row
 * leaves no half of itself behind.
 * @throws RowRefusedError
 */
export function planRow(batch: Batch, entry: Entry): Outcome {
  const { customer, step: customerStep } = planCustomer(batch, entry.customer);
  const steps: Step[] = [customerStep];
  let primary = customerStep;
  const person = entry.contact && planContact(batch, customer, entry.contact);
  if (person) steps.push(person.step);
  if (entry.contact?.primary && person) primary = person.step;
  const history = planInteractions(batch, customer, person?.contact ?? null, entry.interactions);
  steps.push(...history);
  if (!entry.customer.primary && !entry.contact && history[0]) primary = history[0];
  if (entry.commitment) steps.push((primary = planCommitment(batch, customer, entry.commitment)));
  if (entry.purchase) steps.push((primary = planPurchase(batch, customer, entry.purchase)));
  for (const step of steps) step.commit();
  if (entry.customer.referredBy && customerStep.outcome !== 'unchanged')
    batch.referrals.push({ customerId: customer.value.id, name: entry.customer.referredBy });
  if (primary.outcome === 'created') return 'created';
  return steps.some(({ outcome }) => outcome !== 'unchanged') ? 'updated' : 'unchanged';
}

/**
 * Checks a thing before it is kept.
 * @throws RowRefusedError naming the field that is wrong
 */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RowRefusedError(`${issue?.path.join('.') ?? 'row'}: ${issue?.message ?? 'is not valid'}`);
}
