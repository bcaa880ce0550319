import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { Id, MemberId } from '../domain/id.ts';
import { InteractionKind } from '../domain/kinds.ts';
import { mayChange } from '../domain/roles.ts';
import { addDays, Day, startOf } from '../domain/text/day.ts';
import { readHistoryLine } from '../domain/text/history-line.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import type { InteractionFilter } from '../store/interaction-filter.ts';
import { historyModal, historyPage } from '../views/history.ts';
import { inline, listed } from '../views/text.ts';
import { splitCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';
import { viewerOf } from './viewer.ts';
import { memberCalled } from './who.ts';

/** As many as fit a screen. */
export const HISTORY_PAGE = 8;

/** What of a customer's history is shown; kept in the buttons that turn its pages. */
export const HistoryView = z.object({
  customer: Id,
  kinds: z.array(InteractionKind).max(20).default([]),
  by: MemberId.nullable().default(null),
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
  page: z.int().min(0).max(10_000).default(0),
});
export type HistoryView = z.infer<typeof HistoryView>;

/** `/crm history`: everything that happened with a customer. */
export const history = subcommand({
  name: 'history',
  usage: 'history Acme calls by @ben since 1 May',
  help: 'everything that happened with a customer; by kind, member and period',
  args: z.string(),
  async run(line, request) {
    const { now, actor, origin } = request;
    if (line === '') return modal(historyModal(null, { origin }));
    const found = await splitCustomer(line, request, (name, rest) => `history ${name}: ${rest}`);
    if ('ask' in found) return found.ask;
    const { kinds, by, from, to, unknown } = readHistoryLine(found.rest, now, actor.zone);
    if (unknown.length > 0)
      throw new UserError(
        `I don't understand ${listed(unknown.slice(0, 3).map((word) => `*${inline(word, 40)}*`))}. Try \`/crm history ${inline(found.customer.name, 60)} calls by @somebody since 1 May\`.`,
      );
    const member = by === null ? null : (await memberCalled(by, request)).id;
    return showHistory(
      found.customer,
      { customer: found.customer.id, kinds, by: member, from, to, page: 0 },
      request,
    );
  },
});

/** One page of a customer's history, the newest first. */
export async function showHistory(customer: Customer, view: HistoryView, request: Request): Promise<Reply> {
  const { store, actor, settings } = request;
  const { kinds, by, from, to, page } = view;
  const filter: InteractionFilter = {
    customer: customer.id,
    kinds,
    ...(by === null ? {} : { by }),
    ...(from === null ? {} : { from: startOf(from, actor.zone) }),
    ...(to === null ? {} : { to: startOf(addDays(to, 1), actor.zone) }),
  };
  const [found, count] = await Promise.all([
    store.interactions.list(filter, HISTORY_PAGE + 1, false, page * HISTORY_PAGE),
    store.interactions.count(filter),
  ]);
  const shown = found.slice(0, HISTORY_PAGE);
  const contacts = await store.contacts.getMany(shown.flatMap(({ contactId }) => contactId ?? []));
  return toActor(
    historyPage({
      customer,
      view,
      entries: shown.map((interaction) => ({
        interaction,
        contact: contacts.find(({ id }) => id === interaction.contactId) ?? null,
        mayChange: mayChange(interaction.by, actor, settings),
      })),
      count,
      isMore: found.length > HISTORY_PAGE,
      pageSize: HISTORY_PAGE,
      viewer: viewerOf(request),
    }),
  );
}
