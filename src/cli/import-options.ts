import { Standing } from '../domain/customer.ts';
import type { NamedColumn } from '../exchange/choices.ts';
import type { ImportOptions } from '../exchange/import-file.ts';
import { fieldNamed } from '../exchange/understand/columns.ts';
import { fieldsOf, type Table } from '../exchange/understand/fields.ts';
import { type Given, UsageError } from './command.ts';

type Said = Pick<ImportOptions, 'table' | 'heading' | 'named' | 'dateOrder' | 'standing'>;

/**
 * What a command line says of a file, instead of what would be guessed.
 * @throws UsageError naming what cannot be meant
 */
export const saidOf = (given: Given, table: Table | null): Said => ({
  ...(table ? { table } : {}),
  ...heading(given.text('heading')),
  named: given.all('map').map((text) => mapped(text, table)),
  ...dateOrder(given.text('date-order')),
  ...standing(given.text('standing')),
});

function dateOrder(text: string | undefined): Pick<Said, 'dateOrder'> {
  if (text === undefined) return {};
  if (text !== 'day-first' && text !== 'month-first')
    throw new UsageError('--date-order is day-first or month-first.');
  return { dateOrder: text };
}

function heading(text: string | undefined): Pick<Said, 'heading'> {
  if (text === undefined) return {};
  const line = text === 'none' ? text : Number(text);
  if (line !== 'none' && !(Number.isInteger(line) && line > 0))
    throw new UsageError('--heading is the line that the headings stand in, or none.');
  return { heading: line };
}

/** "Heading=field" or "3=field"; a field goes by its name or by its heading in Rapport's own files. */
function mapped(text: string, table: Table | null): NamedColumn {
  const [, column = '', name = ''] = /^(.+)=([^=]+)$/s.exec(text) ?? [];
  if (name.trim() === '-') return { column: column.trim(), field: null };
  const field = fieldNamed(name.trim(), table);
  if (column.trim() === '' || field === null)
    throw new UsageError(
      `--map is COLUMN=FIELD, and "${text}" is not. COLUMN is a heading or a number from 1 on; FIELD is - (not used)${fieldsTold(table)}`,
    );
  return { column: column.trim(), field };
}

const fieldsTold = (table: Table | null): string =>
  table
    ? ` or one of: ${fieldsOf(table).join(', ')}.`
    : ', or such as customer.name, contact.emails, interaction.at.';

function standing(text: string | undefined): Pick<Said, 'standing'> {
  if (text === undefined) return {};
  const parsed = Standing.safeParse(text);
  if (!parsed.success) throw new UsageError('--standing is customer, prospect or former.');
  return { standing: parsed.data };
}
