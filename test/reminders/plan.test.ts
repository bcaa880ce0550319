import { afterAll, beforeAll, expect, test } from 'vitest';
import { Settings } from '../../src/domain/settings.ts';
import { Day } from '../../src/domain/text/day.ts';
import { plan } from '../../src/reminders/plan.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
  bot.slack.setOnClockMoved(undefined);
});
afterAll(() => bot.stop());

const planAt = async (instant: string) => {
  const nudges = [];
  for await (const nudge of plan(bot.file, new Date(instant))) nudges.push(nudge);
  return nudges;
};

test('tells what would go to whom and why at an instant, and changes nothing', async () => {
  for (const handle of ['anna', 'ben', 'dev']) await bot.slack.as(handle).types('#sales', '/crm help');
  const { id: anna } = bot.slack.as('anna');
  const { id: ben } = bot.slack.as('ben');
  const acme = await bot.file.customers.add({ name: 'Acme', standing: 'prospect', owner: ben }, ben);
  await bot.file.commitments.open(
    { customerId: acme.id, kind: 'promise', text: 'send samples', due: Day.parse('2026-11-17'), owner: ben },
    ben,
  );
  await bot.file.customers.add({ name: 'Initech', standing: 'customer', owner: null }, ben);
  const settings = Settings.parse({ teamChannel: 'C1', zone: 'Europe/Berlin' });
  await bot.file.settings.set(settings);
  await bot.file.members.setPreferences(
    anna,
    { away: { until: Day.parse('2026-12-01'), substitute: null } },
    anna,
  );
  const before = await bot.file.members.get(ben);

  const nudges = await planAt('2026-11-19T09:30:00Z');
  expect(nudges.find(({ recipient }) => recipient === anna)).toMatchObject({ action: 'away', items: [] });
  expect(nudges.find(({ recipient }) => recipient === ben)).toMatchObject({
    kind: 'digest',
    action: 'send',
    day: '2026-11-19',
    scheduled: new Date('2026-11-19T09:00:00Z'),
    items: [
      {
        type: 'commitment',
        customer: { id: acme.id, name: 'Acme' },
        why: 'Promised: send samples · *2 days late* (Tue 17 Nov)',
      },
    ],
    more: 0,
  });
  expect(nudges.find(({ name }) => name === 'dev')).toMatchObject({ action: 'nothing-due' });
  expect(nudges.at(-1)).toMatchObject({
    kind: 'team',
    recipient: 'C1',
    action: 'send',
    items: [{ type: 'commitment' }, { type: 'unowned', customer: { name: 'Initech' } }],
  });
  expect(await planAt('2026-11-19T07:00:00Z')).not.toContainEqual(
    expect.objectContaining({ recipient: ben, action: 'send' }),
  );
  expect((await planAt('2026-11-21T12:00:00Z')).find(({ recipient }) => recipient === ben)).toMatchObject({
    action: 'not-a-digest-day',
  });
  expect(await bot.file.members.get(ben)).toEqual(before);
  expect(bot.slack.as('ben').sees('@rapport')).toEqual([]);
});
