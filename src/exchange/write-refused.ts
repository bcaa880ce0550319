import type { Refusal } from './draft.ts';
import { line } from './export/csv.ts';

/** The columns that are added to a file of refused rows; importing it again does not use them. */
const LINE = 'Line in the file';
const REFUSED_BECAUSE = 'Refused because';
/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The refused rows of a file as a CSV of the same columns, each with its line and reason behind it, to be mended and
 * imported again.
 * @param headers the headings of the file
 */
export function refusedCsv(headers: readonly string[], refused: readonly Refusal[]): Buffer {
  const width = refused.reduce((most, { cells }) => Math.max(most, cells.length), headers.length);
  const padded = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => cells[at] ?? '');
  const rows = [
    [...padded(headers), LINE, REFUSED_BECAUSE],
    ...refused.map(({ line: at, reason, cells }) => [...padded(cells), String(at), reason]),
  ];
  return Buffer.from(BYTE_ORDER_MARK + rows.map(line).join(''));
}
