import { z } from 'zod';
import { Id } from '../domain/id.ts';
import { isAdmin } from '../domain/roles.ts';
import { ConflictError, UserError } from '../errors.ts';
import { ACTIONS } from '../views/ids.ts';
import { undone } from '../views/undone.ts';
import { customerName } from '../views/words.ts';
import { replace } from './reply.ts';
import { type Action, action } from './types.ts';

const Target = z.object({
  type: z.enum(['customer', 'contact', 'interaction', 'commitment', 'purchase']),
  id: Id,
  version: z.int(),
});

/** Taking back what a button's message told of: by whoever did it, or an admin, as long as nothing changed since. */
export const undoActions: Action[] = [
  action(ACTIONS.undo, Target, async (target, { store, actor, settings }) => {
    const may = (author: string) => author === actor.id || isAdmin(actor, settings);
    try {
      const taken = await store.undo.change(target, actor.id, may);
      if (!taken) throw new UserError('Only whoever did this, or an admin, can take it back.');
      const customer = taken.customerId === null ? null : await store.customers.get(taken.customerId);
      const of = customer ? ` for ${customerName(customer)}` : '';
      const live = customer && customer.archivedAt === null ? customer : null;
      return replace(undone(`${wordFor(taken.entry.action)}${of}`, live));
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      throw new UserError(
        'This was changed again since, so I left it as it is. `/crm history` shows what happened to it.',
      );
    }
  }),
];

/** What an audit's action is called where it is taken back. */
function wordFor(action: string): string {
  const words: Record<string, string> = {
    add: 'what was added',
    open: 'what was opened',
    owner: 'the change of owner',
    snooze: 'the snooze',
    done: '"done"; it is open again',
    dropped: '"dropped"; it is open again',
    undo: 'the undo; it is back',
    archive: 'the archiving',
    standing: 'the change of standing',
  };
  return words[action] ?? 'the change';
}
