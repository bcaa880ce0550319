import type { WorkspaceStore } from '../../../src/store/store.ts';
import { addClient, customerDoings } from './customer-doings.ts';
import { importCustomers, importDoing } from './import-doing.ts';
import { officeDoings } from './office-doings.ts';
import type { Person, Rules } from './reference.ts';
import { begins, CHANNEL, type Doing, learn, setRules, type World, ZONES } from './world.ts';

const DOINGS: Doing[] = [...customerDoings, importDoing, ...officeDoings];
const TOTAL = DOINGS.reduce((sum, { weight }) => sum + weight, 0);

/** A company whose people do all kinds of things at random. */
export async function company(
  store: WorkspaceStore,
  { random, now, members, customers }: Pick<World, 'random' | 'now'> & { members: number; customers: number },
) {
  const rules: Rules = {
    cadence: { customer: 30, prospect: 14, former: 90 },
    tags: {},
    stepDays: 7,
    hour: '09:00',
    weekdays: [1, 2, 3, 4, 5],
    skipped: [],
    zone: 'UTC',
  };
  const person = (id: string, zone: string): Person => ({
    id,
    zone,
    access: true,
    hour: null,
    weekdays: null,
    away: null,
    settledOn: null,
  });
  const world: World = {
    store,
    random,
    now,
    rules,
    clients: [],
    team: person(CHANNEL, rules.zone),
    people: Array.from({ length: members }, (_, index) =>
      person(`U${index}`, ZONES[index % ZONES.length] ?? 'UTC'),
    ),
  };
  await setRules(world);
  for (const one of world.people) {
    begins(one, world);
    await learn(one, world);
  }
  begins(world.team, world);
  for (let index = 0; index < customers; index += 1) await addClient(world);
  await importCustomers(world);

  return {
    ...world,
    /** Something happens; what it is, chance tells. */
    async happen(): Promise<void> {
      let at = random.next() * TOTAL;
      const doing = DOINGS.find(({ weight }) => {
        at -= weight;
        return at < 0;
      });
      await doing?.does(world);
    },
  };
}
