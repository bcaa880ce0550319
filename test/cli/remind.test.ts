import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';
import { crm } from './crm.ts';

const database = `cli-remind-${process.pid}`;
let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport({ database });
  bot.slack.setOnClockMoved(undefined);
  await bot.slack.as('ben').types('#sales', '/crm add Acme');
  await bot.slack.as('ben').types('#sales', '/crm note Acme: called Dana on 1 October, the price');
});
afterAll(() => bot.stop());

test('says what would go to whom and why, in words and as JSON; nothing is sent', async () => {
  const said = await crm(database, 'remind', '--at', '2026-11-20T10:00:00+01:00', '--dry-run');
  expect(said.code).toBe(0);
  expect(said.results).toContain('digest for ben, 2026-11-20 (Europe/London): send');
  expect(said.results).toContain(
    'Acme: 50 days quiet, cadence 30; last: called Dana on 1 October, the price',
  );
  const listed = await crm(
    database,
    'remind',
    '--workspace',
    bot.slack.teamId,
    '--at',
    '2026-11-20T09:00:00Z',
    '--json',
  );
  expect(JSON.parse(listed.results)).toMatchObject([
    {
      kind: 'digest',
      recipient: bot.slack.as('ben').id,
      day: '2026-11-20',
      scheduled: '2026-11-20T09:00:00.000Z',
      action: 'send',
      items: [{ type: 'customer', customer: { name: 'Acme' } }],
      more: 0,
    },
  ]);
  expect(bot.slack.as('ben').sees('@rapport')).toEqual([]);
});

test('says so where nothing is due, and what it cannot read', async () => {
  const early = await crm(database, 'remind', '--at', '2026-11-20T06:00:00Z');
  expect(early.results).toContain('No nudge is due at 2026-11-20T06:00:00.000Z.');
  const wrong = await crm(database, 'remind', '--at', 'tomorrow');
  expect(wrong.code).not.toBe(0);
  expect(wrong.messages).toContain('"tomorrow" is no instant');
  const elsewhere = await crm(database, 'remind', '--workspace', 'TNOWHERE');
  expect(elsewhere.code).not.toBe(0);
  expect(elsewhere.messages).toContain('TNOWHERE');
});
