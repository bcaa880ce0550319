import type { Button, Overflow } from '@slack/types';
import type { Commitment, CommitmentKind } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/text/day.ts';
import { actions, button, context, overflow, section, verbatim } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { count, inline, type Message } from './text.ts';
import { undoButton } from './undone.ts';
import { commitmentWord, customerName, dueText, mention } from './words.ts';

const OPENED: Record<CommitmentKind, string> = {
  'next-step': 'Next step for',
  promise: 'Promised to',
  complaint: 'Complaint of',
};

/** One commitment in one line: "Next: send the quote · due Fri 20 Nov · @ben". */
export const commitmentLine = ({ kind, text, due, owner }: Commitment, today: Day, words = 200): string =>
  `*${commitmentWord(kind)}:* ${inline(text, words)} · ${dueText(due, today)} · ${mention(owner)}`;

/** The buttons that a commitment on its own has. */
export const commitmentButtons = (commitment: Commitment) => [
  button(ACTIONS.done, 'Done', { commitment: commitment.id }, { style: 'primary' }),
  button(ACTIONS.editCommitment, 'Edit', { commitment: commitment.id }),
  button(ACTIONS.dropCommitment, 'Drop', { commitment: commitment.id }),
];

/** A next step or promise was written down, or changed. */
export function commitmentSaved(commitment: Commitment, customer: Customer, today: Day): Message {
  const undated =
    commitment.due === null
      ? [context('Without a date nobody is reminded of it: *Edit* can give it one.')]
      : [];
  return {
    text: `${OPENED[commitment.kind]} ${inline(customer.name)}: ${inline(commitment.text)}, ${dueText(commitment.due, today)}.`,
    blocks: [
      section(
        `:white_check_mark: ${OPENED[commitment.kind]} ${customerName(customer)}\n${commitmentLine(commitment, today, 1000)}`,
      ),
      ...undated,
      actions(
        ...commitmentButtons(commitment),
        undoButton('commitment', commitment),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
      ),
    ],
  };
}

/** What else can be done with one commitment among others. A complaint is settled, never dropped. */
export const commitmentMenu = (
  { id, kind }: Commitment,
  does: readonly ('done' | 'edit' | 'drop')[] = ['edit', 'drop'],
) =>
  overflow(
    ACTIONS.commitmentMenu,
    does
      .filter((one) => one !== 'drop' || kind !== 'complaint')
      .map((one) => ({
        text: kind === 'complaint' ? OF_COMPLAINT[one] : DOES[one],
        value: { does: one, commitment: id },
      })),
  );
const DOES = { done: 'Done', edit: 'Edit', drop: 'Drop' } as const;
const OF_COMPLAINT = { ...DOES, done: 'Settled …' } as const;

type Several = { customer: Customer; found: Commitment[]; more: number };

/** Which of several open commitments is done: one line each, with its button. */
export function whichCommitment(
  { customer, found, more, said }: Several & { said: string },
  today: Day,
): Message {
  const head =
    found.length === 0
      ? `${nothingOpen(customer)}${said === '' ? '' : ` that says *${inline(said, 80)}*`}.`
      : `${openCount(customer, found.length + more)}. Which one is done?`;
  const doneButton = (commitment: Commitment, at: number) =>
    button(
      `${ACTIONS.done}.${at}`,
      'Done',
      { commitment: commitment.id },
      { label: `Done: ${commitment.text}` },
    );
  const rest = `\`/crm done ${inline(customer.name, 60)} …\` with a word of it.`;
  return commitmentList(head, { customer, found, more }, doneButton, rest, today);
}

/** All that is open for a customer: one line each, with a menu of what can be done about it. */
export function openCommitments({ customer, found, more }: Several, today: Day): Message {
  const head =
    found.length === 0 ? `${nothingOpen(customer)}.` : `${openCount(customer, found.length + more)}.`;
  const menu = (commitment: Commitment) => commitmentMenu(commitment, ['done', 'edit', 'drop']);
  return commitmentList(head, { customer, found, more }, menu, 'they follow as these are settled.', today);
}

const nothingOpen = (customer: Customer) => `Nothing is open for ${customerName(customer)}`;
const openCount = (customer: Customer, number: number) =>
  `${count(number, 'commitment is', 'commitments are')} open for ${customerName(customer)}`;

function commitmentList(
  head: string,
  { customer, found, more }: Several,
  accessory: (commitment: Commitment, at: number) => Button | Overflow,
  rest: string,
  today: Day,
): Message {
  return {
    text: head,
    blocks: [
      section(head),
      ...found.map((commitment, at) => section(commitmentLine(commitment, today), accessory(commitment, at))),
      ...(more > 0 ? [context(`… and ${more} more: ${rest}`)] : []),
      actions(button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id })),
    ],
  };
}

/** A commitment was given up; what it was is given back. */
export function commitmentDropped(commitment: Commitment, customer: Customer): Message {
  const text = `Dropped for ${customerName(customer)}: nobody is reminded of it any more.`;
  return {
    text,
    blocks: [
      section(text),
      ...verbatim(commitment.text).slice(0, 3),
      actions(
        undoButton('commitment', commitment),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
      ),
    ],
  };
}
