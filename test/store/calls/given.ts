import type { Customer } from '../../../src/domain/customer.ts';
import { Day } from '../../../src/domain/text/day.ts';
import type { WorkspaceStore } from '../../../src/store/store.ts';
import { aCustomer } from '../a-file.ts';

/** What a call of a repository is given: the filled file, and a few documents in it. */
export type Given = { store: WorkspaceStore; workspace: number };
export type Call = (given: Given) => Promise<unknown>;

export const on = (day: string): Day => Day.parse(day);
export const T = new Date('2026-01-20T09:00:00Z');
export const U = new Date('2026-01-21T09:00:00Z');
export const NOW = new Date('2026-01-05T09:00:00Z');

let fresh = 0;
/** A number that was not given before. */
export const next = (): number => ++fresh;
/** A customer of its own for a call that changes it. */
export const added = ({ store }: Given): Promise<Customer> =>
  store.customers.add({ name: `Fresh Firm ${next()}`, standing: 'prospect', owner: 'U7' }, 'U7');
export const noted = async (given: Given) => {
  const customer = await added(given);
  return given.store.interactions.log(
    {
      interaction: { customerId: customer.id, kind: 'call', at: T, text: 'rang', feeling: 1 },
      contact: { name: 'Dana' },
      commitments: [{ kind: 'next-step', text: 'send it', due: on('2026-02-01'), owner: 'U7' }],
    },
    'U7',
    `key${next()}`,
  );
};
export const existing = ({ workspace }: Given, n = 17) => aCustomer(workspace, n);
export const contactId = ({ workspace }: Given) => `d${workspace}${(34).toString(16).padStart(22, '0')}`;
export const interactionId = ({ workspace }: Given) => `e${workspace}${(51).toString(16).padStart(22, '0')}`;
export const claimed = ({ store }: Given) =>
  store.deliveries.claim({ kind: 'digest', recipient: `U${next()}`, day: on('2026-02-02') });
export async function must<T>(found: Promise<T | null>): Promise<T> {
  const value = await found;
  if (value === null) throw new Error('it is not there');
  return value;
}
export const bought = async (given: Given) =>
  given.store.purchases.add(
    {
      customerId: (await added(given)).id,
      day: on('2026-01-05'),
      item: 'x',
      quantity: 1,
      amount: 1,
      currency: 'EUR',
    },
    'U7',
  );
export const merged = async (given: Given) =>
  given.store.merges.merge(await added(given), await added(given), {}, 'U7');
export const handedOver = async (given: Given) =>
  given.store.handovers.run(
    { from: 'U7', to: 'U8', customers: [(await added(given)).id] },
    'U1',
    `key${next()}`,
  );
export const begun = ({ store }: Given) => store.imports.begin(`new${next()}`, 'x.csv', 'U7');
export const inOne = <R>(
  { store }: Given,
  work: (within: Parameters<Parameters<WorkspaceStore['together']>[0]>[0]) => Promise<R>,
) => store.together(work);
