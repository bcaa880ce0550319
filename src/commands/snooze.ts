import { z } from 'zod';
import type { Commitment } from '../domain/commitment.ts';
import type { Customer } from '../domain/customer.ts';
import { addDays, type Day, dayOf } from '../domain/text/day.ts';
import { readFuture } from '../domain/text/when.ts';
import { UserError } from '../errors.ts';
import { modal, type Reply, toActorUnlessShown } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { snoozed } from '../views/done.ts';
import { snoozeModal } from '../views/modals.ts';
import { customerName } from '../views/words.ts';
import { splitCustomer } from './find-customer.ts';
import { subcommand } from './subcommand.ts';

/** A snooze is a pause, not a farewell. */
export const LONGEST_SNOOZE_DAYS = 366;

/** `/crm snooze`: no nudges about a customer for a while. */
export const snooze = subcommand({
  name: 'snooze',
  usage: 'snooze Acme 2 weeks',
  help: 'no nudges about a customer until a date, or for a while',
  args: z.string(),
  async run(line, request) {
    const { now, actor, origin } = request;
    const tomorrow = addDays(dayOf(now, actor.zone), 1);
    if (line === '') return modal(snoozeModal(null, tomorrow, { origin }));
    const found = await splitCustomer(line, request, (name, rest) => `snooze ${name}: ${rest}`);
    if ('ask' in found) return found.ask;
    const { customer, rest } = found;
    const ask = (date: Day) =>
      modal(snoozeModal(customerName(customer), date, { origin, of: 'customer', id: customer.id }));
    if (rest === '') return ask(tomorrow);
    const words = rest.replace(/^(?:until|till|for)\s+/i, '');
    const when = readFuture(words, now, actor.zone) ?? readFuture(`in ${words}`, now, actor.zone);
    if (when === null) return ask(tomorrow);
    const problem = snoozeProblem(when.day, dayOf(now, actor.zone));
    if (problem !== null) throw new UserError(problem);
    return snoozeUntil({ customer, commitment: null }, when.day, request);
  },
});

/** What is wrong with a date to snooze until; null: nothing. */
export function snoozeProblem(until: Day | null, today: Day): string | null {
  if (until === null) return 'Choose a date.';
  if (until <= today) return 'Choose a day after today.';
  return until > addDays(today, LONGEST_SNOOZE_DAYS) ? 'At most a year ahead, please.' : null;
}

/** Puts off the nudges about a customer, or about one commitment. */
export async function snoozeUntil(
  { customer, commitment }: { customer: Customer; commitment: Commitment | null },
  until: Day,
  { store, actor, now }: Request,
): Promise<Reply> {
  const target = commitment
    ? await store.commitments.edit(commitment, { snoozedUntil: until }, actor.id, 'snooze')
    : await store.customers.edit(customer, { snoozedUntil: until }, actor.id, 'snooze');
  return toActorUnlessShown(snoozed(customer, commitment, target.version, until, dayOf(now, actor.zone)));
}
