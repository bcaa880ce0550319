import { z } from 'zod';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { forgetModal, forgetQuestion } from '../views/forget.ts';
import { inline } from '../views/text.ts';
import { splitCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';

/** `/crm forget`: erases what is held about a contact. */
export const forget = subcommand({
  name: 'forget',
  usage: 'forget Acme: Dana Reyes',
  help: "erase a contact's personal data everywhere; you get all of it first, and are asked twice",
  admin: true,
  args: z.string(),
  async run(line, request) {
    if (line === '') return modal(forgetModal({ origin: request.origin }));
    const found = await splitCustomer(line, request, (name, rest) => `forget ${name}: ${rest}`);
    if ('ask' in found) return found.ask;
    const { customer, rest } = found;
    if (rest === '')
      throw new UserError(`Whom? Try \`/crm forget ${inline(customer.name, 60)}: Dana Reyes\`.`);
    const contact = await request.store.contacts.named(customer.id, rest);
    if (!contact)
      throw new UserError(
        `*${inline(rest, 80)}* is not plainly one contact of *${inline(customer.name, 80)}*. Write the whole name, as \`/crm show\` has it.`,
      );
    return askToForget(contact, customer, request);
  },
});

/** The first question: what is held, and that it will be gone. */
export async function askToForget(contact: Contact, customer: Customer, { store }: Request): Promise<Reply> {
  return toActor(forgetQuestion(await store.forgetting.held(contact), customer));
}
