import type { ModalView } from '@slack/types';
import type { Commitment, CommitmentKind } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import { type Day, formatDay } from '../domain/text/day.ts';
import { input, option, section } from './blocks.ts';
import { INPUTS, VIEWS } from './ids.ts';
import { customerInput, dayInput, memberInput, textInput, typeAhead } from './inputs.ts';
import { modalView } from './modal.ts';

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
