import { z } from 'zod';
import { rememberDate, rememberOf } from '../commands/remember.ts';
import { readCalendarDate } from '../domain/text/calendar-date.ts';
import { isMonthFirst } from '../domain/text/month-first.ts';
import { INPUTS, VIEWS } from '../views/ids.ts';
import { NEW_PREFIX } from '../views/note-modal.ts';
import { customerChosen } from './chosen.ts';
import { fieldErrors } from './reply.ts';
import { Origin } from './request.ts';
import { selectedOf, textOf } from './state.ts';
import { submission } from './types.ts';

/** What is worth remembering of a customer, or of one of its people. */
export const rememberSubmission = submission(
  VIEWS.remember,
  z.object({ origin: Origin }),
  async (_, state, request) => {
    const { store, actor } = request;
    const customer = await customerChosen(state, request);
    const fact = textOf(state, INPUTS.text);
    const chosen = selectedOf(state, INPUTS.contact);
    const written = textOf(state, INPUTS.date);
    const date = readCalendarDate(written, isMonthFirst(actor.zone))?.date ?? null;
    if (fact === '') return fieldErrors({ [INPUTS.text]: 'What is it?' });
    if (written !== '' && date === null)
      return fieldErrors({ [INPUTS.date]: 'Write it like 12 May 2009, or 12 May.' });
    if (chosen !== null && date !== null)
      return fieldErrors({
        [INPUTS.date]:
          'A date belongs to the customer as a whole. A birthday is kept with the contact itself.',
      });
    if (date !== null) return rememberDate(customer, fact, date, request);
    if (chosen === null) return rememberOf(customer, null, fact, request);
    const contact = chosen.startsWith(NEW_PREFIX)
      ? await store.contacts.add(customer.id, chosen.slice(NEW_PREFIX.length), actor.id)
      : await store.contacts.get(chosen);
    if (contact?.customerId !== customer.id)
      return fieldErrors({ [INPUTS.contact]: 'They are not a contact of this customer. Choose another.' });
    return rememberOf(customer, contact, fact, request);
  },
);
