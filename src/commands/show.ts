import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { customerCard } from '../views/card.ts';
import { chooseCustomerModal } from '../views/modals.ts';
import { findCustomer } from './find-customer.ts';
import { loadFile } from './load-file.ts';
import { subcommand } from './subcommand.ts';
import { viewerOf } from './viewer.ts';

/** `/crm show`: a customer at a glance. */
export const show = subcommand({
  name: 'show',
  usage: 'show Acme',
  help: "a customer's card: who they are, how they feel, what was last, what is next",
  args: z.string(),
  async run(name, request) {
    if (name === '') return modal(chooseCustomerModal('show', { origin: request.origin }));
    const found = await findCustomer(name, request, (right) => `show ${right}`);
    return 'ask' in found ? found.ask : showCustomer(found.customer, request);
  },
});

export const showCustomer = async (customer: Customer, request: Request): Promise<Reply> =>
  toActor(customerCard(await loadFile(customer, request.store), viewerOf(request)));
