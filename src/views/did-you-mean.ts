import type { Customer } from '../domain/customer.ts';
import { actions, button, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { inline, listed, type Message } from './text.ts';
import { customerName } from './words.ts';

/** A name that is not plainly one customer's: the candidates as buttons that finish what was asked. */
export function didYouMean({
  name,
  several,
  choices,
  finished,
}: {
  name: string;
  /** Whether the name is borne by all the choices, rather than near them. */
  several: boolean;
  choices: Customer[];
  /** What each button does, in the order of the choices. */
  finished: object[];
}): Message {
  const names = listed(choices.map(customerName), 'or');
  const text = several
    ? `*${inline(name)}* fits more than one customer: ${names}. Which one?`
    : choices.length > 0
      ? `I don't know *${inline(name)}*. Did you mean ${names}?`
      : `I don't know *${inline(name)}*. Is it a new customer?`;
  const buttons = [
    ...choices.map((customer, at) => button(`${ACTIONS.run}.${at}`, customer.name, finished[at] ?? {})),
    ...(several ? [] : [button(ACTIONS.addCustomer, `Add "${name}"`, { name: name.slice(0, 120) })]),
  ];
  return { text, blocks: [section(text), actions(...buttons)] };
}
