import type { ModalView } from '@slack/types';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import { actions, button, input, section } from './blocks.ts';
import { ACTIONS, INPUTS, VIEWS } from './ids.ts';
import { customerInput, textInput, typeAhead } from './inputs.ts';
import { modalView } from './modal.ts';
import { count, inline, type Message } from './text.ts';
import { customerName } from './words.ts';

type Held = {
  contact: Contact;
  interactions: unknown[];
  commitments: unknown[];
  referrals: string[];
  namesakes: number;
};

/** The first question before a contact is erased: what is held about them. */
export function forgetQuestion(
  { contact, interactions, commitments, referrals, namesakes }: Held,
  customer: Customer,
): Message {
  const { name, emails, phones, birthday, remember } = contact;
  const facts = emails.length + phones.length + remember.length + (birthday === null ? 0 : 1);
  const held = [
    count(facts, 'fact of their own', 'facts of their own'),
    `${count(interactions.length, 'entry', 'entries')} of the history`,
    count(commitments.length, 'commitment that names them', 'commitments that name them'),
    ...(referrals.length > 0 ? [count(referrals.length, 'referral')] : []),
  ];
  const text = `Erase *${inline(name)}* of ${customerName(customer)}?\nI hold ${held.join(', ')}. The history will keep that something happened, but no longer with whom.${namesakes > 0 ? `\n:warning: ${count(namesakes, 'other contact bears', 'other contacts bear')} the same name. What is written of them elsewhere stays; is it the same person, forget them there too.` : ''}`;
  return {
    text,
    blocks: [
      section(text),
      actions(
        button(ACTIONS.forget, 'Go on …', { contact: contact.id }, { style: 'danger' }),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
      ),
    ],
  };
}

/** Whom to erase, where the command did not say. */
export const forgetModal = (metadata: object): ModalView =>
  modalView({ callback: VIEWS.chooseForget, title: 'Forget a contact', submit: 'Go on', metadata }, [
    customerInput(null),
    input(INPUTS.contact, 'Whom?', typeAhead(INPUTS.contact, null)),
  ]);

/** The second question: the name, typed. */
export const confirmForgetModal = (contact: Contact, metadata: object): ModalView =>
  modalView(
    {
      callback: VIEWS.forget,
      title: 'Really forget?',
      submit: 'Forget',
      metadata: { contact: contact.id, ...metadata },
    },
    [
      section(
        `You get all that I hold about *${inline(contact.name)}* as a file of JSON, by direct message. They are out of sight at once, and erased in an hour; until then it can be called off.`,
      ),
      textInput(INPUTS.name, 'Type their name to confirm', '', { max: LONGEST.name }),
    ],
  );

/** It is going to happen; until when it can be called off. */
export function forgetScheduled(contact: Contact, customer: Customer, at: string): Message {
  const text = `:wastebasket: A contact of ${customerName(customer)} is out of sight, and will be erased at ${at}.`;
  return {
    text,
    blocks: [section(text), actions(button(ACTIONS.undoForget, 'Call it off', { contact: contact.id }))],
  };
}

export function forgetCalledOff(contact: Contact, customer: Customer): Message {
  const text = `:leftwards_arrow_with_hook: *${inline(contact.name)}* of ${customerName(customer)} is back; nothing is erased.`;
  return { text, blocks: [section(text)] };
}
