import { afterAll, beforeAll, expect, test } from 'vitest';
import { Customer } from '../../src/domain/customer.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { applyRules } from '../../src/reminders/apply-rules.ts';
import type { WorkspaceStore } from '../../src/store/store.ts';
import { startRapport, type TestRapport, WEDNESDAY } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());

const COUNT = 450;
const idOf = (index: number) => index.toString(16).padStart(24, '0');

test('changed cadences reach every customer, also when the work on them is cut short and taken up again', async () => {
  await bot.slack.as('anna').types('#sales', '/crm help');
  await bot.rapport.remind();
  const customers = Array.from({ length: COUNT }, (_, index) =>
    Customer.parse({
      id: idOf(index),
      name: `Firm ${index}`,
      standing: 'customer',
      owner: bot.slack.as('anna').id,
      dueOn: '2026-12-18',
      createdAt: WEDNESDAY,
      createdBy: 'U1',
      version: 1,
    }),
  );
  await bot.file.importing.customers.insertMany(customers);
  const saved = await bot.slack.as('anna').types('#sales', '/crm settings cadence customer 5');
  expect(saved.text).toContain('The days on which customers are due follow');

  // Each page is asked for by where the last one ended; the process dies once the first is done.
  const asked: (string | null)[] = [];
  const { settings, team, members, customers: all } = bot.file;
  const together: WorkspaceStore['together'] = (work) => bot.file.together(work);
  const dying = {
    ...all,
    async reschedule(rules: Settings, after: string | null) {
      asked.push(after);
      if (after !== null) throw new Error('killed');
      return all.reschedule(rules, after);
    },
  };
  await expect(
    applyRules({ settings, team, members, together, customers: dying }, WEDNESDAY),
  ).rejects.toThrow('killed');
  const half = await all.getMany([idOf(0), idOf(COUNT - 1)]);
  expect(half.map(({ dueOn }) => dueOn).sort()).toEqual(['2026-11-24', '2026-12-18']);

  await bot.rapport.remind();
  const done = await all.getMany(customers.map(({ id }) => id));
  expect(new Set(done.map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-11-24']));
  expect(await team.get()).toMatchObject({ rescheduling: null });
  expect(asked).toEqual([null, idOf(199)]);
});
