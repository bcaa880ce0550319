import { MongoClient } from 'mongodb';
import { makeLog } from '../../../src/log.ts';
import { makeMetrics } from '../../../src/reminders/metrics.ts';
import { countAllDue, makeReminders, type Reminders } from '../../../src/reminders/tick.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { company } from './company.ts';
import { flakySlack } from './flaky-slack.ts';
import { makeJudge, type Verdict } from './judge.ts';
import { randomFrom } from './random.ts';
import { ADMIN } from './world.ts';

export type Size = { seed: number; days: number; members: number; customers: number; from: Date };
export type Outcome = Verdict & { kills: number; outages: number };

const STEP_MS = 15 * 60_000;
const WORKSPACE = 'T1';
/** How many things a member does in a quarter of an hour. */
const HAPPENINGS = 0.01;
const PROCESSES = 3;
const ODDS = { limited: 0.04, down: 0.03, lost: 0.03, answerLost: 0.04 };

/** A process that dies does nothing more, least of all record what it did. */
class Killed extends Error {}

/**
 * Lets a company work for a while, with three processes on one database that are killed at random points and a Slack
 * that fails at random, and holds every message against the reference, quarter of an hour by quarter of an hour.
 */
export async function simulate(size: Size, uri: string, database: string): Promise<Outcome> {
  // What happens is the same for a seed; who of the processes meets which fault is a race, as it is in life.
  const random = randomFrom(size.seed);
  const luck = randomFrom(size.seed + 1);
  let at = size.from.getTime();
  const now = () => at;
  const clock = { now: () => new Date(at) };
  const slack = flakySlack({ random: luck, now, odds: ODDS });
  const store = await openStore({ uri, clock, database });
  const workspace = store.in(WORKSPACE);
  await workspace.settings.enrol();
  const firm = await company(workspace, { random, now, members: size.members, customers: size.customers });
  const judge = makeJudge(firm, slack, size.seed);
  const outcome = { kills: 0, outages: 0 };

  type Process = { store: Store; reminders: Reminders; alive: boolean };
  async function start(): Promise<Process> {
    const own = await openStore({ uri, clock, database });
    const process: Process = {
      store: own,
      alive: true,
      reminders: { run: async () => ({ sent: 0, failed: 0 }) },
    };
    const perhapsDie = (odds: number) => {
      if (process.alive && !luck.chance(odds)) return;
      if (process.alive) outcome.kills += 1;
      process.alive = false;
      void own.close();
      throw new Killed();
    };
    process.reminders = makeReminders({
      store: own,
      // Asked at every turn: a process may die anywhere in between.
      clock: {
        now: () => {
          perhapsDie(0.002);
          return clock.now();
        },
      },
      log: makeLog('silent'),
      metrics: makeMetrics(async () => 0),
      wait: async () => undefined,
      slackOf: () => ({
        async post(to, message, delivery) {
          perhapsDie(0.01);
          const posted = await slack.port.post(to, message, delivery);
          perhapsDie(0.02);
          return posted;
        },
        async find(to, delivery, since) {
          perhapsDie(0.01);
          return slack.port.find(to, delivery, since);
        },
      }),
    });
    return process;
  }

  let processes: Process[] = [];
  let outageUntil = 0;
  const refusedUntil = new Map<string, number>();
  let rulesSeen = '';
  const end = at + size.days * 86_400_000;
  for (; at < end && judge.verdict.wrong.length === 0; at += STEP_MS) {
    for (let left = size.members * HAPPENINGS; left > 0; left -= 1)
      if (random.chance(left)) await firm.happen();
    if (random.chance(0.0006)) {
      outcome.outages += 1;
      outageUntil = at + random.whole(1, 160) * STEP_MS;
    }
    if (random.chance(0.0008 * (size.members / 10))) {
      const { id } = random.pick([...firm.people, firm.team]);
      if (id !== ADMIN) {
        slack.refused.set(id, random.pick(['user_disabled', 'channel_not_found', 'is_archived']));
        refusedUntil.set(id, at + random.whole(1, 300) * STEP_MS);
      }
    }
    for (const [id, until] of refusedUntil) if (at >= until) slack.refused.delete(id);
    const down = at < outageUntil;
    const turns = judge.turns();
    const before = slack.posts.length;
    const kills = outcome.kills;
    const rules = JSON.stringify(firm.rules);
    if (!down && (rules !== rulesSeen || (await countAllDue(store, clock.now())) > 0)) {
      const living = processes.filter(({ alive }) => alive);
      while (living.length < PROCESSES) living.push(await start());
      processes = living;
      await Promise.allSettled(processes.map(({ reminders }) => reminders.run()));
      // Whoever died may have left them unapplied.
      if (outcome.kills === kills) rulesSeen = rules;
    }
    judge.judge(slack.posts.slice(before), turns, { down, killed: outcome.kills > kills });
  }
  for (const { store: own, alive } of processes) if (alive) await own.close();
  await store.close();
  return { ...outcome, ...judge.verdict };
}

/** Removes what a simulation leaves behind. */
export async function cleanUp(uri: string, database: string): Promise<void> {
  const client = await MongoClient.connect(uri);
  await client.db(database).dropDatabase();
  await client.close();
}
