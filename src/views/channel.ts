import type { Customer } from '../domain/customer.ts';
import { actions, button, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import type { Message } from './text.ts';
import { undoButton } from './undone.ts';
import { customerName } from './words.ts';

const open = (customer: Customer) =>
  button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id });

/** Whose a channel is. */
export function channelIs(channel: string, customer: Customer | null): Message {
  const text = customer
    ? `<#${channel}> belongs to ${customerName(customer)}.`
    : `<#${channel}> belongs to no customer. \`/crm channel Acme\` links it to Acme.`;
  return { text, blocks: [section(text), ...(customer ? [actions(open(customer))] : [])] };
}

/** A channel was linked to a customer, or no longer is. */
export function channelLinked(customer: Customer, channel: string | null): Message {
  const text =
    channel === null
      ? `${customerName(customer)} has no channel any more.`
      : `:link: <#${channel}> belongs to ${customerName(customer)} now. *Save to CRM* on a message here needs no choosing, and "@Rapport log: …" keeps what you say.`;
  return { text, blocks: [section(text), actions(open(customer), undoButton('customer', customer))] };
}
