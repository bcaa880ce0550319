import { z } from 'zod';
import type { ImportChoices, ImportPreview, ImportSession } from '../../domain/import-session.ts';
import { FIELDS, fieldsOf, TABLES, type Table } from '../../exchange/understand/fields.ts';
import { guess } from '../../exchange/understand/understand.ts';
import { INPUTS } from '../../views/ids.ts';
import { columnInput, importColumnsModal, UNUSED } from '../../views/import-modals.ts';
import { type InputState, selectedOf } from '../state.ts';
import { readValue } from '../value.ts';

type Columns = Pick<ImportPreview['columns'][number], 'index' | 'header' | 'field'>[];

/** The columns of a file as they are understood if it holds this. */
function columnsAs(table: Table, preview: ImportPreview | null): Columns {
  if (preview === null) return [];
  if (preview.table === table) return preview.columns;
  return guess(
    preview.columns.map(({ header }) => header),
    table,
  ).columns;
}

const tableIn = (preview: ImportPreview | null): Table =>
  TABLES.find((one) => one === preview?.table) ?? 'customers';

/** The modal of the columns from one on. */
export function columnsModal(
  session: ImportSession,
  from: number,
  table = tableIn(session.preview),
  columns = columnsAs(table, session.preview),
) {
  const fields = fieldsOf(table).map((field) => ({ field, label: FIELDS[field].label }));
  return importColumnsModal(session, { table, tables: TABLES, fields, columns, from });
}

/** The same of another table; what was chosen before stays, as far as that table has it too. */
export function modalOfTable(session: ImportSession, from: number, table: Table, state: InputState) {
  const before = TABLES.flatMap((one) => pickedIn(state, one, columnsAs(one, session.preview)));
  const fields: readonly string[] = fieldsOf(table);
  const columns = columnsAs(table, session.preview).map((column) => {
    const pick = before.find(
      ({ index, field }) => index === column.index && (field === null || fields.includes(field)),
    );
    return pick ? { ...column, field: pick.field } : column;
  });
  return columnsModal(session, from, table, columns);
}

/** What was chosen of the columns of a table, other than they are shown. */
const pickedIn = (state: InputState, table: Table, columns: Columns): ImportChoices['columns'] =>
  columns.flatMap(({ index, field }) => {
    const chosen = selectedOf(state, columnInput(table, index));
    const to = chosen === UNUSED ? null : chosen;
    return chosen === null || to === field ? [] : [{ index, field: to }];
  });

const Chosen = z.object({ table: z.enum(TABLES) });

/** What the modal of the columns was set to, together with what had been decided of the other columns. */
export function chosenIn(state: InputState, { preview, choices }: ImportSession): ImportChoices {
  const option = selectedOf(state, INPUTS.table);
  const table = option === null ? tableIn(preview) : readValue(Chosen, option).table;
  const picked = pickedIn(state, table, columnsAs(table, preview));
  // Of another table, the columns are understood anew.
  const kept = table === preview?.table ? choices.columns : [];
  const order = z.enum(['day-first', 'month-first']).nullable().catch(null);
  const heading = selectedOf(state, INPUTS.heading);
  return {
    table,
    columns: [...kept.filter(({ index }) => !picked.some((one) => one.index === index)), ...picked],
    heading: heading === 'none' ? heading : Number(heading) || null,
    dateOrder: order.parse(selectedOf(state, INPUTS.dateOrder)),
  };
}
