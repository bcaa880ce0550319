import type { Customer, Standing } from '../domain/customer.ts';
import { actions, button, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { inline, listed, type Message } from './text.ts';
import { undoButton } from './undone.ts';
import { customerName, mention, standingWord } from './words.ts';

/** A customer was added; what to do next. */
export function customerAdded(customer: Customer): Message {
  const owner =
    customer.owner === null ? 'Nobody looks after them yet.' : `${mention(customer.owner)} looks after them.`;
  return {
    text: `Added ${inline(customer.name)}.`,
    blocks: [
      section(
        `:white_check_mark: Added ${customerName(customer)} · ${standingWord(customer.standing).toLowerCase()}\n${owner}`,
      ),
      actions(
        button(ACTIONS.logContact, 'Log contact', { customer: customer.id }, { style: 'primary' }),
        button(ACTIONS.openCustomer, 'Open', { customer: customer.id }),
        undoButton('customer', customer),
      ),
    ],
  };
}

/** A name that is known already, or much like one that is. */
export function alreadyThere(
  input: { name: string; standing: Standing; owner: string | null },
  alike: Customer[],
  taken: Customer | null,
): Message {
  const names = listed(alike.map(customerName), 'and');
  const text = taken
    ? `${customerName(taken)} is already there. Nothing was added.`
    : `${names} ${alike.length === 1 ? 'is' : 'are'} already there. Is *${inline(input.name)}* another one?`;
  const open = alike.map((customer, at) =>
    button(`${ACTIONS.openCustomer}.${at}`, `Open ${customer.name}`, { customer: customer.id }),
  );
  const anyway = taken ? [] : [button(ACTIONS.addCustomer, `Add "${input.name}"`, { ...input, sure: true })];
  return { text, blocks: [section(text), actions(...open, ...anyway)] };
}
