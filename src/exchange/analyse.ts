import { ellipsis } from '../domain/text/clean.ts';
import { UserError } from '../errors.ts';
import type { MemberDirectory } from './members.ts';
import { type Delimiter, readCsv } from './read/csv.ts';
import { decode, detectEncoding, type Encoding, sampleOf } from './read/decode.ts';
import type { ReadItem, Row } from './read/row.ts';
import { sniffDelimiter } from './read/sniff.ts';
import { CARD_COLUMNS, readVcards } from './read/vcard.ts';
import type { Source } from './source.ts';
import type { Field, Table } from './understand/fields.ts';
import { FIELDS } from './understand/fields.ts';
import { SHEET } from './understand/origins.ts';
import { type Understanding, understand, withColumns } from './understand/understand.ts';
import { memberIn } from './values/cell.ts';
import { type DateEvidence, type DateOrder, orderOf, weigh } from './values/dates.ts';
import { type DecimalEvidence, type DecimalSign, decimalOf, weighNumber } from './values/numbers.ts';

/** What somebody decided about a file, instead of what was guessed. */
export type Choices = {
  table?: Table;
  /** What a column means, by its index; null: it is not used. */
  columns?: ReadonlyMap<number, Field | null>;
  /** The order of day and month where the dates of a column leave it open. */
  dateOrder?: DateOrder;
};

/** How a file is read: as a table of separated values, or as an address book. */
export type Format =
  | { encoding: Encoding; kind: 'csv'; delimiter: Delimiter }
  | { encoding: Encoding; kind: 'vcard' };

/** What is known of a file before anything is imported. */
export type Analysis = {
  format: Format;
  understanding: Understanding;
  /** Rows below the heading, readable or not. */
  rows: number;
  /** The first rows. */
  samples: Row[];
  /** By column; null: the dates can be read both ways. */
  orders: (DateOrder | null)[];
  decimals: DecimalSign[];
  /** Headings of columns of colleagues in which nobody of this workspace is named: they are about others. */
  strangers: string[];
  /** Columns of dates that somebody has to be asked about: 03/04 may be March or April. */
  ambiguous: { index: number; header: string; example: string }[];
};

const SAMPLES = 5;
/** After so many names of strangers, nobody here is expected among the others. */
const NAMES_LOOKED_AT = 10_000;
/** Some exports begin with a title or a date above the heading. */
const HEADING_WITHIN = 5;
const DATES = new Set(['day', 'moment', 'calendar-date', 'labelled-dates']);

/**
 * Reads a whole table to learn what its columns are and how their dates and numbers are written. Nothing is kept of the
 * rows but the first few.
 * @throws UserError where it is no table that can be imported
 */
export async function analyse(
  source: Source,
  choices: Choices & { members?: MemberDirectory } = {},
): Promise<Analysis> {
  const format = await formatOf(source);
  if (format.kind === 'vcard') return analyseCards(source, format, choices);
  const first: Row[] = [];
  let heading: { understanding: Understanding; row: Row } | null = null;
  const samples: Row[] = [];
  let rows = 0;
  let evidence: { dates: DateEvidence; numbers: DecimalEvidence; example: string }[] = [];
  const named = new Map<number, { cells: number; found: boolean }>();
  const weighRow = (row: Row) => {
    rows += 1;
    if (samples.length < SAMPLES) samples.push(row);
    for (const [index, about] of named) {
      const cell = row.cells[index]?.trim() ?? '';
      if (about.found || cell === '' || about.cells >= NAMES_LOOKED_AT) continue;
      about.cells += 1;
      about.found = choices.members === undefined || memberIn(cell, choices.members) !== null;
    }
    for (const [index, cell] of row.cells.entries()) {
      const about = evidence[index];
      if (about && cell.length <= 40 && /\d/.test(cell)) {
        const before = about.dates.either;
        weigh(about.dates, cell);
        if (about.dates.either > before && about.example === '') about.example = cell;
        weighNumber(about.numbers, cell);
      }
    }
  };
  for await (const item of readItems(source, format)) {
    if ('unreadable' in item) {
      rows += 1;
      continue;
    }
    if (heading) {
      weighRow(item.row);
      continue;
    }
    first.push(item.row);
    const understanding = understand(item.row.cells, choices.table) ?? asChosen(item.row, choices);
    if (understanding) {
      heading = { understanding, row: item.row };
      for (const { index, field } of understanding.origin.name === 'rapport' ? [] : understanding.columns)
        if (field !== null && FIELDS[field].type === 'member' && !choices.columns?.has(index))
          named.set(index, { cells: 0, found: false });
      rows = 0;
      evidence = item.row.cells.map(() => ({
        dates: { dayFirst: 0, monthFirst: 0, either: 0 },
        numbers: { point: 0, comma: 0 },
        example: '',
      }));
    } else if (first.length >= HEADING_WITHIN) break;
  }
  if (!heading) throw notUnderstood(source, first[0]);
  const strangers = [...named].filter(([, { cells, found }]) => cells > 0 && !found).map(([index]) => index);
  const understanding = withColumns(
    heading.understanding,
    strangersIn(heading.understanding, strangers),
    choices.columns,
  );
  const orders = ordersOf(evidence.map(({ dates }) => dates));
  return {
    format,
    understanding,
    rows,
    samples,
    orders: orders.map((order) => order ?? choices.dateOrder ?? null),
    decimals: evidence.map(({ numbers }) => decimalOf(numbers)),
    strangers: strangers.map((index) => understanding.columns[index]?.header ?? ''),
    ambiguous: understanding.columns
      .filter(
        ({ field, index }) =>
          field !== null &&
          DATES.has(FIELDS[field].type) &&
          orders[index] === null &&
          choices.dateOrder === undefined,
      )
      .map(({ index, header }) => ({ index, header, example: evidence[index]?.example ?? '' })),
  };
}

/** The rows below the heading, or the cards. */
export async function* rowsOf(
  source: Source,
  { format, understanding }: Pick<Analysis, 'format' | 'understanding'>,
): AsyncGenerator<ReadItem> {
  const headers = JSON.stringify(understanding.columns.map(({ header }) => header));
  let below = format.kind === 'vcard';
  for await (const item of readItems(source, format)) {
    if (below) yield item;
    else below = 'row' in item && JSON.stringify(item.row.cells) === headers;
  }
}

function readItems(source: Source, format: Format): AsyncGenerator<ReadItem> {
  const text = decode(source.open(), format.encoding);
  return format.kind === 'vcard' ? readVcards(text) : readCsv(text, format.delimiter);
}

async function formatOf(source: Source): Promise<Format> {
  const encoding = await detectEncoding(source.open());
  const sample = await sampleText(source, encoding);
  return /^\s*BEGIN[ \t]*:[ \t]*VCARD/i.test(sample)
    ? { kind: 'vcard', encoding }
    : { kind: 'csv', encoding, delimiter: sniffDelimiter(sample) };
}

async function analyseCards(source: Source, format: Format, { columns }: Choices): Promise<Analysis> {
  const fixed: Understanding = {
    table: 'contacts',
    origin: { ...SHEET, name: 'vcard' },
    columns: CARD_COLUMNS.map(([header, field], index) => ({ index, header, field })),
  };
  const understanding = withColumns(fixed, columns);
  const samples: Row[] = [];
  let rows = 0;
  for await (const item of readItems(source, format)) {
    rows += 1;
    if ('row' in item && samples.length < SAMPLES) samples.push(item.row);
  }
  return {
    format,
    understanding,
    rows,
    samples,
    orders: CARD_COLUMNS.map(() => 'day-first'),
    decimals: CARD_COLUMNS.map(() => '.'),
    strangers: [],
    ambiguous: [],
  };
}

/** The order of each column; one that leaves it open has that of the others, where these are sure and agree. */
function ordersOf(evidence: readonly DateEvidence[]): (DateOrder | null)[] {
  const sure = evidence.filter(({ dayFirst, monthFirst }) => dayFirst + monthFirst > 0).map(orderOf);
  const [common = null, ...others] = new Set(sure);
  return evidence.map((dates) => orderOf(dates) ?? (others.length === 0 ? common : null));
}

/** Owners whom nobody here knows are remembered by name; other strangers say nothing. */
const strangersIn = (
  { columns }: Understanding,
  indexes: readonly number[],
): ReadonlyMap<number, Field | null> =>
  new Map(
    indexes.map((index) => [index, columns[index]?.field === 'customer.owner' ? 'customer.fact' : null]),
  );

/** A table whose headings say nothing, but whose columns were all chosen by hand. */
function asChosen(row: Row, { table, columns }: Choices): Understanding | null {
  if (!table || !columns || columns.size === 0) return null;
  return {
    table,
    origin: SHEET,
    columns: row.cells.map((header, index) => ({ index, header, field: columns.get(index) ?? null })),
  };
}

async function sampleText(source: Source, encoding: Encoding): Promise<string> {
  let text = '';
  const sample = await sampleOf(source.open());
  for await (const piece of decode([sample], encoding)) text += piece;
  return text;
}

function notUnderstood(source: Source, row: Row | undefined): UserError {
  if (!row) return new UserError(`${source.name} is empty.`);
  const seen = ellipsis(row.cells.join(', '), 200);
  return new UserError(
    `${source.name} is not a table I know: its first row is "${seen}". It needs a heading such as name, company, or customer, date and text; or say what it holds and what its columns are.`,
  );
}
