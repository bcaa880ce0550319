import type { Customer } from '../domain/customer.ts';
import {
  type CustomerCandidate,
  customerCandidates,
  likeliestCustomer,
} from '../domain/text/note-customer.ts';
import { type Reply, toActor } from '../listeners/reply.ts';
import type { Request } from '../listeners/request.ts';
import type { Match } from '../store/customer-names.ts';
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
  const match = await request.store.customerNames.match(unquoted(name));
  if (match.exact.length === 1 && match.exact[0]) return { customer: match.exact[0] };
  return askWhich(name, match, request, command);
}

/** The most readings of where the name ends that are looked up. */
const READINGS = 8;

/** What the beginning of a line may name, the likeliest first. */
export const readingsOf = (line: string): CustomerCandidate[] => customerCandidates(line).slice(0, READINGS);

/**
 * Finds the customer at the beginning of a line, and what is said behind it: "Acme: send the quote", "Acme @ben".
 * Where the name is not plain, asks back with buttons that finish the command.
 * @param command the whole command, given the right name and what followed it
 */
export async function splitCustomer(
  line: string,
  request: Request,
  command: (name: string, rest: string) => string,
): Promise<{ customer: Customer; rest: string } | { ask: Reply }> {
  const { customerNames } = request.store;
  const readings = readingsOf(line);
  // As it stands first; "me" is a legal form in Portugal, and no reason to take "Acme me" for a name.
  const takings = [{ bare: false, begun: false }, { begun: false }, {}];
  const found = await customerNames.first(
    takings.flatMap((how) =>
      readings.map(({ name, rest }) => ({ name: unquoted(name), as: name, rest, ...how })),
    ),
  );
  if (found) {
    const { exact, reading } = found;
    const [customer] = exact;
    if (customer && exact.length === 1) return { customer, rest: reading.rest };
    return askWhich(reading.as, { exact, near: [] }, request, (right) => command(right, reading.rest));
  }
  // Nobody is called so: the reading to which somebody comes near, else the likeliest.
  const likeliest = likeliestCustomer(line);
  for (const { name, rest } of [likeliest, ...readings.slice(-2).reverse()]) {
    const match = await customerNames.match(unquoted(name));
    if (match.near.length > 0) return askWhich(name, match, request, (right) => command(right, rest));
  }
  return askWhich(likeliest.name, { exact: [], near: [] }, request, (right) =>
    command(right, likeliest.rest),
  );
}

async function askWhich(
  name: string,
  { exact, near }: Match,
  request: Request,
  command: (name: string) => string,
): Promise<{ ask: Reply }> {
  const choices = exact.length > 0 ? exact : near;
  const finished = await Promise.all(choices.map((choice) => keep(command(quoted(choice.name)), request)));
  return { ask: toActor(didYouMean({ name: unquoted(name), several: exact.length > 0, choices, finished })) };
}
