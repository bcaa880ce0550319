import type { InteractionKind } from '../../domain/kinds.ts';
import { FIELDS, type Field, isField, REQUIRED, TABLES, type Table } from './fields.ts';
import { headerKey } from './header-key.ts';
import { HEADERS } from './headers.ts';
import { type Origin, originOf, SHEET } from './origins.ts';

/** What one column was taken for. */
export type Column = {
  index: number;
  header: string;
  /** Null: not used. */
  field: Field | null;
};

export type Understanding = { table: Table; origin: Origin; columns: Column[] };

/** What a heading may mean, the likeliest first; of two columns for one field, the lower rank has it. */
type Claim = { field: Field; rank: number };

const claimsIn = (table: Table): ReadonlyMap<string, Claim[]> => {
  const claims = new Map<string, Claim[]>();
  for (const [field, names] of Object.entries(HEADERS[table]) as [Field, string][])
    for (const [rank, name] of names.split(' | ').entries()) {
      const key = headerKey(name);
      claims.set(key, [...(claims.get(key) ?? []), { field, rank }]);
    }
  return claims;
};
const SYNONYMS: Record<Table, ReadonlyMap<string, Claim[]>> = {
  customers: claimsIn('customers'),
  contacts: claimsIn('contacts'),
  interactions: claimsIn('interactions'),
  commitments: claimsIn('commitments'),
  purchases: claimsIn('purchases'),
};

/** Whether a column has the very heading that Rapport's own files have there: then Rapport's own words are meant. */
export const isOwnHeading = (table: Table, { header, field }: Column): boolean =>
  field !== null && headerKey(HEADERS[table][field]?.split(' | ')[0] ?? '') === headerKey(header);

/** The field that is called so, by its own name or by what its column is called in Rapport's files; null: none is. */
export function fieldNamed(name: string, table: Table | null): Field | null {
  if (isField(name)) return name;
  const fields = TABLES.filter((one) => table === null || one === table).flatMap(
    (one) => SYNONYMS[one].get(headerKey(name))?.find(({ rank }) => rank === 0)?.field ?? [],
  );
  // Two tables may have a column of one name for two things.
  return new Set(fields).size === 1 ? (fields[0] ?? null) : null;
}

/** Fields that several columns may add to. */
const ADDING = new Set(['list', 'tags', 'emails', 'phones', 'fact', 'long-text']);
const adds = (field: Field): boolean => ADDING.has(FIELDS[field].type);

/**
 * What a table is about and what each column means, by its headings.
 * @param wanted the table, where it is known
 * @returns null where the headings are not those of any table
 */
export const understand = (headers: readonly string[], wanted?: Table): Understanding | null =>
  likeliest(
    readingsOf(headers, wanted).filter(({ table, columns }) => missingIn(table, columns).length === 0),
  );

/** The same of headings that leave something open: the likeliest table, whatever it still lacks. */
export const guess = (headers: readonly string[], wanted?: Table): Understanding =>
  likeliest(readingsOf(headers, wanted)) ?? { table: wanted ?? 'customers', origin: SHEET, columns: [] };

const readingsOf = (headers: readonly string[], wanted: Table | undefined): Understanding[] => {
  const origin = originOf(headers);
  return (wanted ? [wanted] : TABLES).map((table) => ({
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

function columnsOf(headers: readonly string[], table: Table, origin: Origin): Column[] {
  const claims = headers.map((header) => claimsOf(header, table, origin));
  while (settle(claims));
  return headers.map((header, index) => ({ index, header, field: claims[index]?.[0]?.field ?? null }));
}

/** Takes from one of two columns that claim the same field its claim; false: there are no such two. */
function settle(claims: Claim[][]): boolean {
  const holders = new Map<Field, Claim[]>();
  for (const own of claims) {
    const [claim] = own;
    if (!claim || adds(claim.field)) continue;
    const other = holders.get(claim.field);
    if (other) {
      ((other[0]?.rank ?? 0) <= claim.rank ? own : other).shift();
      return true;
    }
    holders.set(claim.field, own);
  }
  return false;
}

/** What Dynamics writes for itself. */
const NOT_FOR_PEOPLE = /^do not modify /;

function claimsOf(header: string, table: Table, origin: Origin): Claim[] {
  const key = headerKey(header);
  if (key === '' || NOT_FOR_PEOPLE.test(key)) return [];
  const particular = origin.meaning(key, table);
  if (particular !== undefined) return particular === null ? [] : [{ field: particular, rank: -1 }];
  const known = SYNONYMS[table];
  const bare = headerKey(header.replace(/[([][^)\]]*[)\]]/g, ' '));
  // "LinkedIn" is one word, "BillingCity" two; "Amount (net)" is an amount, and "Phone 2" another phone.
  const found =
    known.get(key) ??
    known.get(key.replaceAll(' ', '')) ??
    known.get(bare) ??
    known.get(bare.replace(/ ?\d+$/, ''))?.filter(({ field }) => adds(field));
  return [...(found ?? [])];
}

/** How well a table explains the headings: what is its own counts more than what other tables have as well. */
function scoreOf({ table, columns, origin }: Understanding): number {
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
    if (FIELDS[field].type === 'fact') return 0.5;
    return field.startsWith(own) ? 2 : 1;
  });
  const bonus = origin.table === table ? 100 : 0;
  return points.reduce<number>((sum, point) => sum + point, bonus);
}

const isName = (header: string): boolean =>
  [
    ...(SYNONYMS.customers.get(headerKey(header)) ?? []),
    ...(SYNONYMS.contacts.get(headerKey(header)) ?? []),
  ].some(({ field }) =>
    ['customer.name', 'contact.firstName', 'contact.lastName', 'contact.name'].includes(field),
  );

const ABOUT: readonly (readonly [RegExp, InteractionKind])[] = [
  [/^call (?:title|notes|body|outcome|direction|duration)/, 'call'],
  [/^meeting (?:name|title|notes|description|outcome|start)/, 'meeting'],
  [/^email (?:subject|body|direction|send)/, 'email'],
  [/^note (?:body|content)/, 'other'],
];
/** What kind of interactions a table without a column for it is about, as far as its headings tell. */
export const kindIn = ({ columns }: Pick<Understanding, 'columns'>): InteractionKind | null =>
  ABOUT.find(([heading]) => columns.some(({ header }) => heading.test(headerKey(header))))?.[1] ?? null;

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
