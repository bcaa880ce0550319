import { stringify } from 'csv-stringify/sync';
import type { Refusal } from './draft.ts';

/** The columns that are added to a file of refused rows; importing it again does not use them. */
export const REFUSED_BECAUSE = 'Refused because';
export const LINE = 'Line in the file';

/**
 * The refused rows of a file as a CSV of the same columns, each with its line and reason behind it, to be mended and
 * imported again. Cells that a spreadsheet would take for a formula are quoted by an apostrophe, as exports are.
 * @param headers the headings of the file
 */
export function refusedCsv(headers: readonly string[], refused: readonly Refusal[]): Buffer {
  const width = Math.max(headers.length, ...refused.map(({ cells }) => cells.length));
  const padded = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => cells[at] ?? '');
  const rows = [
    [...padded(headers), LINE, REFUSED_BECAUSE],
    ...refused.map(({ line, reason, cells }) => [...padded(cells), String(line), reason]),
  ];
  return Buffer.from(stringify(rows, { bom: true, escape_formulas: true }));
}
