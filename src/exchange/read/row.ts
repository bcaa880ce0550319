/** One row of a table, or one card of an address book, as it stands in the file. */
export type Row = {
  /** The line of the file on which it begins, from 1. */
  line: number;
  cells: string[];
};

/** A part of a file that cannot be read as a row. */
export type Unreadable = { line: number; reason: string; cells: string[] };

export type ReadItem = { row: Row } | { unreadable: Unreadable };
