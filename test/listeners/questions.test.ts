import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
  for (const text of [
    '/crm add Borealis Hotels',
    '/crm add Globex',
    '/crm add Acme Corp, prospect',
    '/crm referral Globex from Borealis Hotels',
    '/crm referral Acme Corp from Globex',
    '/crm note Acme Corp: called Dana, happy with the trial. Next: send the quote by Friday',
    '/crm note Globex: visited Hank yesterday, worried about the price',
  ])
    await bot.slack.as('anna').types('#sales', text);
});
afterAll(() => bot.stop());

const mentions = (text: string, thread?: string) =>
  bot.slack.as('ben').types('#sales', `@rapport ${text}`, thread ? { thread } : {});

describe('a mention is answered in its thread, with its evidence', () => {
  test.each([
    ['who referred Acme Corp?', ['Globex']],
    ['who referred Acme Corp, right back to the start of the chain?', ['Globex', 'Borealis Hotels']],
    ['whom did Borealis Hotels refer?', ['Globex']],
    ['when did we last talk to Acme Corp and what about?', ['18 Nov', 'Dana', 'happy with the trial']],
    ['who looks after Globex?', ['Anna Berg']],
    ["what's next for Acme Corp?", ['send the quote', '20 Nov']],
  ])('%s', async (question, parts) => {
    const seen = await mentions(question);
    for (const part of parts) expect(seen.text).toContain(part);
    expect(seen.message.threadTs).not.toBeNull();
    expect(
      bot.slack
        .as('carla')
        .sees('#sales')
        .some(({ ts }) => ts === seen.message.ts),
    ).toBe(true);
  });

  test('whom have we not contacted', async () => {
    const seen = await mentions('whom have we not contacted in 30 days?');
    expect(seen.text).toMatch(/more than 30 days/);
  });

  test('a follow-up in the thread takes what it leaves out from the question before', async () => {
    const first = await mentions('who referred Acme Corp?');
    const second = await mentions('and Globex?', first.message.threadTs ?? undefined);
    expect(second.text).toContain('Borealis Hotels');
    expect(second.message.threadTs).toBe(first.message.threadTs);
  });

  test('what it cannot answer is said kindly, with what it can', async () => {
    const seen = await mentions('what is the weather in Berlin?');
    expect(seen.text).not.toContain('Acme');
    expect(seen.text.length).toBeGreaterThan(40);
  });

  test('an event delivered twice is answered once', async () => {
    const before = bot.slack.as('ben').sees('#sales').length;
    bot.slack.fault({ kind: 'redeliver' });
    await mentions('who looks after Acme Corp?');
    // The question and its answer.
    expect(bot.slack.as('ben').sees('#sales')).toHaveLength(before + 2);
  });
});

test('a direct message is a question too, and /crm ask answers the asker alone', async () => {
  expect((await bot.slack.as('ben').types('@rapport', 'who referred Globex?')).text).toContain(
    'Borealis Hotels',
  );
  const asked = await bot.slack.as('ben').types('#sales', '/crm ask who referred Globex?');
  expect(asked.text).toContain('Borealis Hotels');
  expect(asked.message.onlyFor).toBe(bot.slack.as('ben').id);
  expect((await bot.slack.as('ben').types('#sales', '/crm ask and Acme Corp?')).text).toContain('Globex');
  expect((await bot.slack.as('ben').types('#sales', '/crm ask')).text).toContain(
    'What would you like to know?',
  );
});

test('nothing was refused by Slack, and nothing failed', () => {
  expect(bot.slack.refusals).toEqual([]);
  expect(bot.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});
