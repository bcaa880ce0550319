import type { Customer } from '../domain/customer.ts';
import { type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import { didYouMean } from '../views/did-you-mean.ts';
import { keep } from './kept.ts';

/** The one customer that a name means, or the question to ask back. */
export type Found = { customer: Customer } | { ask: Reply };

/** A name in a command as it is quoted there, so that whatever it contains stays one name. */
export const quoted = (name: string): string => `"${name.replaceAll('"', "'")}"`;
export const unquoted = (name: string): string => /^"(.*)"$/s.exec(name.trim())?.[1]?.trim() ?? name.trim();

/**
 * Finds the customer that a person named; where it is not plain, asks back with buttons that finish the command.
 * @param command the whole command, given the right name
 */
export async function findCustomer(
  name: string,
  request: Request,
  command: (name: string) => string,
): Promise<Found> {
  const { exact, near } = await request.store.customers.match(unquoted(name));
  if (exact.length === 1 && exact[0]) return { customer: exact[0] };
  const choices = exact.length > 0 ? exact : near;
  const finished = await Promise.all(choices.map((choice) => keep(command(quoted(choice.name)), request)));
  return { ask: toActor(didYouMean({ name: unquoted(name), several: exact.length > 0, choices, finished })) };
}
