import { parse } from 'csv-parse/sync';
import type { Delimiter } from './csv.ts';
import type { ReadItem } from './row.ts';

/**
 * Rows that stand in quotes as a whole, with their own quotes doubled, as spreadsheets write a table that was opened
 * without being cut into columns: such a row is one cell, where the others have as many as it holds.
 */
export async function* unwrapped(
  items: AsyncIterable<ReadItem>,
  delimiter: Delimiter,
): AsyncGenerator<ReadItem> {
  let width: number | null = null;
  for await (const item of items) {
    const [cell, ...others] = 'row' in item ? item.row.cells : [];
    if (others.length > 0) width = others.length + 1;
    if (!('row' in item) || others.length > 0 || width === 1 || !cell?.includes(delimiter)) {
      width ??= cell === undefined ? null : 1;
      yield item;
      continue;
    }
    const [cells = [], ...more]: string[][] = parse(cell, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_records_with_error: true,
    });
    const fits = more.length === 0 && cells.length > 1 && (width === null || width === cells.length);
    if (fits) width = cells.length;
    yield fits ? { row: { line: item.row.line, cells } } : item;
  }
}
