import type { ModalView, PlainTextOption } from '@slack/types';
import { type Feeling, InteractionKind } from '../domain/kinds.ts';
import type { Day } from '../domain/text/day.ts';
import { context, divider, input, option, section } from './blocks.ts';
import { INPUTS, VIEWS } from './ids.ts';
import { LIMITS } from './limits.ts';
import { modalView } from './modal.ts';
import { plain } from './text.ts';
import { feelingText, kindEmoji, kindWord } from './words.ts';

/** How the modal is filled when it opens. */
export type NoteDraft = {
  customer: { id: string; name: string } | null;
  contact: { value: string; name: string } | null;
  kind: InteractionKind;
  at: Date;
  text: string;
  outcome: string;
  feeling: Feeling | null;
  nextStep: { text: string; due: Day | null; owner: string } | null;
};

/** A value of the customer's or contact's type-ahead that stands for a name that is new. */
export const NEW_PREFIX = 'new:';
export const newOption = (name: string): PlainTextOption => {
  const kept = name.slice(0, LIMITS.optionValue - NEW_PREFIX.length);
  return option(`Add "${kept}"`, `${NEW_PREFIX}${kept}`);
};

const kindOption = (kind: InteractionKind) => option(`${kindEmoji(kind)} ${kindWord(kind)}`, kind);
const FEELING_VALUES = [2, 1, 0, -1, -2] as const satisfies Feeling[];
const feelingOption = (feeling: Feeling) => option(feelingText(feeling), String(feeling));

export type NoteModalOptions = {
  metadata: object;
  title: string;
  submit: string;
  actor: string;
  /** Whether it also takes a next step; not while correcting, since that is a commitment of its own by then. */
  nextSteps: boolean;
  /** Something to say above the inputs (mrkdwn). */
  notice?: string;
};

/** The modal for a note: all of it visible, only the customer asked for. */
export function noteModal(
  draft: NoteDraft,
  { metadata, title, submit, actor, nextSteps, notice }: NoteModalOptions,
): ModalView {
  const text = (initial: string, multiline: boolean) => ({
    type: 'plain_text_input' as const,
    action_id: 'value',
    multiline,
    max_length: LIMITS.inputText,
    ...(initial === '' ? {} : { initial_value: initial.slice(0, LIMITS.inputText) }),
  });
  const typeAhead = (actionId: string, placeholder: string, initial: PlainTextOption | null) => ({
    type: 'external_select' as const,
    action_id: actionId,
    placeholder: plain(placeholder, 150),
    min_query_length: 0,
    ...(initial ? { initial_option: initial } : {}),
  });
  const { customer, contact, nextStep } = draft;
  const next = [
    divider,
    context('*What is next?* Whoever owns it is reminded in time.'),
    input(INPUTS.nextText, 'Next step', text(nextStep?.text ?? '', false), { optional: true }),
    input(
      INPUTS.nextDue,
      'Due',
      { type: 'datepicker', action_id: 'value', ...(nextStep?.due ? { initial_date: nextStep.due } : {}) },
      { optional: true },
    ),
    input(
      INPUTS.nextOwner,
      'By whom',
      { type: 'users_select', action_id: 'value', initial_user: nextStep?.owner ?? actor },
      { optional: true },
    ),
  ];
  return modalView({ callback: VIEWS.note, title, submit, metadata }, [
    ...(notice === undefined ? [] : [section(notice)]),
    input(
      INPUTS.customer,
      'Customer',
      typeAhead(
        INPUTS.customer,
        'Type a name; a new one can be added',
        customer ? option(customer.name, customer.id) : null,
      ),
    ),
    input(INPUTS.text, 'What happened?', text(draft.text, true), { optional: true }),
    input(INPUTS.kind, 'Kind', {
      type: 'static_select',
      action_id: 'value',
      options: InteractionKind.options.map(kindOption),
      initial_option: kindOption(draft.kind),
    }),
    input(
      INPUTS.contact,
      'With whom',
      typeAhead(
        INPUTS.contact,
        'Type a name; a new one can be added',
        contact ? option(contact.name, contact.value) : null,
      ),
      { optional: true },
    ),
    input(INPUTS.at, 'When', {
      type: 'datetimepicker',
      action_id: 'value',
      initial_date_time: Math.floor(draft.at.getTime() / 1000),
    }),
    input(
      INPUTS.feeling,
      'How did they feel?',
      {
        type: 'static_select',
        action_id: 'value',
        placeholder: plain('Not known'),
        options: FEELING_VALUES.map(feelingOption),
        ...(draft.feeling === null ? {} : { initial_option: feelingOption(draft.feeling) }),
      },
      { optional: true },
    ),
    input(INPUTS.outcome, 'What came of it?', text(draft.outcome, false), { optional: true }),
    ...(nextSteps ? next : []),
  ]);
}
