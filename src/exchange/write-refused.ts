import type { Analysis } from './analyse.ts';
import type { Refusal } from './draft.ts';
import { line } from './export/csv.ts';
import { HEADERS } from './understand/headers.ts';
import { guess } from './understand/understand.ts';

/** The columns that are added to a file of refused rows; importing it again does not use them. */
const LINE = 'Line in the file';
const REFUSED_BECAUSE = 'Refused because';
/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The refused rows of a file as a CSV of the same columns, each with its line and reason behind it, to be mended and
 * imported again.
 */
export function refusedCsv(analysis: Analysis, refused: readonly Refusal[]): Buffer {
  const headers = headingsOf(analysis);
  const width = refused.reduce((most, { cells }) => Math.max(most, cells.length), headers.length);
  const padded = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => cells[at] ?? '');
  const rows = [
    [...padded(headers), LINE, REFUSED_BECAUSE],
    ...refused.map(({ line: at, reason, cells }) => [...padded(cells), String(at), reason]),
  ];
  return Buffer.from(BYTE_ORDER_MARK + rows.map(line).join(''));
}

/** The headings of the file. What somebody had to say of a column says its heading here, so that it is said once. */
function headingsOf({ understanding: { table, columns }, chosen }: Analysis): string[] {
  const headers = columns.map(({ header }) => header);
  const understood = guess(headers, table).columns;
  return columns.map(({ index, header, field }) => {
    if (!chosen.has(index) || field === null || understood[index]?.field === field) return header;
    return HEADERS[table][field]?.split(' | ')[0] ?? header;
  });
}
