import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ObjectId } from 'bson';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { progressLine } from '../../src/cli/output.ts';
import { crm } from './crm.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rapport-cli-'));
});
afterAll(() => rm(directory, { recursive: true }));

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const database = `cli-${new ObjectId().toHexString()}`;

test('import tells what became of the rows, ends with 1 where some were refused, and keeps these with line and reason', async () => {
  const refused = join(directory, 'refused.csv');
  const first = await crm(
    database,
    'import',
    fixture('exchange/apple.vcf'),
    '-w',
    'TONE',
    '--refused',
    refused,
  );
  expect(first.code).toBe(1);
  expect(first.results).toContain('apple.vcf (contacts): 3 rows; 2 new');
  expect(first.results).toContain('line 30: is a group, and no person');
  const kept = await readFile(refused, 'utf8');
  expect(kept).toMatch(/^\uFEFFUID,Name,.*,Line in the file,Refused because$/m);
  expect(kept).toContain(',30,"is a group, and no person"');
  // The one workspace there is needs no naming any more.
  const again = await crm(database, 'import', fixture('exchange/plain-sheet.csv'), '--json');
  expect(again.code).toBe(0);
  expect(JSON.parse(again.results)).toMatchObject([
    { table: 'customers', counts: { created: 3, refused: 0 } },
  ]);
});

test('a dry run writes nothing', async () => {
  const dry = await crm(
    database,
    'import',
    'customers',
    fixture('exchange/hubspot-companies.csv'),
    '--dry-run',
  );
  expect(dry).toMatchObject({ code: 0 });
  expect(dry.results).toContain('3 would be new');
  expect((await crm(database, 'export', 'customers')).results).not.toContain('Lindqvist');
});

test('export writes one table to standard output, or everything into a directory, filtered', async () => {
  expect((await crm(database, 'export', 'customers', '--tag', 'VIP')).results.split('\n')).toHaveLength(3);
  const to = join(directory, 'all');
  expect((await crm(database, 'export', '--to', to)).code).toBe(0);
  expect((await readdir(to)).sort()).toEqual([
    'commitments.csv',
    'contacts.csv',
    'contacts.vcf',
    'customers.csv',
    'interactions.csv',
    'purchases.csv',
  ]);
});

test('backup and restore into another workspace, which gives the same backup; then several workspaces have to be told apart', async () => {
  const [one, two] = [join(directory, 'one.jsonl'), join(directory, 'two.jsonl')];
  expect((await crm(database, 'backup', one)).code).toBe(0);
  expect((await crm(database, 'restore', one)).messages).toContain('has customers already');
  expect((await crm(database, 'restore', one, '-w', 'TTWO')).code).toBe(0);
  expect((await crm(database, 'backup', two, '-w', 'TTWO')).code).toBe(0);
  expect(await readFile(two, 'utf8')).toBe(await readFile(one, 'utf8'));
  const unnamed = await crm(database, 'backup', two);
  expect(unnamed).toMatchObject({ code: 2 });
  expect(unnamed.messages).toMatch(/several workspaces.*TONE \| TTWO/);
  expect((await crm(database, 'import', one, '-w', 'TONE')).messages).toContain('is a backup: use restore');
});

test('doctor tells what is missing', async () => {
  const empty = await crm(`cli-${new ObjectId().toHexString()}`, 'doctor', '--json');
  expect(empty.code).toBe(1);
  expect(JSON.parse(empty.results)).toMatchObject({
    workspaces: [],
    problems: [expect.stringContaining('No workspace')],
  });
  expect(await crm(database, 'doctor')).toMatchObject({ code: 0 });
});

test.each([
  [['nonsense'], 'no command "nonsense"'],
  [['import'], 'Which file?'],
  [['import', 'no-such-file.csv'], 'There is no file no-such-file.csv'],
  [['import', fixture('exchange/apple.vcf'), '--surprise'], "Unknown option '--surprise'"],
  [['import', tmpdir()], 'is a directory'],
  [
    ['import', 'customers', fixture('exchange/plain-sheet.csv'), '--map', 'Company=shoes'],
    'or one of: customer.id',
  ],
  [['import', fixture('exchange/plain-sheet.csv'), '--map', '=customer.name'], '--map is COLUMN=FIELD'],
  [['import', fixture('exchange/plain-sheet.csv'), '--heading', 'top'], '--heading is the line'],
  [
    ['import', fixture('exchange/plain-sheet.csv'), fixture('exchange/apple.vcf'), '--heading', '1'],
    '--map and --heading go with one file',
  ],
  [['export', 'everything'], '"everything" is none of'],
  [['export', 'customers', '-w', 'TNOBODY'], 'No workspace "TNOBODY" has used Rapport. There are: TONE'],
  [['import', fixture('exchange/plain-sheet.csv'), '-w', 'acme'], '"acme" is no workspace'],
  [['restore', fixture('exchange/plain-sheet.csv'), '-w', 'TNEW'], 'is no backup'],
  [['backup', '/no/such/directory/file', '-w', 'TONE'], '/no/such/directory/'],
  [
    ['import', fixture('exchange/plain-sheet.csv'), fixture('exchange/apple.vcf'), '--refused', 'x'],
    '--refused goes with one file',
  ],
  [
    ['import', fixture('exchange/plain-sheet.csv'), '--as', 'zorro', '-w', 'TONE'],
    'Nobody here is called "zorro"',
  ],
])('a wrong command line %j is told what is wrong', async (words, message) => {
  const { code, messages } = await crm(database, ...words);
  expect(code).toBe(2);
  expect(messages).toContain(message);
});

test.each([
  ['empty.csv', '', 'is empty'],
  ['book.xlsx', 'PK\u0003\u0004\u0014', 'save the sheet as CSV'],
  ['rows.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0]), 'gunzip'],
  ['picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 1, 2]), 'is no text'],
  ['page.csv', '<!DOCTYPE html>\n<table><tr><td>Name</td></tr></table>', 'is a web page'],
  ['rows.csv', '[{"name": "Acme"}]', 'is JSON'],
  ['prose.txt', 'Dear all,\nhere is nothing.\n', 'is not a table I know'],
])('%s is no table: one line says what to do', async (name, content, message) => {
  const path = join(directory, name);
  await writeFile(path, content);
  const { code, messages, results } = await crm(database, 'import', path, '-w', 'TONE', '--dry-run');
  expect({ code, results }).toEqual({ code: 2, results: '' });
  expect(messages.split('\n')[0]).toContain(message);
});

test('columns that are not used, and those that name nobody here, are told of', async () => {
  const path = join(directory, 'columns.csv');
  await writeFile(path, 'Company,Owner,Shoe size\nZeta,Somebody Else,42\n');
  const { code, results } = await crm(database, 'import', path, '-w', 'TONE', '--dry-run');
  expect(code).toBe(0);
  expect(results).toContain('Columns not used: Shoe size');
  expect(results).toContain('Columns that name nobody of this workspace: Owner');
});

test('what the columns are can be said, by heading or place; without headings, the first line is a row too', async () => {
  const path = join(directory, 'by-hand.csv');
  await writeFile(path, 'Hand One,Ada,ada@hand.example\nHand Two,Bob,bob@hand.example\n');
  const asked = await crm(database, 'import', path, '-w', 'TONE');
  expect(asked).toMatchObject({ code: 2, results: '' });
  expect(asked.messages).toContain('has no headings. As contacts, it needs a column for contact.name');
  expect(asked.messages).toContain('--map COLUMN=FIELD');
  const map = ['--map', '1=customer.name', '--map', 'Column 2=name', '--map', '3=-'];
  const taken = await crm(database, 'import', 'contacts', path, '-w', 'TONE', ...map, '--json');
  expect(JSON.parse(taken.results)).toMatchObject([
    {
      counts: { rows: 2, created: 2 },
      columns: [{ field: 'customer.name' }, { field: 'contact.name' }, { header: 'Column 3', field: null }],
    },
  ]);
  const headed = join(directory, 'headed.csv');
  await writeFile(headed, 'List of today,,\nWho,What,When\nHand Three,tea,2026-11-02\n');
  const at = ['--heading', '2', '--map', 'who=customer.name', '--map', 'When=interaction.at'];
  expect(await crm(database, 'import', 'customers', headed, '-w', 'TONE', ...at)).toMatchObject({ code: 0 });
  expect((await crm(database, 'export', 'interactions', '-w', 'TONE')).results).toContain('Hand Three');
  expect(
    (await crm(database, 'import', headed, '-w', 'TONE', '--map', 'Whom=customer.name')).messages,
  ).toContain('headed.csv has no column "Whom". Its columns are: Who, What, When.');
});

test('a file whose dates can be read both ways asks once, and takes the answer', async () => {
  const path = join(directory, 'ambiguous.csv');
  await writeFile(path, 'Company,Last contacted\nHarbour,03/04/2026\nQuay,05/06/2026\n');
  const asked = await crm(database, 'import', path, '-w', 'TONE');
  expect(asked.messages).toContain(
    'cannot tell the day from the month in Last contacted (such as 03/04/2026)',
  );
  expect((await crm(database, 'import', path, '-w', 'TONE', '--date-order', 'month-first')).code).toBe(0);
  expect((await crm(database, 'export', 'interactions', '-w', 'TONE')).results).toContain('2026-03-04');
});

test('the bar shows how far it is, how fast, and how long it takes', () => {
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0 };
  expect(progressLine({ done: 5000, total: 10_000, perSecond: 1250, secondsLeft: 4, counts }, 80)).toBe(
    '[###############---------------]  50 %  5,000 of 10,000  1,250/s  4 s left',
  );
});
