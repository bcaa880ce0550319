import { randomUUID } from 'node:crypto';
import type { Customer } from '../../src/domain/customer.ts';
import { Member } from '../../src/domain/member.ts';
import { Settings } from '../../src/domain/settings.ts';
import { at, Day } from '../../src/domain/text/day.ts';
import { type Answered, type AskRequest, makeQuestions } from '../../src/questions/ask.ts';
import type { NewCustomer } from '../../src/store/customers.ts';
import { openStore, type Store, type WorkspaceStore } from '../../src/store/store.ts';
import { answerMessage } from '../../src/views/answer.ts';
import { visibleText } from './visible.ts';

export const TODAY = Day.parse('2026-11-20');
export const NOW = at(TODAY, '10:00', 'Europe/Berlin');

export const BEN = Member.parse({
  id: 'U0BEN',
  name: 'Ben Okafor',
  handle: 'ben',
  zone: 'Europe/Berlin',
  access: 'member',
  refreshedAt: NOW,
});

/** What Ben reads of an answer. */
export const seen = ({ answer, query }: Answered): string =>
  visibleText(answerMessage(answer, query), new Map([[BEN.id, BEN.name]]));

export type SmallWorkspace = {
  opened: Store;
  store: WorkspaceStore;
  request: AskRequest;
  /** Adds a customer that nobody looks after, unless it is said otherwise. */
  add(name: string, extra?: Partial<NewCustomer>): Promise<Customer>;
  /** Asks as Ben does, in the thread of the question before where there is one. */
  ask(text: string, previous?: Answered | null): Promise<Answered>;
  /** What Ben reads of the answer. */
  told(text: string, previous?: Answered | null): Promise<string>;
  /** What Ben reads of the last of some questions that are asked one after the other in a thread. */
  inThread(...texts: string[]): Promise<string>;
  close(): Promise<void>;
};

/** A workspace of its own, with the few names that the grammar's examples use. */
export async function smallWorkspace(uri: string): Promise<SmallWorkspace> {
  const opened = await openStore({ uri, clock: { now: () => NOW } });
  const store = opened.in(`T${randomUUID().slice(0, 12)}`);
  await store.members.put(BEN);
  const acme = await store.customers.add(
    {
      name: 'Acme',
      standing: 'customer',
      owner: BEN.id,
      competitors: ['Rivalco'],
      tags: ['hotel', 'eco'],
      source: 'newsletter',
    },
    BEN.id,
  );
  await store.contacts.add(acme.id, 'Dana Fox', BEN.id);
  await store.purchases.add(
    {
      customerId: acme.id,
      day: Day.parse('2026-10-05'),
      item: 'Grinder X1',
      quantity: 1,
      amount: 120_000,
      currency: 'EUR',
    },
    BEN.id,
  );
  const request: AskRequest = { store, actor: BEN, settings: Settings.parse({}), now: NOW };
  const questions = makeQuestions();
  const ask = (text: string, previous: Answered | null = null) =>
    questions.ask(text, { ...request, previous: previous?.query ?? null });
  return {
    opened,
    store,
    request,
    add: (name, extra = {}) =>
      store.customers.add({ name, standing: 'customer', owner: null, ...extra }, BEN.id),
    ask,
    told: async (text, previous) => seen(await ask(text, previous)),
    async inThread(...texts) {
      let answered: Answered | null = null;
      for (const text of texts) answered = await ask(text, answered);
      return answered === null ? '' : seen(answered);
    },
    close: () => opened.close(),
  };
}
