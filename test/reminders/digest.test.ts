import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());

const as = (handle: string) => bot.slack.as(handle);
const types = (text: string, handle = 'anna') => as(handle).types('#sales', text);

test('an owner gets one message in the morning of their own zone, with what is due and why; nobody else gets any', async () => {
  await types('/crm add Borealis Hotels');
  await types('/crm note Borealis Hotels: visited Petra, delighted. Next: send the quote tomorrow');
  await types('/crm add Acme');
  await types('/crm note Acme: called Dana on 1 October, worried about the price');
  await types('/crm add Initech', 'ben');

  // 08:59 in Berlin: too early.
  expect(
    (await as('anna').watches(() => bot.slack.clock.moveTo(new Date('2026-11-19T07:59:00Z')))).messages,
  ).toEqual([]);
  const seen = await as('anna').watches(() => bot.slack.clock.moveTo(new Date('2026-11-19T08:00:10Z')));
  expect(seen.messages).toHaveLength(1);
  for (const part of [
    'Borealis Hotels',
    'send the quote · due today',
    'Acme',
    '49 days quiet, cadence 30',
    'unhappy',
    '1 customer to contact and 1 commitment due',
  ])
    expect(seen.text).toContain(part);
  await bot.slack.clock.moveTo(new Date('2026-11-19T15:00:00Z'));
  expect(as('anna').sees('@rapport')).toHaveLength(1);
  expect(as('ben').sees('@rapport')).toEqual([]);
});

test('each item can be acted on at once', async () => {
  const [digest] = as('anna').sees('@rapport');
  if (!digest) throw new Error('no digest');
  const done = await as('anna').clicks(digest, 'Done');
  // The message itself shows what was done; nothing more is said.
  expect(done.messages.map(({ ts }) => ts)).toEqual([digest.ts]);
  expect(done.text).toContain('send the quote · done by @Anna Berg');
  expect(done.text).toContain('1 customer to contact\n');
  const snoozed = await as('anna').clicks(digest, '1 week', { near: 'Acme' });
  expect(snoozed.messages.map(({ ts }) => ts)).toEqual([digest.ts]);
  expect(snoozed.text).toContain('Acme · until Thu 26 Nov');
  expect(snoozed.text).toContain('All done');
});

test('what is done or snoozed is not nudged about before its day; nothing due means no message', async () => {
  const next = await as('anna').watches(() => bot.slack.clock.moveTo(new Date('2026-11-20T09:00:00Z')));
  expect(next.messages).toEqual([]);
  // A weekend has no digest.
  const weekend = await as('anna').watches(() => bot.slack.clock.moveTo(new Date('2026-11-22T12:00:00Z')));
  expect(weekend.messages).toEqual([]);
  await bot.slack.clock.moveTo(new Date('2026-11-25T12:00:00Z'));
  const thursday = await as('anna').watches(() => bot.slack.clock.moveTo(new Date('2026-11-26T09:00:00Z')));
  expect(thursday.text).toContain('Acme');
});

test('two processes that wake at once send one message', async () => {
  await types('/crm note Acme: called Dana. Next: visit them tomorrow');
  const before = as('anna').sees('@rapport').length;
  bot.slack.setOnClockMoved(undefined);
  await bot.slack.clock.moveTo(new Date('2026-11-27T09:30:00Z'));
  await Promise.all([bot.rapport.remind(), bot.rapport.remind(), bot.rapport.remind()]);
  expect(as('anna').sees('@rapport')).toHaveLength(before + 1);
});

test('the App Home shows what is due', async () => {
  await as('anna').opensHome();
  const home = as('anna').home();
  expect(home && bot.slack.visibleText(home)).toContain('visit them');
});
