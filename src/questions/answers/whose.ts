import type { Id } from '../../domain/id.ts';
import type { Text } from '../answer.ts';
import type { ListFilter } from '../list-filter.ts';
import { memberNames, nounsOf } from '../say.ts';
import { type Context, text } from './context.ts';
import { describe, wordsAsWritten } from './describe.ts';
import { customersThatFit, isNarrow } from './fitting.ts';

/** Those of some customers that a filter lets through; null where it leaves nobody out. */
export async function those(
  filter: ListFilter,
  ids: readonly Id[],
  context: Context,
): Promise<ReadonlySet<Id> | null> {
  if (!isNarrow(filter)) return null;
  const asked = filter.ids ?? ids;
  const some = [...new Set(ids)].filter((id) => asked.includes(id));
  const found = await customersThatFit({ ...filter, ids: some }, context);
  return new Set(found.map(({ id }) => id));
}

/** "Prospects tagged hotel": how the customers are called together that a filter lets through; empty for all of them. */
export async function whose(filter: ListFilter, context: Context): Promise<Text> {
  if (!isNarrow(filter)) return [];
  const { store } = context;
  const owner = filter.owner === 'nobody' ? null : filter.owner;
  const who = await memberNames([owner, ...filter.orOwners], store);
  const [, noun] = nounsOf(filter.standing);
  return text(noun, describe(filter, context, who, await wordsAsWritten(filter, [], store)));
}
