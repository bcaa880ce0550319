import type { Batch, Outcome, Step } from './batch.ts';
import type { Entry } from './entry.ts';
import { planContact } from './plan-contact.ts';
import { planCustomer } from './plan-customer.ts';
import { planCommitment, planInteractions, planPurchase } from './plan-history.ts';

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
  const owed = entry.commitment && planCommitment(batch, customer, entry.commitment);
  const bought = entry.purchase && planPurchase(batch, customer, entry.purchase);
  for (const step of [owed, bought]) {
    if (!step) continue;
    steps.push(step);
    // In a table of customers or contacts a step is a part of the row, not what it is about.
    if (!entry.customer.primary && !entry.contact?.primary) primary = step;
  }
  for (const step of steps) step.commit();
  if (entry.customer.referredBy && customerStep.outcome !== 'unchanged')
    batch.referrals.push({ customerId: customer.value.id, name: entry.customer.referredBy });
  if (primary.outcome === 'created') return 'created';
  return steps.some(({ outcome }) => outcome !== 'unchanged') ? 'updated' : 'unchanged';
}
