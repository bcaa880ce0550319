import { writeFile } from 'node:fs/promises';
import { isBackup } from '../exchange/backup/read.ts';
import type { Refusal } from '../exchange/draft.ts';
import { type ImportOptions, type ImportReport, UndecidedError } from '../exchange/import-file.ts';
import { importFiles } from '../exchange/import-files.ts';
import { fileSource } from '../exchange/source.ts';
import { TABLES, type Table } from '../exchange/understand/fields.ts';
import { refusedCsv } from '../exchange/write-refused.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { mustBeReadable } from './files.ts';
import { saidOf } from './import-options.ts';
import { memberNamed, peopleOf } from './people.ts';

/** Brings tables and address books in. */
export const importCommand: Command = {
  newWorkspace: true,
  name: 'import',
  usage:
    'import [customers|contacts|interactions|commitments|purchases] FILE... [--map COLUMN=FIELD]... [--heading LINE|none] [--as MEMBER] [--date-order day-first|month-first] [--standing S] [--create-missing] [--refused FILE] [--no-duplicates]',
  help: 'Import CSV files and vCards. Importing again changes nothing; a killed import goes on where it stopped.',
  options: {
    as: { type: 'string' },
    map: { type: 'string', multiple: true },
    heading: { type: 'string' },
    'date-order': { type: 'string' },
    standing: { type: 'string' },
    'create-missing': { type: 'boolean' },
    refused: { type: 'string' },
    'no-duplicates': { type: 'boolean' },
  },
  async run(context) {
    const { given, out, clock, signal } = context;
    const { table, paths } = await filesOf(given.words);
    if (paths.length > 1 && given.text('refused') !== undefined)
      throw new UsageError('--refused goes with one file: its rows come back under its own headings.');
    if (paths.length > 1 && (given.all('map').length > 0 || given.text('heading') !== undefined))
      throw new UsageError('--map and --heading go with one file: each has columns of its own.');
    const said = saidOf(given, table);
    const store = await context.workspace();
    // A workspace that was named here for the first time is known from now on.
    if (!given.flag('dry-run')) await store.settings.enrol();
    const people = await peopleOf(store);
    const settings = await store.settings.get();
    const refusedTo = given.text('refused');
    const refused: Refusal[] = [];
    const options: ImportOptions = {
      store,
      by: memberNamed(people, given.text('as')),
      members: people.directory,
      zone: settings.zone,
      now: clock.now(),
      signal,
      dryRun: given.flag('dry-run'),
      findDuplicates: !given.flag('no-duplicates'),
      onProgress: out.progress,
      onRefused(refusal) {
        if (refused.length < MOST_REFUSED) refused.push(refusal);
      },
      ...(given.flag('create-missing') ? { createMissing: true } : {}),
      ...said,
    };
    const reports = await importFiles(options, paths.map(fileSource)).catch((error: unknown) => {
      // The usage says how to decide it.
      throw error instanceof UndecidedError ? new UsageError(error.message) : error;
    });
    const [only] = reports;
    if (refusedTo !== undefined && only)
      await writeFile(refusedTo, refusedCsv(only.analysis, refused), { mode: 0o600 });
    tell(context, reports);
    return reports.some(({ counts }) => counts.refused > 0) ? 1 : 0;
  },
};

async function filesOf(words: string[]): Promise<{ table: Table | null; paths: string[] }> {
  const table = TABLES.find((one) => one === words[0]) ?? null;
  const paths = table ? words.slice(1) : words;
  if (paths.length === 0) throw new UsageError('Which file? Give its path.');
  for (const path of paths) {
    await mustBeReadable(path);
    if (await isBackup(fileSource(path))) throw new UsageError(`${path} is a backup: use restore.`);
  }
  return { table, paths };
}

/** The most refused rows that are kept for a file. */
const MOST_REFUSED = 100_000;

const SHOWN = 20;

function tell({ out, given }: CommandContext, reports: ImportReport[]): void {
  const value = reports.map(
    ({ file, table, counts, refused, cancelled, resumedFrom, duplicates, analysis }) => ({
      file,
      table,
      origin: analysis.understanding.origin.name,
      columns: analysis.understanding.columns.map(({ header, field }) => ({ header, field })),
      unused: unusedIn(analysis),
      strangers: analysis.strangers,
      counts,
      refused: refused.map(({ line: number, reason }) => ({ line: number, reason })),
      duplicates: {
        found: duplicates.found,
        pairs: duplicates.pairs.map(({ one, other, score, sure, reasons }) => ({
          one: one.name,
          other: other.name,
          score: Number(score.toFixed(3)),
          sure,
          reasons,
        })),
      },
      cancelled,
      resumedFrom,
      dryRun: given.flag('dry-run'),
    }),
  );
  out.result(value, reports.map((report) => words(report, given.flag('dry-run'))).join('\n'));
}

function words(
  { file, table, counts, refused, cancelled, resumedFrom, duplicates, analysis }: ImportReport,
  dryRun: boolean,
): string {
  const would = dryRun ? 'would be ' : '';
  const lines = [
    `${file} (${table}): ${counts.rows} rows; ${counts.created} ${would}new, ${counts.updated} ${would}updated, ${counts.unchanged} unchanged, ${counts.refused} refused.`,
    ...note('Columns not used', unusedIn(analysis)),
    ...note('Columns that name nobody of this workspace', analysis.strangers),
    ...(resumedFrom > 0 ? [`  Went on after row ${resumedFrom}, where an earlier import had stopped.`] : []),
    ...(cancelled ? ['  Stopped before the end; what is counted here is in.'] : []),
    ...refused.slice(0, SHOWN).map(({ line: number, reason }) => `  line ${number}: ${reason}`),
    ...(counts.refused > SHOWN
      ? [`  and ${counts.refused - Math.min(SHOWN, refused.length)} more; --refused FILE keeps them all.`]
      : []),
    ...duplicates.pairs
      .slice(0, SHOWN)
      .map(
        ({ one, other, sure, reasons }) =>
          `  ${one.name} may be ${other.name}${sure ? ' (sure)' : ''}: ${reasons.join(', ')}`,
      ),
  ];
  return lines.join('\n');
}

const unusedIn = ({ understanding }: ImportReport['analysis']): string[] =>
  understanding.columns.flatMap(({ header, field }) =>
    field === null && header.trim() !== '' ? [header.trim()] : [],
  );

const note = (what: string, headers: readonly string[]): string[] =>
  headers.length === 0 ? [] : [`  ${what}: ${headers.join(', ')}`];
