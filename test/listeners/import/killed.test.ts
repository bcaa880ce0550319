import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Message } from '../../../playground/protocol.ts';
import { runProgram } from '../../helpers/program.ts';
import { freshDatabase, startRapport, type TestRapport } from '../../helpers/rapport.ts';

const ROWS = 3_000;
const database = freshDatabase();
let bot: TestRapport;
beforeAll(async () => {
  // The other process has the machine's own clock: leases of the one are read by the other.
  bot = await startRapport({ database, now: new Date() });
});
afterAll(() => bot?.stop());

const anna = () => bot.slack.as('anna');
const latest = (): Message | undefined => anna().sees('@rapport').at(-1);
const read = () => {
  const message = latest();
  return message ? bot.slack.visibleText(message) : '';
};

test('an import whose process is killed goes on in the next, without loss or duplicate', {
  timeout: 240_000,
}, async () => {
  await bot.pause();
  const uri = new URL(inject('databaseUri'));
  uri.pathname = `/${database}`;
  const program = runProgram({
    SLACK_BOT_TOKEN: bot.slack.botToken,
    SLACK_APP_TOKEN: bot.slack.appToken,
    SLACK_API_URL: bot.slack.apiUrl,
    MONGODB_URI: uri.href,
    PORT: '0',
  });
  await program.ready;
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `Firm ${at},2026-10-${String((at % 28) + 1).padStart(2, '0')}`,
  );
  await anna().drops('@rapport', {
    name: 'firms.csv',
    content: `Company,Last contacted\n${rows.join('\n')}\n`,
  });
  await expect.poll(read, { timeout: 120_000 }).toContain('3,000 rows: 3,000 new');
  const shown = latest();
  if (!shown) throw new Error('the preview is gone');
  await anna().clicks(shown, 'Import');
  const position = async () => (await bot.file.imports.recent(1))[0]?.position ?? 0;
  await expect.poll(position, { timeout: 120_000 }).toBeGreaterThanOrEqual(500);
  await program.stop('SIGKILL', 'group');
  expect(await position()).toBeLessThan(ROWS);
  expect((await bot.file.imports.recent(1))[0]).toMatchObject({ state: 'running' });

  await bot.restart();
  await anna().watches(() => bot.slack.clock.moveBy(180_000));
  await expect.poll(read, { timeout: 120_000 }).toContain('Imported firms.csv');
  expect(read()).toContain('3,000 rows: 3,000 new · 0 updated · 0 unchanged · 0 refused');
  expect(await bot.file.customerLists.count({})).toBe(ROWS);
  const seen = new Set<string>();
  for (
    let page = await bot.file.importing.interactions.page(null, 1000);
    page.length > 0;
    page = await bot.file.importing.interactions.page(page.at(-1)?.id ?? '', 1000)
  )
    for (const { customerId } of page) {
      expect(seen.has(customerId)).toBe(false);
      seen.add(customerId);
    }
  expect(seen.size).toBe(ROWS);
});
