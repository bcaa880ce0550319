import { type CommandStartedEvent, type Document, MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Customer } from '../../src/domain/customer.ts';
import { Member } from '../../src/domain/member.ts';
import { Settings } from '../../src/domain/settings.ts';
import { Day } from '../../src/domain/text/day.ts';
import { memberDigest } from '../../src/reminders/serve-member.ts';
import { loadTeamDigest } from '../../src/reminders/team-digest.ts';
import { contextOf } from '../../src/store/context.ts';
import { CUSTOMERS } from '../../src/store/customer-kind.ts';
import { scoped } from '../../src/store/scoped.ts';
import { fileOf, openStore, type Store, type WorkspaceStore } from '../../src/store/store.ts';
import { freshDatabase } from '../helpers/rapport.ts';

/** Wednesday. */
const NOW = new Date('2026-11-18T09:00:00Z');
const clock = { now: () => NOW };
const MANY = 6000;
const DUE = 12;

let client: MongoClient;
let store: Store;
let watched: WorkspaceStore;
let asked: Document[] = [];

beforeAll(async () => {
  const uri = inject('databaseUri');
  const database = freshDatabase();
  store = await openStore({ uri, clock, database });
  client = await MongoClient.connect(uri, { monitorCommands: true });
  const db = client.db(database);
  const context = contextOf({ client, db, clock }, 'T1');
  const quiet = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
  const customers = Array.from({ length: MANY }, (_, index) => {
    const mine = index < DUE;
    // Half of everybody else's are due as well, and each has a date.
    const dueOn = mine || index % 2 === 0 ? '2026-11-10' : '2026-12-10';
    const at = quiet(mine || index % 2 === 0 ? 40 : 5);
    return Customer.parse({
      id: `c${index}`,
      name: `Firm ${index}`,
      standing: 'customer',
      owner: mine ? 'U0' : index % 100 === 0 ? null : `U${1 + (index % 200)}`,
      lastContact: { at, kind: 'call', interactionId: `i${index}` },
      importantDates: [
        { label: 'founded', date: new Date((index % 365) * 86_400_000).toISOString().slice(0, 10) },
      ],
      dueOn,
      createdAt: at,
      createdBy: 'U0',
      version: 1,
    });
  });
  await scoped(context, CUSTOMERS).insertMany(customers);
  client.on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
    if (['find', 'aggregate', 'findAndModify'].includes(commandName)) asked.push(command);
  });
  watched = fileOf(context);
  await watched.members.put(
    Member.parse({
      id: 'U0',
      name: 'Anna',
      handle: 'anna',
      zone: 'UTC',
      access: 'member',
      isAdmin: true,
      digestedOn: '2026-11-17',
      nextDigestAt: NOW,
      refreshedAt: NOW,
    }),
  );
}, 120_000);
afterAll(async () => {
  await client.close();
  await store.close();
});

/** How each query that was asked is answered: by which index, and how many documents it looks at. */
async function explained(): Promise<{ query: string; index: string; examined: number; returned: number }[]> {
  const commands = asked;
  asked = [];
  const answers = [];
  for (const command of commands) {
    const database = client.db(String(command['$db']));
    const inner = command['findAndModify']
      ? { find: command['findAndModify'], filter: command['query'], sort: command['sort'], limit: 1 }
      : command;
    const { lsid: _lsid, $clusterTime: _time, $db: _db, ...bare } = inner as Record<string, unknown>;
    const plan = await database.command({
      explain: Object.fromEntries(Object.entries(bare).filter(([, value]) => value !== undefined)),
      verbosity: 'executionStats',
    });
    answers.push({
      query: JSON.stringify(bare).slice(0, 300),
      index: JSON.stringify(plan['queryPlanner'] ?? plan['stages']),
      examined: Number(plan['executionStats']?.totalDocsExamined ?? 0),
      returned: Number(plan['executionStats']?.nReturned ?? 0),
    });
  }
  return answers;
}

test('one member’s digest looks at what is due for them, and at nothing else', async () => {
  const member = await watched.members.get('U0');
  if (!member) throw new Error('no member');
  asked = [];
  const content = await memberDigest(watched, member, NOW);
  expect(content?.subjects).toHaveLength(10);
  const answers = await explained();
  expect(answers.length).toBeGreaterThan(3);
  for (const { query, index, examined } of answers) {
    expect(index, query).not.toContain('COLLSCAN');
    expect(examined, query).toBeLessThanOrEqual(DUE + 5);
  }
});

test('whose turn it is, what was claimed and which message is whose are found by index', async () => {
  asked = [];
  await watched.members.takeDigestDue(NOW, new Date(NOW.getTime() + 1000));
  await watched.members.admins();
  await watched.members.countDigestDue(NOW, 100);
  const address = { kind: 'digest' as const, recipient: 'U0', day: Day.parse('2026-11-18') };
  await watched.deliveries.claim(address);
  await watched.deliveries.claim(address);
  await watched.deliveries.find(address);
  await watched.deliveries.at('D1', '1.1');
  const answers = await explained();
  expect(answers).toHaveLength(6);
  for (const { query, examined } of answers) expect(examined, query).toBeLessThanOrEqual(2);
});

test('the team’s digest looks at what is late, and at nothing else', async () => {
  asked = [];
  const content = await loadTeamDigest(watched, Settings.parse({ teamChannel: 'C1' }), NOW);
  expect(content?.lateInAll).toBe(1000);
  expect(content?.unownedInAll).toBe(59);
  for (const { query, index, examined } of await explained()) {
    expect(index, query).not.toContain('COLLSCAN');
    // An engine that reads no index in its order reads all that are late, to sort them.
    expect(examined, query).toBeLessThanOrEqual(MANY / 2 + DUE);
  }
});
