import { Settings } from '../../../src/domain/settings.ts';
import { Day } from '../../../src/domain/text/day.ts';
import { toMember } from '../../../src/listeners/members.ts';
import type { WorkspaceStore } from '../../../src/store/store.ts';
import type { Random } from './random.ts';
import { type Client, local, type Person, type Rules, written } from './reference.ts';

export const ZONES = [
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
export const DAY_MS = 86_400_000;
/** The team's channel, which behaves like somebody with the workspace's own hours. */
export const CHANNEL = 'C1';
/** The only admin. */
export const ADMIN = 'U0';

/** Everything that happens, twice: in the store, and in the reference's plain notes. */
export type World = {
  store: WorkspaceStore;
  random: Random;
  now: () => number;
  people: Person[];
  team: Person;
  clients: Client[];
  rules: Rules;
};
/** Something that may happen, and how often in comparison with the rest. */
export type Doing = { weight: number; does: (world: World) => Promise<void> };

export const asDay = (n: number): Day => Day.parse(written(n));
/** The day in UTC. */
export const today = ({ now }: World): number => Math.floor(now() / DAY_MS);
/** One of those who are not archived. */
export const aClient = ({ random, clients }: World): Client =>
  random.pick(clients.filter(({ archived }) => !archived));

/** Somebody new, whose first turn is the next regular hour. */
export function begins(person: Person, { now, rules }: World): void {
  const { day: here, time } = local(now(), person.zone);
  person.settledOn = time >= (person.hour ?? rules.hour) ? here : here - 1;
}

/** Slack tells who somebody is now. */
export async function learn(person: Person, { store, now }: World): Promise<void> {
  const user = {
    id: person.id,
    name: person.id,
    deleted: false,
    is_bot: false,
    is_admin: person.id === ADMIN,
    is_owner: false,
    is_restricted: !person.access,
    is_ultra_restricted: false,
    is_stranger: false,
    tz: person.zone,
    profile: {},
  };
  await store.together(async ({ members, settings }) => {
    const known = await members.get(person.id);
    await members.put(toMember(user, known, undefined, new Date(now()), await settings.get()));
  });
}

export async function setRules({ store, rules }: World): Promise<void> {
  await store.settings.set(
    Settings.parse({
      cadence: rules.cadence,
      tagCadence: Object.entries(rules.tags).map(([tag, days]) => ({ tag, days })),
      stepDays: rules.stepDays,
      digestTime: rules.hour,
      workingDays: rules.weekdays,
      skipDates: rules.skipped.map(asDay),
      zone: rules.zone,
      teamChannel: CHANNEL,
    }),
  );
}
