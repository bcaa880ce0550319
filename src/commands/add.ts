import { z } from 'zod';
import { Standing } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import { similarity } from '../domain/text/typo.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { NameTakenError } from '../store/customers.ts';
import { alreadyThere, customerAdded } from '../views/add.ts';
import { addCustomerModal } from '../views/modals.ts';
import { inline } from '../views/text.ts';
import { unquoted } from './find-customer.ts';
import { subcommand } from './subcommand.ts';

/** From this likeness on, a new name may well be one that we know. */
const LIKELY_THE_SAME = 0.82;

/** "Acme, prospect": a name, and a standing after the last comma. */
const AddLine = z.string().transform((text) => {
  const [, name, standing] = /^(.*),\s*(customer|prospect|former)\s*$/is.exec(text) ?? [];
  return {
    name: unquoted(name ?? text),
    standing: Standing.catch('customer').parse(standing?.toLowerCase()),
  };
});

/** `/crm add`: a new customer. */
export const add = subcommand({
  name: 'add',
  usage: 'add Acme, prospect',
  help: 'add a customer, a prospect or a former customer',
  args: AddLine,
  async run({ name, standing }, request) {
    if (name === '')
      return modal(addCustomerModal({ name, standing, owner: request.actor.id }, { origin: request.origin }));
    return addCustomer({ name, standing, owner: request.actor.id, sure: false }, request);
  },
});

/**
 * Adds a customer, unless its name is taken or, where the person is not sure yet, like one that we know.
 * @throws UserError for a name that is too long
 */
export async function addCustomer(
  input: { name: string; standing: Standing; owner: string | null; sure: boolean },
  request: Request,
): Promise<Reply> {
  const { name, standing, owner, sure } = input;
  if (name.length > LONGEST.name)
    throw new UserError(
      `A name holds ${LONGEST.name} characters; this one has ${name.length}. Please shorten it.`,
      {
        field: 'name',
      },
    );
  const { customers, customerNames } = request.store;
  const { exact, near } = await customerNames.match(name, 3);
  const alike = [...exact, ...near.filter((customer) => similarity(name, customer.name) >= LIKELY_THE_SAME)];
  const taken = exact.find((customer) => customer.name.toLowerCase() === name.toLowerCase());
  if (taken || (alike.length > 0 && !sure)) return toActor(alreadyThere(input, alike, taken ?? null));
  try {
    return toActor(customerAdded(await customers.add({ name, standing, owner }, request.actor.id)));
  } catch (error) {
    if (!(error instanceof NameTakenError)) throw error;
    const [first] = (await customerNames.match(name, 1)).exact;
    if (!first)
      throw new UserError(`*${inline(name)}* has just been added by somebody else. Try \`/crm find\`.`);
    return toActor(alreadyThere(input, [first], first));
  }
}
