import { readFileSync } from 'node:fs';
import { ObjectId } from 'bson';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Contact } from '../../src/domain/contact.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { Interaction } from '../../src/domain/interaction.ts';
import type { ImportOptions } from '../../src/exchange/import-file.ts';
import { importFiles } from '../../src/exchange/import-files.ts';
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

/** A workspace with a bit of everything, some of it nasty. */
export async function filled(workspace: WorkspaceStore): Promise<WorkspaceStore> {
  const files = {
    'customers.csv':
      'name,standing,owner,cadence_days,tags,remember,referred_by,important_dates\n"=SUM(A1)",customer,anna,20,a;b,"one, two;+49 30 1;#1 fan",Bob Stone,opening=04-15\nBob & Co,prospect,ben,,,"a\\;b",,\n',
    'contacts.csv':
      'customer,name,role,email,phone,birthday,remember\nBob & Co,Bob Stone,-boss-,bob@bobco.example,+49 30 23125009,--02-29,"likes ""tea"""\n=SUM(A1),Ann Lee,,,,1984-02-11,\n',
    'interactions.csv':
      'customer,contact,kind,occurred_at,by,text,outcome,feeling,next_step,next_step_due,next_step_owner\nBob & Co,Bob,call,2024-05-01T10:30Z,anna,"line 1\nline 2",agreed,-2,send it,2024-06-15,ben\n',
    'commitments.csv':
      'customer,kind,text,due,owner,status,opened_at,closed_at,outcome\nBob & Co,complaint,broken,2024-05-05,anna,done,2024-05-01,2024-05-04,fixed\n',
    'purchases.csv':
      'customer,date,item,amount,currency\nBob & Co,2024-04-01,Beans,1234.50,EUR\nBob & Co,2024-04-02,Tea,900,JPY\n',
  };
  const reports = await importFiles(
    options(workspace),
    Object.entries(files).map(([name, content]) => ({ name, content })),
  );
  if (reports.some(({ refused }) => refused.length > 0)) throw new Error('rows were refused');
  return workspace;
}
