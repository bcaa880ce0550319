import { FIELDS, type Field, REQUIRED, TABLES, type Table } from './fields.ts';
import { headerKey } from './header-key.ts';
import { HEADERS } from './headers.ts';
import { type Origin, originOf } from './origins.ts';

/** What one column was taken for. */
export type Column = {
  index: number;
  header: string;
  /** Null: not used. */
  field: Field | null;
};

export type Understanding = { table: Table; origin: Origin; columns: Column[] };

const SYNONYMS: Record<Table, Map<string, Field>> = Object.fromEntries(
  TABLES.map((table) => {
    const fields = Object.keys(HEADERS[table]) as Field[];
    const entries = fields.flatMap((field) =>
      (HEADERS[table][field] ?? '').split(' | ').map((name) => [headerKey(name), field] as const),
    );
    // Of two fields with one heading, the first named has it.
    return [table, new Map(entries.reverse())];
  }),
) as Record<Table, Map<string, Field>>;

/** Fields that several columns may add to. */
const ADDING = new Set(['list', 'tags', 'emails', 'phones', 'fact', 'long-text']);

/**
 * What a table is about and what each column means, by its headings.
 * @param wanted the table, where it is known
 * @returns null where the headings are not those of any table
 */
export function understand(headers: readonly string[], wanted?: Table): Understanding | null {
  const origin = originOf(headers);
  const tables = wanted ? [wanted] : TABLES;
  const readings = tables
    .map((table) => ({ table, columns: columnsOf(headers, table, origin) }))
    .filter(({ table, columns }) => isComplete(table, columns))
    .map((reading) => ({ ...reading, score: scoreOf(reading.table, reading.columns, origin) }))
    .sort((a, b) => b.score - a.score);
  const best = readings[0];
  return best ? { table: best.table, origin, columns: best.columns } : null;
}

/** Whether the columns say what a table cannot be without. */
export const isComplete = (table: Table, columns: readonly Column[]): boolean =>
  REQUIRED[table].every((some) => columns.some(({ field }) => field !== null && some.includes(field)));

function columnsOf(headers: readonly string[], table: Table, origin: Origin): Column[] {
  const taken = new Set<Field>();
  return headers.map((header, index) => {
    const field = fieldOf(headerKey(header), table, origin);
    if (field === null || (taken.has(field) && !ADDING.has(FIELDS[field].type)))
      return { index, header, field: null };
    taken.add(field);
    return { index, header, field };
  });
}

function fieldOf(key: string, table: Table, origin: Origin): Field | null {
  if (key === '') return null;
  const particular = origin.meaning(key, table);
  if (particular !== undefined) return particular;
  // "LinkedIn" is one word, "BillingCity" two.
  return SYNONYMS[table].get(key) ?? SYNONYMS[table].get(key.replaceAll(' ', '')) ?? null;
}

/** How well a table explains the headings: what is its own counts more than what other tables have as well. */
function scoreOf(table: Table, columns: readonly Column[], origin: Origin): number {
  const own = {
    customers: 'customer.',
    contacts: 'contact.',
    interactions: 'interaction.',
    commitments: 'commitment.',
    purchases: 'purchase.',
  }[table];
  const points = columns.map(({ field }) => {
    if (field === null) return 0;
    if (FIELDS[field].type === 'fact') return 0.5;
    return field.startsWith(own) ? 2 : 1;
  });
  const bonus = origin.table === table ? 100 : 0;
  return points.reduce<number>((sum, point) => sum + point, bonus);
}

/** An understanding with what a caller decided about some of its columns. */
export const withColumns = (
  understanding: Understanding,
  chosen: ReadonlyMap<number, Field | null>,
): Understanding => ({
  ...understanding,
  columns: understanding.columns.map(
    (column): Column => ({
      ...column,
      field: chosen.has(column.index) ? (chosen.get(column.index) ?? null) : column.field,
    }),
  ),
});
