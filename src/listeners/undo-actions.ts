import { z } from 'zod';
import { AuditEntry } from '../domain/audit.ts';
import { Id } from '../domain/id.ts';
import { mayChange } from '../domain/roles.ts';
import { UserError } from '../errors.ts';
import { NameTakenError } from '../store/customers.ts';
import { ACTIONS } from '../views/ids.ts';
import { inline } from '../views/text.ts';
import { notUndone, undone } from '../views/undone.ts';
import { replace } from './reply.ts';
import { requireAdmin } from './require-admin.ts';
import { type Action, action } from './types.ts';

const Target = z.object({ type: AuditEntry.shape.entity.shape.type, id: Id, version: z.int() });

/** Taking back what a button's message told of, by whoever did it or an admin: all of it that nobody changed since. */
export const undoActions: Action[] = [
  action(ACTIONS.undo, Target, async ({ type, id, version }, request) => {
    const { store, actor, settings } = request;
    const entry = await store.audit.ofVersion(id, version);
    if (entry?.entity.type !== type)
      throw new UserError('I no longer know what this was. Nothing was changed.');
    if (type === 'settings') requireAdmin(request, 'This setting');
    if (!mayChange(entry.by, actor, settings))
      throw new UserError(`Only <@${entry.by}>, who did this, or an admin can take it back.`);
    const taken = await store.undo.change(entry, actor.id).catch((error: unknown) => {
      if (!(error instanceof NameTakenError)) throw error;
      throw new UserError(
        `Another customer is called *${inline(error.message)}* by now. Rename that one first.`,
      );
    });
    if (!taken) throw new UserError('That is no longer there. Nothing was changed.');
    if (taken.fields.length === 0) throw new UserError(notUndone(taken.stays));
    const customer = entry.customerId === null ? null : await store.customers.get(entry.customerId);
    return replace(undone(entry, taken, customer?.archivedAt === null ? customer : null));
  }),
];
