import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport({ transport: 'http' });
});
afterAll(() => bot.stop());

test('over signed HTTP a note works as over a socket', async () => {
  const anna = bot.slack.as('anna');
  await anna.types('#sales', '/crm add Acme');
  expect((await anna.types('#sales', '/crm note Acme: called Dana')).text).toContain('Noted for Acme');
});

test.each([
  { what: 'a forged signature', forgery: { signature: `v0=${'0'.repeat(64)}` } },
  { what: 'an old time', forgery: { timestamp: Math.floor(Date.now() / 1000) - 600 } },
])('$what is answered with 401, and nothing happens', async ({ forgery }) => {
  const before = bot.logged.length;
  const outcome = await bot.slack.deliver(
    {
      kind: 'slash_commands',
      body: {
        command: '/crm',
        text: 'add Forged',
        user_id: bot.slack.as('anna').id,
        team_id: bot.slack.teamId,
      },
    },
    forgery,
  );
  expect(outcome.status).toBe(401);
  expect((await bot.file.customerNames.match('Forged')).exact).toEqual([]);
  expect(bot.logged.slice(before).filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

test('the health checks answer', async () => {
  const address = bot.address;
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ready' });
  expect((await fetch(`${address}/somewhere`)).status).toBe(404);
});
