import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import type { MemberId } from '../domain/id.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { givenToYou, ownerChanged, ownerModal } from '../views/owner.ts';
import { splitCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';
import { memberCalled } from './who.ts';

/** `/crm owner`: who looks after a customer. */
export const owner = subcommand({
  name: 'owner',
  usage: 'owner Acme @carla',
  help: 'say who looks after a customer: @somebody, me or nobody',
  args: z.string(),
  async run(line, request) {
    const { origin, actor } = request;
    if (line === '') return modal(ownerModal(null, actor.id, { origin }));
    const found = await splitCustomer(line, request, (name, rest) => `owner ${name}: ${rest}`);
    if ('ask' in found) return found.ask;
    const { customer, rest } = found;
    const word = rest.replace(/^(?:is|=|to|->)\s+/i, '').trim();
    if (word === '') return modal(ownerModal(customer, customer.owner, { origin }));
    if (/^(?:nobody|no one|none|-)$/i.test(word)) return setOwner(customer, null, request);
    return setOwner(customer, (await memberCalled(word, request)).id, request);
  },
});

/** Gives a customer into somebody's care, and says who had it before. */
export async function setOwner(
  customer: Customer,
  to: MemberId | null,
  { store, actor }: Request,
): Promise<Reply> {
  if (customer.owner === to) return toActor(ownerChanged(customer, customer, false));
  const changed = await store.customers.edit(customer, { owner: to }, actor.id, 'owner');
  const reply = toActor(ownerChanged(customer, changed, true));
  // Whoever is given a customer by somebody else hears of it.
  return to === null || to === actor.id
    ? reply
    : { ...reply, also: [{ member: to, message: givenToYou(changed, actor.id) }] };
}
