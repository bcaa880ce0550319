import type { Customer } from '../domain/customer.ts';
import { actions, button, context, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { inline, listed, type Message } from './text.ts';
import { undoButton } from './undone.ts';
import { customerName } from './words.ts';

/** A chain of referrals as people read it: the one who began it first. */
export const chainText = (chain: readonly { name: string }[]): string =>
  chain.map(({ name }) => inline(name, 60)).join(' → ');

const open = (customer: Customer) =>
  button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id });

/**
 * Who referred a customer was recorded, or known already.
 * @param chain the customers behind this one, the nearest first
 */
export function referralSaved(before: Customer, customer: Customer, by: string, chain: Customer[]): Message {
  const isNew = customer.version !== before.version;
  const text = `:white_check_mark: ${customerName(customer)} was referred by *${inline(by)}*.${isNew && before.referredBy !== null ? ' That takes the place of what stood there before.' : ''}`;
  const whole =
    chain.length > 1
      ? [context(`The whole chain: ${chainText([...chain].reverse())} → ${inline(customer.name, 60)}`)]
      : [];
  return {
    text,
    blocks: [
      section(text),
      ...whole,
      actions(open(customer), ...(isNew ? [undoButton('customer', customer)] : [])),
    ],
  };
}

/** A referral that would bite its own tail. */
export function circle(customer: Customer, chain: Customer[]): Message {
  const first = chain[0];
  const text =
    chain.length <= 1
      ? `${customerName(customer)} can't have referred itself. Nothing was changed.`
      : `That would make a circle: ${chainText([...chain].reverse())} → ${inline(customer.name, 60)}. ${first ? customerName(first) : 'It'} already goes back to ${customerName(customer)}. Nothing was changed.`;
  return { text, blocks: [section(text), actions(open(customer))] };
}

/** The name of a referrer that is not plainly one customer's or contact's. */
export function whichReferrer({
  customer,
  name,
  choices,
  finished,
}: {
  customer: Customer;
  name: string;
  choices: Customer[];
  /** What each button does: the choices in order, then somebody outside. */
  finished: object[];
}): Message {
  const near = choices.length > 0 ? ` Did you mean ${listed(choices.map(customerName), 'or')}?` : '';
  const text = `Who is *${inline(name)}*, who referred ${customerName(customer)}? I know no customer or contact by that name.${near}`;
  return {
    text,
    blocks: [
      section(text),
      actions(
        ...choices.map((choice, at) => button(`${ACTIONS.run}.${at}`, choice.name, finished[at] ?? {})),
        button(`${ACTIONS.run}.outside`, 'Somebody outside', finished.at(-1) ?? {}),
        button(ACTIONS.addCustomer, `Add "${name}" as a customer`, { name: name.slice(0, 120) }),
      ),
    ],
  };
}
