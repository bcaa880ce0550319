import type { Customer, Standing } from '../domain/customer.ts';
import type { MemberId } from '../domain/id.ts';
import { type ImportCounts, NO_COUNTS } from '../domain/import-run.ts';
import type { Settings } from '../domain/settings.ts';
import { UserError } from '../errors.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { ahead } from './ahead.ts';
import { type Analysis, analyse, type Choices, rowsOf } from './analyse.ts';
import { type CompactMap, compactMap } from './compact-map.ts';
import { type ColumnReading, draftOf, type Refusal, RowRefusedError } from './draft.ts';
import { duplicatesOf, type Pair } from './duplicates/find.ts';
import type { Entry } from './engine/entry.ts';
import { entryOf } from './engine/entry-of.ts';
import { identities } from './engine/identity.ts';
import { runBatch, type Sharing } from './engine/run-batch.ts';
import type { Surroundings } from './engine/surroundings.ts';
import type { MemberDirectory } from './members.ts';
import { type Progress, progressOf } from './progress.ts';
import type { ReadItem } from './read/row.ts';
import { fingerprint, type Source, shortHash } from './source.ts';
import type { Table } from './understand/fields.ts';
import { areLeads, isOwnHeading, kindIn } from './understand/understand.ts';

/** Into which workspace, by whom, and how names and days in the file are to be read. */
export type ImportContext = {
  store: WorkspaceStore;
  /** Who imports: the author of what the file ascribes to nobody. */
  by: MemberId;
  members: MemberDirectory;
  /** The IANA zone of times without one; days are kept as noon of that zone where an instant is needed. */
  zone: string;
  now: Date;
};

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

const BATCH = 500;
/** How many likely duplicates a report carries. */
const DUPLICATES_KEPT = 200;
/** How many refusals a report carries; all go to `onRefused`. */
const REFUSALS_KEPT = 1000;

/**
 * Imports one table. Rows stream through in batches; each batch is one transaction together with the position in the
 * file, so that a killed import goes on where it stopped. Importing the same file again changes nothing.
 * @throws UserError where the file cannot be understood, or its dates can be read in two ways
 * @throws ImportBusyError where another process imports the same file
 */
export async function importFile(source: Source, options: ImportOptions): Promise<ImportReport> {
  const analysis = await analyse(source, options);
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

type Rows = { entries: (Entry | Refusal)[] /** Rows up to the last of these. */; position: number };

/** What the rows of a file bring, many at a time, from after a position on. */
async function* batchesOf(
  source: Source,
  analysis: Analysis,
  read: (item: ReadItem) => Entry | Refusal,
  from: number,
): AsyncGenerator<Rows> {
  let entries: Rows['entries'] = [];
  let position = 0;
  for await (const item of rowsOf(source, analysis)) {
    position += 1;
    // What was done before is read all the same: rows of the same identity are told apart by their order.
    const entry = read(item);
    if (position <= from) continue;
    entries.push(entry);
    if (entries.length < BATCH) continue;
    yield { entries, position };
    entries = [];
  }
  if (entries.length > 0) yield { entries, position };
}

/** Makes of each row what it brings, or the reason why it cannot be taken. */
function entryReader(
  { understanding, orders, decimals }: Analysis,
  { zone, members, by, now, columns: chosen }: ImportContext & Choices,
  { currency }: Settings,
): (item: ReadItem) => Entry | Refusal {
  const { table, origin, columns } = understanding;
  const strictMembers = origin.name === 'rapport' || origin.name === 'sheet';
  const reading: ColumnReading = (index) => ({
    zone,
    order: orders[index] ?? 'day-first',
    decimal: decimals[index] ?? '.',
    members,
    strictMembers,
    // What somebody chose by hand is meant as Rapport means it.
    strictWords:
      chosen?.has(index) === true ||
      (origin.name !== 'vcard' &&
        columns.some((column) => column.index === index && isOwnHeading(table, column))),
  });
  const readings = columns.map((_, index) => reading(index));
  const around: Surroundings = {
    table,
    identity: identities(origin.name, compactMap()),
    by,
    now,
    zone,
    currency,
    kind:
      table === 'interactions' && columns.some(({ field }) => field === 'interaction.kind')
        ? 'other'
        : (kindIn(understanding) ?? 'message'),
  };
  return (item) => {
    if ('unreadable' in item) return item.unreadable;
    try {
      return entryOf(
        draftOf(item.row, understanding, (index) => readings[index] ?? reading(index)),
        around,
      );
    } catch (error) {
      if (!(error instanceof RowRefusedError)) throw error;
      return { line: item.row.line, reason: error.message, cells: item.row.cells };
    }
  };
}

/** What names an import: the content of the file and how it is understood. */
async function runKey(source: Source, { understanding, orders }: Analysis): Promise<string> {
  const how = JSON.stringify([understanding.table, understanding.columns.map(({ field }) => field), orders]);
  return shortHash(`${await fingerprint(source)} ${how}`);
}

function askForOrder(source: Source, { ambiguous }: Analysis): UserError {
  const columns = ambiguous.map(({ header, example }) => `${header} (such as ${example})`).join(', ');
  return new UserError(
    `${source.name}: I cannot tell the day from the month in ${columns}. Say whether the day or the month comes first.`,
  );
}
