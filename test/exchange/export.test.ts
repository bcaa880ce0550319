import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarOf } from '../../src/exchange/export/calendar.ts';
import { exportTables, harmless } from '../../src/exchange/export/csv.ts';
import { exportVcards } from '../../src/exchange/export/vcard.ts';
import { type InputFile, importFiles } from '../../src/exchange/import-files.ts';
import { withoutGuard } from '../../src/exchange/values/cell.ts';
import type { WorkspaceStore } from '../../src/store/store.ts';
import { everything, filled, NOW, options, PEOPLE, useStore } from './helpers.ts';

const { fresh } = useStore();
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

test('an exported workspace is imported into another one whole, and back without a change', async () => {
  const workspace = await filled(fresh());
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
  for (const file of await exported(await filled(fresh())))
    expect('content' in file && /(?:^|[,\n])"?[=+@]/m.test(String(file.content))).toBe(false);
});

test('contacts as an address book that a reader of vCards understands and an import takes back', async () => {
  const workspace = await filled(fresh());
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
  const workspace = await filled(fresh());
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
