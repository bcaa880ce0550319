import { afterAll, beforeAll, expect, test } from 'vitest';
import { Day } from '../src/domain/text/day.ts';
import { makeDirectory } from '../src/listeners/members.ts';
import { loadSampleCompany, withRealDays } from '../src/sample-company.ts';
import { startRapport, type TestRapport } from './helpers/rapport.ts';

let bot: TestRapport;
const told: { line: string; share: number }[] = [];
beforeAll(async () => {
  bot = await startRapport();
  await load();
});
afterAll(() => bot.stop());

const load = () =>
  loadSampleCompany({
    store: bot.file,
    directory: makeDirectory({ clock: bot.slack.clock }),
    slack: { botToken: bot.slack.botToken, apiUrl: bot.slack.apiUrl },
    now: bot.slack.clock.now(),
    tell: (line, share) => told.push({ line, share }),
  });
const shows = async (name: string, handle = 'anna') =>
  (await bot.slack.as(handle).types('#sales', `/crm show ${name}`)).text;

test('the sample company is imported whole, and tells how far it is', async () => {
  const customers = await bot.file.customerNames.suggest('', 100);
  expect(customers).toHaveLength(46);
  expect(new Set(customers.map(({ owner }) => owner)).size).toBe(4);
  expect(customers.every(({ lastContact }) => lastContact !== null)).toBe(true);
  expect(told.at(-1)).toEqual({ line: 'Ready', share: 1 });
  const shares = told.map(({ share }) => share);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(told.some(({ line }) => line.includes('247 of 247'))).toBe(true);
});

test('its past is past and its future is to come, seen from the day on which it was loaded', async () => {
  const now = bot.slack.clock.now();
  const customers = await bot.file.customerNames.suggest('', 100);
  for (const { lastContact } of customers) expect(lastContact?.at.getTime()).toBeLessThan(now.getTime());
  expect(await shows('Larkspur Florists')).toContain('Reserve a loan Heron for Larkspur');
  expect(await shows('Tidewater Hotel')).toContain('Harbour Bakery');
});

test('loading it once more on the same day changes nothing', async () => {
  const before = await bot.file.customerNames.suggest('', 100);
  await load();
  expect((await bot.file.customerNames.suggest('', 100)).map(({ id, version }) => [id, version])).toEqual(
    before.map(({ id, version }) => [id, version]),
  );
});

test('each owner is told the next morning what is due; nobody of them had to use the bot before', async () => {
  const dev = bot.slack.as('dev');
  const seen = await dev.watches(() => bot.slack.clock.moveTo(new Date('2026-11-19T09:00:00Z')));
  expect(seen.text).toContain('Saffron Thali');
  for (const handle of ['anna', 'ben']) expect(bot.slack.as(handle).sees('@rapport')).toHaveLength(1);
});

test('days that are counted from today become real ones, on working days', () => {
  // A Monday.
  expect(withRealDays('{-1},{-3 14:30},{+5},{+1},x={+40 MM-DD}', Day.parse('2026-11-23'))).toBe(
    '2026-11-20,2026-11-20T14:30,2026-11-30,2026-11-24,x=01-02',
  );
  expect(withRealDays('{+0 MM-DD}', Day.parse('2028-02-29'))).toBe('02-28');
});
