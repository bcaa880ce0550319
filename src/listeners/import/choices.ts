import type { ImportChoices, ImportPreview } from '../../domain/import-session.ts';
import { ellipsis } from '../../domain/text/clean.ts';
import type { Choices } from '../../exchange/choices.ts';
import type { Preview } from '../../exchange/preview.ts';
import { type Field, isField, TABLES } from '../../exchange/understand/fields.ts';

/** What somebody decided, as the engine takes it. What is no field or table any more is left to be guessed again. */
export function choicesOf({ table, columns, heading, dateOrder }: ImportChoices): Choices {
  const known = TABLES.find((one) => one === table);
  const chosen = columns.flatMap(({ index, field }): [number, Field | null][] =>
    field === null ? [[index, null]] : isField(field) ? [[index, field]] : [],
  );
  return {
    ...(known ? { table: known } : {}),
    ...(chosen.length > 0 ? { columns: new Map(chosen) } : {}),
    ...(heading ? { heading } : {}),
    ...(dateOrder ? { dateOrder } : {}),
  };
}

const SHOWN = { refused: 20, cells: 100, text: 200, header: 150 };

/** What of a preview is kept with the session: enough to show it, whatever the file's cells hold. */
export const keptPreview = ({
  table,
  origin,
  columns,
  heading,
  top,
  missing,
  samples,
  ambiguous,
  counts,
  refused,
}: Preview): ImportPreview => ({
  table,
  origin,
  columns: columns.map(({ header, ...column }) => ({ ...column, header: ellipsis(header, SHOWN.header) })),
  heading,
  top: top.map(({ line, cells }) => ({ line, text: ellipsis(cells.join(', '), SHOWN.text) })),
  missing,
  samples: samples.map(({ line, cells }) => ({
    line,
    cells: cells.slice(0, SHOWN.cells).map((cell) => ellipsis(cell, SHOWN.text)),
  })),
  ambiguous: ambiguous.map(({ header, example }) => ({ header: ellipsis(header, SHOWN.header), example })),
  counts,
  refused: refused
    .slice(0, SHOWN.refused)
    .map(({ line, reason }) => ({ line, reason: ellipsis(reason, SHOWN.text) })),
  backup: null,
});
