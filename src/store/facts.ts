import type { Customer } from '../domain/customer.ts';
import { buyingOf } from '../domain/due.ts';
import type { Id } from '../domain/id.ts';
import type { Interaction } from '../domain/interaction.ts';
import { COMMITMENTS } from './commitments.ts';
import { CONTACTS } from './contacts.ts';
import type { Context } from './context.ts';
import { INTERACTIONS } from './interactions.ts';
import { PURCHASES } from './purchases.ts';
import { scoped } from './scoped.ts';

/** What is kept on a customer because it follows from all that belongs to it. */
export type Facts = Pick<
  Customer,
  'lastContact' | 'feeling' | 'feelingBefore' | 'buying' | 'openSteps' | 'birthdays'
>;

/** How far back, and how many, are looked at: as much as the rules ask for. */
const LOOKED_AT = { purchases: 24, contacts: 500, commitments: 1000 } as const;

/** Works out anew what follows from everything that a customer has: after a merge, or an import. */
export async function factsOf(context: Context, customerId: Id): Promise<Facts> {
  const interactions = scoped(context, INTERACTIONS);
  const contact = await interactions.first({ customerId, 'search.counts': true }, { at: -1 });
  const felt = await interactions.find({ customerId, 'search.felt': true }, { sort: { at: -1 }, limit: 2 });
  const purchases = await scoped(context, PURCHASES).find(
    { customerId, 'search.live': true },
    { sort: { day: -1 }, limit: LOOKED_AT.purchases },
  );
  const contacts = await scoped(context, CONTACTS).find({ customerId }, { limit: LOOKED_AT.contacts });
  const openSteps = await scoped(context, COMMITMENTS).count(
    { customerId, 'search.open': true },
    LOOKED_AT.commitments,
  );
  return {
    lastContact: contact && { at: contact.at, kind: contact.kind, interactionId: contact.id },
    feeling: felt[0] ? feelingFact(felt[0]) : null,
    feelingBefore: felt[1] ? feelingFact(felt[1]) : null,
    buying: buyingOf(purchases.map(({ day }) => day)),
    openSteps,
    birthdays: contacts.flatMap(({ id, birthday, archivedAt }) =>
      birthday === null || archivedAt !== null ? [] : [{ contactId: id, date: birthday }],
    ),
  };
}

const feelingFact = ({ at, feeling, id }: Interaction): Customer['feeling'] =>
  feeling === null ? null : { value: feeling, at, interactionId: id };
