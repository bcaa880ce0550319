import type { Field, Table } from './fields.ts';
import { headerKey } from './header-key.ts';

/** The program that a file was exported from, as far as its headings tell. */
export type Origin = {
  name:
    | 'rapport'
    | 'hubspot'
    | 'salesforce'
    | 'pipedrive'
    | 'google'
    | 'outlook'
    | 'thunderbird'
    | 'android'
    | 'vcard'
    | 'sheet';
  /** The table, where the origin tells it for sure. */
  table: Table | null;
  /** Headings that mean something else here than anywhere else. */
  headers: Partial<Record<Table, Map<string, Field>>>;
  /** Headings that are numbered or composed. */
  guess?: (key: string, table: Table) => Field | null;
};

type Signature = Omit<Origin, 'headers'> & {
  /** The file is of this origin when it has all of these headings. */
  has: string[];
  headers?: Partial<Record<Table, Partial<Record<string, Field>>>>;
};

/** Google numbers its columns: "E-mail 1 - Value" (and, in older exports, beside "E-mail 1 - Type"). */
function googleField(key: string): Field | null {
  if (/^e mail \d+ value$/.test(key)) return 'contact.emails';
  if (/^phone \d+ value$/.test(key)) return 'contact.phones';
  if (/^(website|im|relation|event|custom field|address) \d+ (value|formatted)$/.test(key))
    return 'contact.fact';
  return null;
}

/** The most particular first. */
const SIGNATURES: Signature[] = [
  {
    name: 'rapport',
    table: 'customers',
    has: ['name', 'standing', 'cadence_days'],
  },
  { name: 'rapport', table: 'contacts', has: ['customer', 'name', 'role', 'birthday', 'remember'] },
  { name: 'rapport', table: 'interactions', has: ['customer', 'kind', 'occurred_at', 'by', 'text'] },
  { name: 'rapport', table: 'commitments', has: ['customer', 'kind', 'text', 'due', 'status', 'opened_at'] },
  { name: 'rapport', table: 'purchases', has: ['customer', 'date', 'item', 'amount', 'currency'] },
];

const maps = (headers: Signature['headers']): Origin['headers'] =>
  Object.fromEntries(
    Object.entries(headers ?? {}).map(([table, fields]) => [
      table,
      new Map(
        Object.entries(fields ?? {}).flatMap(([header, field]) =>
          field ? [[headerKey(header), field]] : [],
        ),
      ),
    ]),
  );

/** Where a table comes from, by its headings; `sheet` where no program is known by them. */
export function originOf(headers: readonly string[]): Origin {
  const there = new Set(headers.map(headerKey));
  const found = SIGNATURES.find(({ has }) => has.every((header) => there.has(headerKey(header))));
  if (!found) return { name: 'sheet', table: null, headers: {} };
  return {
    name: found.name,
    table: found.table,
    headers: maps(found.headers),
    ...(found.name === 'google' ? { guess: googleField } : found.guess ? { guess: found.guess } : {}),
  };
}
