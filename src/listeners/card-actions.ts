import { z } from 'zod';
import { next } from '../commands/commitment.ts';
import { sale } from '../commands/sale.ts';
import { showCustomer } from '../commands/show.ts';
import type { Customer } from '../domain/customer.ts';
import { Id } from '../domain/id.ts';
import { isAdmin } from '../domain/roles.ts';
import { dayOf } from '../domain/text/day.ts';
import { UserError } from '../errors.ts';
import { openCommitments } from '../views/commitment.ts';
import { complaintModal } from '../views/complaint.ts';
import { ACTIONS } from '../views/ids.ts';
import { archived, peopleMessage } from '../views/people.ts';
import { emptyPerson, personModal } from '../views/person.ts';
import { saleModal } from '../views/sale.ts';
import { modal, type Reply, toActor } from './reply.ts';
import type { Request } from './request.ts';
import { type Action, action } from './types.ts';

/** As many as fit a message with a button each. */
const OPEN_SHOWN = 40;
const OPEN_COUNTED = 200;

async function live(id: string, { store }: Request): Promise<Customer> {
  const customer = await store.customers.get(id);
  if (customer && customer.archivedAt === null) return customer;
  throw new UserError('That customer is no longer there. `/crm find` looks for others.');
}

/** What the menu of a card does. */
const DOES: Record<
  'people' | 'open' | 'sale' | 'complaint' | 'archive',
  (customer: Customer, request: Request) => Promise<Reply>
> = {
  people: async (customer, { store }) =>
    toActor(peopleMessage(customer, await store.contacts.of(customer.id))),

  open: async (customer, { store, now, actor }) => {
    const open = await store.commitments.openOf(customer.id, OPEN_COUNTED);
    const found = open.slice(0, OPEN_SHOWN);
    const more = open.length - found.length;
    return toActor(openCommitments({ customer, found, more }, dayOf(now, actor.zone)));
  },

  sale: async (customer, { settings, now, actor, origin }) =>
    modal(
      saleModal(
        customer,
        { item: '', quantity: 1, amount: null, currency: settings.currency, day: dayOf(now, actor.zone) },
        { origin },
      ),
    ),

  complaint: async (customer, { settings, origin }) => modal(complaintModal(customer, settings, { origin })),

  archive: async (customer, { store, actor, now, settings }) => {
    if (customer.owner !== actor.id && !isAdmin(actor, settings))
      throw new UserError('Only who looks after a customer, or an admin, can archive it.');
    return toActor(archived(await store.customers.edit(customer, { archivedAt: now }, actor.id, 'archive')));
  },
};

export const cardMenu: Action[] = [
  action(
    ACTIONS.more,
    z.object({ does: z.enum(['people', 'open', 'sale', 'complaint', 'archive']), customer: Id }),
    async ({ does, customer }, request) => DOES[does](await live(customer, request), request),
  ),

  // The Home tab's own: which customer it is about is asked in the modal.
  action(ACTIONS.quick, z.object({ does: z.enum(['next', 'sale']) }), ({ does }, request) =>
    (does === 'next' ? next : sale).run('', request),
  ),

  action(ACTIONS.search, z.object({ customer: Id }), async ({ customer }, request) =>
    showCustomer(await live(customer, request), request),
  ),

  action(ACTIONS.addPerson, z.object({ customer: Id }), async ({ customer }, request) =>
    modal(personModal(await live(customer, request), emptyPerson(''), { origin: request.origin })),
  ),
];
