import { afterAll, beforeAll, expect, test } from 'vitest';
import { Settings } from '../../src/domain/settings.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());

const as = (handle: string) => bot.slack.as(handle);
const types = (text: string, handle = 'anna') => as(handle).types('#sales', text);
const seenBy = (handle: string, place: string) => {
  const message = as(handle).sees(place).at(-1);
  if (!message) throw new Error(`${handle} sees nothing in ${place}`);
  return { message, text: bot.slack.visibleText(message) };
};

test('a contact that is logged from the digest shows in it, and the item is done', async () => {
  await types('/crm add Acme');
  await types('/crm note Acme: called Dana on 1 October, talked about the price');
  await bot.slack.clock.moveTo(new Date('2026-11-19T08:00:10Z'));
  const { message } = seenBy('anna', '@rapport');
  const { modal } = await as('anna').clicks(message, 'Log contact');
  if (!modal) throw new Error('no modal');
  await as('anna').submits(modal, { 'What happened?': 'spoke with Dana again' });
  const { text } = seenBy('anna', '@rapport');
  const digest = as('anna')
    .sees('@rapport')
    .find(({ ts }) => ts === message.ts);
  expect(digest && bot.slack.visibleText(digest)).toMatch(/All done\n.*Acme · \S+ today/);
  expect(text).not.toBe('');
});

test("the team's digest names who is late, who belongs to nobody and this week's dates; what is done shows for everyone", async () => {
  const [{ conversation: sales } = { conversation: '' }] = as('anna').sees('#sales');
  await bot.file.settings.set(Settings.parse({ teamChannel: sales, zone: 'Europe/London' }));
  await types('/crm note Acme: talked again. Next: send the contract tomorrow');
  const initech = await bot.file.customers.add({ name: 'Initech', standing: 'customer', owner: null }, 'U1');
  await bot.file.customers.edit(
    initech,
    { importantDates: [{ label: 'contract runs out', date: '--11-26' }] },
    'U1',
  );
  await bot.rapport.remind();
  // Friday: the step is due today, so it is not late yet; but nobody looks after Initech.
  await bot.slack.clock.moveTo(new Date('2026-11-20T09:00:10Z'));
  const friday = seenBy('ben', '#sales');
  expect(friday.text).toContain('1 customer without an owner');
  expect(friday.text).not.toContain('send the contract');
  // Monday: it is late; Thursday's date is of this week; the week's figures.
  await bot.slack.clock.moveTo(new Date('2026-11-23T09:00:10Z'));
  const monday = seenBy('ben', '#sales');
  for (const part of [
    '1 late, 1 customer without an owner and 1 date to remember',
    '2 interactions',
    '2 new customers',
    'send the contract · 3 days late',
    'Thu 26 Nov · Initech · contract runs out',
  ])
    expect(monday.text).toContain(part);
  // Of both: Acme lacks a source, Initech an owner, a contact, a source and a step.
  expect(monday.text).toContain('The file is 37 % complete.');
  expect((await as('ben').clicks(monday.message, 'What is missing?')).text).toContain(
    'The file is 37 % complete',
  );
  expect(friday.text).not.toContain('complete');
  await as('ben').clicks(monday.message, "I'll look after them");
  await as('anna').clicks(monday.message, 'Done');
  const after = seenBy('dev', '#sales');
  expect(after.message.ts).toBe(monday.message.ts);
  expect(after.text).toContain('Initech · @Ben Carter');
  // As it was on the morning of the message.
  expect(after.text).toContain('The file is 37 % complete.');
  expect(after.text).toContain('send the contract · done by @Anna Berg');
  expect((await bot.file.customers.get(initech.id))?.owner).toBe(as('ben').id);
});

test('what was done by a tap can be taken back by a tap, in place', async () => {
  const monday = seenBy('anna', '#sales');
  await as('anna').clicks(monday.message, 'Undo');
  const after = seenBy('dev', '#sales');
  expect(after.message.ts).toBe(monday.message.ts);
  expect(after.text).not.toContain('done by');
  expect(as('anna').canClick(after.message)).toContain('Done');
});
