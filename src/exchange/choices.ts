import { UserError } from '../errors.ts';
import type { Column } from './understand/columns.ts';
import type { Field, Table } from './understand/fields.ts';
import { headerKey } from './understand/header-key.ts';
import type { HeadingLine } from './understand/heading.ts';
import type { DateOrder } from './values/dates.ts';

/** What somebody decided about a file, instead of what was guessed. */
export type Choices = {
  table?: Table;
  /** What a column means, by its index; null: it is not used. */
  columns?: ReadonlyMap<number, Field | null>;
  /** The same, by its heading or its place from 1 on. */
  named?: readonly NamedColumn[];
  heading?: HeadingLine;
  /** The order of day and month where the dates of a column leave it open. */
  dateOrder?: DateOrder;
};

export type NamedColumn = { column: string; field: Field | null };

/**
 * What was decided about the columns of a file, by their index.
 * @throws UserError where it has no column of that name
 */
export function decided(
  { columns, named = [] }: Choices,
  there: readonly Column[],
  file: string,
): ReadonlyMap<number, Field | null> {
  const found = new Map(columns);
  for (const { column, field } of named) {
    const place =
      there.find(({ header }) => headerKey(header) === headerKey(column)) ?? there[Number(column) - 1];
    if (!place) {
      const all = there.map(({ header }) => header.trim()).join(', ');
      throw new UserError(`${file} has no column "${column}". Its columns are: ${all}.`);
    }
    found.set(place.index, field);
  }
  return found;
}
