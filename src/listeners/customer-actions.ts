import { z } from 'zod';
import { addCustomer } from '../commands/add.ts';
import { showCustomer } from '../commands/show.ts';
import type { Commitment } from '../domain/commitment.ts';
import { type Customer, Standing } from '../domain/customer.ts';
import { Id, MemberId } from '../domain/id.ts';
import { LONGEST } from '../domain/limits.ts';
import { addDays, type Day, dayOf } from '../domain/text/day.ts';
import { UserError } from '../errors.ts';
import { commitmentDone, lookedAfter, snoozed } from '../views/done.ts';
import { ACTIONS, INPUTS, VIEWS } from '../views/ids.ts';
import { addCustomerModal, snoozeModal } from '../views/modals.ts';
import { inline } from '../views/text.ts';
import { customerName } from '../views/words.ts';
import { fieldErrors, modal, type Reply, toActor, toActorUnlessShown } from './reply.ts';
import { Origin, type Request } from './request.ts';
import { dayPickedIn, selectedOf, textOf, userOf } from './state.ts';
import { type Action, action, type Submission, submission } from './types.ts';

const SnoozeTarget = z.object({ of: z.enum(['customer', 'commitment']), id: Id });
type SnoozeTarget = z.infer<typeof SnoozeTarget>;
/** A snooze is a pause, not a farewell. */
const LONGEST_SNOOZE_DAYS = 366;

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

async function snooze(target: SnoozeTarget, until: Day, request: Request): Promise<Reply> {
  const { customer, commitment } = await targetOf(target, request);
  const { store, actor, now } = request;
  if (commitment) await store.commitments.edit(commitment, { snoozedUntil: until }, actor.id, 'snooze');
  else await store.customers.edit(customer, { snoozedUntil: until }, actor.id, 'snooze');
  return toActorUnlessShown(snoozed(customer, commitment, until, dayOf(now, actor.zone)));
}

/** The buttons of cards and nudges. */
export const customerActions: Action[] = [
  action(ACTIONS.openCustomer, z.object({ customer: Id }), async ({ customer }, request) =>
    showCustomer(await customerOf(customer, request), request),
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
      snooze(target, addDays(dayOf(request.now, request.actor.zone), days), request),
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
    const taken = await store.customers.edit(customer, { owner: actor.id }, actor.id, 'take');
    return toActorUnlessShown(lookedAfter(taken, actor.id, true));
  }),

  action(ACTIONS.done, z.object({ commitment: Id }), async ({ commitment: id }, request) => {
    const { customer, commitment } = await targetOf({ of: 'commitment', id }, request);
    if (!commitment) throw new UserError('That commitment is no longer there.');
    if (commitment.status !== 'open') return toActor(commitmentDone(commitment, customer, false));
    return toActorUnlessShown(
      commitmentDone(
        await request.store.commitments.close(commitment, 'done', request.actor.id),
        customer,
        true,
      ),
    );
  }),
];

export const customerSubmissions: Submission[] = [
  submission(
    VIEWS.snoozeUntil,
    SnoozeTarget.extend({ origin: Origin }),
    async ({ of, id }, state, request) => {
      const today = dayOf(request.now, request.actor.zone);
      const until = dayPickedIn(state, INPUTS.date);
      if (until === null) return fieldErrors({ [INPUTS.date]: 'Choose a date.' });
      if (until <= today) return fieldErrors({ [INPUTS.date]: 'Choose a day after today.' });
      if (until > addDays(today, LONGEST_SNOOZE_DAYS))
        return fieldErrors({ [INPUTS.date]: 'At most a year ahead, please.' });
      return snooze({ of, id }, until, request);
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
