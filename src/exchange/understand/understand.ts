import type { CommitmentKind } from '../../domain/commitment.ts';
import type { InteractionKind } from '../../domain/kinds.ts';
import { adds, type Column, columnsOf, isName } from './columns.ts';
import { FIELDS, type Field, REQUIRED, TABLES, type Table } from './fields.ts';
import { headerKey } from './header-key.ts';
import { type Origin, originOf, SHEET } from './origins.ts';
import { sortOf } from './qualified.ts';

export type Understanding = { table: Table; origin: Origin; columns: Column[] };

/**
 * What a table is about and what each column means, by its headings.
 * @param wanted the table, where it is known
 * @returns null where the headings are not those of any table
 */
export const understand = (headers: readonly string[], wanted?: Table): Understanding | null =>
  likeliest(
    readingsOf(headers, wanted).filter(({ table, columns }) => missingIn(table, columns).length === 0),
  );

/** The same of headings that leave something open: the likeliest of the tables that lack least. */
export function guess(headers: readonly string[], wanted?: Table): Understanding {
  const readings = readingsOf(headers, wanted);
  const lacks = ({ table, columns }: Understanding) => missingIn(table, columns).length;
  const least = Math.min(...readings.map(lacks));
  return (
    likeliest(readings.filter((reading) => lacks(reading) === least)) ?? {
      table: wanted ?? 'customers',
      origin: SHEET,
      columns: [],
    }
  );
}

const readingsOf = (headers: readonly string[], wanted: Table | undefined): Understanding[] => {
  const origin = originOf(headers);
  const sure = wanted ?? origin.table;
  return (sure ? [sure] : TABLES).map((table) => ({
    table,
    origin,
    columns: columnsOf(headers, table, origin),
  }));
};

const likeliest = (readings: readonly Understanding[]): Understanding | null =>
  readings.map((reading) => ({ reading, score: scoreOf(reading) })).sort((a, b) => b.score - a.score)[0]
    ?.reading ?? null;

/** What a table cannot be without and none of its columns is; of each, the fields that would do. */
export const missingIn = (table: Table, columns: readonly Column[]): (readonly Field[])[] =>
  REQUIRED[table].filter((some) => !columns.some(({ field }) => field !== null && some.includes(field)));

/** How well a table explains the headings: what is its own counts more than what other tables have as well. */
function scoreOf({ table, columns }: Understanding): number {
  const own = {
    customers: 'customer.',
    contacts: 'contact.',
    interactions: 'interaction.',
    commitments: 'commitment.',
    purchases: 'purchase.',
  }[table];
  const points = columns.map(({ header, field }) => {
    // A list of customers has one column for their names: with a company beside it, a name is a person's.
    if (field === null) return table === 'customers' && isName(header) ? -4 : 0;
    // People have e-mail addresses and phones; a company that has them too is told by its other columns.
    if (FIELDS[field].type === 'fact')
      return /^(?:email|phone)$/.test(sortOf(headerKey(header)) ?? '') ? 0 : 0.5;
    return field.startsWith(own) ? 2 : 1;
  });
  return points.reduce<number>((sum, point) => sum + point, 0);
}

const ABOUT: readonly (readonly [RegExp, InteractionKind])[] = [
  [/^call (?:title|notes|body|outcome|direction|duration)/, 'call'],
  [/^meeting (?:name|title|notes|description|outcome|start)/, 'meeting'],
  [/^email (?:subject|body|direction|send)/, 'email'],
  [/^note (?:body|content)/, 'other'],
];
/** What kind of interactions a table without a column for it is about, as far as its headings tell. */
export const kindIn = ({ columns }: Pick<Understanding, 'columns'>): InteractionKind | null =>
  ABOUT.find(([heading]) => columns.some(({ header }) => heading.test(headerKey(header))))?.[1] ?? null;

/** What sort of commitments a table without a column for it is about. */
export const commitmentKindIn = ({ columns }: Pick<Understanding, 'columns'>): CommitmentKind => {
  const about = columns.find(({ field }) => field === 'commitment.text')?.header ?? '';
  if (/compl|beschw|reklam|reclam|quej|klacht/i.test(about)) return 'complaint';
  return /promis|versprech|zusage/i.test(about) ? 'promise' : 'next-step';
};

/** Headings of lists of people who have bought nothing yet. */
const LEADS = /^(?:lead (?:id|name|owner|no|number)|leads?)$/;
export const areLeads = ({ table, columns }: Understanding): boolean =>
  (table === 'customers' || table === 'contacts') &&
  columns.some(({ header }) => LEADS.test(headerKey(header)));

/**
 * An understanding with what was found out about some of its columns, and what somebody decided, who has the last word:
 * a field that was given to a column by hand is taken from one that was only guessed to hold it.
 */
export function withColumns(
  understanding: Understanding,
  found: ReadonlyMap<number, Field | null>,
  chosen: ReadonlyMap<number, Field | null>,
): Understanding {
  const taken = new Set([...chosen.values()].filter((field) => field !== null && !adds(field)));
  return {
    ...understanding,
    columns: understanding.columns.map(({ index, header, field: guessed }): Column => {
      if (chosen.has(index)) return { index, header, field: chosen.get(index) ?? null };
      const field = found.has(index) ? (found.get(index) ?? null) : guessed;
      return { index, header, field: taken.has(field) ? null : field };
    }),
  };
}
