import { z } from 'zod';
import type { Commitment, CommitmentKind } from '../domain/commitment.ts';
import { LONGEST } from '../domain/limits.ts';
import { dayOf } from '../domain/text/day.ts';
import { readFuture } from '../domain/text/when.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import type { NewCommitment } from '../store/commitments.ts';
import { commitmentSaved } from '../views/commitment.ts';
import { type CommitmentDraft, commitmentModal } from '../views/commitment-modals.ts';
import { splitCustomer } from './find-customer.ts';
import { type Subcommand, subcommand } from './subcommand.ts';
import { memberAtEnd } from './who.ts';

/** A subcommand that opens a commitment of one kind: "Acme: send the quote by Friday @ben". */
const commitmentCommand = (kind: CommitmentKind, about: Pick<Subcommand, 'name' | 'usage' | 'help'>) =>
  subcommand({
    ...about,
    args: z.string(),
    async run(line, request) {
      const empty: CommitmentDraft = {
        kind,
        customer: null,
        text: '',
        due: null,
        owner: request.actor.id,
      };
      const open = (draft: CommitmentDraft) => modal(commitmentModal(draft, { origin: request.origin }));
      if (line === '') return open(empty);
      const found = await splitCustomer(line, request, (name, rest) => `${about.name} ${name}: ${rest}`);
      if ('ask' in found) return found.ask;
      const { customer } = found;
      const { member, rest } = await memberAtEnd(found.rest, request);
      const owner = member?.id ?? request.actor.id;
      const when = readFuture(rest, request.now, request.actor.zone);
      const text = (when?.rest ?? rest).replace(/[\s.,]+$/, '');
      const due = when?.day ?? null;
      // Something to do is asked for; a date alone is not enough.
      if (text === '') return open({ ...empty, customer, due, owner });
      return openCommitment({ customerId: customer.id, kind, text, due, owner }, request);
    },
  });

/** `/crm next`: what is to be done for a customer next. */
export const next = commitmentCommand('next-step', {
  name: 'next',
  usage: 'next Acme: send the quote by Friday',
  help: 'write down a next step; add @somebody if it is theirs to do',
});

/** `/crm promise`: what we promised a customer. */
export const promise = commitmentCommand('promise', {
  name: 'promise',
  usage: 'promise Acme: a demo machine by 3 May',
  help: 'write down what you promised a customer',
});

/** Opens a commitment, once for each act, and shows it. */
export async function openCommitment(input: NewCommitment, request: Request): Promise<Reply> {
  if (input.text.length > LONGEST.text)
    throw new UserError(
      `A commitment holds ${LONGEST.text} characters; yours has ${input.text.length}. Please shorten it.`,
    );
  const { store, actor, key } = request;
  const commitment = await store.together(async (within) => {
    await within.receipts.take(key);
    return within.commitments.open(input, actor.id);
  });
  return showCommitment(commitment, request);
}

/** A commitment as it is now, with its buttons. */
export async function showCommitment(commitment: Commitment, { store, actor, now }: Request): Promise<Reply> {
  const customer = await store.customers.get(commitment.customerId);
  if (!customer) throw new UserError('That customer is no longer there.');
  return toActor(commitmentSaved(commitment, customer, dayOf(now, actor.zone)));
}
