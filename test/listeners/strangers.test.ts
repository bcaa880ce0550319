import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOT_FOR_YOU } from '../../src/views/refusals.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
  await bot.slack.as('anna').types('#sales', '/crm add Secret Customer');
});
afterAll(() => bot.stop());

test.each([
  '/crm',
  '/crm show Secret Customer',
  '/crm find sec',
  '/crm note Secret Customer: called',
  '/crm due',
])('a guest learns nothing by %s', async (text) => {
  expect((await bot.slack.as('gus').types('#sales', text)).text).toBe(NOT_FOR_YOU);
});

describe.each([
  { handle: 'gus', who: 'a guest', channel: '#sales' },
  { handle: 'sam', who: 'a person of another organisation', channel: '#partners' },
])('$who learns nothing', ({ handle, channel }) => {
  test('by a mention, which only they see answered', async () => {
    const seen = await bot.slack.as(handle).types(channel, '@rapport who looks after Secret Customer?');
    expect(seen.text).toContain(NOT_FOR_YOU);
    expect(seen.text).not.toMatch(/Anna|anna/);
  });
});

test('a guest learns nothing by a direct message', async () => {
  const seen = await bot.slack.as('gus').types('@rapport', 'who looks after Secret Customer?');
  expect(seen.text).toContain(NOT_FOR_YOU);
  expect(seen.text).not.toMatch(/Anna|anna/);
});

test('a button that was posted for members does nothing for a guest, nor does a type-ahead', async () => {
  const anna = bot.slack.as('anna');
  const { modal } = await anna.types('#sales', '/crm note');
  await anna.closes(modal);
  await bot.slack.changes('ben', { kind: 'guest' });
  const ben = bot.slack.as('ben');
  expect((await ben.types('#sales', '/crm note')).text).toBe(NOT_FOR_YOU);
  await bot.slack.changes('ben', { kind: 'member' });
  const own = await ben.types('#sales', '/crm note Secret Customer');
  await bot.slack.changes('ben', { kind: 'guest' });
  expect(await ben.looksUp(own.modal, 'Customer', 'sec')).toEqual([]);
  const refused = await ben.submits(own.modal, { 'What happened?': 'x' });
  expect(bot.slack.visibleText(refused.modal)).toContain(NOT_FOR_YOU);
  const [secret] = (await bot.file.customerNames.match('Secret Customer')).exact;
  expect(await bot.file.interactions.history(secret?.id ?? '', 5)).toEqual([]);
  await bot.slack.changes('ben', { kind: 'member' });
});

test('the App Home of a guest stays empty', async () => {
  await bot.slack.as('gus').opensHome();
  expect(bot.slack.as('gus').home()).toBeNull();
});
