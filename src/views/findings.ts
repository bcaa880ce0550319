import type { Customer } from '../domain/customer.ts';
import { actions, button, context, section } from './blocks.ts';
import type { Viewer } from './card.ts';
import { ACTIONS } from './ids.ts';
import { count, inline, type Message } from './text.ts';
import { ago, customerName, mention, standingWord } from './words.ts';

/** What a search found, each with a button that opens it. */
export function findings({
  text,
  found,
  more,
  viewer,
}: {
  text: string;
  found: Customer[];
  more: boolean;
  viewer: Viewer;
}): Message {
  if (found.length === 0) {
    const nothing = `No customer is called anything like *${inline(text)}*.`;
    return {
      text: nothing,
      blocks: [
        section(nothing),
        actions(button(ACTIONS.addCustomer, `Add "${text}"`, { name: text.slice(0, 120) })),
      ],
    };
  }
  const head = `${count(found.length, 'customer')} for *${inline(text)}*${more ? '; there are more: type a little more of the name' : ''}`;
  return {
    text: head,
    blocks: [
      context(head),
      ...found.map((customer) =>
        section(
          line(customer, viewer),
          button(ACTIONS.openCustomer, 'Open', { customer: customer.id }, { label: `Open ${customer.name}` }),
        ),
      ),
    ],
  };
}

/** A customer on one line: standing, owner, last contact. */
export function line(customer: Customer, { today, zone }: Viewer): string {
  const owner = customer.owner === null ? 'no owner' : mention(customer.owner);
  const contact = customer.lastContact
    ? `last contact ${ago(customer.lastContact.at, today, zone)}`
    : 'no contact yet';
  return `${customerName(customer)}\n${standingWord(customer.standing)} · ${owner} · ${contact}`;
}
