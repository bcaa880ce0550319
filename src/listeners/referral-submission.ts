import { z } from 'zod';
import { saveReferral } from '../commands/referral.ts';
import type { Referral } from '../domain/referral.ts';
import { INPUTS, VIEWS } from '../views/ids.ts';
import { fieldErrors } from './reply.ts';
import { Origin } from './request.ts';
import { selectedOf, textOf } from './state.ts';
import { type Submission, submission } from './types.ts';

/** The prefix of a type-ahead value that stands for a contact rather than a customer. */
export const CONTACT_PREFIX = 'contact:';

export const referralSubmission: Submission = submission(
  VIEWS.referral,
  z.object({ origin: Origin }),
  async (_, state, request) => {
    const { store } = request;
    const chosen = selectedOf(state, INPUTS.referrer);
    const outside = textOf(state, INPUTS.outside);
    const customer = await store.customers.get(selectedOf(state, INPUTS.customer) ?? '');
    if (!customer) return fieldErrors({ [INPUTS.customer]: 'Choose the customer who was referred.' });
    if (chosen === null && outside === '')
      return fieldErrors({ [INPUTS.referrer]: 'Choose who referred them, or name somebody outside below.' });
    if (chosen !== null && outside !== '')
      return fieldErrors({ [INPUTS.outside]: 'One or the other: clear this, or the choice above.' });
    const referral = chosen === null ? outsider(outside) : await chosenReferral(chosen, store.contacts);
    if (referral === null)
      return fieldErrors({ [INPUTS.referrer]: 'They are no longer there. Choose another.' });
    return saveReferral(customer, referral, request);
  },
);

const outsider = (name: string): Referral => ({ type: 'outside', name });

async function chosenReferral(
  value: string,
  contacts: { get(id: string): Promise<{ id: string; customerId: string } | null> },
): Promise<Referral | null> {
  if (!value.startsWith(CONTACT_PREFIX)) return { type: 'customer', customerId: value };
  const contact = await contacts.get(value.slice(CONTACT_PREFIX.length));
  return contact && { type: 'contact', contactId: contact.id, customerId: contact.customerId };
}
