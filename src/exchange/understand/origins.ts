import type { Field, Table } from './fields.ts';
import { headerKey, squeezed } from './header-key.ts';
import { type OriginName, SIGNATURES } from './signatures.ts';

export type { OriginName } from './signatures.ts';

/** The program that a file was exported from, as far as its headings tell. */
export type Origin = {
  name: OriginName;
  /** The table, where the origin tells it for sure. */
  table: Table | null;
  /** What a heading means here, where that differs from what it means anywhere else; null: it is not used here. */
  meaning(key: string, table: Table): Field | null | undefined;
};

/** Signs count here: "Organization - Name" is Pipedrive's, "Organization Name" Google's. A star says that it must be filled. */
const heading = (text: string): string =>
  text
    .trim()
    .replace(/^\*|\*$/g, '')
    .toLowerCase();

const KNOWN = SIGNATURES.map((signature) => ({
  ...signature,
  headings: signature.has.map(heading),
  meanings: new Map(
    Object.entries(signature.headers ?? {}).map(([header, field]) => [squeezed(headerKey(header)), field]),
  ),
}));

export const SHEET: Origin = { name: 'sheet', table: null, meaning: () => undefined };

/** Where a table comes from, by its headings; `sheet` where no program is known by them. */
export function originOf(headers: readonly string[]): Origin {
  const there = new Set(headers.map(heading));
  const found = KNOWN.find(({ headings }) => headings.every((one) => there.has(one)));
  if (!found) return SHEET;
  return {
    name: found.name,
    table: found.table ?? null,
    meaning: (key, table) =>
      found.table !== undefined && table !== found.table
        ? undefined
        : found.meanings.has(squeezed(key))
          ? found.meanings.get(squeezed(key))
          : found.guess?.(key),
  };
}
