import { afterAll, beforeAll, expect, test } from 'vitest';
import { SUBCOMMANDS } from '../../src/commands/table.ts';
import { aCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

/** What no command is meant for. Whatever it is, there is an answer, and none of it is a fault or refused by Slack. */
let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
  await aCustomer(bot, 'Acme');
  await bot.slack
    .as('anna')
    .types('#sales', '/crm note Acme: called Dana Reyes. Next: send the quote by Friday');
});
afterAll(() => bot.stop());

const HUGE = 'x'.repeat(3_900);
const TWINS: Record<string, string> = {
  nothing: '',
  'a customer only': 'Acme',
  'nobody known': 'Nobody Ltd: whatever',
  'thousands of characters': HUGE,
  'a customer and thousands of characters': `Acme: ${HUGE}`,
  'marks only': ': , " | @ - …',
  'what Slack and databases act upon': '<!channel> <@U0NOBODY> *_~`&amp; {"$where": "1"} ../../etc \\u0000',
  'other scripts, and signs that turn a line around': 'שלום مرحبا 你好 👩‍👩‍👧‍👦 \u202Eevil\u202C',
};

const cases = SUBCOMMANDS.flatMap(({ name }) =>
  Object.entries(TWINS).map(([twin, text]) => ({ name, twin, text })),
);
test.each(cases)('/crm $name with $twin is answered', async ({ name, text }) => {
  const anna = bot.slack.as('anna');
  const before = bot.slack.traffic.length;
  const seen = await anna.types('#sales', `/crm ${name} ${text}`.trim());
  const opened = bot.slack.traffic.slice(before).some(({ name: call }) => call === 'views.open');
  expect(seen.text !== '' || opened).toBe(true);
  expect(seen.text).not.toContain('It has been logged');
  expect(bot.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  expect(bot.slack.refusals).toEqual([]);
});
