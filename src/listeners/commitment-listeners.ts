import { z } from 'zod';
import { openCommitment, showCommitment } from '../commands/commitment.ts';
import { closeCommitment } from '../commands/done.ts';
import { setOwner } from '../commands/owner.ts';
import { type Commitment, CommitmentKind } from '../domain/commitment.ts';
import { Id } from '../domain/id.ts';
import { isAdmin } from '../domain/roles.ts';
import { dayOf, formatDay } from '../domain/text/day.ts';
import { ConflictError, UserError } from '../errors.ts';
import { commitmentDropped } from '../views/commitment.ts';
import { commitmentModal } from '../views/commitment-modals.ts';
import { ACTIONS, INPUTS, VIEWS } from '../views/ids.ts';
import { inline } from '../views/text.ts';
import { customerChosen, memberChosen } from './chosen.ts';
import { fieldErrors, modal, type Reply, replace, toActorUnlessShown } from './reply.ts';
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

async function commitmentAt(id: string, { store }: Request): Promise<Commitment> {
  const commitment = await store.commitments.get(id);
  if (!commitment || commitment.removedAt !== null) throw gone();
  return commitment;
}

/** @throws UserError when it is not there, or neither theirs to keep, nor opened by them, nor are they an admin */
async function ownCommitment(id: string, request: Request): Promise<Commitment> {
  const { actor, settings } = request;
  const commitment = await commitmentAt(id, request);
  if (![commitment.owner, commitment.openedBy].includes(actor.id) && !isAdmin(actor, settings))
    throw new UserError(
      `Only <@${commitment.owner}>, whose it is, <@${commitment.openedBy}>, who opened it, or an admin can change it.`,
    );
  return commitment;
}

export const commitmentActions: Action[] = [
  action(ACTIONS.editCommitment, Target, ({ commitment }, request) => openEdit(commitment, request, true)),
  action(ACTIONS.dropCommitment, Target, ({ commitment }, request) => drop(commitment, request)),
  // Of one among others, whose message stays.
  action(
    ACTIONS.commitmentMenu,
    Target.extend({ does: z.enum(['done', 'edit', 'drop']) }),
    async ({ does, commitment: id }, request) => {
      if (does === 'edit') return openEdit(id, request, false);
      return does === 'drop'
        ? drop(id, request)
        : closeCommitment(await commitmentAt(id, request), null, request);
    },
  ),
];

/** The modal that changes a commitment; `replaces` as in the note's. */
async function openEdit(id: string, request: Request, replaces: boolean): Promise<Reply> {
  const commitment = await ownCommitment(id, request);
  const customer = await request.store.customers.get(commitment.customerId);
  return modal(
    commitmentModal(
      { ...commitment, customer },
      {
        origin: { ...request.origin, replace: replaces },
        commitment: { id, version: commitment.version },
      },
    ),
  );
}

/** Gives a commitment up, if it is open still. A complaint is not given up: how it ended is asked. */
async function drop(id: string, request: Request): Promise<Reply> {
  const commitment = await ownCommitment(id, request);
  const customer = await request.store.customers.get(commitment.customerId);
  if (!customer) throw gone();
  if (commitment.status !== 'open' || commitment.kind === 'complaint')
    return closeCommitment(commitment, null, request);
  const dropped = await request.store.commitments.close(commitment, 'dropped', request.actor.id);
  return toActorUnlessShown(commitmentDropped(dropped, customer));
}

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
