import { WebAPIRateLimitedError } from '@slack/web-api';
import { MongoClient } from 'mongodb';
import { Customer } from '../src/domain/customer.ts';
import { makeLog } from '../src/log.ts';
import { makeMetrics } from '../src/reminders/metrics.ts';
import { makeReminders } from '../src/reminders/tick.ts';
import { contextOf } from '../src/store/context.ts';
import { CUSTOMERS } from '../src/store/customer-kind.ts';
import { scoped } from '../src/store/scoped.ts';
import { openStore } from '../src/store/store.ts';
import { memberOf, NOW, WORKSPACE } from './nudges-data.ts';

/** What Slack allows a workspace, as we read "several hundred messages per minute". */
const ALLOWED_PER_S = 3;

/**
 * The morning of so many members in one zone, each with something due, in simulated time: waiting costs none, and
 * Slack refuses what comes faster than it allows.
 */
export async function benchMorning(uri: string, database: string, members: number) {
  let now = NOW.getTime();
  const clock = { now: () => new Date(now) };
  const store = await openStore({ uri, clock, database });
  const client = await MongoClient.connect(uri);
  const context = contextOf({ client, db: client.db(database), clock }, WORKSPACE);
  const workspace = store.in(WORKSPACE);
  await workspace.settings.enrol();
  const quiet = new Date(now - 40 * 86_400_000);
  const customers = Array.from({ length: members }, (_, index) =>
    Customer.parse({
      id: `m${index}`,
      name: `Firm m${index}`,
      standing: 'customer',
      owner: `U${index}`,
      lastContact: { at: quiet, kind: 'call', interactionId: 'none' },
      dueOn: '2026-11-09',
      createdAt: quiet,
      createdBy: 'U0',
      version: 1,
    }),
  );
  for (let from = 0; from < members; from += 1000)
    await scoped(context, CUSTOMERS).insertMany(customers.slice(from, from + 1000));
  for (let index = 0; index < members; index += 1) await workspace.members.put(memberOf(index, 'UTC'));
  await client.close();

  const sentAt: number[] = [];
  let limited = 0;
  const reminders = makeReminders({
    store,
    clock,
    log: makeLog('silent'),
    metrics: makeMetrics(async () => 0),
    wait: async (ms) => {
      now = Math.max(now, now + ms);
    },
    slackOf: () => ({
      async post(to) {
        const lately = sentAt.filter((at) => at > now - 60_000).length;
        if (lately > ALLOWED_PER_S * 60 + 5) {
          limited += 1;
          throw new WebAPIRateLimitedError(5);
        }
        sentAt.push(now);
        if (sentAt.length > 400) sentAt.shift();
        return { channel: `D${to}`, ts: '1.1' };
      },
      find: async () => null,
    }),
  });
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const { sent, failed } = await reminders.run();
  const realS = (performance.now() - start) / 1000;
  globalThis.gc?.();
  const heapGrewMb = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  const simulatedS = (now - NOW.getTime()) / 1000;
  await store.close();
  return {
    members,
    sent,
    failed,
    limited,
    simulatedMinutes: simulatedS / 60,
    perSimulatedSecond: sent / simulatedS,
    ratioToAllowed: sent / simulatedS / ALLOWED_PER_S,
    perRealSecond: sent / realS,
    heapGrewMb,
  };
}
