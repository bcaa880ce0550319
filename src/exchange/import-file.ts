import type { Customer, Standing } from '../domain/customer.ts';
import { type ImportCounts, NO_COUNTS } from '../domain/import-run.ts';
import { ellipsis } from '../domain/text/clean.ts';
import { UserError } from '../errors.ts';
import { ahead } from './ahead.ts';
import { type Analysis, analyse } from './analyse.ts';
import type { Choices } from './choices.ts';
import { type CompactMap, compactMap } from './compact-map.ts';
import type { Refusal } from './draft.ts';
import { duplicatesOf, type Pair } from './duplicates/find.ts';
import { runBatch, type Sharing } from './engine/run-batch.ts';
import { type Progress, progressOf } from './progress.ts';
import { batchesOf, entryReader, type ImportContext } from './read-entries.ts';
import { fingerprint, type Source, shortHash } from './source.ts';
import type { Table } from './understand/fields.ts';
import { areLeads } from './understand/understand.ts';

export type ImportOptions = ImportContext &
  Choices & {
    /** Counts what would happen and writes nothing. */
    dryRun?: boolean;
    /** Whether rows about a customer that is not there make one; default: yes for customers and contacts, else no. */
    createMissing?: boolean;
    /** What a new customer is whose standing the file does not tell; default: prospect in a list of leads, else customer. */
    standing?: Standing;
    /** Whether customers that are new are compared with those that were there; default: yes. */
    findDuplicates?: boolean;
    onProgress?: (progress: Progress) => void;
    onRefused?: (refusal: Refusal) => void;
    /** Ends the import after the batch at hand; what was imported stays. */
    signal?: AbortSignal;
    /** Shared by the files of one dry run, so that the second knows what the first would have made. */
    imagined?: CompactMap;
  };

export type ImportReport = {
  file: string;
  table: Table;
  analysis: Analysis;
  counts: ImportCounts;
  /** The first of the refused rows. */
  refused: Refusal[];
  /** New customers that may have been there already: how many, and the first of them. */
  duplicates: { found: number; pairs: Pair[] };
  cancelled: boolean;
  /** Rows that an earlier, killed import of the same file had done. */
  resumedFrom: number;
};

/** Something about the file is open that somebody has to decide first: its columns, or the order of its dates. */
export class UndecidedError extends UserError {}

/** How many likely duplicates a report carries. */
const DUPLICATES_KEPT = 200;
/** How many refusals a report carries; all go to `onRefused`. */
const REFUSALS_KEPT = 1000;

/**
 * Imports one table. Rows stream through in batches; each batch is one transaction together with the position in the
 * file, so that a killed import goes on where it stopped. Importing the same file again changes nothing.
 * @throws UserError where the file cannot be read; UndecidedError where its columns or dates leave something open
 * @throws ImportBusyError where another process imports the same file
 */
export async function importFile(source: Source, options: ImportOptions): Promise<ImportReport> {
  const analysis = await analyse(source, options);
  if (analysis.missing.length > 0) throw notUnderstood(source, analysis);
  if (analysis.ambiguous.length > 0) throw askForOrder(source, analysis);
  const { store, by } = options;
  const run = options.dryRun
    ? null
    : await store.imports.begin(await runKey(source, analysis), source.name, by);
  const position = run?.position ?? 0;
  const sharing: Sharing = {
    ...options,
    run,
    imagined: options.dryRun ? (options.imagined ?? compactMap()) : null,
    createMissing: options.createMissing ?? ['customers', 'contacts'].includes(analysis.understanding.table),
    settings: await store.settings.get(),
    standing: options.standing ?? (areLeads(analysis.understanding) ? 'prospect' : 'customer'),
    zones: new Map(),
  };
  const report: ImportReport = {
    file: source.name,
    table: analysis.understanding.table,
    analysis,
    counts: { ...(run?.counts ?? NO_COUNTS) },
    refused: [],
    duplicates: { found: 0, pairs: [] },
    cancelled: false,
    resumedFrom: position,
  };
  const progress = progressOf(analysis.rows, position, options.onProgress);
  try {
    await importRows(source, analysis, sharing, report, options, progress);
  } catch (error) {
    if (sharing.run) await store.imports.release(sharing.run);
    throw error;
  }
  if (sharing.run) await store.imports.finish(sharing.run, report.cancelled ? 'cancelled' : 'done');
  return report;
}

async function importRows(
  source: Source,
  analysis: Analysis,
  sharing: Sharing,
  report: ImportReport,
  options: ImportOptions,
  progress: (counts: ImportCounts) => void,
): Promise<void> {
  const refuse = (refusal: Refusal) => {
    if (report.refused.length < REFUSALS_KEPT) report.refused.push(refusal);
    options.onRefused?.(refusal);
  };
  const noteDuplicates = async (created: Customer[]) => {
    const pairs = await duplicatesOf(sharing.store, created, sharing.settings.zone);
    const once = new Set(created.map(({ id }) => id));
    // Two new ones find each other: the pair counts once.
    const found = pairs.filter(({ one, other }) => !once.has(other.id) || one.id < other.id);
    report.duplicates.found += found.length;
    report.duplicates.pairs.push(...found.slice(0, DUPLICATES_KEPT - report.duplicates.pairs.length));
  };
  const batches = batchesOf(
    source,
    analysis,
    entryReader(analysis, options, sharing.settings),
    report.resumedFrom,
  );
  for await (const { entries, position } of ahead(batches)) {
    const { counts, refusals, created } = await runBatch(entries, sharing, report.counts, position);
    report.counts = counts;
    refusals.forEach(refuse);
    if (options.findDuplicates ?? true) await noteDuplicates(created);
    progress(counts);
    if (options.signal?.aborted && position < analysis.rows) {
      report.cancelled = true;
      return;
    }
  }
}

/** What names an import: the content of the file and how it is understood. */
async function runKey(source: Source, { understanding, heading, orders }: Analysis): Promise<string> {
  const { table, columns } = understanding;
  const how = JSON.stringify([table, columns.map(({ field }) => field), heading, orders]);
  return shortHash(`${await fingerprint(source)} ${how}`);
}

function askForOrder(source: Source, { ambiguous }: Analysis): UndecidedError {
  const columns = ambiguous.map(({ header, example }) => `${header} (such as ${example})`).join(', ');
  return new UndecidedError(
    `${source.name}: I cannot tell the day from the month in ${columns}. Say whether the day or the month comes first.`,
  );
}

function notUnderstood(source: Source, { heading, understanding, missing, top }: Analysis): UndecidedError {
  const first = ellipsis((top[0]?.cells ?? []).join(', '), 200);
  const needs = missing.map((fields) => fields.join(' or ')).join(', and ');
  return new UndecidedError(
    `${source.name} is not a table I know: ${heading === 'none' ? `it begins with the row "${first}", and has no headings` : `its first row is "${first}"`}. As ${understanding.table}, it needs a column for ${needs}. Say what it holds and what its columns are.`,
  );
}
