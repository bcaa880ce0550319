import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { UserError } from '../errors.ts';
import { type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { channelIs, channelLinked } from '../views/channel.ts';
import { inline } from '../views/text.ts';
import { findCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';

/** `/crm channel`: the customer that this channel belongs to. */
export const channel = subcommand({
  name: 'channel',
  usage: 'channel Acme',
  help: 'this channel is about Acme: what is saved here needs no choosing; "channel none" ends that',
  args: z.string(),
  async run(line, request) {
    const { store, channel: here } = request;
    if (here === null || !/^[CG]/.test(here))
      throw new UserError('Type this in the channel that belongs to the customer.');
    const current = await store.customers.ofChannel(here);
    if (line === '') return toActor(channelIs(here, current));
    if (/^(?:none|nobody|-|off)$/i.test(line))
      return current ? link(current, null, request) : toActor(channelIs(here, null));
    const found = await findCustomer(line, request, (right) => `channel ${right}`);
    if ('ask' in found) return found.ask;
    if (current && current.id !== found.customer.id)
      throw new UserError(
        `This channel belongs to *${inline(current.name, 80)}* already. \`/crm channel none\` ends that first.`,
      );
    return link(found.customer, here, request);
  },
});

async function link(customer: Customer, to: string | null, { store, actor }: Request): Promise<Reply> {
  return toActor(
    channelLinked(await store.customers.edit(customer, { channel: to }, actor.id, 'channel'), to),
  );
}
