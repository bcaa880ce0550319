import type { KnownBlock, ModalView } from '@slack/types';
import type { Commitment, CommitmentKind } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import { type Day, formatDay } from '../domain/text/day.ts';
import { actions, button, context, input, option, section, verbatim } from './blocks.ts';
import { ACTIONS, INPUTS, VIEWS } from './ids.ts';
import { customerInput, dayInput, memberInput, textInput, typeAhead } from './inputs.ts';
import { modalView } from './modal.ts';
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

/** How the modal for a commitment is filled when it opens. */
export type CommitmentDraft = {
  kind: CommitmentKind;
  customer: { id: string; name: string } | null;
  text: string;
  due: Day | null;
  owner: string | null;
};
const TITLES: Record<CommitmentKind, string> = {
  'next-step': 'Next step',
  promise: 'Promise',
  complaint: 'Complaint',
};

/** The modal for a next step or a promise, new or to be changed. */
export const commitmentModal = (
  { kind, customer, text, due, owner }: CommitmentDraft,
  metadata: object,
  { notice, submit = 'Save' }: { notice?: string; submit?: string } = {},
): ModalView =>
  modalView({ callback: VIEWS.commitment, title: TITLES[kind], submit, metadata: { kind, ...metadata } }, [
    ...(notice === undefined ? [] : [section(notice)]),
    customerInput(customer),
    textInput(
      INPUTS.text,
      kind === 'promise'
        ? 'What did we promise?'
        : kind === 'complaint'
          ? 'What is wrong?'
          : 'What is to be done?',
      text,
      {
        multiline: true,
      },
    ),
    dayInput(INPUTS.due, 'Due', due, { optional: true, hint: 'On that morning its owner is reminded.' }),
    memberInput(INPUTS.owner, 'By whom', owner, { optional: true }),
  ]);

/** Which of several open commitments is done: one line each, with its button. */
export function whichCommitment(
  { customer, found, more, said }: { customer: Customer; found: Commitment[]; more: number; said: string },
  today: Day,
): Message {
  const head =
    found.length === 0
      ? `Nothing is open for ${customerName(customer)}${said === '' ? '' : ` that says *${inline(said, 80)}*`}.`
      : `${count(found.length + more, 'commitment is', 'commitments are')} open for ${customerName(customer)}. Which one is done?`;
  const lines: KnownBlock[] = found.map((commitment, at) =>
    section(
      commitmentLine(commitment, today),
      button(
        `${ACTIONS.done}.${at}`,
        'Done',
        { commitment: commitment.id },
        { label: `Done: ${commitment.text}` },
      ),
    ),
  );
  return {
    text: head,
    blocks: [
      section(head),
      ...lines,
      ...(more > 0
        ? [context(`… and ${more} more: \`/crm done ${inline(customer.name, 60)} …\` with a word of it.`)]
        : []),
      actions(button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id })),
    ],
  };
}

/** What is done, chosen by type-ahead, and what came of it. */
export const doneModal = (
  initial: { commitment: Commitment; customer: Customer; today: Day } | null,
  metadata: object,
): ModalView =>
  modalView({ callback: VIEWS.done, title: 'Done', submit: 'Done', metadata }, [
    input(
      INPUTS.commitment,
      'What is done?',
      typeAhead(
        INPUTS.commitment,
        initial ? commitmentOption(initial.commitment, initial.customer, initial.today) : null,
        'Yours first; type a customer for others',
      ),
    ),
    textInput(INPUTS.outcome, 'What came of it?', '', { multiline: true, optional: true }),
  ]);

/** A commitment in a type-ahead: "Acme: send the quote (Fri 20 Nov)". */
export const commitmentOption = (
  { id, text, due }: Commitment,
  customer: Pick<Customer, 'name'>,
  today: Day,
) => option(`${customer.name}: ${text}${due === null ? '' : ` (${formatDay(due, today)})`}`, id);

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
