import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type CuttableWire, cuttableWire } from '../helpers/cuttable.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
let wire: CuttableWire;
beforeAll(async () => {
  wire = await cuttableWire(inject('databaseUri'));
  bot = await startRapport({ uri: wire.uri });
});
afterAll(async () => {
  await bot.stop();
  await wire.close();
});

test('the database gone in the middle of a note: the text comes back, and one tap saves it when it is there again', async () => {
  const anna = bot.slack.as('anna');
  await anna.types('#sales', '/crm add Acme');
  wire.cut();
  const lost = await anna.types('#sales', '/crm note Acme: called Dana about order 4711');
  expect(lost.text).toContain("I can't reach my database just now");
  expect(lost.text).toContain('/crm note Acme: called Dana about order 4711');
  expect(lost.text).toMatch(/Reference [0-9A-F]{6}/);
  const reference = /Reference ([0-9A-F]{6})/.exec(lost.text)?.[1];
  expect(bot.logged.some((line) => line['reference'] === reference)).toBe(true);

  wire.mend();
  const saved = await anna.clicks(lost.message, 'Try again');
  expect(saved.text).toContain('Noted for Acme');
  const again = await anna.clicks(lost.message, 'Try again');
  expect(again.messages).toEqual([]);
  const [acme] = (await bot.file.customerNames.match('Acme')).exact;
  expect(await bot.file.interactions.history(acme?.id ?? '', 10)).toHaveLength(1);
}, 60_000);

test('a modal submitted while the database is gone stays as it is, or its text comes back', async () => {
  const anna = bot.slack.as('anna');
  const { modal } = await anna.types('#sales', '/crm note Acme');
  wire.cut();
  const refused = await anna.submits(modal, { 'What happened?': 'she wants the blue one' });
  wire.mend();
  const told = [refused.text, ...Object.values(refused.errors)].join('\n');
  expect(told).toContain("I can't reach my database just now");
  if (refused.hasModal) expect((await anna.submits(refused.modal)).text).toContain('Noted for Acme');
  else expect(refused.text).toContain('she wants the blue one');
}, 60_000);
