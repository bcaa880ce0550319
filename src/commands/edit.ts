import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { modal, type Reply } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { fileModal } from '../views/file-modal.ts';
import { chooseCustomerModal } from '../views/modals.ts';
import { findCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';

/** `/crm edit`: the whole file in one modal. */
export const edit = subcommand({
  name: 'edit',
  usage: 'edit Acme',
  help: "change anything in a customer's file: names, standing, tags, needs, competitors, dates, channel",
  args: z.string(),
  async run(line, request) {
    if (line === '') return modal(chooseCustomerModal('edit', { origin: request.origin }));
    const found = await findCustomer(line, request, (right) => `edit ${right}`);
    return 'ask' in found ? found.ask : openFile(found.customer, request);
  },
});

/** The modal with a customer's whole file. */
export function openFile(customer: Customer, { settings, origin }: Request, how?: 'update'): Reply {
  return modal(
    fileModal(customer, settings, { origin, customer: customer.id, version: customer.version }),
    how,
  );
}
