import { z } from 'zod';
import { openComplaint, showComplaint } from '../commands/complaint.ts';
import { type Commitment, Resolution } from '../domain/commitment.ts';
import { complaintOf } from '../domain/complaint.ts';
import type { Customer } from '../domain/customer.ts';
import { Id } from '../domain/id.ts';
import { Feeling } from '../domain/kinds.ts';
import { MOST } from '../domain/limits.ts';
import { dayOf } from '../domain/text/day.ts';
import { ConflictError, UserError } from '../errors.ts';
import type { CommitmentEdit } from '../store/commitments.ts';
import type { ContactChoice } from '../store/contact-choice.ts';
import { closeComplaintModal, settledText, stepModal } from '../views/complaint.ts';
import { ACTIONS, INPUTS, VIEWS } from '../views/ids.ts';
import { NEW_PREFIX } from '../views/note-modal.ts';
import { customerChosen, memberChosen } from './chosen.ts';
import { fieldErrors, modal } from './reply.ts';
import { Origin, type Request } from './request.ts';
import { dayPickedIn, type InputState, selectedOf, textOf } from './state.ts';
import { type Action, action, type Submission, submission } from './types.ts';

const Target = z.object({ commitment: Id });
const Metadata = Target.extend({ origin: Origin });
/** Steps of two people at once are both kept: the second is added to what the first left. */
const TRIES = 3;

async function complaintAt(
  id: string,
  { store }: Request,
): Promise<{ complaint: Commitment; customer: Customer }> {
  const complaint = await store.commitments.get(id);
  const customer = complaint && (await store.customers.get(complaint.customerId));
  if (!complaint || !customer || complaint.removedAt !== null)
    throw new UserError('That complaint was taken back meanwhile.');
  return { complaint, customer };
}

const feelingIn = (state: InputState): Feeling | null => {
  const chosen = selectedOf(state, INPUTS.feeling);
  return chosen === null ? null : Feeling.nullable().catch(null).parse(Number(chosen));
};

export const complaintActions: Action[] = [
  action(ACTIONS.complaintStep, Target, async ({ commitment: id }, request) => {
    const { complaint, customer } = await complaintAt(id, request);
    if (complaint.status !== 'open') return showComplaint(complaint, customer, request);
    return modal(stepModal(complaint, customer, { origin: request.origin, commitment: id }));
  }),

  action(ACTIONS.closeComplaint, Target, async ({ commitment: id }, request) => {
    const { complaint, customer } = await complaintAt(id, request);
    if (complaint.status !== 'open') return showComplaint(complaint, customer, request);
    return modal(closeComplaintModal(complaint, customer, '', { origin: request.origin }));
  }),

  // A note that was made a complaint afterwards has none yet.
  action(ACTIONS.openComplaint, z.object({ interaction: Id }), async ({ interaction: id }, request) => {
    const { store, actor, now, settings, key } = request;
    const interaction = await store.interactions.get(id);
    const customer = interaction && (await store.customers.get(interaction.customerId));
    if (!interaction || !customer || interaction.removedAt !== null)
      throw new UserError('That entry was taken back meanwhile.');
    const rule = { taker: actor.id, today: dayOf(now, actor.zone), settings };
    const opened = await store.together(async (within) => {
      await within.receipts.take(key);
      return within.commitments.open(
        { ...complaintOf(interaction.text, customer, rule), customerId: customer.id, interactionId: id },
        actor.id,
      );
    });
    return showComplaint(opened, customer, request);
  }),
];

/** Changes a complaint as it is now, however often somebody else was a little faster. */
async function amend(
  id: string,
  changes: (complaint: Commitment) => CommitmentEdit,
  action: string,
  request: Request,
): Promise<{ complaint: Commitment; customer: Customer }> {
  for (let tries = 1; ; tries += 1) {
    const { complaint, customer } = await complaintAt(id, request);
    if (complaint.status !== 'open')
      throw new UserError('This complaint is settled by now. `/crm history` shows how.', {
        field: INPUTS.text,
      });
    try {
      const edited = await request.store.commitments.edit(
        complaint,
        changes(complaint),
        request.actor.id,
        action,
      );
      return { complaint: edited, customer };
    } catch (error) {
      if (!(error instanceof ConflictError) || tries >= TRIES) throw error;
    }
  }
}

export const complaintSubmissions: Submission[] = [
  submission(VIEWS.complaint, z.object({ origin: Origin }), async (_, state, request) => {
    const customer = await customerChosen(state, request);
    const text = textOf(state, INPUTS.text);
    if (text === '') return fieldErrors({ [INPUTS.text]: 'What is wrong?' });
    const chosen = selectedOf(state, INPUTS.contact);
    const contact: ContactChoice =
      chosen === null
        ? null
        : chosen.startsWith(NEW_PREFIX)
          ? { name: chosen.slice(NEW_PREFIX.length) }
          : { id: chosen };
    return openComplaint(customer, { text, contact, feeling: feelingIn(state) }, request);
  }),

  submission(VIEWS.complaintStep, Metadata, async ({ commitment: id }, state, request) => {
    const { actor, now } = request;
    const text = textOf(state, INPUTS.text);
    if (text === '') return fieldErrors({ [INPUTS.text]: 'What was done?' });
    const owner = (await memberChosen(state, INPUTS.owner, request)) ?? actor.id;
    const due = dayPickedIn(state, INPUTS.due);
    const { complaint, customer } = await amend(
      id,
      ({ steps }) => {
        if (steps.length >= MOST.facts)
          throw new UserError(`${MOST.facts} steps fit a complaint. \`/crm note\` keeps more.`, {
            field: INPUTS.text,
          });
        return { steps: [...steps, { at: now, by: actor.id, text }], owner, due };
      },
      'step',
      request,
    );
    return showComplaint(complaint, customer, request);
  }),

  submission(VIEWS.closeComplaint, Metadata, async ({ commitment: id }, state, request) => {
    const { store, actor, now, key } = request;
    const resolution = Resolution.safeParse(selectedOf(state, INPUTS.resolution)).data;
    if (resolution === undefined) return fieldErrors({ [INPUTS.resolution]: 'Choose how it was settled.' });
    const outcome = textOf(state, INPUTS.outcome) || null;
    if (resolution === 'other' && outcome === null)
      return fieldErrors({ [INPUTS.outcome]: 'What was done, then?' });
    const closed = await store.together(async (within) => {
      const seen = await amend(id, () => ({ status: 'done', resolution, outcome }), 'done', {
        ...request,
        store: within,
      });
      // It stands in the history, with how they feel now.
      await within.interactions.log(
        {
          interaction: {
            customerId: seen.customer.id,
            kind: 'other',
            at: now,
            text: settledText(resolution, outcome, seen.complaint.text),
            feeling: feelingIn(state),
          },
          contact: null,
          commitments: [],
        },
        actor.id,
        key,
      );
      return seen;
    });
    return showComplaint(closed.complaint, closed.customer, request);
  }),
];
