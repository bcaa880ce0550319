import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restore } from '../../src/exchange/backup/restore.ts';
import { writeBackup } from '../../src/exchange/backup/write.ts';
import { calendarOf } from '../../src/exchange/export/calendar.ts';
import { exportTables, harmless } from '../../src/exchange/export/csv.ts';
import { exportVcards } from '../../src/exchange/export/vcard.ts';
import { type InputFile, importFiles } from '../../src/exchange/import-files.ts';
import { directoryOf } from '../../src/exchange/members.ts';
import { fileSource, memorySource } from '../../src/exchange/source.ts';
import { withoutGuard } from '../../src/exchange/values/cell.ts';
import type { WorkspaceStore } from '../../src/store/store.ts';
import { everything, NOW, options, PEOPLE, useStore } from './helpers.ts';

const { fresh } = useStore();
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rapport-export-'));
});
afterAll(() => rm(directory, { recursive: true }));

const handleOf = (id: string): string => PEOPLE.find((person) => person.id === id)?.handle ?? id;
async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
const exported = async (workspace: WorkspaceStore): Promise<InputFile[]> =>
  Promise.all(
    exportTables(workspace, handleOf).map(async ({ name, pieces }) => ({
      name,
      content: await whole(pieces),
    })),
  );

/** A workspace with a bit of everything, some of it nasty. */
async function filled(): Promise<WorkspaceStore> {
  const workspace = fresh();
  const files = {
    'customers.csv':
      'name,standing,owner,cadence_days,tags,remember,referred_by,important_dates\n"=SUM(A1)",customer,anna,20,a;b,"one, two;+49 30 1;#1 fan",Bob Stone,opening=04-15\nBob & Co,prospect,ben,,,"a\\;b",,\n',
    'contacts.csv':
      'customer,name,role,email,phone,birthday,remember\nBob & Co,Bob Stone,-boss-,bob@bobco.example,+49 30 23125009,--02-29,"likes ""tea"""\n=SUM(A1),Ann Lee,,,,1984-02-11,\n',
    'interactions.csv':
      'customer,contact,kind,occurred_at,by,text,outcome,feeling,next_step,next_step_due,next_step_owner\nBob & Co,Bob,call,2024-05-01T10:30Z,anna,"line 1\nline 2",agreed,-2,send it,2024-06-15,ben\n',
    'commitments.csv':
      'customer,kind,text,due,owner,status,opened_at,closed_at,outcome\nBob & Co,complaint,broken,2024-05-05,anna,done,2024-05-01,2024-05-04,fixed\n',
    'purchases.csv':
      'customer,date,item,amount,currency\nBob & Co,2024-04-01,Beans,1234.50,EUR\nBob & Co,2024-04-02,Tea,900,JPY\n',
  };
  const reports = await importFiles(
    options(workspace),
    Object.entries(files).map(([name, content]) => ({ name, content })),
  );
  expect(reports.flatMap(({ refused }) => refused)).toEqual([]);
  return workspace;
}

test('an exported workspace is imported into another one whole, and back without a change', async () => {
  const workspace = await filled();
  const files = await exported(workspace);
  const back = await importFiles(options(workspace), files);
  expect(back.map(({ counts }) => [counts.created, counts.updated, counts.refused])).toEqual(
    back.map(() => [0, 0, 0]),
  );
  const other = fresh();
  const there = await importFiles(options(other), files);
  expect(there.flatMap(({ refused }) => refused)).toEqual([]);
  const withoutIds = (files: InputFile[]) =>
    files.map((file) => ('content' in file ? String(file.content).replace(/[0-9a-f]{24}/g, 'id') : ''));
  expect(withoutIds(await exported(other))).toEqual(withoutIds(files));
  expect((await everything(other))['=SUM(A1)']?.remember).toEqual(['one, two', '+49 30 1', '#1 fan']);
  expect((await everything(other))['Bob & Co']?.remember).toEqual(['a;b']);
});

test('no cell of an export begins like a formula, and what made it harmless is taken away again', async () => {
  for (const nasty of ['=1+1', '+49 30', '-2', '@sum', "'=x", "''=x", '\t=x', '\r=x']) {
    expect(harmless(nasty).startsWith("'")).toBe(true);
    expect(withoutGuard(harmless(nasty))).toBe(nasty);
  }
  expect(harmless("it's")).toBe("it's");
  for (const file of await exported(await filled()))
    expect('content' in file && /(?:^|[,\n])"?[=+@]/m.test(String(file.content))).toBe(false);
});

test('contacts as an address book that a reader of vCards understands and an import takes back', async () => {
  const workspace = await filled();
  const text = await whole(exportVcards(workspace));
  expect(() => ICAL.parse(text)).not.toThrow();
  const other = fresh();
  const [report] = await importFiles(options(other), [{ name: 'contacts.vcf', content: text }]);
  expect(report?.counts).toMatchObject({ created: 2, refused: 0 });
  expect((await everything(other))['Bob & Co']?.contacts[0]).toMatchObject({
    name: 'Bob Stone',
    role: '-boss-',
    birthday: '--02-29',
    emails: ['bob@bobco.example'],
    remember: ['likes "tea"'],
  });
});

test("a member's calendar has what is due and the dates that come round", async () => {
  const workspace = await filled();
  const text = await calendarOf(workspace, 'UBEN', NOW);
  const events = new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((event) => [
      String(event.getFirstPropertyValue('summary')),
      String(event.getFirstPropertyValue('dtstart')),
      String(event.getFirstPropertyValue('rrule') ?? ''),
    ]);
  expect(events).toContainEqual(['Bob & Co: send it', '2024-06-15', '']);
  expect(events).toContainEqual(['Birthday: Bob Stone (Bob & Co)', '2000-02-29', 'FREQ=YEARLY']);
  expect(events.map(([summary]) => summary)).toContain('Contact Bob & Co');
});

test('backup, restore into a workspace with other member ids, backup again: the same bytes', async () => {
  const workspace = await filled();
  const [one, two] = [join(directory, 'one'), join(directory, 'two')];
  await writeBackup(workspace, PEOPLE, one);
  const movers = PEOPLE.map((person) => ({ ...person, id: `W${person.id}` }));
  const other = fresh();
  const { unknownMembers, counts } = await restore(fileSource(one), other, directoryOf(movers));
  expect(unknownMembers).toEqual([]);
  expect(counts).toMatchObject({ customers: 2, contacts: 2, interactions: 1, commitments: 2, purchases: 2 });
  await writeBackup(other, movers, two);
  expect(await readFile(two, 'utf8')).toBe(await readFile(one, 'utf8'));
  const found = await everything(other);
  expect(found['Bob & Co']).toMatchObject({ owner: 'WUBEN', feeling: { value: -2 } });
  expect(found['=SUM(A1)']?.referredBy).toMatchObject({ type: 'contact', customerId: found['Bob & Co']?.id });
  expect(found['Bob & Co']?.remember).toEqual(['a;b']);
});

test('a damaged backup restores nothing, and neither does one into a workspace that has customers', async () => {
  const workspace = await filled();
  const path = join(directory, 'damaged');
  await writeBackup(workspace, PEOPLE, path);
  await expect(restore(fileSource(path), workspace, directoryOf(PEOPLE))).rejects.toThrow(
    'has customers already',
  );
  const text = await readFile(path, 'utf8');
  const target = fresh();
  for (const damaged of [
    text.replace('Beans', 'Peas'),
    text.slice(0, -20),
    text.replace('"version":1', '"version":9'),
    `x${text}`,
    '',
  ]) {
    await writeFile(path, damaged);
    await expect(restore(memorySource('b', damaged), target, directoryOf(PEOPLE))).rejects.toThrow();
  }
  expect(await everything(target)).toEqual({});
});
