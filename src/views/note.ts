import type { KnownBlock } from '@slack/types';
import type { Commitment } from '../domain/commitment.ts';
import type { Contact } from '../domain/contact.ts';
import type { Customer } from '../domain/customer.ts';
import type { Interaction } from '../domain/interaction.ts';
import { type Day, dayOf, timeOf } from '../domain/text/day.ts';
import { actions, button, context, section, verbatim } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { inline, listed, type Message, quote } from './text.ts';
import { undoButton } from './undone.ts';
import {
  ago,
  commitmentWord,
  customerName,
  dueText,
  feelingText,
  kindEmoji,
  kindWord,
  mention,
} from './words.ts';

export type Noted = {
  interaction: Interaction;
  customer: Customer;
  contact: Contact | null;
  newContact: boolean;
  commitments: Commitment[];
};

/** What was understood of a note, with the ways to put it right. */
export function noted(
  { interaction, customer, contact, newContact, commitments }: Noted,
  today: Day,
  zone: string,
): Message {
  const who = contact ? ` with ${inline(contact.name, 60)}${newContact ? ' (new contact)' : ''}` : '';
  const day = dayOf(interaction.at, zone);
  const when = day === today ? `today ${timeOf(interaction.at, zone)}` : ago(interaction.at, today, zone);
  const felt = interaction.feeling === null ? '' : ` · they felt ${feelingText(interaction.feeling)}`;
  const internal = interaction.kind === 'other' ? ' · does not count as contact' : '';
  const isNew = interaction.version === 1;
  const target = { interaction: interaction.id };
  const lines = [
    `:white_check_mark: ${isNew ? 'Noted' : 'Corrected'} for ${customerName(customer)}`,
    `${kindEmoji(interaction.kind)} ${kindWord(interaction.kind)}${who} · ${when}${felt}${internal}`,
    ...(interaction.text === '' ? [] : [quote(interaction.text)]),
    ...(interaction.outcome ? [`*Outcome:* ${inline(interaction.outcome, 300)}`] : []),
    ...commitments.map(
      ({ kind, text, due, owner }) =>
        `*${commitmentWord(kind)}:* ${inline(text, 300)} · ${dueText(due, today)} · ${mention(owner)}`,
    ),
  ];
  const nextStep = commitments[0];
  const complaint = commitments.find(({ kind }) => kind === 'complaint');
  const complaintButton = complaint
    ? [button(ACTIONS.complaintStep, 'Add a step', { commitment: complaint.id })]
    : interaction.kind === 'complaint'
      ? [button(ACTIONS.openComplaint, 'Open a complaint', { interaction: interaction.id })]
      : [];
  return {
    text: `${isNew ? 'Noted' : 'Corrected'} for ${inline(customer.name)}: ${kindWord(interaction.kind)}${who}, ${when}.${nextStep ? ` Next: ${inline(nextStep.text)}.` : ''}`,
    blocks: [
      section(lines.join('\n')),
      actions(
        ...complaintButton,
        button(ACTIONS.editNote, 'Edit', target),
        ...(isNew
          ? [button(ACTIONS.undoNote, 'Undo', target)]
          : [undoButton('interaction', interaction), button(ACTIONS.undoNote, 'Take back', target)]),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
      ),
    ],
  };
}

/** A note was taken back; its text is given back too. */
export function unnoted(interaction: Interaction, customer: Customer, now: boolean): Message {
  const text = now
    ? `Taken back: the ${kindWord(interaction.kind)} is no longer in ${customerName(customer)}'s file, nor are its next steps.`
    : `That was taken back already: it is not in ${customerName(customer)}'s file.`;
  return {
    text: now ? `Taken back from ${inline(customer.name)}.` : 'That was taken back already.',
    blocks: [
      section(`:leftwards_arrow_with_hook: ${text}`),
      ...(interaction.text === ''
        ? []
        : [context('What you wrote, in case you want it again:'), ...verbatim(interaction.text)]),
      actions(
        ...(now ? [undoButton('interaction', interaction, 'Put it back')] : []),
        button(ACTIONS.logContact, 'Log it anew', { customer: customer.id }),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
      ),
    ],
  };
}

/**
 * The name in a note leads to several customers, to near ones, or to none.
 * @param kept what was typed after the name, as a button's value keeps it
 */
export function whichCustomer({
  name,
  exact,
  near,
  typed,
  commands,
  kept,
}: {
  name: string;
  exact: Customer[];
  near: Customer[];
  typed: string;
  /** The finished command for each customer that may be meant. */
  commands: object[];
  kept: object;
}): Message {
  const choices = exact.length > 0 ? exact : near;
  const names = listed(
    choices.map((customer) => customerName(customer)),
    'or',
  );
  const question =
    exact.length > 0
      ? `*${inline(name)}* fits more than one customer. Which one is it?`
      : near.length > 0
        ? `I don't know *${inline(name)}*. Did you mean ${names}?`
        : `I don't know *${inline(name)}* yet.`;
  const blocks: KnownBlock[] = [
    section(`${question}\nNothing is saved yet, nothing is lost: one tap and your note is in.`),
    ...verbatim(typed),
    actions(
      ...choices.map((customer, at) =>
        button(`${ACTIONS.run}.${at}`, customer.name, commands[at] ?? {}, { style: 'primary' }),
      ),
      ...(exact.length > 0
        ? []
        : [button(ACTIONS.noteForNew, `Add "${name}" and save`, { ...kept, name: name.slice(0, 120) })]),
      button(ACTIONS.noteChoose, 'Choose another …', kept),
    ),
  ];
  return { text: question, blocks };
}
