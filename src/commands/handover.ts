import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import type { Handover } from '../domain/handover.ts';
import type { Id } from '../domain/id.ts';
import type { Member } from '../domain/member.ts';
import { isAdmin } from '../domain/roles.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { briefing, handedOver, handoverModal, nothingToHandOver } from '../views/handover.ts';
import { inline } from '../views/text.ts';
import { unquoted } from './find-customer.ts';
import { loadFile } from './load-file.ts';
import { subcommand } from './subcommand.ts';
import { viewerOf } from './viewer.ts';
import { memberCalled, somebodyCalled } from './who.ts';

/** As many briefings as fit one message with their history. */
export const BRIEFINGS = 4;
/** The most customers that are named one by one. */
const NAMED = 100;

/** `/crm handover`: one member's customers, commitments and complaints into another's care. */
export const handover = subcommand({
  name: 'handover',
  usage: 'handover @ben to @carla',
  help: 'give somebody\'s customers, commitments and complaints to a colleague, with a briefing of each; ": Acme, Borealis" for some',
  args: z.string(),
  async run(line, request) {
    const { origin, actor } = request;
    if (line === '') return modal(handoverModal({ from: actor.id, to: null, customers: [] }, { origin }));
    const [, from = '', to = '', names = ''] =
      /^(\S+)\s+(?:to|->|→)\s+(\S+?)\s*(?::\s*(.+)|\s+(.+))?$/is.exec(line) ?? [];
    if (from === '' || to === '')
      throw new UserError(
        'Say who hands over to whom: `/crm handover @ben to @carla`, or `: Acme, Borealis` behind it for some customers.',
      );
    const giver = await somebodyCalled(from, request);
    const taker = await memberCalled(to.replace(/:$/, ''), request);
    const customers = names.trim() === '' ? null : await customersNamed(names, request);
    return handOver({ from: giver, to: taker, customers }, request);
  },
});

async function customersNamed(names: string, { store }: Request): Promise<Id[]> {
  const parts = names.match(/"[^"]+"|[^,;]+/g)?.map((part) => unquoted(part)) ?? [];
  const wanted = parts.filter((part) => part !== '');
  if (wanted.length > NAMED) throw new UserError(`At most ${NAMED} customers at once, please.`);
  const found: Customer[] = [];
  for (const name of wanted) {
    const { exact } = await store.customerNames.match(name, 2, { near: false });
    const [customer] = exact;
    if (!customer || exact.length > 1)
      throw new UserError(
        `*${inline(name, 80)}* ${exact.length > 1 ? 'fits more than one customer' : 'is no customer that I know'}. Nothing was handed over.`,
      );
    found.push(customer);
  }
  return found.map(({ id }) => id);
}

/** Hands over, tells who did it what came of it, and briefs who has them now. */
export async function handOver(
  { from, to, customers }: { from: Member; to: Member; customers: Id[] | null },
  request: Request,
): Promise<Reply> {
  const { store, actor, settings, key } = request;
  if (from.id === to.id) throw new UserError('That is the same person. Nothing was handed over.');
  if (from.id !== actor.id && !isAdmin(actor, settings))
    throw new UserError(
      'Your own customers are yours to hand over; those of somebody else are for admins to.',
    );
  const done = await store.handovers.run({ from: from.id, to: to.id, customers }, actor.id, key);
  const { length } = [...done.customers, ...done.commitments];
  if (length === 0) return toActor(nothingToHandOver(from.id, customers !== null));
  const still = settings.complaintOwner === from.id && customers === null;
  return {
    ...toActor(handedOver(done, still)),
    also: [{ member: to.id, message: await briefingPage(done, 0, { ...request, actor: to }) }],
  };
}

/** A page of a handover's briefings, for the one who has the customers now. */
export async function briefingPage(done: Handover, page: number, request: Request) {
  const { store } = request;
  const ids = done.customers.slice(page * BRIEFINGS, (page + 1) * BRIEFINGS).map(({ id }) => id);
  const customers = await store.customers.getMany(ids);
  const files = await Promise.all(
    ids
      .flatMap((id) => customers.find((customer) => customer.id === id) ?? [])
      .map((one) => loadFile(one, store)),
  );
  return briefing(done, files, page, BRIEFINGS, viewerOf(request));
}
