import { z } from 'zod';
import { briefingPage, handOver } from '../commands/handover.ts';
import { Id, MemberId } from '../domain/id.ts';
import { isAdmin } from '../domain/roles.ts';
import { ConflictError, UserError } from '../errors.ts';
import { handoverModal, handoverUndone } from '../views/handover.ts';
import { ACTIONS, INPUTS, VIEWS } from '../views/ids.ts';
import { fieldErrors, modal, replace } from './reply.ts';
import { Origin } from './request.ts';
import { allSelectedOf, userOf } from './state.ts';
import { type Action, action, forAdmins, type Submission, submission } from './types.ts';

const Target = z.object({ handover: Id });
const gone = () => new UserError('I no longer know of that handover.');

export const handoverActions: Action[] = [
  forAdmins(
    action(ACTIONS.handover, z.object({ from: MemberId }), async ({ from }, { origin }) =>
      modal(handoverModal({ from, to: null, customers: [] }, { origin }, true)),
    ),
  ),

  action(
    ACTIONS.briefing,
    Target.extend({ page: z.int().min(0).max(10_000) }),
    async ({ handover: id, page }, request) => {
      const done = await request.store.handovers.get(id);
      if (!done) throw gone();
      return replace(await briefingPage(done, page, request));
    },
  ),

  action(ACTIONS.undoHandover, Target, async ({ handover: id }, { store, actor, settings }) => {
    const done = await store.handovers.get(id);
    if (!done) throw gone();
    if (done.by !== actor.id && !isAdmin(actor, settings))
      throw new UserError('Only whoever handed over, or an admin, can take it back.');
    try {
      return replace(handoverUndone(done, await store.handovers.undo(done, actor.id)));
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      throw new UserError('That handover was taken back already.');
    }
  }),
];

export const handoverSubmissions: Submission[] = [
  submission(
    VIEWS.handover,
    z.object({ origin: Origin, from: MemberId.nullable().default(null) }),
    async ({ from: fixed }, state, request) => {
      const from = fixed ?? userOf(state, INPUTS.from);
      const to = userOf(state, INPUTS.owner);
      const giver = from === null ? null : await request.anyone(from);
      const taker = to === null ? null : await request.member(to);
      if (!giver) return fieldErrors({ [INPUTS.from]: 'Who hands over?' });
      if (!taker)
        return fieldErrors({
          [INPUTS.owner]: 'Only full members of this workspace can look after customers.',
        });
      if (giver.id === taker.id) return fieldErrors({ [INPUTS.owner]: 'That is the same person.' });
      const chosen = allSelectedOf(state, INPUTS.customers);
      return handOver({ from: giver, to: taker, customers: chosen.length === 0 ? null : chosen }, request);
    },
  ),
];
