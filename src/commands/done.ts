import { z } from 'zod';
import type { Commitment } from '../domain/commitment.ts';
import { dayOf } from '../domain/text/day.ts';
import { words } from '../domain/text/name.ts';
import { splitSections } from '../domain/text/note-sections.ts';
import { modal, type Reply, toActor, toActorUnlessShown } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { whichCommitment } from '../views/commitment.ts';
import { doneModal } from '../views/commitment-modals.ts';
import { closeComplaintModal } from '../views/complaint.ts';
import { commitmentDone } from '../views/done.ts';
import { splitCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';

const SHOWN = 8;
/** The most open commitments of one customer that are looked through. */
const LOOKED_THROUGH = 200;

/** `/crm done`: something that we owed is done. */
export const done = subcommand({
  name: 'done',
  usage: 'done Acme quote. Outcome: they signed',
  help: 'say that a next step or promise is done, and what came of it',
  args: z.string(),
  async run(line, request) {
    const { store, actor, now, origin } = request;
    if (line === '') return modal(doneModal(null, { origin }));
    const found = await splitCustomer(line, request, (name, rest) => `done ${name}: ${rest}`);
    if ('ask' in found) return found.ask;
    const { customer, rest } = found;
    const { body, sections } = splitSections(rest);
    const open = await store.commitments.openOf(customer.id, LOOKED_THROUGH);
    const meant = body === '' ? open : open.filter((commitment) => says(commitment, body));
    const [only] = meant;
    const outcome = sections.find(({ kind }) => kind === 'outcome')?.text;
    // Without a word of it, even a single one is asked about: "done Acme" may mean another.
    if (only && meant.length === 1 && body !== '') return closeCommitment(only, outcome ?? null, request);
    const shown = meant.length > 0 ? meant : open;
    return toActor(
      whichCommitment(
        {
          customer,
          found: shown.slice(0, SHOWN),
          more: Math.max(0, shown.length - SHOWN),
          said: meant.length > 0 ? '' : body,
        },
        dayOf(now, actor.zone),
      ),
    );
  },
});

/** Whether every word that was typed begins a word of the commitment. */
function says({ text }: Commitment, typed: string): boolean {
  const there = words(text);
  return words(typed).every((word) => there.some((other) => other.startsWith(word)));
}

/** Closes a commitment as done, if it is open still, and says so. */
export async function closeCommitment(
  commitment: Commitment,
  outcome: string | null,
  { store, actor, origin }: Request,
): Promise<Reply> {
  const customer = await store.customers.get(commitment.customerId);
  if (!customer) throw new Error(`commitment ${commitment.id} has no customer`);
  if (commitment.status !== 'open') return toActor(commitmentDone(commitment, customer, false));
  // How a complaint was settled, and how they feel now, is worth a question.
  if (commitment.kind === 'complaint')
    return modal(closeComplaintModal(commitment, customer, outcome ?? '', { origin }));
  const closed = await store.commitments.close(commitment, 'done', actor.id, outcome ?? undefined);
  return toActorUnlessShown(commitmentDone(closed, customer, true));
}
