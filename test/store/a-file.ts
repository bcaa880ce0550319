import { Commitment } from '../../src/domain/commitment.ts';
import { Contact } from '../../src/domain/contact.ts';
import { Customer } from '../../src/domain/customer.ts';
import { Interaction } from '../../src/domain/interaction.ts';
import { Member } from '../../src/domain/member.ts';
import { Purchase } from '../../src/domain/purchase.ts';
import { Day } from '../../src/domain/text/day.ts';
import type { WorkspaceStore } from '../../src/store/store.ts';

const DAY_MS = 86_400_000;
const id = (prefix: string, n: number) => `${prefix}${n.toString(16).padStart(22, '0')}`;
const day = (n: number): Day =>
  Day.parse(new Date(Date.UTC(2026, 0, 1) + n * DAY_MS).toISOString().slice(0, 10));

/** The n-th of everything in a workspace's file: all of it distinct, so that a query that is wide shows as such. */
export function aCustomer(workspace: number, n: number): Customer {
  return Customer.parse({
    id: id(`c${workspace}`, n),
    name: `Firm${n} Street${n % 211} ${['Ltd', 'GmbH', 'Hotels'][n % 3]}`,
    standing: (['customer', 'prospect', 'former'] as const)[n % 3],
    owner: n % 40 === 0 ? null : `U${n % 100}`,
    tags: [`tag${n % 60}`],
    source: `fair ${n % 50}`,
    competitors: [`rival ${n % 70}`],
    referredBy:
      n % 4 === 1
        ? { type: 'customer', customerId: id(`c${workspace}`, n - 1) }
        : n % 4 === 2
          ? { type: 'outside', name: `Aunt ${n}` }
          : null,
    importantDates: [{ label: 'opened', date: `--${day(n % 365).slice(5)}` }],
    customerSince: day(n % 300),
    dueOn: day(n % 300),
    lastContact: {
      at: new Date(Date.UTC(2026, 0, 1) + n * 3_600_000),
      kind: 'call',
      interactionId: id('ff', n),
    },
    createdAt: new Date(Date.UTC(2025, 0, 1) + n * 3_600_000),
    createdBy: 'U1',
    imported: { key: `row${n}`, run: id('aa', 1), prints: {} },
    version: 1,
  });
}

/** Fills a workspace's file: `size` customers with two contacts, three interactions, a commitment and a purchase each. */
export async function fill(store: WorkspaceStore, workspace: number, size: number): Promise<void> {
  const numbers = [...Array(size).keys()];
  const w = workspace;
  const customerId = (n: number) => id(`c${w}`, n);
  await store.importing.customers.insertMany(numbers.map((n) => aCustomer(w, n)));
  await store.importing.contacts.insertMany(
    [...Array(2 * size).keys()].map((n) =>
      Contact.parse({
        id: id(`d${w}`, n),
        customerId: customerId(n >> 1),
        name: `Person${n} Family${n % 301}`,
        birthday: `--${day(n % 365).slice(5)}`,
        createdAt: new Date(0),
        createdBy: 'U1',
        imported: { key: `row${n}`, run: id('aa', 1), prints: {} },
        version: 1,
      }),
    ),
  );
  await store.importing.interactions.insertMany(
    [...Array(3 * size).keys()].map((n) =>
      Interaction.parse({
        id: id(`e${w}`, n),
        customerId: customerId(Math.floor(n / 3)),
        kind: (['call', 'visit', 'email', 'other'] as const)[n % 4],
        at: new Date(Date.UTC(2026, 0, 1) + n * 3_600_000),
        by: `U${n % 100}`,
        text: `talk ${n}`,
        feeling: n % 2 === 0 ? 1 : null,
        createdAt: new Date(0),
        imported: { key: `row${n}`, run: id('aa', 1), prints: {} },
        version: 1,
      }),
    ),
  );
  await store.importing.commitments.insertMany(
    numbers.map((n) =>
      Commitment.parse({
        id: id(`b${w}`, n),
        customerId: customerId(n),
        kind: (['next-step', 'promise', 'complaint'] as const)[n % 3],
        text: `send paper ${n}`,
        due: day(n % 300),
        dueOn: n % 2 === 0 ? day(n % 300) : null,
        owner: `U${n % 100}`,
        status: n % 2 === 0 ? 'open' : 'done',
        interactionId: id(`e${w}`, 3 * n),
        openedAt: new Date(Date.UTC(2026, 0, 1) + n * 3_600_000),
        openedBy: 'U1',
        closedAt: n % 2 === 0 ? null : new Date(Date.UTC(2026, 0, 1) + n * 3_600_000),
        imported: { key: `row${n}`, run: id('aa', 1), prints: {} },
        version: 1,
      }),
    ),
  );
  await store.importing.purchases.insertMany(
    numbers.map((n) =>
      Purchase.parse({
        id: id(`a${w}`, n),
        customerId: customerId(n),
        day: day(n % 300),
        item: `machine ${n % 200}`,
        amount: 100 * n,
        currency: 'EUR',
        by: 'U1',
        createdAt: new Date(0),
        imported: { key: `row${n}`, run: id('aa', 1), prints: {} },
        version: 1,
      }),
    ),
  );
  await store.settings.enrol();
  await Promise.all(numbers.slice(0, 400).map((n) => fillWorkplace(store, n)));
}

/** What grows with the people and the days rather than with the customers. */
async function fillWorkplace(store: WorkspaceStore, n: number): Promise<void> {
  await store.members.put(
    Member.parse({
      id: `U${n}`,
      name: `Given${n} Family${n}`,
      handle: `handle${n}`,
      zone: 'UTC',
      isAdmin: n % 50 === 0,
      access: 'member',
      away: { until: '2027-01-01', substitute: `U${n + 1}` },
      nextDigestAt: new Date(Date.UTC(2026, 0, 1) + n * 3_600_000),
      refreshedAt: new Date(0),
    }),
  );
  const claim = await store.deliveries.claim({ kind: 'digest', recipient: `U${n}`, day: day(4) });
  if (claim) await store.deliveries.settleSent(claim, { channel: `D${n}`, ts: `${n}.0` });
  await store.audit.add({
    by: 'U1',
    action: 'edit',
    entity: { type: 'customer', version: 1, id: id('c1', n) },
    customerId: id('c1', n),
    changes: [],
  });
  await store.misses.add({ text: `question ${n}`, understood: 'no', readings: [] });
  await store.imports.begin(`file${n}`, 'x.csv', 'U1');
  await store.threads.put({ channel: 'C1', ts: `${n}` }, {});
  await store.drafts.keep(`draft ${n}`, 'U1');
}
