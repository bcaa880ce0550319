import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Settings } from '../../src/domain/settings.ts';
import { Day } from '../../src/domain/text/day.ts';
import { nudgeSlack } from '../../src/listeners/nudge-slack.ts';
import { memberDigest } from '../../src/reminders/serve-member.ts';
import { digest } from '../../src/views/digest.ts';
import { theCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeEach(async () => {
  bot = await startRapport();
  bot.slack.setOnClockMoved(undefined);
  await as('ben').types('#sales', '/crm add Acme');
  await as('ben').types('#sales', '/crm note Acme: called Dana on 1 October');
});
afterEach(() => bot.stop());

const as = (handle: string) => bot.slack.as(handle);
const ben = () => as('ben').id;
/** 09:00 in London. */
const THURSDAY = '2026-11-19T09:00:05Z';
const thursday = Day.parse('2026-11-19');
const goTo = async (instant: string) => {
  await bot.slack.clock.moveTo(new Date(instant));
  return bot.rapport.remind();
};
const digests = (handle = 'ben') =>
  as(handle)
    .sees('@rapport')
    .filter((message) => bot.slack.visibleText(message).includes('Your customers today'));
const delivery = () => bot.file.deliveries.find({ kind: 'digest', recipient: ben(), day: thursday });
const warnings = (message: string) => bot.logged.filter(({ msg }) => msg === message);

describe('a digest that Slack did not take', () => {
  test.each([
    ['too many requests', { kind: 'rate-limited', method: 'chat.postMessage', retryAfter: 7 }],
    ['an inner error', { kind: 'server-error', method: 'chat.postMessage', status: 503 }],
    [
      'an error that may have been too late',
      { kind: 'refused', method: 'chat.postMessage', error: 'fatal_error' },
    ],
  ] as const)('is sent again after a while: %s', async (_, fault) => {
    bot.slack.fault({ ...fault, times: 1 });
    expect(await goTo(THURSDAY)).toEqual({ sent: 0, failed: 1 });
    expect(await goTo('2026-11-19T09:00:08Z')).toEqual({ sent: 0, failed: 0 });
    expect(await goTo('2026-11-19T09:03:00Z')).toEqual({ sent: 1, failed: 0 });
    expect(digests()).toHaveLength(1);
    expect(await delivery()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('is sent by the way of the member when the kept channel is gone, and the new one is kept', async () => {
    await bot.file.members.setDmChannel(ben(), 'D0GONE');
    expect(await goTo(THURSDAY)).toEqual({ sent: 1, failed: 0 });
    expect((await bot.file.members.get(ben()))?.dmChannel).toBe(digests()[0]?.conversation);
  });

  test('because of its recipient is told to an admin, once; the next digest has what it would have said', async () => {
    const refuse = () =>
      bot.slack.fault({ kind: 'refused', method: 'chat.postMessage', error: 'user_disabled', times: 1 });
    await as('anna').types('#sales', '/crm help');
    refuse();
    expect(await goTo(THURSDAY)).toEqual({ sent: 0, failed: 1 });
    const told = () =>
      as('anna')
        .sees('@rapport')
        .map((message) => bot.slack.visibleText(message));
    expect(told()).toHaveLength(1);
    expect(told()[0]).toContain("can't reach @Ben Carter");
    expect(told()[0]).toContain('user_disabled');
    expect((await bot.file.members.get(ben()))?.unreachable).toEqual({
      code: 'user_disabled',
      since: thursday,
    });

    refuse();
    await goTo('2026-11-20T09:00:05Z');
    expect(told()).toHaveLength(1);
    expect(await goTo('2026-11-23T09:00:05Z')).toEqual({ sent: 1, failed: 0 });
    const [monday] = digests();
    expect(monday && bot.slack.visibleText(monday)).toContain('Acme');
    expect((await bot.file.members.get(ben()))?.unreachable).toBeNull();
  });

  test.each(['token_revoked', 'account_inactive'])(
    'because we may not speak there (%s) ends the run of the workspace, and waits',
    async (error) => {
      bot.slack.fault({ kind: 'refused', method: 'chat.postMessage', error, times: 1 });
      expect(await goTo(THURSDAY)).toEqual({ sent: 0, failed: 1 });
      expect(warnings('Slack lets us send nothing in this workspace; its nudges wait')).toHaveLength(1);
      expect(await goTo('2026-11-19T09:05:00Z')).toEqual({ sent: 0, failed: 0 });
      expect(await goTo('2026-11-19T09:11:00Z')).toEqual({ sent: 1, failed: 0 });
    },
  );

  test.each(['channel_not_found', 'is_archived'])(
    'the team’s, whose channel is no more (%s), is told to an admin, and sent once it is back',
    async (error) => {
      await as('anna').types('#sales', '/crm help');
      const sales = as('anna').sees('#sales')[0]?.conversation ?? '';
      await bot.file.settings.set(Settings.parse({ teamChannel: sales }));
      await bot.file.customers.add({ name: 'Initech', standing: 'customer', owner: null }, ben());
      await bot.rapport.remind();
      bot.slack.fault({ kind: 'refused', method: 'chat.postMessage', error, times: 1 });
      await goTo('2026-11-19T09:00:05Z');
      const [told] = as('anna').sees('@rapport');
      expect(told && bot.slack.visibleText(told)).toContain(error);
      expect((await bot.file.team.get())?.teamUnreachable?.code).toBe(error);
      await goTo('2026-11-20T09:00:05Z');
      const team = as('anna').sees('#sales').at(-1);
      expect(team && bot.slack.visibleText(team)).toContain('Initech');
      expect((await bot.file.team.get())?.teamUnreachable).toBeNull();
    },
  );
});

describe('a process that dies', () => {
  test('between Slack’s taking a message and its being recorded: the next one finds it there', async () => {
    await bot.slack.clock.moveTo(new Date(THURSDAY));
    const dead = await bot.file.deliveries.claim({ kind: 'digest', recipient: ben(), day: thursday });
    if (!dead) throw new Error('no claim');
    await bot.file.deliveries.beginPosting(dead, { subjects: [], more: 0, completeness: null });
    const slack = nudgeSlack(
      async () => new WebClient(bot.slack.botToken, { slackApiUrl: bot.slack.apiUrl }),
    );
    const settings = Settings.parse({});
    const message = digest([], 0, { today: thursday, zone: 'UTC', settings });
    const posted = await slack.post(ben(), message, dead.id);

    // Its lease holds the others off; after that, one looks into Slack.
    expect(await goTo('2026-11-19T09:01:00Z')).toEqual({ sent: 0, failed: 0 });
    expect(await goTo('2026-11-19T09:03:00Z')).toEqual({ sent: 1, failed: 0 });
    expect(digests()).toHaveLength(1);
    expect(await delivery()).toMatchObject({ state: 'sent', ...posted });
  });

  test('and stays dead for the day: the next day finds its message, and does not tell a date again', async () => {
    const acme = await theCustomer(bot, 'Acme');
    await bot.file.customers.edit(acme, { importantDates: [{ label: 'lease end', date: '--11-26' }] }, ben());
    await bot.slack.clock.moveTo(new Date(THURSDAY));
    const dead = await bot.file.deliveries.claim({ kind: 'digest', recipient: ben(), day: thursday });
    const member = await bot.file.members.get(ben());
    const content = member && (await memberDigest(bot.file, member, bot.slack.clock.now()));
    if (!dead || !content) throw new Error('no claim, or nothing due');
    const { message, subjects } = content;
    await bot.file.deliveries.beginPosting(dead, { subjects, more: 0, completeness: null });
    const slack = nudgeSlack(
      async () => new WebClient(bot.slack.botToken, { slackApiUrl: bot.slack.apiUrl }),
    );
    const posted = await slack.post(ben(), message, dead.id);
    expect(digests().map((one) => bot.slack.visibleText(one))).toEqual([
      expect.stringContaining('lease end'),
    ]);

    expect(await goTo('2026-11-20T09:00:05Z')).toEqual({ sent: 1, failed: 0 });
    expect(await delivery()).toMatchObject({ state: 'sent', ...posted });
    const [, friday] = digests().map((one) => bot.slack.visibleText(one));
    expect(friday).toContain('Acme');
    expect(friday).not.toContain('lease end');
  });

  test('before Slack took it: the next one sends it', async () => {
    await bot.slack.clock.moveTo(new Date(THURSDAY));
    const dead = await bot.file.deliveries.claim({ kind: 'digest', recipient: ben(), day: thursday });
    if (!dead) throw new Error('no claim');
    await bot.file.deliveries.beginPosting(dead, { subjects: [], more: 0, completeness: null });
    expect(await goTo('2026-11-19T09:03:00Z')).toEqual({ sent: 1, failed: 0 });
    // Whoever comes back from the dead finds its claim taken over.
    expect(
      await bot.file.deliveries.beginPosting(dead, { subjects: [], more: 0, completeness: null }),
    ).toBeNull();
    expect(await bot.file.deliveries.settleSent(dead, { channel: 'D1', ts: '1.1' })).toBeNull();
    expect(digests()).toHaveLength(1);
  });

  test('while a doubt is open and Slack cannot be asked, nothing is posted twice', async () => {
    bot.slack.fault({ kind: 'server-error', method: 'chat.postMessage', status: 504, times: 1 });
    await goTo(THURSDAY);
    bot.slack.fault({ kind: 'rate-limited', method: 'conversations.history', retryAfter: 5, times: 1 });
    expect(await goTo('2026-11-19T09:02:00Z')).toEqual({ sent: 0, failed: 1 });
    expect((await delivery())?.postingSince).not.toBeNull();
    expect(await goTo('2026-11-19T09:05:00Z')).toEqual({ sent: 1, failed: 0 });
    expect(digests()).toHaveLength(1);
  });
});

test('after an outage of days there is one digest, and it is logged as late', async () => {
  expect(await goTo('2026-11-24T15:00:00Z')).toEqual({ sent: 1, failed: 0 });
  expect(digests()).toHaveLength(1);
  expect(warnings('a nudge was late')).toMatchObject([{ kind: 'digest', recipient: ben(), minutes: 360 }]);
});

test('somebody away gets nothing; their substitute gets what is due, marked as theirs', async () => {
  await as('anna').types('#sales', '/crm help');
  const away = { until: Day.parse('2026-11-24'), substitute: as('anna').id };
  await bot.file.members.setPreferences(ben(), { away }, ben());
  await goTo(THURSDAY);
  expect(digests('ben')).toHaveLength(0);
  const [stoodIn] = digests('anna');
  expect(stoodIn && bot.slack.visibleText(stoodIn)).toContain('Acme · @Ben Carter');
  await goTo('2026-11-24T09:00:05Z');
  expect(digests('ben')).toHaveLength(1);
});

test('changed hours and cadences of the workspace hold from the next run on', async () => {
  await as('ben').types('#sales', '/crm add Globex');
  await as('ben').types('#sales', '/crm note Globex: called Hank on 10 November');
  await bot.file.settings.set(Settings.parse({ digestTime: '07:30', cadence: { customer: 5 } }));
  await bot.rapport.remind();
  expect(await goTo('2026-11-19T07:30:05Z')).toEqual({ sent: 1, failed: 0 });
  const [message] = digests();
  expect(message && bot.slack.visibleText(message)).toContain('9 days quiet, cadence 5');
});
