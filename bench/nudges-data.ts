import { MongoClient } from 'mongodb';
import { Customer } from '../src/domain/customer.ts';
import { customerDueOn } from '../src/domain/due.ts';
import { Member } from '../src/domain/member.ts';
import { Settings } from '../src/domain/settings.ts';
import { Day } from '../src/domain/text/day.ts';
import { contextOf } from '../src/store/context.ts';
import { CUSTOMERS } from '../src/store/customer-kind.ts';
import { scoped } from '../src/store/scoped.ts';
import { openStore } from '../src/store/store.ts';

export const WORKSPACE = 'TBENCH';
export const NOW = new Date('2026-11-18T09:00:00Z');
export const clock = { now: () => NOW };
/** The one whose digest is measured; everybody else's customers are only in the way. */
export const OWNER = 'U0';
const OWNERS = 500;
const DUE = 60;
const BATCH = 2_000;
const WRITERS = 3;
const DAY_MS = 86_400_000;

const settings = Settings.parse({});
const template = Customer.parse({
  id: 'template',
  name: 'template',
  standing: 'customer',
  owner: null,
  dueOn: null,
  createdAt: NOW,
  createdBy: OWNER,
  version: 1,
});

/** The customer of a number: the first are the measured owner's and due, one in five of all others is due too. */
function customerOf(index: number): Customer {
  const mine = index < DUE;
  const quiet = mine || index % 5 === 0 ? 31 + (index % 60) : index % 30;
  const at = new Date(NOW.getTime() - quiet * DAY_MS);
  const customer: Customer = {
    ...template,
    id: index.toString(16).padStart(24, '0'),
    name: `Firm ${index}`,
    owner: mine ? OWNER : `U${1 + (index % OWNERS)}`,
    lastContact: { at, kind: 'call', interactionId: `i${index}` },
    importantDates:
      index % 4 === 0
        ? [{ label: 'founded', date: new Date((index % 365) * DAY_MS).toISOString().slice(0, 10) }]
        : [],
  };
  return { ...customer, dueOn: customerDueOn(customer, settings, 'UTC') };
}

/** Fills an empty database with so many customers, and builds the indexes. */
export async function fill(uri: string, database: string, customers: number): Promise<void> {
  const client = await MongoClient.connect(uri);
  const db = client.db(database);
  const context = contextOf({ client, db, clock }, WORKSPACE);
  const { toDocument } = scoped(context, CUSTOMERS);
  let next = 0;
  // Some are made while others are written.
  const write = async () => {
    while (next < customers) {
      const from = next;
      next += BATCH;
      const size = Math.min(BATCH, customers - from);
      const documents = Array.from({ length: size }, (_, index) => toDocument(customerOf(from + index)));
      await db.collection<{ _id: string }>(CUSTOMERS.collection).insertMany(documents, { ordered: false });
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  await client.close();
  const store = await openStore({ uri, clock, database });
  const workspace = store.in(WORKSPACE);
  await workspace.settings.enrol();
  await workspace.members.put(memberOf(0, 'UTC'));
  await store.close();
}

/** A member whose digest is due. */
export const memberOf = (index: number, zone: string): Member =>
  Member.parse({
    id: `U${index}`,
    name: `U${index}`,
    handle: `u${index}`,
    zone,
    access: 'member',
    digestedOn: Day.parse('2026-11-17'),
    nextDigestAt: NOW,
    refreshedAt: NOW,
  });
