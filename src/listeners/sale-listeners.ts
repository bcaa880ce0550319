import { z } from 'zod';
import { addSale, MOST_PIECES, showSale } from '../commands/sale.ts';
import { Id } from '../domain/id.ts';
import type { Purchase } from '../domain/purchase.ts';
import { mayChange } from '../domain/roles.ts';
import { readAmount } from '../domain/text/amount.ts';
import { dayOf } from '../domain/text/day.ts';
import { ConflictError, UserError } from '../errors.ts';
import { ACTIONS, INPUTS, VIEWS } from '../views/ids.ts';
import { saleLine, saleModal } from '../views/sale.ts';
import { customerChosen } from './chosen.ts';
import { fieldErrors, modal, type Reply, replace } from './reply.ts';
import { Origin, type Request } from './request.ts';
import { dayPickedIn, type InputState, textOf } from './state.ts';
import { type Action, action, type Submission, submission } from './types.ts';

const Metadata = z.object({
  origin: Origin,
  purchase: z.object({ id: Id, version: z.int() }).nullable().default(null),
});

async function ownSale(id: string, { store, actor, settings }: Request): Promise<Purchase> {
  const purchase = await store.purchases.get(id);
  if (!purchase || purchase.removedAt !== null) throw new UserError('That sale was taken back meanwhile.');
  if (!mayChange(purchase.by, actor, settings))
    throw new UserError(`Only <@${purchase.by}>, who noted this sale, or an admin can change it.`);
  return purchase;
}

export const saleActions: Action[] = [
  action(ACTIONS.editSale, z.object({ purchase: Id }), async ({ purchase: id }, request) => {
    const purchase = await ownSale(id, request);
    const customer = await request.store.customers.get(purchase.customerId);
    const origin = { ...request.origin, replace: true };
    return modal(saleModal(customer, purchase, { origin, purchase: { id, version: purchase.version } }));
  }),
];

/** What was filled in, or what is wrong with it. */
function read(state: InputState, { now, actor, settings }: Request) {
  const typed = textOf(state, INPUTS.amount);
  const amount = typed === '' ? null : readAmount(typed, settings.currency);
  const quantity = Number(textOf(state, INPUTS.quantity).replace(',', '.'));
  const today = dayOf(now, actor.zone);
  const day = dayPickedIn(state, INPUTS.date) ?? today;
  const item = textOf(state, INPUTS.item);
  const problems = {
    ...(item === '' ? { [INPUTS.item]: 'What was it?' } : {}),
    ...(quantity > 0 && quantity <= MOST_PIECES
      ? {}
      : { [INPUTS.quantity]: `A number above 0, at most ${MOST_PIECES}.` }),
    ...(typed !== '' && amount === null
      ? { [INPUTS.amount]: 'I can’t read that as an amount. Write it like 1.250,00 € or $1,250.00.' }
      : {}),
    ...(day > today
      ? { [INPUTS.date]: 'That is in the future. What is ordered already, was sold today.' }
      : {}),
  };
  const currency = amount?.currency ?? settings.currency;
  return { problems, sale: { item, quantity, amount: amount?.minor ?? null, currency, day } };
}

export const saleSubmissions: Submission[] = [
  submission(VIEWS.sale, Metadata, async (metadata, state, request) => {
    const customer = await customerChosen(state, request);
    const { problems, sale } = read(state, request);
    if (Object.keys(problems).length > 0) return fieldErrors(problems);
    const input = { ...sale, customerId: customer.id };
    if (metadata.purchase === null) return addSale(customer, input, request);
    const current = await ownSale(metadata.purchase.id, request);
    const conflict = (newest: Purchase): Reply =>
      modal(
        saleModal(
          customer,
          sale,
          { ...metadata, purchase: { id: newest.id, version: newest.version } },
          `:warning: *Somebody else changed this sale while you were writing.* It now reads: ${saleLine(newest, dayOf(request.now, request.actor.zone))}\nYours is below, untouched. *Save mine* puts it in place of theirs.`,
        ),
        'update',
      );
    if (current.version !== metadata.purchase.version) return conflict(current);
    try {
      const edited = await request.store.purchases.edit(current, input, request.actor.id);
      const reply = showSale(edited, customer, request);
      return metadata.origin.replace && reply.type === 'message' ? replace(reply.message) : reply;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      return conflict(await ownSale(current.id, request));
    }
  }),
];
