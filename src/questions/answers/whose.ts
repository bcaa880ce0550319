import type { Id } from '../../domain/id.ts';
import type { Text } from '../answer.ts';
import type { ListFilter } from '../query/list-filter.ts';
import { memberNames, nounsOf } from '../say.ts';
import { type Context, text } from './context.ts';
import { describe, wordsAsWritten } from './describe.ts';
import { customersThatFit, isNarrow } from './fitting.ts';

/** A query that is about one customer, or about those that a filter lets through. */
type Asked = { customer: Id | null; filter: ListFilter };

/** Those of some things whose customer is meant: of one customer, or without a filter, all of them. */
export async function meant<T>(
  { customer, filter }: Asked,
  some: readonly T[],
  customerOf: (one: T) => Id,
  context: Context,
): Promise<T[]> {
  if (customer !== null || !isNarrow(filter)) return [...some];
  const asked = filter.ids;
  const ids = [...new Set(some.map(customerOf))].filter((id) => asked === null || asked.includes(id));
  const found = await customersThatFit({ ...filter, ids }, context);
  const fitting = new Set(found.map(({ id }) => id));
  return some.filter((one) => fitting.has(customerOf(one)));
}

/** " for prospects tagged hotel", led by a preposition: how those that are meant are called; empty where it is one customer, or all. */
export async function whose(lead: string, { customer, filter }: Asked, context: Context): Promise<Text> {
  if (customer !== null || !isNarrow(filter)) return [];
  return text(` ${lead} `, await called(filter, context));
}

/** "Prospects tagged hotel": how the customers are called together that a filter lets through. */
export async function called(filter: ListFilter, context: Context): Promise<Text> {
  const { store } = context;
  const owner = filter.owner === 'nobody' ? null : filter.owner;
  const who = await memberNames([owner, ...filter.orOwners], store);
  const [, noun] = nounsOf(filter.standing);
  return text(noun, describe(filter, context, who, await wordsAsWritten(filter, [], store)));
}
