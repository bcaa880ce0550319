import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '../../../playground/protocol.ts';
import { writeBackup } from '../../../src/exchange/backup/write.ts';
import { importFiles } from '../../../src/exchange/import-files.ts';
import { directoryOf } from '../../../src/exchange/members.ts';
import { startRapport, type TestRapport, WEDNESDAY } from '../../helpers/rapport.ts';

const FIRMS = 1_400;
let bot: TestRapport;
let directory: string;
let backup: string;
beforeAll(async () => {
  bot = await startRapport();
  directory = await mkdtemp(join(tmpdir(), 'rapport-restore-'));
  const elsewhere = bot.store.in('TELSEWHERE');
  const people = [
    { id: 'UFAR1', handle: 'dev', name: 'Dev' },
    { id: 'UFAR2', handle: 'long-gone', name: 'Long Gone' },
  ];
  const firms = Array.from({ length: FIRMS }, (_, index) => `Firm ${index},@dev`).join('\n');
  await importFiles(
    {
      store: elsewhere,
      by: 'UFAR1',
      members: directoryOf(people),
      zone: 'UTC',
      now: WEDNESDAY,
      findDuplicates: false,
    },
    [{ name: 'firms.csv', content: `Company,Owner\n${firms}\n` }],
  );
  const path = join(directory, 'backup.jsonl');
  await writeBackup(elsewhere, people, path);
  backup = await readFile(path, 'utf8');
});
afterAll(async () => {
  await bot?.stop();
  await rm(directory, { recursive: true, force: true });
});

const anna = () => bot.slack.as('anna');
const latest = (): Message => {
  const found = anna().sees('@rapport').at(-1);
  if (!found) throw new Error('the bot wrote nothing');
  return found;
};
const read = () => bot.slack.visibleText(latest());
const gives = (content: string) => anna().drops('@rapport', { name: 'backup.jsonl', content });

test('a backup of another workspace is shown, stopped, gone on with and there', {
  timeout: 240_000,
}, async () => {
  const outsider = await bot.slack.as('ben').drops('@rapport', { name: 'backup.jsonl', content: backup });
  expect(outsider.text).toContain('Importing files is for admins');

  await gives(backup.replace('Firm 7', 'Firm 8'));
  expect(read()).toContain('I could not import backup.jsonl');
  expect(read()).toContain('is damaged');

  await gives(backup);
  expect(read()).toContain('backup.jsonl is a backup of Rapport: 1,400 customers');
  expect(read()).toContain('All of it is new here');
  expect(read()).toContain('Not in this workspace: Long Gone');
  const importing = anna().clicks(latest(), 'Import');
  await expect.poll(read, { timeout: 60_000 }).toMatch(/▓.* of 1,401 rows/);
  await Promise.all([importing, anna().clicks(latest(), 'Cancel')]);
  expect(read()).toContain('Stopped importing backup.jsonl');
  expect(await bot.file.customerLists.count({})).toBeLessThan(FIRMS);

  await anna().clicks(latest(), 'Go on');
  expect(read()).toContain('Restored backup.jsonl');
  expect(await bot.file.customerLists.count({})).toBe(FIRMS);
  const [firm] = (await bot.file.customerNames.match('Firm 12', 1)).exact;
  expect(firm).toMatchObject({ name: 'Firm 12', owner: bot.slack.as('dev').id });
  expect(await bot.file.members.get(bot.slack.as('dev').id)).toMatchObject({ name: 'dev' });

  await gives(backup);
  expect(read()).toContain('has customers already');
  expect(anna().canClick(latest())).toEqual(['Forget it']);
});
