import { z } from 'zod';
import { lose, win } from '../commands/standing.ts';
import type { Customer } from '../domain/customer.ts';
import { Id } from '../domain/id.ts';
import { LONGEST } from '../domain/limits.ts';
import { dayOf } from '../domain/text/day.ts';
import { joinWhyNot } from '../domain/why-not.ts';
import { UserError } from '../errors.ts';
import { ACTIONS, FIELDS, INPUTS, VIEWS } from '../views/ids.ts';
import { lostModal, wonModal } from '../views/standing.ts';
import { customerChosen } from './chosen.ts';
import { fieldErrors, modal } from './reply.ts';
import { Origin, type Request } from './request.ts';
import { dayPickedIn, selectedOf, textOf } from './state.ts';
import { type Action, action, type Submission, submission } from './types.ts';

const Target = z.object({ customer: Id });

async function live(id: string, { store }: Request): Promise<Customer> {
  const customer = await store.customers.get(id);
  if (customer && customer.archivedAt === null) return customer;
  throw new UserError('That customer is no longer there. `/crm find` looks for others.');
}

export const standingActions: Action[] = [
  action(ACTIONS.won, Target, async ({ customer: id }, request) => {
    const customer = await live(id, request);
    const since = dayOf(request.now, request.actor.zone);
    return modal(
      wonModal(customer, { since, from: customer.competitors[0] ?? '' }, { origin: request.origin }),
    );
  }),
  action(ACTIONS.lost, Target, async ({ customer: id }, request) =>
    modal(lostModal(await live(id, request), request.settings, { origin: request.origin })),
  ),
];

export const standingSubmissions: Submission[] = [
  submission(VIEWS.won, z.object({ origin: Origin }), async (_, state, request) => {
    const customer = await customerChosen(state, request);
    const today = dayOf(request.now, request.actor.zone);
    const since = dayPickedIn(state, INPUTS.date) ?? today;
    if (since > today) return fieldErrors({ [INPUTS.date]: 'Today at the latest: they are one by now.' });
    return win(customer, { since, from: textOf(state, FIELDS.wonFrom) || null }, request);
  }),

  submission(VIEWS.lost, z.object({ origin: Origin }), async (_, state, request) => {
    const customer = await customerChosen(state, request);
    const why = { reason: selectedOf(state, FIELDS.reason), words: textOf(state, FIELDS.whyNot) };
    const text = joinWhyNot(why);
    if (text === null)
      return fieldErrors({ [FIELDS.whyNot]: 'Say in a word why, so that we can do better next time.' });
    if (text.length > LONGEST.short)
      return fieldErrors({ [FIELDS.whyNot]: `With the reason, ${LONGEST.short} characters fit.` });
    return lose(customer, { to: textOf(state, FIELDS.lostTo) || null, why }, request);
  }),
];
