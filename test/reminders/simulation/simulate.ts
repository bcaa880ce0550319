import { MongoClient } from 'mongodb';
import { makeLog } from '../../../src/log.ts';
import { makeMetrics } from '../../../src/reminders/metrics.ts';
import { makeReminders, type Reminders } from '../../../src/reminders/tick.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { company } from './company.ts';
import { flakySlack, type Post } from './flaky-slack.ts';
import { randomFrom } from './random.ts';
import { dueFor, hasTurn, type Line, local, written } from './reference.ts';

export type MovableNow = () => number;
export type Size = { seed: number; days: number; members: number; customers: number; from: Date };
export type Outcome = { posts: number; problems: number; kills: number; outages: number; wrong: string[] };

const STEP_MS = 15 * 60_000;
const WORKSPACE = 'T1';
const SHOWN = 10;
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
  const firm = await company(workspace, { random, now, members: size.members });
  for (let index = 0; index < size.customers; index += 1) await firm.addClient();
  const outcome: Outcome = { posts: 0, problems: 0, kills: 0, outages: 0, wrong: [] };

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
  /** Days whose digest was empty when a process died: it may have been settled, or not. */
  const unclear = new Map<string, number>();
  const refusedUntil = new Map<string, number>();
  let rulesChanged = true;

  const end = at + size.days * 86_400_000;
  for (; at < end; at += STEP_MS) {
    for (let left = size.members / 25; left > 0; left -= 1)
      if (random.chance(left)) rulesChanged = (await firm.happen()) === 'govern' || rulesChanged;
    if (random.chance(0.0006)) {
      outcome.outages += 1;
      outageUntil = at + random.whole(1, 160) * STEP_MS;
    }
    if (random.chance(0.0008 * (size.members / 10))) {
      const { id } = random.pick(firm.people);
      if (id !== 'U0') {
        slack.refused.set(id, random.pick(['user_disabled', 'channel_not_found']));
        refusedUntil.set(id, at + random.whole(1, 300) * STEP_MS);
      }
    }
    for (const [id, until] of refusedUntil) if (at >= until) slack.refused.delete(id);
    const down = at < outageUntil;
    const due = (await workspace.members.countDigestDue(clock.now(), 1)) > 0;
    const turns = firm.people.filter((person) => hasTurn(person, firm.rules, at));
    const before = slack.posts.length;
    const kills = outcome.kills;
    if (!down && (due || rulesChanged)) {
      const living = processes.filter(({ alive }) => alive);
      while (living.length < PROCESSES) living.push(await start());
      processes = living;
      const runs = await Promise.allSettled(processes.map(({ reminders }) => reminders.run()));
      rulesChanged = rulesChanged && runs.every(({ status }) => status === 'rejected');
    }
    compare(slack.posts.slice(before), turns, { down, killed: outcome.kills > kills });
    if (outcome.wrong.length > 0) break;
  }
  for (const { store: own, alive } of processes) if (alive) await own.close();
  await store.close();
  return outcome;

  function compare(
    posted: Post[],
    turns: typeof firm.people,
    { down, killed }: { down: boolean; killed: boolean },
  ): void {
    const complain = (who: string, what: string) =>
      outcome.wrong.push(`seed ${size.seed}, ${new Date(at).toISOString()}, ${who}: ${what}`);
    for (const post of posted.filter(({ message }) => !isDigest(message))) {
      outcome.problems += 1;
      if (!post.message.text.includes("can't reach"))
        complain(post.to, `an unknown message: ${post.message.text}`);
    }
    const digests = posted.filter(({ message }) => isDigest(message));
    outcome.posts += digests.length;
    for (const post of digests)
      if (!turns.some(({ id }) => id === post.to)) complain(post.to, 'a digest out of turn');
    for (const person of turns) {
      const { day } = local(at, person.zone);
      const own = digests.filter(({ to }) => to === person.id);
      const lines = dueFor(person, firm.people, firm.clients, firm.rules, at);
      if (own.length > 1) complain(person.id, `${own.length} digests at once`);
      const [digest] = own;
      if (digest) {
        if (slack.refused.has(person.id)) complain(person.id, 'a digest to somebody who is refused');
        const difference = differenceOf(digest, lines);
        if (difference !== null) complain(person.id, `${written(day)}: ${difference}`);
        person.settledOn = day;
      } else if (lines.length === 0) {
        if (!down && !killed && !stillFailing(person)) person.settledOn = day;
        else if (!down) unclear.set(person.id, day);
      } else if (!down && !killed && !stillFailing(person)) {
        if (unclear.get(person.id) === day) person.settledOn = day;
        else complain(person.id, `${written(day)}: no digest, but ${lines.length} things are due`);
      }
    }
  }

  /** Slack failed them a while ago, or refused them today: whoever is refused is tried again on the next day. */
  function stillFailing({ id, zone }: (typeof firm.people)[number]): boolean {
    if ((slack.excused.get(id) ?? 0) > at) return true;
    return local(slack.refusedAt.get(id) ?? 0, zone).day === local(at, zone).day;
  }
}

const isDigest = (message: Post['message']) =>
  message.blocks.some((block) => block.type === 'header' && block.text.text === 'Your customers today');

/** What is wrong with a digest; null: it says exactly what the reference says. */
function differenceOf({ message }: Post, lines: Line[]): string | null {
  const expected = lines.slice(0, SHOWN);
  const found = message.blocks.flatMap((block, index) => {
    const actions = message.blocks[index + 1];
    if (block.type !== 'section' || actions?.type !== 'actions') return [];
    const buttons = actions.elements.flatMap((element) =>
      element.type === 'button'
        ? [{ id: element.action_id ?? '', value: JSON.parse(element.value ?? '{}') }]
        : [],
    );
    const [first] = buttons;
    const snooze = buttons.some(({ id }) => id.startsWith('snooze'));
    const key = first?.value.commitment
      ? `commitment ${first.value.commitment}`
      : `${snooze ? 'customer' : 'date'} ${first?.value.customer}`;
    return [{ key, text: block.text?.text ?? '' }];
  });
  const keys = (all: { key: string }[]) => all.map(({ key }) => key).join(', ');
  if (keys(found) !== keys(expected)) return `it lists ${keys(found)}\ninstead of ${keys(expected)}`;
  for (const [index, { why, key }] of expected.entries()) {
    const text = found[index]?.text ?? '';
    const missing = why.filter((words) => !text.includes(words));
    if (missing.length > 0) return `${key}: "${text}" lacks "${missing.join('", "')}"`;
    const reasons = [/\* (quiet|ago), cadence/, /usually buys/, /no next step/].filter((one) =>
      one.test(text),
    ).length;
    if (key.startsWith('customer') && reasons > why.length)
      return `${key}: "${text}" gives more reasons than ${why}`;
  }
  const more = lines.length - expected.length;
  const told = /and (\d+) more\./.exec(JSON.stringify(message.blocks))?.[1] ?? '0';
  return Number(told) === more ? null : `it speaks of ${told} more instead of ${more}`;
}

/** Removes what a simulation leaves behind. */
export async function cleanUp(uri: string, database: string): Promise<void> {
  const client = await MongoClient.connect(uri);
  await client.db(database).dropDatabase();
  await client.close();
}
