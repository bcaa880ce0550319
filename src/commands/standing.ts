import { z } from 'zod';
import type { Customer } from '../domain/customer.ts';
import { LONGEST } from '../domain/limits.ts';
import { type Day, dayOf } from '../domain/text/day.ts';
import { readPast } from '../domain/text/when.ts';
import { joinWhyNot, splitWhyNot, type WhyNot } from '../domain/why-not.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import type { CustomerEdit } from '../store/customers.ts';
import { lostModal, lostText, standingChanged, wonModal, wonText } from '../views/standing.ts';
import { splitCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';

/** `/crm won`: a prospect, or a former customer, is a customer now. */
export const won = subcommand({
  name: 'won',
  usage: 'won Acme from Globex since 3 May',
  help: 'a prospect is a customer now: since when, and won from whom',
  args: z.string(),
  async run(line, request) {
    const { origin, now, actor } = request;
    const today = dayOf(now, actor.zone);
    if (line === '') return modal(wonModal(null, { since: today, from: '' }, { origin }));
    const found = await splitCustomer(line, request, (name, rest) => `won ${name}: ${rest}`);
    if ('ask' in found) return found.ask;
    const since = readPast(found.rest, now, actor.zone);
    const rest = (since?.rest ?? found.rest).replace(/\b(?:since|on)\s*$/i, '');
    const from = rest.replace(/^\s*from\s+/i, '').trim();
    return win(found.customer, { since: since?.day ?? today, from: from || null }, request);
  },
});

/** `/crm lost`: a customer or prospect is lost. */
export const lost = subcommand({
  name: 'lost',
  usage: 'lost Acme to Globex: too expensive',
  help: 'a customer or prospect is lost: to whom, and why',
  args: z.string(),
  async run(line, request) {
    const { origin, settings } = request;
    if (line === '') return modal(lostModal(null, settings, { origin }));
    const found = await splitCustomer(line, request, (name, rest) => `lost ${name}: ${rest}`);
    if ('ask' in found) return found.ask;
    const [, to = null, why = ''] = /^(?:to\s+([^:]+?))?\s*(?::\s*(.*)|$)/is.exec(found.rest) ?? [];
    const words = (why || (to === null ? found.rest : '')).trim();
    // Who is lost without a reason teaches us nothing, so it is asked for.
    if (words === '') return modal(lostModal(found.customer, settings, { origin }));
    return lose(found.customer, { to, why: reasonIn(words, settings.reasons) }, request);
  },
});

/** A reason of the list that the words are, or begin with, in whatever case. */
function reasonIn(words: string, reasons: readonly string[]): WhyNot {
  const known = reasons.find((reason) => words.toLowerCase().startsWith(reason.toLowerCase()));
  if (known === undefined) return { reason: null, words };
  const rest = words.slice(known.length).replace(/^[\s:,;.–-]+/, '');
  return splitWhyNot(joinWhyNot({ reason: known, words: rest }), reasons);
}

/** Makes somebody a customer: since when, won from whom. */
export async function win(
  customer: Customer,
  { since, from }: { since: Day; from: string | null },
  request: Request,
): Promise<Reply> {
  const edit: CustomerEdit = {
    standing: 'customer',
    customerSince: since,
    whyNot: null,
    lostTo: null,
    ...(from === null ? {} : { wonFrom: from }),
  };
  return change(customer, edit, wonText(since, from, dayOf(request.now, request.actor.zone)), request);
}

/** Records that somebody is lost: to whom, and why. */
export const lose = (
  customer: Customer,
  { to, why }: { to: string | null; why: WhyNot },
  request: Request,
): Promise<Reply> =>
  change(
    customer,
    { standing: 'former', whyNot: joinWhyNot(why), ...(to === null ? {} : { lostTo: to }) },
    lostText(customer.standing, to, joinWhyNot(why)),
    request,
  );

/** Changes the standing and writes it into the history, in one transaction, once for each act. */
async function change(
  customer: Customer,
  edit: CustomerEdit,
  text: string,
  request: Request,
): Promise<Reply> {
  for (const one of [edit.wonFrom, edit.lostTo, edit.whyNot])
    if ((one?.length ?? 0) > LONGEST.short)
      throw new UserError(`${LONGEST.short} characters fit. Please shorten it; \`/crm note\` keeps more.`);
  const { store, actor, now, key } = request;
  const changed = await store.together(async (within) => {
    const edited = await within.customers.edit(customer, edit, actor.id, 'standing');
    await within.interactions.log(
      {
        interaction: { customerId: customer.id, kind: 'other', at: now, text },
        contact: null,
        commitments: [],
      },
      actor.id,
      key,
    );
    return edited;
  });
  return toActor(standingChanged(changed, text, customer.standing));
}
