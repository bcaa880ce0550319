import { z } from 'zod';
import { addCustomer } from '../commands/add.ts';
import { closeCommitment } from '../commands/done.ts';
import { openFile } from '../commands/edit.ts';
import { showCustomer } from '../commands/show.ts';
import { LONGEST_SNOOZE_DAYS, snoozeProblem, snoozeUntil } from '../commands/snooze.ts';
import type { Commitment } from '../domain/commitment.ts';
import { type Customer, Standing } from '../domain/customer.ts';
import { Id, MemberId } from '../domain/id.ts';
import { LONGEST } from '../domain/limits.ts';
import { addDays, dayOf } from '../domain/text/day.ts';
import { UserError } from '../errors.ts';
import { lookedAfter } from '../views/done.ts';
import { ACTIONS, INPUTS, VIEWS } from '../views/ids.ts';
import { addCustomerModal, snoozeModal } from '../views/modals.ts';
import { inline } from '../views/text.ts';
import { customerName } from '../views/words.ts';
import { customerChosen } from './chosen.ts';
import { fieldErrors, modal, toActorUnlessShown } from './reply.ts';
import { Origin, type Request } from './request.ts';
import { dayPickedIn, selectedOf, textOf, userOf } from './state.ts';
import { type Action, action, type Submission, submission } from './types.ts';

const SnoozeTarget = z.object({ of: z.enum(['customer', 'commitment']), id: Id });
type SnoozeTarget = z.infer<typeof SnoozeTarget>;

async function customerOf(id: string, { store }: Request): Promise<Customer> {
  const customer = await store.customers.get(id);
  if (!customer) throw new UserError('That customer is no longer there. `/crm find` looks for others.');
  return customer;
}

async function targetOf(
  { of, id }: SnoozeTarget,
  request: Request,
): Promise<{ customer: Customer; commitment: Commitment | null }> {
  if (of === 'customer') return { customer: await customerOf(id, request), commitment: null };
  const commitment = await request.store.commitments.get(id);
  if (!commitment || commitment.removedAt !== null)
    throw new UserError('That commitment is no longer there.');
  return { customer: await customerOf(commitment.customerId, request), commitment };
}

/** The buttons of cards and nudges. */
export const customerActions: Action[] = [
  action(ACTIONS.openCustomer, z.object({ customer: Id }), async ({ customer }, request) =>
    showCustomer(await customerOf(customer, request), request),
  ),

  action(ACTIONS.editCustomer, z.object({ customer: Id }), async ({ customer }, request) =>
    openFile(await customerOf(customer, request), request),
  ),

  action(
    ACTIONS.addCustomer,
    z.object({
      name: z.string().max(LONGEST.name).default(''),
      standing: Standing.default('customer'),
      owner: MemberId.nullable().optional(),
      sure: z.boolean().default(false),
    }),
    async ({ name, standing, owner, sure }, request) => {
      if (sure) return addCustomer({ name, standing, owner: owner ?? null, sure }, request);
      return modal(addCustomerModal({ name, standing, owner: request.actor.id }, { origin: request.origin }));
    },
  ),

  action(
    ACTIONS.snooze,
    SnoozeTarget.extend({ days: z.int().min(1).max(LONGEST_SNOOZE_DAYS) }),
    async ({ days, ...target }, request) =>
      snoozeUntil(
        await targetOf(target, request),
        addDays(dayOf(request.now, request.actor.zone), days),
        request,
      ),
  ),

  action(ACTIONS.snoozeUntil, SnoozeTarget, async (target, request) => {
    const { customer, commitment } = await targetOf(target, request);
    const what = commitment
      ? `"${inline(commitment.text)}" for ${customerName(customer)}`
      : customerName(customer);
    const tomorrow = addDays(dayOf(request.now, request.actor.zone), 1);
    return modal(snoozeModal(what, tomorrow, { origin: request.origin, ...target }));
  }),

  action(ACTIONS.takeCustomer, z.object({ customer: Id }), async ({ customer: id }, request) => {
    const customer = await customerOf(id, request);
    const { store, actor } = request;
    if (customer.owner !== null) return toActorUnlessShown(lookedAfter(customer, customer.owner, false));
    const taken = await store.customers.edit(customer, { owner: actor.id }, actor.id, 'owner');
    return toActorUnlessShown(lookedAfter(taken, actor.id, true));
  }),

  action(ACTIONS.done, z.object({ commitment: Id }), async ({ commitment: id }, request) => {
    const { commitment } = await targetOf({ of: 'commitment', id }, request);
    if (!commitment) throw new UserError('That commitment is no longer there.');
    return closeCommitment(commitment, null, request);
  }),
];

export const customerSubmissions: Submission[] = [
  submission(
    VIEWS.snoozeUntil,
    SnoozeTarget.partial().extend({ origin: Origin }),
    async ({ of, id }, state, request) => {
      const until = dayPickedIn(state, INPUTS.date);
      const problem = snoozeProblem(until, dayOf(request.now, request.actor.zone));
      if (until === null || problem !== null) return fieldErrors({ [INPUTS.date]: problem ?? '' });
      if (of !== undefined && id !== undefined)
        return snoozeUntil(await targetOf({ of, id }, request), until, request);
      return snoozeUntil(
        { customer: await customerChosen(state, request), commitment: null },
        until,
        request,
      );
    },
  ),

  submission(VIEWS.addCustomer, z.object({ origin: Origin }), async (_, state, request) => {
    const name = textOf(state, INPUTS.name);
    const owner = userOf(state, INPUTS.owner);
    if (name === '') return fieldErrors({ [INPUTS.name]: 'What are they called?' });
    if (owner !== null && !(await request.member(owner)))
      return fieldErrors({
        [INPUTS.owner]: 'Only full members of this workspace can look after a customer.',
      });
    const standing = Standing.catch('customer').parse(selectedOf(state, INPUTS.standing));
    return addCustomer({ name, standing, owner, sure: false }, request);
  }),
];
