import type { Id, MemberId } from '../domain/id.ts';
import type { WorkspaceStore } from '../store/store.ts';
import type { DueItem } from '../views/due-item.ts';
import type { Found } from './found.ts';

/** Loads what is told about due things: the last contact and with whom, whose birthday it is, for whom one stands in. */
export async function withDetails(
  found: readonly Found[],
  store: WorkspaceStore,
  reader: MemberId | null,
): Promise<DueItem[]> {
  const interactions = byId(
    await store.interactions.getMany(
      found.flatMap((one) =>
        one.type === 'customer' && one.customer.lastContact ? [one.customer.lastContact.interactionId] : [],
      ),
    ),
  );
  const contacts = byId(
    await store.contacts.getMany([
      ...[...interactions.values()].flatMap(({ contactId }) => contactId ?? []),
      ...found.flatMap((one) => (one.type === 'date' ? (one.contactId ?? []) : [])),
    ]),
  );
  return found.map((one): DueItem => {
    const owner = one.type === 'commitment' ? one.commitment.owner : one.customer.owner;
    const whose = owner !== null && owner !== reader ? owner : null;
    if (one.type === 'commitment') return { ...one, whose };
    if (one.type === 'date') return { ...one, whose, person: nameOf(contacts, one.contactId) };
    const last = interactions.get(one.customer.lastContact?.interactionId ?? '') ?? null;
    return { ...one, whose, last, person: nameOf(contacts, last?.contactId ?? null) };
  });
}

const byId = <T extends { id: Id }>(all: readonly T[]): Map<Id, T> =>
  new Map(all.map((one) => [one.id, one]));
const nameOf = (contacts: Map<Id, { name: string }>, id: Id | null): string | null =>
  id === null ? null : (contacts.get(id)?.name ?? null);
