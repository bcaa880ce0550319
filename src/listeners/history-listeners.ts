import { z } from 'zod';
import { HistoryView, showHistory } from '../commands/history.ts';
import { viewerOf } from '../commands/viewer.ts';
import type { Customer } from '../domain/customer.ts';
import { Id } from '../domain/id.ts';
import { InteractionKind } from '../domain/kinds.ts';
import { UserError } from '../errors.ts';
import { changesMessage, changesOf } from '../views/history.ts';
import { ACTIONS, INPUTS, VIEWS } from '../views/ids.ts';
import { customerName } from '../views/words.ts';
import { customerChosen, memberChosen } from './chosen.ts';
import { editNote, takeBackNote } from './note-entry.ts';
import { fieldErrors, replace, toActor } from './reply.ts';
import { Origin, type Request } from './request.ts';
import { allSelectedOf, dayPickedIn } from './state.ts';
import { type Action, action, type Submission, submission } from './types.ts';

/** As many changes as fit a message. */
const CHANGES = 20;

async function customerOf(id: string, { store }: Request): Promise<Customer> {
  const customer = await store.customers.get(id);
  if (!customer) throw new UserError('That customer is no longer there. `/crm find` looks for others.');
  return customer;
}

async function changesOfEntry(id: string, request: Request) {
  const { store } = request;
  const viewer = viewerOf(request);
  const interaction = await store.interactions.get(id);
  if (!interaction) throw new UserError('That entry is no longer there.');
  const customer = await customerOf(interaction.customerId, request);
  const entries = await store.audit.of(id, CHANGES + 1);
  const what = changesOf(interaction, customer, viewer.today, viewer.zone);
  return toActor(changesMessage(what, entries.slice(0, CHANGES), entries.length > CHANGES, viewer, customer));
}

export const historyActions: Action[] = [
  action(ACTIONS.historyPage, HistoryView, async (view, request) => {
    const reply = await showHistory(await customerOf(view.customer, request), view, request);
    return reply.type === 'message' ? replace(reply.message) : reply;
  }),

  action(ACTIONS.showHistory, z.object({ customer: Id }), async ({ customer: id }, request) =>
    showHistory(await customerOf(id, request), HistoryView.parse({ customer: id }), request),
  ),

  action(
    ACTIONS.entry,
    z.object({ does: z.enum(['edit', 'remove', 'changes']), interaction: Id }),
    async ({ does, interaction }, request) => {
      if (does === 'changes') return changesOfEntry(interaction, request);
      // The page itself stays: what becomes of one entry is told beside it.
      if (does === 'edit') return editNote(interaction, request, false);
      const reply = await takeBackNote(interaction, request);
      return reply.type === 'replace' ? toActor(reply.message) : reply;
    },
  ),

  action(ACTIONS.changes, z.object({ customer: Id }), async ({ customer: id }, request) => {
    const customer = await customerOf(id, request);
    const entries = await request.store.audit.ofCustomer(id, CHANGES + 1);
    return toActor(
      changesMessage(
        customerName(customer),
        entries.slice(0, CHANGES),
        entries.length > CHANGES,
        viewerOf(request),
        customer,
      ),
    );
  }),
];

export const historySubmissions: Submission[] = [
  submission(VIEWS.history, z.object({ origin: Origin }), async (_, state, request) => {
    const customer = await customerChosen(state, request);
    const [from, to] = [dayPickedIn(state, INPUTS.from), dayPickedIn(state, INPUTS.date)];
    if (from !== null && to !== null && from > to)
      return fieldErrors({ [INPUTS.date]: 'That is before the day above.' });
    const kinds = z.array(InteractionKind).catch([]).parse(allSelectedOf(state, INPUTS.kind));
    const by = await memberChosen(state, INPUTS.owner, request);
    return showHistory(customer, { customer: customer.id, kinds, by, from, to, page: 0 }, request);
  }),
];
