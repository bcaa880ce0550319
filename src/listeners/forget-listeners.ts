import { z } from 'zod';
import { askToForget } from '../commands/forget.ts';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { Id } from '../domain/id.ts';
import { timeOf as clockTimeOf } from '../domain/text/day.ts';
import { nameKey } from '../domain/text/name.ts';
import { UserError } from '../errors.ts';
import { confirmForgetModal, forgetCalledOff, forgetScheduled } from '../views/forget.ts';
import { ACTIONS, INPUTS, VIEWS } from '../views/ids.ts';
import { inline } from '../views/text.ts';
import { customerChosen } from './chosen.ts';
import { fieldErrors, modal, replace, toActor } from './reply.ts';
import { Origin, type Request } from './request.ts';
import { selectedOf, textOf } from './state.ts';
import { type Action, action, forAdmins, type Submission, submission } from './types.ts';

const Target = z.object({ contact: Id });

async function contactAt(id: string, { store }: Request): Promise<{ contact: Contact; customer: Customer }> {
  const contact = await store.contacts.get(id);
  const customer = contact && (await store.customers.get(contact.customerId));
  if (!contact || !customer || contact.archivedAt !== null)
    throw new UserError('That contact is no longer there.');
  return { contact, customer };
}

export const forgetActions: Action[] = [
  forAdmins(
    action(ACTIONS.forget, Target, async ({ contact: id }, request) =>
      modal(confirmForgetModal((await contactAt(id, request)).contact, { origin: request.origin })),
    ),
  ),

  forAdmins(
    action(ACTIONS.undoForget, Target, async ({ contact: id }, { store, actor }) => {
      const contact = await store.forgetting.callOff(id, actor.id);
      const customer = contact && (await store.customers.get(contact.customerId));
      if (!contact || !customer)
        throw new UserError('It is too late: they are erased, or it was called off before.');
      return replace(forgetCalledOff(contact, customer));
    }),
  ),
];

export const forgetSubmissions: Submission[] = [
  forAdmins(
    submission(VIEWS.chooseForget, z.object({ origin: Origin }), async (_, state, request) => {
      const customer = await customerChosen(state, request);
      const contact = await request.store.contacts.get(selectedOf(state, INPUTS.contact) ?? '');
      if (contact?.customerId !== customer.id || contact.archivedAt !== null)
        return fieldErrors({ [INPUTS.contact]: 'Choose a contact of this customer.' });
      return askToForget(contact, customer, request);
    }),
  ),

  forAdmins(
    submission(VIEWS.forget, Target.extend({ origin: Origin }), async ({ contact: id }, state, request) => {
      const { store, actor } = request;
      const { contact, customer } = await contactAt(id, request);
      if (nameKey(textOf(state, INPUTS.name)) !== nameKey(contact.name))
        return fieldErrors({ [INPUTS.name]: `That is not their name. Type ${contact.name} to go on.` });
      const held = await store.forgetting.held(contact);
      const content = Buffer.from(JSON.stringify(held, null, 2));
      await request.sendFiles(
        [{ name: 'contact.json', content }],
        `All that Rapport holds about ${inline(contact.name)}. Hand it to them if they ask for it, and delete this message then.`,
      );
      const scheduled = await store.forgetting.schedule(contact, actor.id);
      const at = clockTimeOf(scheduled.forgetAt ?? request.now, actor.zone);
      return toActor(forgetScheduled(scheduled, customer, at));
    }),
  ),
];
