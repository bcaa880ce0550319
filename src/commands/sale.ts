import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import type { Purchase } from '../domain/purchase.ts';
import { dayOf } from '../domain/text/day.ts';
import { readSaleLine } from '../domain/text/sale-line.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import type { NewPurchase } from '../store/purchases.ts';
import { type SaleDraft, saleModal, saleSaved } from '../views/sale.ts';
import { splitCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';

/** More than this of anything is a typing error. */
export const MOST_PIECES = 1_000_000;

/** `/crm sale`: what a customer bought. */
export const sale = subcommand({
  name: 'sale',
  usage: 'sale Acme 3 × grinder 1.250,00 € yesterday',
  help: 'note what a customer bought, when and for how much',
  args: z.string(),
  async run(line, request) {
    const { now, actor, settings, origin } = request;
    const today = dayOf(now, actor.zone);
    const empty: SaleDraft = {
      item: '',
      quantity: 1,
      amount: null,
      currency: settings.currency,
      day: today,
    };
    if (line === '') return modal(saleModal(null, empty, { origin }));
    const found = await splitCustomer(line, request, (name, rest) => `sale ${name}: ${rest}`);
    if ('ask' in found) return found.ask;
    const { customer, rest } = found;
    const read = readSaleLine(rest, now, actor.zone, settings.currency);
    if (read.item === '') return modal(saleModal(customer, read, { origin }));
    if (read.item.length > LONGEST.short || read.quantity > MOST_PIECES)
      throw new UserError(
        `What was bought holds ${LONGEST.short} characters, at most ${MOST_PIECES} pieces. Please shorten it.`,
      );
    return addSale(customer, { customerId: customer.id, ...read }, request);
  },
});

/** Keeps a sale, once for each act; a prospect's first one offers to make it a customer. */
export async function addSale(customer: Customer, input: NewPurchase, request: Request): Promise<Reply> {
  const { store, actor, key } = request;
  const purchase = await store.together(async (within) => {
    await within.receipts.take(key);
    return within.purchases.add(input, actor.id);
  });
  return showSale(purchase, customer, request);
}

/** A sale as it is now, with its buttons. */
export const showSale = (purchase: Purchase, customer: Customer, { now, actor }: Request): Reply =>
  toActor(saleSaved(purchase, customer, dayOf(now, actor.zone)));
