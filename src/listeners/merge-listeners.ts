import { z } from 'zod';
import { showDuplicates } from '../commands/duplicates.ts';
import { openMerge } from '../commands/merge.ts';
import type { Customer } from '../domain/customer.ts';
import { Id } from '../domain/id.ts';
import { MERGE_FIELDS, type MergeField, mergeChoice, type Side, survives } from '../domain/merge-choice.ts';
import { mayChange } from '../domain/roles.ts';
import { ConflictError, UserError } from '../errors.ts';
import { NameTakenError } from '../store/customers.ts';
import { ACTIONS, INPUTS, VIEWS } from '../views/ids.ts';
import { merged, unmerged } from '../views/merge.ts';
import { inline } from '../views/text.ts';
import { fieldErrors, modal, type Reply, replace, toActor } from './reply.ts';
import { Origin, type Request } from './request.ts';
import { type InputState, selectedOf } from './state.ts';
import { type Action, action, type Submission, submission } from './types.ts';

const Two = z.object({ one: Id, other: Id });
const Seen = z.object({ id: Id, version: z.int() });

async function live(id: string, { store }: Request): Promise<Customer> {
  const customer = await store.customers.get(id);
  if (!customer || customer.archivedAt !== null)
    throw new UserError('One of the two is no longer there. `/crm duplicates` looks again.');
  return customer;
}

export const mergeActions: Action[] = [
  action(ACTIONS.compare, Two, async ({ one, other }, request) => {
    const origin = { ...request.origin, replace: true };
    return openMerge(await live(one, request), await live(other, request), { ...request, origin });
  }),
  action(ACTIONS.different, Two, async ({ one, other }, request) => {
    await request.store.duplicates.keepApart(one, other, request.actor.id);
    const reply = await showDuplicates(request);
    return reply.type === 'message' ? replace(reply.message) : reply;
  }),
  action(ACTIONS.undoMerge, z.object({ merge: Id }), async ({ merge: id }, { store, actor, settings }) => {
    const merge = await store.merges.get(id);
    if (!merge) throw new UserError('That merge is no longer known.');
    if (!mayChange(merge.by, actor, settings))
      throw new UserError('Only whoever merged them, or an admin, can take that back.');
    try {
      const { survivor, loser } = await store.merges.undo(id, actor.id);
      return replace(unmerged(survivor, loser));
    } catch (error) {
      if (!(error instanceof NameTakenError)) throw error;
      throw new UserError(
        `Another customer is called *${inline(merge.before.loser.name)}* by now. Rename that one first: \`/crm edit\`.`,
      );
    }
  }),
];

export const mergeSubmissions: Submission[] = [
  submission(VIEWS.mergeWhich, z.object({ origin: Origin }), async ({ origin }, state, request) => {
    const [one, other] = [selectedOf(state, INPUTS.customer), selectedOf(state, INPUTS.other)];
    if (one === null || other === null)
      return fieldErrors({ [one === null ? INPUTS.customer : INPUTS.other]: 'Which customer?' });
    if (one === other) return fieldErrors({ [INPUTS.other]: 'That is the same one. Choose another.' });
    const reply = await openMerge(await live(one, request), await live(other, request), {
      ...request,
      origin,
    });
    return reply.type === 'modal' ? modal(reply.view, 'update') : reply;
  }),
  submission(
    VIEWS.merge,
    z.object({ origin: Origin, one: Seen, other: Seen }),
    async ({ origin, one: seenOne, other: seenOther }, state, request) => {
      const [one, other] = [await live(seenOne.id, request), await live(seenOther.id, request)];
      const [kept, gone] = survives(one, other) === 'one' ? [one, other] : [other, one];
      const versions = new Map([seenOne, seenOther].map(({ id, version }) => [id, version]));
      const asSeen = (customer: Customer) => ({
        ...customer,
        version: versions.get(customer.id) ?? customer.version,
      });
      try {
        const done = await request.store.merges.merge(
          asSeen(kept),
          asSeen(gone),
          mergeChoice(one, other, picksIn(state)),
          request.actor.id,
        );
        return answer(merged(done, done.after, gone), origin.replace);
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        throw new UserError(
          'Somebody changed one of the two meanwhile. Nothing was merged: please compare them once more.',
        );
      }
    },
  ),
];

const answer = (message: ReturnType<typeof merged>, inPlace: boolean): Reply =>
  inPlace ? replace(message) : toActor(message);

function picksIn(state: InputState): Partial<Record<MergeField, Side>> {
  const side = z.enum(['one', 'other']);
  return Object.fromEntries(
    MERGE_FIELDS.flatMap((field) => {
      const picked = side.safeParse(selectedOf(state, `${INPUTS.mergeField}.${field}`));
      return picked.success ? [[field, picked.data]] : [];
    }),
  );
}
