import type { ModalView } from '@slack/types';
import type { Customer } from '../domain/customer.ts';
import { actions, button, section } from './blocks.ts';
import { ACTIONS, INPUTS, VIEWS } from './ids.ts';
import { customerInput, memberInput } from './inputs.ts';
import { modalView } from './modal.ts';
import type { Message } from './text.ts';
import { undoButton } from './undone.ts';
import { customerName, mention } from './words.ts';

/** Who looks after a customer from now on; nobody is said loudly, so that no customer is forgotten. */
export function ownerChanged(before: Customer, after: Customer, changed: boolean): Message {
  const now =
    after.owner === null
      ? `:warning: Nobody looks after ${customerName(after)} now, so nobody is reminded of them.`
      : `${mention(after.owner)} looks after ${customerName(after)}${changed ? ' now' : ' already'}.`;
  const formerly = changed && before.owner !== null ? ` Before, it was ${mention(before.owner)}.` : '';
  return {
    text: now + formerly,
    blocks: [
      section(now + formerly),
      actions(
        button(ACTIONS.openCustomer, `Open ${after.name}`, { customer: after.id }),
        ...(changed ? [undoButton('customer', after)] : []),
      ),
    ],
  };
}

/** Somebody was given a customer by a colleague. */
export function givenToYou(customer: Customer, by: string): Message {
  const text = `${mention(by)} gave ${customerName(customer)} into your care.`;
  return {
    text,
    blocks: [
      section(text),
      actions(button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id })),
    ],
  };
}

/** Who is to look after a customer; left empty, nobody. */
export const ownerModal = (
  customer: { id: string; name: string } | null,
  owner: string | null,
  metadata: object,
): ModalView =>
  modalView({ callback: VIEWS.owner, title: 'Who looks after them?', submit: 'Save', metadata }, [
    customerInput(customer),
    memberInput(INPUTS.owner, 'Owner', owner, {
      optional: true,
      hint: 'They are reminded of this customer. Left empty, nobody is.',
    }),
  ]);
