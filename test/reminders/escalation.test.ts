import { afterEach, beforeEach, expect, test } from 'vitest';
import { escalatesFor } from '../../src/domain/complaint.ts';
import { Settings } from '../../src/domain/settings.ts';
import { Day } from '../../src/domain/text/day.ts';
import { plan } from '../../src/reminders/plan.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeEach(async () => {
  bot = await startRapport();
  bot.slack.setOnClockMoved(undefined);
  for (const handle of ['anna', 'ben', 'dev']) await as(handle).types('#sales', '/crm help');
  await bot.rapport.remind();
});
afterEach(() => bot.stop());

const as = (handle: string) => bot.slack.as(handle);
const day = (text: string) => Day.parse(text);
const goTo = async (instant: string) => {
  await bot.slack.clock.moveTo(new Date(instant));
  return bot.rapport.remind();
};
/** Messages about a late complaint that somebody sees somewhere. */
const told = (handle: string, place = '@rapport') =>
  as(handle)
    .sees(place)
    .filter(({ text }) => text.startsWith('A complaint of'));
const textOf = (message: Parameters<typeof bot.slack.visibleText>[0] | undefined) =>
  message ? bot.slack.visibleText(message) : '';
const set = async (settings: Partial<Settings>) => {
  await bot.file.settings.set(Settings.parse(settings));
  await bot.rapport.remind();
};
/** Ben's customer has a complaint of 18 November, due on the 23rd, which Dev owes. */
async function aComplaint() {
  await as('ben').types('#sales', '/crm add Nordlicht');
  await as('anna').types('#sales', '/crm complaint Nordlicht: the grinder arrived broken');
  const [customer] = (await bot.file.customerNames.match('Nordlicht')).exact;
  const [complaint] = customer ? await bot.file.commitments.openOf(customer.id) : [];
  if (!customer || !complaint) throw new Error('no complaint');
  return { customer, complaint };
}
const channelOf = (name: string) => as('anna').sees(name)[0]?.conversation ?? '';
const TUESDAY = '2026-11-24T09:00:05Z';

test('a late complaint is told to the admins and to who looks after the customer, the day after it was due, once', async () => {
  await set({ complaintOwner: as('dev').id });
  const { complaint } = await aComplaint();
  expect(complaint).toMatchObject({ due: '2026-11-23', owner: as('dev').id });
  await goTo('2026-11-23T12:00:05Z');
  expect([told('anna'), told('ben'), told('dev')]).toEqual([[], [], []]);
  await goTo(TUESDAY);
  expect([told('anna'), told('ben'), told('dev')].map(({ length }) => length)).toEqual([1, 1, 0]);
  expect(textOf(told('anna')[0])).toContain('Complaint of Nordlicht · 1 day late (yesterday) · @Dev');
  expect(await bot.file.commitments.get(complaint.id)).toMatchObject({ escalatedOn: '2026-11-24' });
  await goTo('2026-11-25T09:00:05Z');
  expect([told('anna'), told('ben'), told('dev')].map(({ length }) => length)).toEqual([1, 1, 0]);
});

test('whoever owes it themselves is not told; a snooze of theirs holds nothing back', async () => {
  const { complaint } = await aComplaint();
  await bot.file.commitments.edit(complaint, { snoozedUntil: day('2026-12-20') }, as('ben').id);
  await goTo(TUESDAY);
  expect([told('anna'), told('ben')].map(({ length }) => length)).toEqual([1, 0]);
});

test('where nobody is above, the digest has to do', async () => {
  const { complaint } = await aComplaint();
  await bot.file.commitments.edit(complaint, { owner: as('anna').id }, as('anna').id);
  const seen = await bot.file.customers.get(complaint.customerId);
  if (seen) await bot.file.customers.edit(seen, { owner: as('anna').id }, as('anna').id);
  await goTo(TUESDAY);
  expect([told('anna'), told('ben'), told('dev')]).toEqual([[], [], []]);
  expect(await bot.file.commitments.toEscalate(day('2026-12-24'), 10)).toEqual([]);
});

test('the team is told in its channel; what is done there shows in place, for everyone', async () => {
  await set({ teamChannel: channelOf('#sales'), complaintOwner: as('dev').id });
  await aComplaint();
  await goTo(TUESDAY);
  const [message] = told('ben', '#sales');
  if (!message) throw new Error('nothing in #sales');
  expect(told('anna')).toEqual([]);
  expect(as('ben').canClick(message)).toEqual(
    expect.arrayContaining(['Add a step', 'Settled …', 'Reassign', 'Open Nordlicht']),
  );

  const seen = () =>
    textOf(
      as('ben')
        .sees('#sales')
        .find(({ ts }) => ts === message.ts),
    );
  const step = await as('anna').clicks(message, 'Add a step');
  await as('anna').submits(step.modal, { 'What was done?': 'sent a new one' });
  expect(seen()).toContain('@Anna Berg: sent a new one');
  const reassign = await as('anna').clicks(message, 'Reassign');
  await as('anna').submits(reassign.modal, { 'By whom': as('ben').id });
  expect(seen()).toContain('1 day late (yesterday) · @Ben Carter');
  const settle = await as('ben').clicks(message, 'Settled …');
  await as('ben').submits(settle.modal, { 'How was it settled?': 'Replaced' });
  expect(seen()).toContain('settled: replaced');
});

test('one that misses a later day as well is told again', async () => {
  const { complaint } = await aComplaint();
  await goTo(TUESDAY);
  const seen = await bot.file.commitments.get(complaint.id);
  if (!seen) throw new Error('gone');
  await bot.file.commitments.edit(seen, { due: day('2026-11-26') }, as('ben').id);
  await goTo('2026-11-26T09:00:05Z');
  expect(told('anna')).toHaveLength(1);
  await goTo('2026-11-27T09:00:05Z');
  expect(told('anna')).toHaveLength(2);
});

test('a settled one is not told of, nor one without a due day', async () => {
  const { complaint, customer } = await aComplaint();
  expect(escalatesFor({ ...complaint, due: null })).toBeNull();
  expect(escalatesFor({ ...complaint, kind: 'promise' })).toBeNull();
  await bot.file.commitments.close(complaint, 'done', as('ben').id);
  await bot.file.commitments.open(
    { customerId: customer.id, kind: 'complaint', text: 'loud', due: null, owner: as('ben').id },
    as('ben').id,
  );
  await goTo('2026-12-24T09:00:05Z');
  expect(told('anna')).toEqual([]);
});

test('of an archived customer nobody is told', async () => {
  const { customer } = await aComplaint();
  const current = await bot.file.customers.get(customer.id);
  if (!current) throw new Error('gone');
  await bot.file.customers.edit(current, { archivedAt: bot.slack.clock.now() }, as('ben').id);
  await goTo(TUESDAY);
  expect(told('anna')).toEqual([]);
});

test('a channel that is gone: the admins are told instead', async () => {
  await set({ teamChannel: 'C0GONE' });
  const { complaint } = await aComplaint();
  await goTo(TUESDAY);
  expect(told('anna')).toHaveLength(1);
  expect(await bot.file.commitments.get(complaint.id)).toMatchObject({ escalatedOn: '2026-11-24' });
});

test('what Slack did not take is sent in a while; nobody who was reached is told twice', async () => {
  await set({ complaintOwner: as('dev').id });
  await aComplaint();
  bot.slack.fault({ kind: 'server-error', method: 'chat.postMessage', status: 503, times: 1 });
  await goTo(TUESDAY);
  expect(told('anna').length + told('ben').length).toBe(1);
  await goTo('2026-11-24T09:03:00Z');
  await goTo('2026-11-24T09:06:00Z');
  expect([told('anna'), told('ben')].map(({ length }) => length)).toEqual([1, 1]);
});

test('when nobody can be reached, it is kept for the next day, and logged', async () => {
  const { complaint } = await aComplaint();
  await bot.file.members.setDmChannel(as('anna').id, null);
  bot.slack.fault({ kind: 'refused', method: 'chat.postMessage', error: 'user_disabled', times: 20 });
  await goTo(TUESDAY);
  expect(
    bot.logged.filter(({ msg }) => String(msg).startsWith('nobody can be told of a late complaint')),
  ).toHaveLength(1);
  expect(await bot.file.commitments.toEscalate(day('2026-11-24'), 5)).toMatchObject([{ id: complaint.id }]);
});

test('a process that dies after posting and before noting it: the next one finds the message', async () => {
  const { complaint } = await aComplaint();
  await goTo(TUESDAY);
  const due = complaint.due ?? day('2026-11-23');
  const address = { kind: 'escalation' as const, recipient: `${complaint.id}/${as('anna').id}`, day: due };
  expect(await bot.file.deliveries.find(address)).toMatchObject({ state: 'sent' });
  // As if it had died before it noted the complaint as told.
  const seen = await bot.file.commitments.get(complaint.id);
  if (!seen) throw new Error('gone');
  await bot.file.commitments.edit({ ...seen, escalatedOn: null }, { text: 'still broken' }, as('ben').id);
  await goTo('2026-11-25T09:00:05Z');
  expect(told('anna')).toHaveLength(1);
  expect(await bot.file.commitments.get(complaint.id)).toMatchObject({ escalatedOn: '2026-11-25' });
});

test('the plan names each message, its recipient and why; those who are appointed come first', async () => {
  await set({ complaintOwner: as('dev').id, admins: [as('ben').id] });
  const { customer } = await aComplaint();
  const nudges = [];
  for await (const nudge of plan(bot.file, new Date('2026-11-24T09:30:00Z'))) nudges.push(nudge);
  expect(nudges.filter(({ kind }) => kind === 'escalation')).toMatchObject(
    [as('ben').id, as('anna').id].map((recipient) => ({
      recipient,
      day: '2026-11-24',
      action: 'send',
      items: [
        {
          type: 'commitment',
          customer: { id: customer.id, name: 'Nordlicht' },
          why: 'Complaint: the grinder arrived broken · *1 day late* (yesterday)',
        },
      ],
    })),
  );
  expect(told('ben')).toEqual([]);
});

test('it is late by the days of the workspace, also for somebody for whom the due day is not over', async () => {
  await set({ zone: 'Pacific/Auckland' });
  const { complaint } = await aComplaint();
  await bot.file.commitments.edit(complaint, { due: day('2026-11-23') }, as('ben').id);
  const anna = await bot.file.members.get(as('anna').id);
  if (!anna) throw new Error('Anna is not known');
  await bot.file.members.put({ ...anna, zone: 'America/Los_Angeles' });
  // 09:00 on the 24th in Auckland; noon on the 23rd in Los Angeles.
  await goTo('2026-11-23T20:00:05Z');
  expect(told('anna').map(({ text }) => text)).toEqual([
    'A complaint of Nordlicht is 1 day late: the grinder arrived broken',
  ]);
});
