import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropDatabase, freshDatabase, startRapport, type TestRapport } from './helpers/rapport.ts';

/** What the README and the greeting of `npm start` tell a newcomer to try. It is Wednesday; the greeting says Thursday. */
const database = freshDatabase();
let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport({ database });
});
afterAll(async () => {
  await bot.stop();
  await dropDatabase(database);
});

const anna = () => bot.slack.as('anna');
const types = (text: string) => anna().types('#sales', text);
const morning = (instant: string) => anna().watches(() => bot.slack.clock.moveTo(new Date(instant)));

test('it starts empty, and says what to do about that', async () => {
  expect((await types('/crm due')).text).toContain('Nothing is due for you');
  expect((await types('/crm show Borealis')).text).toContain("I don't know Borealis");
  expect((await types('/crm help')).text).toContain('/crm note');
});

test('a customer is added in one line', async () => {
  expect((await types('/crm add Borealis')).text).toContain('Added Borealis');
});

test('a note in one line is understood: who, how they felt, and what is next', async () => {
  const { text } = await types(
    '/crm note Borealis: visited Petra, delighted with the new grinder. Next: send the quote on Thursday',
  );
  for (const part of ['Noted for Borealis', 'visit with Petra', 'delighted', 'send the quote · due tomorrow'])
    expect(text).toContain(part);
});

test('a prospect is added, and who brought it to us is known on both cards', async () => {
  expect((await types('/crm add Acme, prospect')).text).toContain('Added Acme');
  expect((await types('/crm referral Acme from Borealis')).text).toContain('Borealis');
  expect((await types('/crm show Acme')).text).toMatch(/Referred by\s+Borealis/);
  expect((await types('/crm show Borealis')).text).toContain('Acme');
});

test('a question in plain English is answered in its thread, and the next command is served as before', async () => {
  const asked = await types('@Rapport who referred Acme?');
  expect(asked.text).toContain('Borealis');
  expect(asked.message.threadTs).toBe(asked.typed?.ts);
  const { modal } = await types('/crm note Borealis');
  expect(bot.slack.visibleText(modal)).toContain('What happened?');
  await anna().closes(modal);
});

test('the next morning brings what is due, once, to its owner', async () => {
  const seen = await morning('2026-11-19T08:00:30Z');
  expect(seen.messages).toHaveLength(1);
  expect(seen.text).toContain('Borealis');
  expect(seen.text).toContain('send the quote · due today');
  expect(seen.text).not.toContain('Acme');
});

test('it is snoozed with one tap, and comes back on its day', async () => {
  const [digest] = anna().sees('@rapport').slice(-1);
  if (!digest) throw new Error('no digest');
  await anna().clicks(digest, 'Snooze 1 day', { near: 'Borealis' });
  expect((await types('/crm due')).text).toContain('Nothing is due for you');
  expect((await morning('2026-11-20T08:00:30Z')).text).toContain('send the quote');
});

test('after a restart all of it is still there', async () => {
  const now = bot.slack.clock.now();
  await bot.stop({ keep: true });
  bot = await startRapport({ database, now });
  const card = (await types('/crm show Borealis')).text;
  for (const part of ['delighted', 'send the quote', 'Acme', 'visited Petra']) expect(card).toContain(part);
  expect((await types('/crm find acm')).text).toContain('Acme');
});

test('the bot was refused nothing by Slack on the way', () => {
  expect(bot.slack.refusals).toEqual([]);
});
