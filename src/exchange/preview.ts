import type { ImportCounts } from '../domain/import-run.ts';
import { type Analysis, analyse } from './analyse.ts';
import type { Refusal } from './draft.ts';
import { type ImportOptions, importFile } from './import-file.ts';
import type { Source } from './source.ts';
import type { Table } from './understand/fields.ts';
import { FIELDS, type Field } from './understand/fields.ts';
import type { OriginName } from './understand/origins.ts';

/** What an import would do, before it does it. */
export type Preview = {
  file: string;
  table: Table;
  /** The program that the file was exported from, as far as its headings tell. */
  origin: OriginName;
  columns: { index: number; header: string; field: Field | null; label: string }[];
  /** Where the headings are, and the first lines of the file, among which they may be. */
  heading: Analysis['heading'];
  top: Analysis['top'];
  /** What a column is needed for and none is: of each, the labels of the fields that would do; nothing is counted then. */
  missing: string[][];
  /** The first five rows, as they stand in the file. */
  samples: { line: number; cells: string[] }[];
  /** Columns whose dates can be read both ways; while there are any, nothing is counted. */
  ambiguous: Analysis['ambiguous'];
  counts: ImportCounts | null;
  refused: Refusal[];
};

/**
 * Reads a whole file, tells how each column was understood and what its rows would do, and writes nothing. Columns, table
 * and the order of dates can be changed by `options` and the preview asked for again.
 * @throws UserError where the file cannot be understood at all
 */
export async function preview(source: Source, options: ImportOptions): Promise<Preview> {
  const analysis = await analyse(source, options);
  const { understanding, heading, top, missing, samples, ambiguous } = analysis;
  const asks = missing.length > 0 || ambiguous.length > 0;
  const report = asks ? null : await importFile(source, { ...options, dryRun: true });
  return {
    file: source.name,
    table: understanding.table,
    origin: understanding.origin.name,
    columns: understanding.columns.map((column) => ({
      ...column,
      label: column.field === null ? 'Not used' : FIELDS[column.field].label,
    })),
    heading,
    top,
    missing: missing.map((fields) => fields.map((field) => FIELDS[field].label)),
    samples,
    ambiguous,
    counts: report?.counts ?? null,
    refused: report?.refused ?? [],
  };
}
