import type { Row } from './read/row.ts';
import { FIELDS, type Field } from './understand/fields.ts';
import type { Understanding } from './understand/understand.ts';
import { CellError, type CellValue, factsIn, type Reading, readCell } from './values/cell.ts';

/** What a row says, by field. A field whose column is there but whose cell is empty is null. */
export type Draft = {
  line: number;
  cells: string[];
  values: Map<Field, Exclude<CellValue, null> | null>;
};

/** A row that is not taken, and why. */
export class RowRefusedError extends Error {
  override readonly name = 'RowRefusedError';
}

/** A row that was not imported, and why. */
export type Refusal = { line: number; reason: string; cells: string[] };

/** How the columns of a file are read, by their index; a column may differ from the others in the order of its dates. */
export type ColumnReading = (index: number) => Reading;

/**
 * Reads the cells of a row by what its columns mean.
 * @throws RowRefusedError naming each cell that cannot be read
 */
export function draftOf(
  row: Row,
  { columns }: Pick<Understanding, 'columns'>,
  reading: ColumnReading,
): Draft {
  if (columns.length > 2 && isTotal(row.cells)) throw new RowRefusedError('is a line of totals');
  const values: Draft['values'] = new Map();
  const problems: string[] = [];
  for (const column of columns) {
    if (column.field === null) continue;
    const cell = row.cells[column.index] ?? '';
    try {
      add(
        values,
        column.field,
        readCell(cell, FIELDS[column.field].type, column.header, reading(column.index)),
      );
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      if (reading(column.index).strictWords || !keepWord(values, column.field, cell, column.header))
        problems.push(error.message);
    }
  }
  const surplus = row.cells.slice(columns.length).filter((cell) => cell.trim() !== '');
  if (surplus.length > 0)
    problems.push(`has ${row.cells.length} cells where the heading has ${columns.length}`);
  if (problems.length > 0) throw new RowRefusedError(problems.join('; '));
  return { line: row.line, cells: row.cells, values };
}

/**
 * A word of another program's own for what Rapport has a few words for, such as "Nurturing 2" or "Site tour", or a
 * birthday "in spring", is no reason to refuse a row: it is kept beside what Rapport makes of it.
 */
function keepWord(values: Draft['values'], field: Field, cell: string, header: string): boolean {
  const [word = ''] = factsIn(cell, header);
  if (field === 'customer.standing') add(values, 'customer.fact', [word]);
  else if (field === 'contact.birthday') add(values, 'contact.fact', [word]);
  else if (field === 'interaction.kind') {
    // Whether it counts as contact is not known, so it does not.
    add(values, 'interaction.kind', 'other');
    add(values, 'interaction.subject', cell.trim());
  } else return false;
  return true;
}

/** A line of sums at the end of a report. */
const TOTAL = /^(?:(?:grand |sub)?totals?|sum|summe|gesamt(?:summe)?|total général|totale|totaal)$/i;
const isTotal = ([first = '', ...others]: string[]): boolean =>
  TOTAL.test(first) && others.every((cell) => /^[\d.,\s\p{Sc}%()-]*$/u.test(cell));

/** Several columns of one field add up: lists are joined, the parts of a name too, and notes stand below each other. */
function add(values: Draft['values'], field: Field, value: CellValue): void {
  const before = values.get(field) ?? null;
  if (value === null || before === null) {
    if (value !== null || !values.has(field)) values.set(field, value);
  } else if (Array.isArray(before) && Array.isArray(value)) {
    values.set(field, [...new Set([...before, ...value] as string[])]);
  } else if (typeof before === 'string' && typeof value === 'string') {
    const { type } = FIELDS[field];
    if (type === 'text' || type === 'name' || type === 'long-text')
      values.set(field, `${before}${type === 'long-text' ? '\n' : ' '}${value}`);
  }
}
