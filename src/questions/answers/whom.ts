import type { MemberId } from '../../domain/id.ts';
import type { Interaction } from '../../domain/interaction.ts';
import { InteractionKind } from '../../domain/kinds.ts';
import type { InteractionFilter } from '../../store/interaction-filter.ts';
import type { Piece } from '../answer.ts';
import { kindName, listed, named, strong } from '../say.ts';
import type { Context } from './context.ts';

/** The kinds of interaction that count as contact. */
export const COUNTING = InteractionKind.options.filter((kind) => kind !== 'other');

/** How many interactions are looked through. */
export const MOST_INTERACTIONS = 500;

/** The newest interaction that fits, or the oldest, of those that none of some members logged. */
export async function newestBut(
  notBy: readonly MemberId[],
  filter: InteractionFilter,
  { store }: Context,
  oldestFirst = false,
): Promise<Interaction | undefined> {
  const found = await store.interactions.list(filter, notBy.length > 0 ? MOST_INTERACTIONS : 1, oldestFirst);
  return found.find(({ by }) => !notBy.includes(by));
}

/** "Dana Fox of Acme", "Acme". */
export async function withWhom(
  query: { customer: string | null; contact: string | null },
  context: Context,
): Promise<Piece[]> {
  const customer = query.customer === null ? null : await context.store.customers.get(query.customer);
  const contact = query.contact === null ? null : await context.store.contacts.get(query.contact);
  const firm: Piece[] = customer ? [named(customer)] : [];
  return contact ? [strong(contact.name), ...(customer ? [' of ', ...firm] : [])] : firm;
}

/** "call or visit"; of many kinds, those that are left out: "contact (email left out)". */
export function wayOf(kinds: readonly InteractionKind[]): string {
  if (kinds.length <= 4) return listed(kinds.map(kindName), 'or').join('');
  const out = COUNTING.filter((kind) => !kinds.includes(kind));
  return out.length === 0 ? 'contact' : `contact (${listed(out.map(kindName), 'or').join('')} left out)`;
}
