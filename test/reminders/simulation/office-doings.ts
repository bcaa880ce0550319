import type { Person } from './reference.ts';
import { ADMIN, asDay, begins, type Doing, learn, setRules, today, type World, ZONES } from './world.ts';

/** What people do about themselves, and admins about everybody. */
export const officeDoings: Doing[] = [
  {
    weight: 1.5,
    async does(world) {
      const person = world.random.pick(world.people);
      person.zone = world.random.pick(ZONES);
      await learn(person, world);
    },
  },
  {
    weight: 1.5,
    async does(world) {
      const { random, people } = world;
      const person = random.pick(people);
      person.away = random.chance(0.7)
        ? {
            until: today(world) + random.whole(1, 10),
            substitute: random.chance(0.7) ? random.pick(people.filter((one) => one !== person)).id : null,
          }
        : null;
      await setPreferences(person, world);
    },
  },
  {
    weight: 1,
    async does(world) {
      const { random, people } = world;
      const person = random.pick(people);
      person.hour = random.chance(0.5) ? random.pick(['07:30', '08:45', '11:00', '16:15']) : null;
      person.weekdays = random.chance(0.3) ? [2, 3, 4, 6] : null;
      await setPreferences(person, world);
    },
  },
  {
    // Somebody becomes a guest, or a member again.
    weight: 0.7,
    async does(world) {
      const person = world.random.pick(world.people);
      // The admin stays, so that somebody can be told of troubles.
      if (person.id === ADMIN) return;
      person.access = !person.access;
      if (person.access) begins(person, world);
      await learn(person, world);
    },
  },
  {
    weight: 0.3,
    async does(world) {
      const { random, rules, team } = world;
      rules.cadence = {
        customer: random.whole(20, 40),
        prospect: random.whole(7, 20),
        former: random.whole(60, 90),
      };
      rules.tags = random.chance(0.5) ? { vip: random.whole(5, 20) } : {};
      rules.hour = random.pick(['09:00', '08:30', '10:00']);
      rules.skipped = Array.from({ length: random.whole(0, 3) }, () => today(world) + random.whole(0, 20));
      rules.zone = random.pick(['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati']);
      team.zone = rules.zone;
      await setRules(world);
    },
  },
];

async function setPreferences(person: Person, { store }: World): Promise<void> {
  await store.members.setPreferences(
    person.id,
    {
      digestTime: person.hour,
      workingDays: person.weekdays,
      away: person.away && { until: asDay(person.away.until), substitute: person.away.substitute },
    },
    person.id,
  );
}
