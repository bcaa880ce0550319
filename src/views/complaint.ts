import type { KnownBlock, ModalView } from '@slack/types';
import { type Commitment, Resolution } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import type { Feeling } from '../domain/kinds.ts';
import type { Settings } from '../domain/settings.ts';
import { type Day, dayOf, daysBetween, formatDay } from '../domain/text/day.ts';
import { actions, button, context, input, option, section } from './blocks.ts';
import { ACTIONS, INPUTS, VIEWS } from './ids.ts';
import { choiceInput, customerInput, dayInput, memberInput, textInput, typeAhead } from './inputs.ts';
import { modalView } from './modal.ts';
import { count, inline, type Message, quote } from './text.ts';
import { undoButton } from './undone.ts';
import { customerName, dueText, feelingText, mention } from './words.ts';

const RESOLUTIONS: Record<Resolution, string> = {
  repaired: 'Repaired',
  replaced: 'Replaced',
  refunded: 'Refunded',
  discount: 'Gave a discount',
  explained: 'Explained',
  apology: 'Apologised',
  withdrawn: 'They withdrew it',
  other: 'Otherwise',
};
const FEELINGS = [2, 1, 0, -1, -2] as const satisfies Feeling[];
const SHOWN_STEPS = 6;

/** A complaint as it stands: what is wrong, whose it is, what was done so far, what is next. */
export function complaintCard(
  commitment: Commitment,
  customer: Customer,
  { today, zone, undo }: { today: Day; zone: string; undo: string | null },
): Message {
  const target = { commitment: commitment.id };
  return {
    text: `Complaint of ${inline(customer.name)}: ${inline(commitment.text)}`,
    blocks: [
      ...storyOf(commitment, customer, { today, zone }),
      actions(
        ...(commitment.status === 'open'
          ? [
              button(ACTIONS.complaintStep, 'Add a step', target, { style: 'primary' }),
              button(ACTIONS.closeComplaint, 'Settled …', target),
              button(ACTIONS.editCommitment, 'Edit', target),
            ]
          : []),
        undo === null
          ? undoButton('commitment', commitment)
          : button(ACTIONS.undoNote, 'Undo', { interaction: undo }),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
      ),
    ],
  };
}

/**
 * A late complaint, for those who are told of it because it is late: with a way to settle it, to add what was done, and
 * to give it to somebody else. Drawn anew, it shows what became of it.
 */
export function lateComplaint(
  commitment: Commitment,
  customer: Customer,
  viewer: { today: Day; zone: string },
): Message {
  if (commitment.status !== 'open') return complaintCard(commitment, customer, { ...viewer, undo: null });
  const target = { commitment: commitment.id };
  return {
    text: `A complaint of ${inline(customer.name)} is ${lateText(commitment.due, viewer.today)}: ${inline(commitment.text)}`,
    blocks: [
      ...storyOf(commitment, customer, viewer),
      actions(
        button(ACTIONS.complaintStep, 'Add a step', target, { style: 'primary' }),
        button(ACTIONS.closeComplaint, 'Settled …', target),
        button(ACTIONS.editCommitment, 'Reassign', target),
        button(ACTIONS.openCustomer, `Open ${customer.name}`, { customer: customer.id }),
      ),
    ],
  };
}

const lateText = (due: Day | null, today: Day): string =>
  due !== null && due < today ? `${count(daysBetween(due, today), 'day')} late` : 'open';

/** What is wrong, whose it is and by when, what was done so far, and how it was settled. */
function storyOf(
  { status, owner, due, steps, resolution, outcome, text: complaint }: Commitment,
  customer: Customer,
  { today, zone }: { today: Day; zone: string },
): KnownBlock[] {
  const head =
    status === 'open'
      ? `:warning: Complaint of ${customerName(customer)} · ${dueText(due, today)} · ${mention(owner)}`
      : `:white_check_mark: Complaint of ${customerName(customer)}, settled${resolution === null ? '' : `: *${RESOLUTIONS[resolution].toLowerCase()}*`}`;
  const older = steps.length - SHOWN_STEPS;
  const done = [
    ...(older > 0 ? [`… ${count(older, 'older step')}`] : []),
    ...steps
      .slice(-SHOWN_STEPS)
      .map(
        ({ at, by, text }) => `• ${formatDay(dayOf(at, zone), today)}, ${mention(by)}: ${inline(text, 200)}`,
      ),
    ...(outcome === null ? [] : [`_Outcome:_ ${inline(outcome, 500)}`]),
  ];
  return [section(`${head}\n${quote(complaint)}`), ...(done.length > 0 ? [section(done.join('\n'))] : [])];
}

/** A new complaint; its owner and due date follow from the workspace's rule. */
export const complaintModal = (
  customer: { id: string; name: string } | null,
  { complaintDays }: Settings,
  metadata: object,
): ModalView =>
  modalView({ callback: VIEWS.complaint, title: 'Complaint', submit: 'Open', metadata }, [
    customerInput(customer),
    textInput(INPUTS.text, 'What is wrong?', '', { multiline: true }),
    input(INPUTS.contact, 'Who complained?', typeAhead(INPUTS.contact, null), { optional: true }),
    feelingInput('How do they feel?'),
    context(`It is to be settled within ${count(complaintDays, 'working day')}.`),
  ]);

/** What was done about a complaint; it may get another owner or date by that. */
export const stepModal = (commitment: Commitment, customer: Customer, metadata: object): ModalView =>
  modalView({ callback: VIEWS.complaintStep, title: 'What was done?', submit: 'Save', metadata }, [
    section(`Complaint of ${customerName(customer)}\n${quote(commitment.text, 300)}`),
    textInput(INPUTS.text, 'What was done?', '', { multiline: true }),
    dayInput(INPUTS.due, 'To be settled by', commitment.due, { optional: true }),
    memberInput(INPUTS.owner, 'By whom', commitment.owner),
  ]);

/** How a complaint was settled, and how the customer feels now. */
export const closeComplaintModal = (
  commitment: Commitment,
  customer: Customer,
  outcome: string,
  metadata: object,
): ModalView =>
  modalView(
    {
      callback: VIEWS.closeComplaint,
      title: 'Settled',
      submit: 'Save',
      metadata: { commitment: commitment.id, ...metadata },
    },
    [
      section(`Complaint of ${customerName(customer)}\n${quote(commitment.text, 300)}`),
      choiceInput(
        INPUTS.resolution,
        'How was it settled?',
        Resolution.options.map((one) => option(RESOLUTIONS[one], one)),
        null,
      ),
      textInput(INPUTS.outcome, 'What exactly was done?', outcome, { multiline: true, optional: true }),
      feelingInput('How do they feel now?'),
    ],
  );

const feelingInput = (label: string) =>
  choiceInput(
    INPUTS.feeling,
    label,
    FEELINGS.map((one) => option(feelingText(one), String(one))),
    null,
    { optional: true, placeholder: 'Not known' },
  );

/** What the history says of a settled complaint. */
export const settledText = (resolution: Resolution, outcome: string | null, complaint: string): string =>
  `Complaint settled: ${RESOLUTIONS[resolution].toLowerCase()}. ${outcome ?? ''}\nIt was: ${complaint}`.slice(
    0,
    3000,
  );
