import { afterEach, beforeEach, expect, test } from 'vitest';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeEach(async () => {
  bot = await startRapport();
  await ben().types('#sales', '/crm add Acme');
  await ben().types('#sales', '/crm note Acme: called Dana on 1 October');
});
afterEach(() => bot.stop());

const ben = () => bot.slack.as('ben');
const goTo = (instant: string) => bot.slack.clock.moveTo(new Date(instant));
const digests = () => ben().sees('@rapport').length;

test('whoever flies east over their hour gets that day’s digest on landing, and one the next morning there', async () => {
  await goTo('2026-11-19T08:00:00Z');
  await bot.slack.changes('ben', { tz: 'Pacific/Auckland' });
  // 21:00 on Thursday in Auckland: the hour has passed there, but no digest of Thursday was seen.
  await bot.rapport.remind();
  expect(digests()).toBe(1);
  await goTo('2026-11-19T12:00:00Z');
  expect(digests()).toBe(1);
  await goTo('2026-11-19T20:00:10Z');
  expect(digests()).toBe(2);
});

test('whoever flies west after it gets no second one for the same day', async () => {
  await goTo('2026-11-19T09:00:10Z');
  expect(digests()).toBe(1);
  await bot.slack.changes('ben', { tz: 'Pacific/Honolulu' });
  await bot.rapport.remind();
  // 09:00 in Honolulu, still on Thursday.
  await goTo('2026-11-19T19:00:10Z');
  expect(digests()).toBe(1);
  await goTo('2026-11-20T19:00:10Z');
  expect(digests()).toBe(2);
});

test('whoever is let go gets no more; whoever is let in again waits for the next regular hour', async () => {
  await bot.slack.changes('ben', { kind: 'deactivated' });
  await goTo('2026-11-19T12:00:00Z');
  expect(digests()).toBe(0);
  await bot.slack.changes('ben', { kind: 'member' });
  await bot.rapport.remind();
  expect(digests()).toBe(0);
  await goTo('2026-11-20T09:00:10Z');
  expect(digests()).toBe(1);
});

test('a run that Slack holds up keeps nobody’s command waiting', async () => {
  bot.slack.fault({ kind: 'rate-limited', method: 'chat.postMessage', retryAfter: 600, times: 1 });
  await goTo('2026-11-19T09:00:10Z');
  expect(digests()).toBe(0);
  const start = performance.now();
  expect((await ben().types('#sales', '/crm show Acme')).text).toContain('Acme');
  expect(performance.now() - start).toBeLessThan(10_000);
  await goTo('2026-11-19T09:10:30Z');
  expect(digests()).toBe(1);
});
