import { z } from 'zod';
import { openCommitment, showCommitment } from '../commands/commitment.ts';
import { closeCommitment } from '../commands/done.ts';
import { setOwner } from '../commands/owner.ts';
import { type Commitment, CommitmentKind } from '../domain/commitment.ts';
import { Id } from '../domain/id.ts';
import { isAdmin } from '../domain/roles.ts';
import { dayOf, formatDay } from '../domain/text/day.ts';
import { ConflictError, UserError } from '../errors.ts';
import { commitmentDropped, commitmentModal } from '../views/commitment.ts';
import { ACTIONS, INPUTS, VIEWS } from '../views/ids.ts';
import { inline } from '../views/text.ts';
import { customerChosen, memberChosen } from './chosen.ts';
import { fieldErrors, modal, type Reply, replace } from './reply.ts';
import { Origin, type Request } from './request.ts';
import { dayPickedIn, type InputState, selectedOf, textOf } from './state.ts';
import { type Action, action, type Submission, submission } from './types.ts';

const Target = z.object({ commitment: Id });
const Metadata = z.object({
  origin: Origin,
  kind: CommitmentKind,
  commitment: z.object({ id: Id, version: z.int() }).nullable().default(null),
});
type Metadata = z.infer<typeof Metadata>;

const gone = () =>
  new UserError('That commitment was taken back meanwhile. Copy what you need and open it anew.', {
    field: INPUTS.text,
  });

/** @throws UserError when it is not there, or neither theirs to keep, nor opened by them, nor are they an admin */
async function ownCommitment(id: string, { store, actor, settings }: Request): Promise<Commitment> {
  const commitment = await store.commitments.get(id);
  if (!commitment || commitment.removedAt !== null) throw gone();
  if (![commitment.owner, commitment.openedBy].includes(actor.id) && !isAdmin(actor, settings))
    throw new UserError(
      `Only <@${commitment.owner}>, whose it is, <@${commitment.openedBy}>, who opened it, or an admin can change it.`,
    );
  return commitment;
}

export const commitmentActions: Action[] = [
  action(ACTIONS.editCommitment, Target, async ({ commitment: id }, request) => {
    const commitment = await ownCommitment(id, request);
    const customer = await request.store.customers.get(commitment.customerId);
    return modal(
      commitmentModal(
        { ...commitment, customer },
        {
          origin: { ...request.origin, replace: true },
          commitment: { id, version: commitment.version },
        },
      ),
    );
  }),

  action(ACTIONS.dropCommitment, Target, async ({ commitment: id }, request) => {
    const commitment = await ownCommitment(id, request);
    const customer = await request.store.customers.get(commitment.customerId);
    if (!customer) throw gone();
    const dropped = await request.store.commitments.close(commitment, 'dropped', request.actor.id);
    return replace(commitmentDropped(dropped, customer));
  }),
];

export const commitmentSubmissions: Submission[] = [
  submission(VIEWS.commitment, Metadata, async (metadata, state, request) => {
    const customer = await customerChosen(state, request);
    const text = textOf(state, INPUTS.text);
    const due = dayPickedIn(state, INPUTS.due);
    if (text === '') return fieldErrors({ [INPUTS.text]: 'What is to be done?' });
    if (metadata.commitment === null && due !== null && due < dayOf(request.now, request.actor.zone))
      return fieldErrors({ [INPUTS.due]: 'That day is over. Choose today or later.' });
    const owner = (await memberChosen(state, INPUTS.owner, request)) ?? request.actor.id;
    const input = { customerId: customer.id, text, due, owner };
    return metadata.commitment === null
      ? openCommitment({ ...input, kind: metadata.kind }, request)
      : change(metadata.commitment, input, metadata, state, request);
  }),

  submission(VIEWS.done, z.object({ origin: Origin }), async (_, state, request) => {
    const id = selectedOf(state, INPUTS.commitment);
    const commitment = id === null ? null : await request.store.commitments.get(id);
    if (!commitment || commitment.removedAt !== null)
      return fieldErrors({ [INPUTS.commitment]: 'Choose what is done.' });
    return closeCommitment(commitment, textOf(state, INPUTS.outcome) || null, request);
  }),

  submission(VIEWS.owner, z.object({ origin: Origin }), async (_, state, request) =>
    setOwner(await customerChosen(state, request), await memberChosen(state, INPUTS.owner, request), request),
  ),
];

async function change(
  { id, version }: { id: string; version: number },
  input: Pick<Commitment, 'customerId' | 'text' | 'due' | 'owner'>,
  metadata: Metadata,
  state: InputState,
  request: Request,
): Promise<Reply> {
  const current = await ownCommitment(id, request);
  if (current.version !== version) return showConflict(current, metadata, state, request);
  try {
    const edited = await request.store.commitments.edit(current, input, request.actor.id);
    const reply = await showCommitment(edited, request);
    return metadata.origin.replace && reply.type === 'message' ? replace(reply.message) : reply;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return showConflict(await ownCommitment(id, request), metadata, state, request);
  }
}

/** Two people changed it: the second sees what the first saved, keeps their own words, and may save over it. */
async function showConflict(
  newest: Commitment,
  metadata: Metadata,
  state: InputState,
  request: Request,
): Promise<Reply> {
  const due = newest.due === null ? 'no date' : formatDay(newest.due, dayOf(request.now, request.actor.zone));
  const status = newest.status === 'open' ? '' : ` It is ${newest.status} by now.`;
  return modal(
    commitmentModal(
      {
        kind: newest.kind,
        customer: await customerChosen(state, request),
        text: textOf(state, INPUTS.text),
        due: dayPickedIn(state, INPUTS.due),
        owner: await memberChosen(state, INPUTS.owner, request),
      },
      { ...metadata, commitment: { id: newest.id, version: newest.version } },
      {
        submit: 'Save mine',
        notice: `:warning: *Somebody else changed this while you were writing.* Theirs now reads: "${inline(newest.text, 500)}", ${due}, <@${newest.owner}>.${status}\nYours is below, untouched. *Save mine* puts it in place of theirs.`,
      },
    ),
    'update',
  );
}
