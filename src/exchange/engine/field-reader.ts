import type { Draft } from '../draft.ts';
import type { Field } from '../understand/fields.ts';
import type { CellMoment } from '../values/cell.ts';

/** Reads what a row says, with the type that the field's column was read as. */
export function fieldReader(values: Draft['values']) {
  const value = (field: Field) => values.get(field) ?? null;
  const moment = (field: Field): CellMoment | null => {
    const found = value(field);
    return found !== null && typeof found === 'object' && 'written' in found ? found : null;
  };
  return {
    value,
    moment,
    has: (field: Field): boolean => values.has(field),
    text(field: Field): string | null {
      const found = value(field);
      return typeof found === 'string' ? found : null;
    },
    number(field: Field): number | null {
      const found = value(field);
      return typeof found === 'number' ? found : null;
    },
    list(field: Field): string[] | null {
      const found = value(field);
      return Array.isArray(found) && found.every((item) => typeof item === 'string') ? found : null;
    },
    /** Those of some fields that have a column; undefined where the cell is empty. */
    stated(thing: string, fields: readonly string[]): Record<string, unknown> {
      const there = fields.filter((field) => values.has(`${thing}.${field}` as Field));
      return Object.fromEntries(
        there.map((field) => [field, value(`${thing}.${field}` as Field) ?? undefined]),
      );
    },
  };
}
export type FieldReader = ReturnType<typeof fieldReader>;
