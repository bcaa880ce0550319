import type { Row } from '../read/row.ts';
import { readMoment } from '../values/dates.ts';
import type { Table } from './fields.ts';
import { guess, type Understanding, understand } from './understand.ts';

/** The line that the headings of a table stand in; `none`: its first line is a row like the others. */
export type HeadingLine = number | 'none';

/** Some exports begin with a title or a date above the heading. */
export const HEADING_WITHIN = 5;

/**
 * Finds the heading among the first rows of a table, and what its columns mean. Where no row is understood, the fullest
 * one is taken for it, unless that holds what only a row holds: then there is none, and the columns are numbered.
 * @param chosen the table and the line of the heading, where somebody said so
 */
export function findHeading(
  top: readonly Row[],
  chosen: { table?: Table; heading?: HeadingLine },
): { line: HeadingLine; understanding: Understanding } {
  const { table } = chosen;
  const said = top.find(({ line }) => line === chosen.heading);
  if (said) return { line: said.line, understanding: guess(said.cells, table) };
  const fullest = top.reduce<Row | null>((best, row) => (filled(row) > filled(best) ? row : best), null);
  if (chosen.heading !== 'none')
    for (const [index, row] of top.entries()) {
      // A row that holds a known word, such as a kind of interaction, is no heading for that, nor is a title.
      if (row.cells.some(isData) || (index > 0 && row.cells.some(isNumber))) continue;
      if (filled(row) * 2 < filled(fullest)) continue;
      const understanding = understand(row.cells, table);
      if (understanding) return { line: row.line, understanding };
    }
  if (chosen.heading === 'none' || fullest === null || fullest.cells.some(isData))
    return { line: 'none', understanding: numbered(top, table) };
  return { line: fullest.line, understanding: guess(fullest.cells, table) };
}

const filled = (row: Row | null): number => row?.cells.filter((cell) => cell.trim() !== '').length ?? 0;

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const TELEPHONE = /^\+?[\d\s()./-]{7,}$/;
const PAGE = /^(?:https?:\/\/|www\.)\S+$/i;
/** What is a value, and never the name of a column. */
const isData = (cell: string): boolean =>
  [ADDRESS, TELEPHONE, PAGE].some((form) => form.test(cell.trim())) || readMoment(cell, 'day-first') !== null;
const isNumber = (cell: string): boolean => /^[\d.,]+$/.test(cell.trim());

/** Columns without headings, called by their place; what they mean is told from the cells, where these leave no doubt. */
function numbered(top: readonly Row[], table: Table | undefined): Understanding {
  const width = Math.max(0, ...top.map(({ cells }) => cells.length));
  const meant = Array.from({ length: width }, (_, index) => {
    const cells = top.map((row) => row.cells[index]?.trim() ?? '').filter((cell) => cell !== '');
    const all = (form: RegExp) => cells.length > 0 && cells.every((cell) => form.test(cell));
    return all(ADDRESS) ? 'E-mail' : all(TELEPHONE) ? 'Phone' : all(PAGE) ? 'Website' : '';
  });
  const { columns, ...rest } = guess(meant, table);
  return {
    ...rest,
    columns: columns.map(({ index, field }) => ({
      index,
      header: `Column ${index + 1}`,
      // A fact is told under its heading, and there is none.
      field: field?.endsWith('.fact') ? null : field,
    })),
  };
}
