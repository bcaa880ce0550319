import { z } from 'zod';
import type { Commitment } from '../domain/commitment.ts';
import { complaintOf } from '../domain/complaint.ts';
import type { Customer } from '../domain/customer.ts';
import type { Feeling } from '../domain/kinds.ts';
import { LONGEST } from '../domain/limits.ts';
import { dayOf } from '../domain/text/day.ts';
import { readNoteBody } from '../domain/text/note-line.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActorUnlessShown } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import type { ContactChoice } from '../store/contact-choice.ts';
import { complaintCard, complaintModal } from '../views/complaint.ts';
import { splitCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';

/** `/crm complaint`: something is wrong, and we owe it to a customer to put it right. */
export const complaint = subcommand({
  name: 'complaint',
  usage: 'complaint Acme: Dana says that the grinder arrived broken',
  help: 'open a complaint: with an owner, a due date, steps, and how it was settled',
  args: z.string(),
  async run(line, request) {
    const { origin, settings, actor, now, store } = request;
    if (line === '') return modal(complaintModal(null, settings, { origin }));
    const found = await splitCustomer(line, request, (name, rest) => `complaint ${name}: ${rest}`);
    if ('ask' in found) return found.ask;
    const { customer, rest } = found;
    if (rest === '') return modal(complaintModal(customer, settings, { origin }));
    const people = (await store.contacts.of(customer.id)).map(({ name }) => name);
    const read = readNoteBody(rest, { now, zone: actor.zone, people, customer: customer.name });
    const contact = read.contactName === null ? null : { name: read.contactName };
    return openComplaint(customer, { text: rest, contact, feeling: read.feeling }, request);
  },
});

/** What is owed after a complaint, by the workspace's rule. */
export const complaintIn = (
  text: string,
  customer: Customer,
  { actor, now, settings }: Request,
): Pick<Commitment, 'kind' | 'text' | 'due' | 'owner'> =>
  complaintOf(text, customer, { taker: actor.id, today: dayOf(now, actor.zone), settings });

/** Takes a complaint down: what happened, and what we owe because of it, in one transaction, once for each act. */
export async function openComplaint(
  customer: Customer,
  { text, contact, feeling }: { text: string; contact: ContactChoice; feeling: Feeling | null },
  request: Request,
): Promise<Reply> {
  if (text.length > LONGEST.text)
    throw new UserError(`A complaint holds ${LONGEST.text} characters. Please shorten it.`);
  const { store, actor, now, key } = request;
  const logged = await store.interactions.log(
    {
      interaction: { customerId: customer.id, kind: 'complaint', at: now, text, feeling },
      contact,
      commitments: [complaintIn(text, customer, request)],
    },
    actor.id,
    key,
  );
  const [opened] = logged.commitments;
  if (!opened) throw new Error('a complaint was logged without a commitment');
  return showComplaint(opened, customer, request, logged.interaction.id);
}

/** A complaint as it stands; a message about it that was acted on shows that by itself. */
export const showComplaint = (
  commitment: Commitment,
  customer: Customer,
  { now, actor }: Request,
  undo: string | null = null,
): Reply =>
  toActorUnlessShown(
    complaintCard(commitment, customer, { today: dayOf(now, actor.zone), zone: actor.zone, undo }),
  );
