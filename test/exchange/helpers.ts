import { readFileSync } from 'node:fs';
import { ObjectId } from 'bson';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Contact } from '../../src/domain/contact.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { Interaction } from '../../src/domain/interaction.ts';
import type { ImportOptions } from '../../src/exchange/import-file.ts';
import { directoryOf } from '../../src/exchange/members.ts';
import { memorySource, type Source } from '../../src/exchange/source.ts';
import { openStore, type Store, type WorkspaceStore } from '../../src/store/store.ts';

export const NOW = new Date('2024-06-01T10:00:00Z');
export const PEOPLE = [
  { id: 'UANNA', handle: 'anna', name: 'Ann Smith', email: 'ann@firm.example' },
  { id: 'UBEN', handle: 'ben', name: 'Ben Okafor', email: 'ben@firm.example' },
];

/** A store for the tests of a file, each with workspaces of its own. */
export function useStore(): { fresh(): WorkspaceStore; store(): Store } {
  let store: Store;
  beforeAll(async () => {
    store = await openStore({ uri: inject('databaseUri'), clock: { now: () => NOW } });
  });
  afterAll(() => store.close());
  return { fresh: () => store.in(`T${new ObjectId().toHexString()}`), store: () => store };
}

export const options = (store: WorkspaceStore, more: Partial<ImportOptions> = {}): ImportOptions => ({
  store,
  by: 'UIMPORTER',
  members: directoryOf(PEOPLE),
  zone: 'Europe/Berlin',
  now: NOW,
  ...more,
});

export const exchangeFixture = (name: string): Source =>
  memorySource(name, readFileSync(new URL(`../fixtures/exchange/${name}`, import.meta.url)));

export type Found = Customer & { contacts: Contact[]; history: Interaction[] };

/** All customers of a workspace by name, with what belongs to them. */
export async function everything(store: WorkspaceStore): Promise<Record<string, Found>> {
  const customers = await store.customerNames.suggest('', 1000);
  const found: Record<string, Found> = {};
  for (const customer of customers)
    found[customer.name] = {
      ...customer,
      contacts: await store.contacts.of(customer.id),
      history: await store.interactions.history(customer.id, 100),
    };
  return found;
}
