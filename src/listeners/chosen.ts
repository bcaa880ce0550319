import type { Customer } from '../domain/customer.ts';
import { UserError } from '../errors.ts';
import { INPUTS } from '../views/ids.ts';
import type { Request } from './request.ts';
import { type InputState, selectedOf, userOf } from './state.ts';

/**
 * The customer that was chosen in a modal.
 * @throws UserError under the field when none was, or it is not there any more
 */
export async function customerChosen(state: InputState, { store }: Request): Promise<Customer> {
  const id = selectedOf(state, INPUTS.customer);
  const customer = id === null ? null : await store.customers.get(id);
  if (customer && customer.archivedAt === null) return customer;
  throw new UserError(
    id === null ? 'Which customer?' : 'That customer is no longer there. Please choose another.',
    { field: INPUTS.customer },
  );
}

/**
 * The member that was chosen in a modal; null where the field is empty.
 * @throws UserError under the field when it is a guest, an outsider or a bot
 */
export async function memberChosen(
  state: InputState,
  block: string,
  { actor, member }: Request,
): Promise<string | null> {
  const id = userOf(state, block);
  if (id === null || id === actor.id || (await member(id))) return id;
  throw new UserError('Only full members of this workspace can be chosen here.', { field: block });
}
