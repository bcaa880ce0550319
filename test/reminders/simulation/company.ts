import { randomBytes } from 'node:crypto';
import { Settings } from '../../../src/domain/settings.ts';
import { Day } from '../../../src/domain/text/day.ts';
import { toMember } from '../../../src/listeners/members.ts';
import type { WorkspaceStore } from '../../../src/store/store.ts';
import type { Random } from './random.ts';
import { type Client, local, type Person, type Rules, written } from './reference.ts';
import type { MovableNow } from './simulate.ts';

const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Pacific/Chatham',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Niue',
];
const DAY_MS = 86_400_000;
const day = (n: number): Day => Day.parse(written(n));

/** A company whose people do all kinds of things at random: in the store, and in the reference's plain notes. */
export async function company(
  store: WorkspaceStore,
  { random, now, members }: { random: Random; now: MovableNow; members: number },
) {
  const people: Person[] = [];
  const clients: Client[] = [];
  const rules: Rules = {
    cadence: { customer: 30, prospect: 14, former: 90 },
    tags: {},
    stepDays: 7,
    hour: '09:00',
    weekdays: [1, 2, 3, 4, 5],
    skipped: [],
  };
  const today = () => Math.floor(now() / DAY_MS);
  const user = (person: Person, changed: object = {}) => ({
    id: person.id,
    name: person.id,
    deleted: false,
    is_bot: false,
    is_admin: person.id === 'U0',
    is_owner: false,
    is_restricted: !person.access,
    is_ultra_restricted: false,
    is_stranger: false,
    tz: person.zone,
    profile: {},
    ...changed,
  });
  const learn = (person: Person) =>
    store.together(async ({ members: known, settings }) => {
      await known.put(
        toMember(user(person), await known.get(person.id), undefined, new Date(now()), await settings.get()),
      );
    });
  const setRules = () =>
    store.settings.set(
      Settings.parse({
        cadence: rules.cadence,
        tagCadence: Object.entries(rules.tags).map(([tag, days]) => ({ tag, days })),
        stepDays: rules.stepDays,
        digestTime: rules.hour,
        workingDays: rules.weekdays,
        skipDates: rules.skipped.map(day),
      }),
    );
  const setPreferences = async (person: Person) =>
    store.members.setPreferences(
      person.id,
      {
        digestTime: person.hour,
        workingDays: person.weekdays,
        away: person.away && { until: day(person.away.until), substitute: person.away.substitute },
      },
      person.id,
    );
  const customer = async (client: Client) => {
    const found = await store.customers.get(client.id);
    if (!found) throw new Error(`no customer ${client.id}`);
    return found;
  };
  /** Somebody new, whose first turn is the next regular hour. */
  const begins = (person: Person) => {
    const { day: here, time } = local(now(), person.zone);
    person.settledOn = time >= (person.hour ?? rules.hour) ? here : here - 1;
  };

  await setRules();
  for (let index = 0; index < members; index += 1) {
    const zone = ZONES[index % ZONES.length] ?? 'UTC';
    const person: Person = {
      id: `U${index}`,
      zone,
      access: true,
      hour: null,
      weekdays: null,
      away: null,
      settledOn: null,
    };
    begins(person);
    people.push(person);
    await learn(person);
  }

  async function addClient(): Promise<void> {
    const standing = random.pick(['customer', 'customer', 'prospect', 'former'] as const);
    const name = `Firm ${random.whole(100_000, 999_999)} ${clients.length}`;
    const owner = random.chance(0.95) ? random.pick(people).id : null;
    const monthDay = written(today() + random.whole(0, 60)).slice(5);
    const dates = random.chance(0.3) ? [{ label: 'founded', monthDay }] : [];
    const added = await store.customers.add(
      {
        name,
        standing,
        owner,
        importantDates: dates.map(({ label, monthDay: on }) => ({ label, date: `--${on}` })),
      },
      'U0',
    );
    clients.push({
      id: added.id,
      name,
      standing,
      owner,
      cadence: null,
      tags: [],
      created: added.createdAt.getTime(),
      snoozed: 0,
      facts: [],
      bought: [],
      owed: [],
      dates,
    });
  }

  const doings: (() => Promise<void>)[] = [
    addClient,
    async function note() {
      const client = random.pick(clients);
      const kind = random.pick(['call', 'visit', 'email', 'other'] as const);
      // Some are logged late.
      const at =
        now() - (random.chance(0.3) ? random.whole(1, 45) * DAY_MS + random.whole(1, 86_400) * 1000 : 0);
      const feeling = random.chance(0.4) ? random.pick([-2, -1, 0, 1, 2] as const) : null;
      const step = random.chance(0.3)
        ? {
            kind: 'next-step' as const,
            text: 'step',
            due: day(today() + random.whole(0, 10)),
            owner: random.pick(people).id,
          }
        : null;
      const logged = await store.interactions.log(
        {
          interaction: { customerId: client.id, kind, at: new Date(at), text: 'talk', feeling },
          contact: null,
          commitments: step ? [step] : [],
        },
        'U0',
        randomBytes(8).toString('hex'),
      );
      client.facts.push({ id: logged.interaction.id, at, counts: kind !== 'other', feeling });
      const [opened] = logged.commitments;
      if (step && opened)
        client.owed.push({
          id: opened.id,
          kind: 'next-step',
          due: Date.parse(step.due) / DAY_MS,
          opened: now(),
          owner: step.owner,
          open: true,
          snoozed: 0,
        });
    },
    async function correct() {
      const client = random.pick(clients);
      const fact = client.facts.at(-1);
      const seen = fact && (await store.interactions.get(fact.id));
      if (!fact || !seen) return;
      fact.at -= random.whole(1, 20) * DAY_MS;
      await store.interactions.edit(seen, { at: new Date(fact.at) }, null, 'U0');
    },
    async function takeBack() {
      const client = random.pick(clients);
      const fact = client.facts.at(-1);
      if (!fact) return;
      const commitments = await store.commitments.ofInteraction(fact.id);
      await store.interactions.remove(fact.id, 'U0');
      client.facts = client.facts.filter((one) => one !== fact);
      client.owed = client.owed.filter(({ id }) => !commitments.some((one) => one.id === id));
    },
    async function owe() {
      const client = random.pick(clients);
      const kind = random.pick(['promise', 'complaint'] as const);
      const due = random.chance(0.8) ? today() + random.whole(0, 12) : null;
      const owner = random.pick(people).id;
      const opened = await store.commitments.open(
        { customerId: client.id, kind, text: kind, due: due === null ? null : day(due), owner },
        'U0',
      );
      client.owed.push({ id: opened.id, kind, due, opened: now(), owner, open: true, snoozed: 0 });
    },
    async function keep() {
      const owed = random.pick(clients).owed.find(({ open }) => open);
      const found = owed && (await store.commitments.get(owed.id));
      if (!owed || !found) return;
      await store.commitments.close(found, random.pick(['done', 'dropped'] as const), 'U0');
      owed.open = false;
    },
    async function snoozeOwed() {
      const owed = random.pick(clients).owed.find(({ open }) => open);
      const found = owed && (await store.commitments.get(owed.id));
      if (!owed || !found) return;
      owed.snoozed = today() + random.whole(1, 14);
      await store.commitments.edit(found, { snoozedUntil: day(owed.snoozed) }, 'U0', 'snooze');
    },
    async function snooze() {
      const client = random.pick(clients);
      client.snoozed = today() + random.whole(1, 30);
      await store.customers.edit(await customer(client), { snoozedUntil: day(client.snoozed) }, 'U0');
    },
    async function handOver() {
      const client = random.pick(clients);
      client.owner = random.pick(people).id;
      await store.customers.edit(await customer(client), { owner: client.owner }, 'U0');
    },
    async function tune() {
      const client = random.pick(clients);
      client.cadence = random.chance(0.5) ? random.whole(3, 60) : null;
      client.tags = random.chance(0.5) ? ['vip'] : [];
      client.standing = random.pick(['customer', 'prospect', 'former'] as const);
      const { cadence: cadenceDays, tags, standing } = client;
      await store.customers.edit(await customer(client), { cadenceDays, tags, standing }, 'U0');
    },
    async function sell() {
      const client = random.pick(clients);
      const bought = today() - random.whole(0, 40);
      client.bought.push(bought);
      await store.purchases.add(
        {
          customerId: client.id,
          day: day(bought),
          item: 'beans',
          quantity: 1,
          amount: null,
          currency: 'EUR',
        },
        'U0',
      );
    },
    async function travel() {
      const person = random.pick(people);
      person.zone = random.pick(ZONES);
      await learn(person);
    },
    async function goAway() {
      const person = random.pick(people);
      person.away = random.chance(0.7)
        ? {
            until: today() + random.whole(1, 10),
            substitute: random.chance(0.7) ? random.pick(people.filter((one) => one !== person)).id : null,
          }
        : null;
      await setPreferences(person);
    },
    async function prefer() {
      const person = random.pick(people);
      person.hour = random.chance(0.5) ? random.pick(['07:30', '08:45', '11:00', '16:15']) : null;
      person.weekdays = random.chance(0.3) ? [2, 3, 4, 6] : null;
      await setPreferences(person);
    },
    async function changeRole() {
      const person = random.pick(people);
      // The admin stays, so that somebody can be told of troubles.
      if (person.id === 'U0') return;
      person.access = !person.access;
      if (person.access) begins(person);
      await learn(person);
    },
    async function govern() {
      rules.cadence = {
        customer: random.whole(20, 40),
        prospect: random.whole(7, 20),
        former: random.whole(60, 90),
      };
      rules.tags = random.chance(0.5) ? { vip: random.whole(5, 20) } : {};
      rules.hour = random.pick(['09:00', '08:30', '10:00']);
      rules.skipped = Array.from({ length: random.whole(0, 3) }, () => today() + random.whole(0, 20));
      await setRules();
    },
  ];
  /** How often each happens, in the order above. */
  const weights = [6, 40, 4, 3, 8, 10, 3, 6, 4, 4, 10, 1.5, 1.5, 1, 0.7, 0.3];
  const total = weights.reduce((sum, weight) => sum + weight, 0);

  return {
    people,
    clients,
    rules,
    addClient,
    /** Something happens. @returns its name */
    async happen(): Promise<string> {
      let at = random.next() * total;
      const index = weights.findIndex((weight) => {
        at -= weight;
        return at < 0;
      });
      const doing = doings[index] ?? addClient;
      await doing();
      return doing.name;
    },
  };
}
