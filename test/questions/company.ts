import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { importFiles } from '../../src/exchange/import-files.ts';
import { directoryOf } from '../../src/exchange/members.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

/** The folder of the questions and the company that they are about, unless another one is given. */
export const FIXTURES = new URL('../fixtures/questions/', import.meta.url);
/** The present of every data set: Friday 20 November 2026 wherever its people are. */
const NOW = new Date('2026-11-20T10:00:00Z');
const TABLES = ['customers', 'contacts', 'interactions', 'commitments', 'purchases'];

export type Row = Record<string, string>;
/** The rows of a table of a data set. */
export const readRows = (folder: URL, table: string): Row[] =>
  parse(readFileSync(new URL(`${table}.csv`, folder)), { columns: true, bom: true });

/**
 * The bot in a playground whose people are the data set's team, with the data set imported as an admin would.
 * @param rename changes the tables before they are imported, to try the questions with other names
 */
export async function startCompany(
  folder: URL,
  { uri, rename = (text) => text }: { uri: string; rename?: (text: string) => string },
): Promise<TestRapport> {
  const team = readRows(folder, 'team');
  const people = team.map(({ handle = '', name = '', tz = '', admin }) => ({
    handle,
    name,
    tz,
    ...(admin === 'true' ? { kind: 'admin' as const } : {}),
  }));
  const bot = await startRapport({
    uri,
    now: NOW,
    playground: { people, channels: [{ name: 'general', members: people.map(({ handle }) => handle) }] },
  });
  // The bot knows whom it has met.
  for (const { handle } of people) await bot.slack.as(handle).types('@rapport', 'hello');
  const entries = team.map(({ handle = '', name = '', email = '' }) => ({
    id: bot.slack.as(handle).id,
    handle,
    name,
    email,
  }));
  const reports = await importFiles(
    {
      store: bot.file,
      by: entries[0]?.id ?? '',
      members: directoryOf(entries),
      zone: team[0]?.['tz'] ?? 'UTC',
      now: NOW,
      findDuplicates: false,
    },
    TABLES.map((table) => ({
      name: `${table}.csv`,
      content: rename(readFileSync(new URL(`${table}.csv`, folder), 'utf8')),
    })),
  );
  const refused = reports.flatMap((report) => report.refused);
  if (refused.length > 0) throw new Error(`rows were refused: ${JSON.stringify(refused.slice(0, 3))}`);
  return bot;
}
