import type { Customer, Standing } from '../domain/customer.ts';
import { actions, button, section } from './blocks.ts';
import { fieldWord } from './file-words.ts';
import { ACTIONS } from './ids.ts';
import { listed, type Message } from './text.ts';
import { undoButton } from './undone.ts';
import { customerName } from './words.ts';

/** A customer's file was changed: which fields. Who is lost is asked about. */
export function fileSaved(customer: Customer, fields: readonly string[], before: Standing): Message {
  const text =
    fields.length === 0
      ? `Nothing was changed for ${customerName(customer)}.`
      : `:white_check_mark: ${customerName(customer)} changed: ${listed(fields.map(fieldWord))}.`;
  const isLost = customer.standing === 'former' && before !== 'former' && customer.whyNot === null;
  return {
    text,
    blocks: [
      section(text),
      actions(
        ...(isLost
          ? [button(ACTIONS.lost, 'Why are they lost?', { customer: customer.id }, { style: 'primary' })]
          : []),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
        ...(fields.length > 0 ? [undoButton('customer', customer)] : []),
      ),
    ],
  };
}
