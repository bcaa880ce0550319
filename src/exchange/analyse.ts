import { UserError } from '../errors.ts';
import { type Choices, decided } from './choices.ts';
import type { MemberDirectory } from './members.ts';
import { type Delimiter, readCsv } from './read/csv.ts';
import { decode, detectEncoding, type Encoding, sampleOf } from './read/decode.ts';
import type { ReadItem, Row } from './read/row.ts';
import { sniffDelimiter } from './read/sniff.ts';
import { mustBeTable, mustBeText } from './read/text-only.ts';
import { unwrapped } from './read/unwrap.ts';
import { CARD_COLUMNS, readVcards } from './read/vcard.ts';
import type { Source } from './source.ts';
import { FIELDS, type Field, REQUIRED } from './understand/fields.ts';
import { findHeading, HEADING_WITHIN, type HeadingLine } from './understand/heading.ts';
import { SHEET } from './understand/origins.ts';
import { missingIn, type Understanding, withColumns } from './understand/understand.ts';
import type { DateOrder } from './values/dates.ts';
import type { DecimalSign } from './values/numbers.ts';
import { columnWeigher } from './weigh-columns.ts';

/** How a file is read: as a table of separated values, or as an address book. */
export type Format =
  | { encoding: Encoding; kind: 'csv'; delimiter: Delimiter }
  | { encoding: Encoding; kind: 'vcard' };

/** What is known of a file before anything is imported. */
export type Analysis = {
  format: Format;
  understanding: Understanding;
  heading: HeadingLine;
  /** The first rows of the file, the heading and what stands above it among them. */
  top: Row[];
  /** What somebody decided about columns, by their index. */
  chosen: ReadonlyMap<number, Field | null>;
  /** What the table cannot be without and no column is; while there is any, nothing can be imported. */
  missing: (readonly Field[])[];
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
const DATES = new Set(['day', 'moment', 'calendar-date', 'labelled-dates']);

/**
 * Reads a whole table to learn what its columns are and how their dates and numbers are written. Nothing is kept of the
 * rows but the first few.
 * @throws UserError where it is no table, or has no column that somebody named
 */
export async function analyse(
  source: Source,
  choices: Choices & { members?: MemberDirectory } = {},
): Promise<Analysis> {
  const format = await formatOf(source);
  if (format.kind === 'vcard') return analyseCards(source, format, choices);
  const top = await topOf(source, format);
  if (top.length === 0) throw new UserError(`${source.name} is empty.`);
  const { line: heading, understanding: guessed } = findHeading(top, choices);
  const chosen = decided(choices, guessed.columns, source.name);
  const colleagues = guessed.columns.filter(
    ({ index, field }) => field !== null && FIELDS[field].type === 'member' && !chosen.has(index),
  );
  const steps = guessed.columns.filter(({ field }) => field === 'interaction.nextStep');
  const weigher = columnWeigher(
    guessed.columns.length,
    guessed.origin.name === 'rapport' ? [] : colleagues.map(({ index }) => index),
    choices.members,
    guessed.columns.some(({ field }) => field === 'interaction.nextStepDue')
      ? []
      : steps.map(({ index }) => index),
  );
  const samples: Row[] = [];
  let rows = 0;
  for await (const item of rowsOf(source, { format, heading })) {
    rows += 1;
    if ('unreadable' in item) continue;
    if (samples.length < SAMPLES) samples.push(item.row);
    weigher.add(item.row);
  }
  const strangers = weigher.strangers();
  const found = strangersIn(guessed, strangers);
  for (const index of weigher.days()) found.set(index, 'interaction.nextStepDue');
  const understanding = withColumns(guessed, found, chosen);
  const { table, columns } = understanding;
  const orders = weigher.orders();
  return {
    format,
    understanding,
    heading,
    top,
    chosen,
    // What was told from the cells alone, somebody is to look at first.
    missing: heading === 'none' && chosen.size === 0 ? [...REQUIRED[table]] : missingIn(table, columns),
    rows,
    samples,
    orders: orders.map((order) => order ?? choices.dateOrder ?? null),
    decimals: weigher.decimals(),
    strangers: strangers.map((index) => columns[index]?.header ?? ''),
    ambiguous: columns
      .filter(
        ({ field, index }) =>
          field !== null &&
          DATES.has(FIELDS[field].type) &&
          orders[index] === null &&
          choices.dateOrder === undefined,
      )
      .map(({ index, header }) => ({ index, header, example: weigher.example(index) })),
  };
}

/** The rows below the heading, or the cards. */
export async function* rowsOf(
  source: Source,
  { format, heading }: Pick<Analysis, 'format' | 'heading'>,
): AsyncGenerator<ReadItem> {
  for await (const item of readItems(source, format)) {
    const { line } = 'row' in item ? item.row : item.unreadable;
    if (heading === 'none' || line > heading) yield item;
  }
}

/** The first rows of a table; what cannot be read is passed over. */
async function topOf(source: Source, format: Format): Promise<Row[]> {
  const top: Row[] = [];
  for await (const item of readItems(source, format)) {
    if ('row' in item) top.push(item.row);
    if (top.length >= HEADING_WITHIN) break;
  }
  return top;
}
function readItems(source: Source, format: Format): AsyncGenerator<ReadItem> {
  const text = decode(source.open(), format.encoding);
  return format.kind === 'vcard'
    ? readVcards(text)
    : unwrapped(readCsv(text, format.delimiter), format.delimiter);
}

async function formatOf(source: Source): Promise<Format> {
  await mustBeText(source);
  const encoding = await detectEncoding(source.open());
  const sample = await sampleText(source, encoding);
  if (/^\s*BEGIN[ \t]*:[ \t]*VCARD/i.test(sample)) return { kind: 'vcard', encoding };
  mustBeTable(sample, source.name);
  return { kind: 'csv', encoding, delimiter: sniffDelimiter(sample) };
}

async function analyseCards(source: Source, format: Format, choices: Choices): Promise<Analysis> {
  const fixed: Understanding = {
    table: 'contacts',
    origin: { ...SHEET, name: 'vcard' },
    columns: CARD_COLUMNS.map(([header, field], index) => ({ index, header, field })),
  };
  const chosen = decided(choices, fixed.columns, source.name);
  const understanding = withColumns(fixed, new Map(), chosen);
  const samples: Row[] = [];
  let rows = 0;
  for await (const item of readItems(source, format)) {
    rows += 1;
    if ('row' in item && samples.length < SAMPLES) samples.push(item.row);
  }
  return {
    format,
    understanding,
    heading: 'none',
    top: [],
    chosen,
    missing: missingIn('contacts', understanding.columns),
    rows,
    samples,
    orders: CARD_COLUMNS.map(() => 'day-first'),
    decimals: CARD_COLUMNS.map(() => '.'),
    strangers: [],
    ambiguous: [],
  };
}

/** Owners whom nobody here knows are remembered by name; other strangers say nothing. */
const strangersIn = ({ columns }: Understanding, indexes: readonly number[]): Map<number, Field | null> =>
  new Map(
    indexes.map((index) => [index, columns[index]?.field === 'customer.owner' ? 'customer.fact' : null]),
  );

async function sampleText(source: Source, encoding: Encoding): Promise<string> {
  let text = '';
  const sample = await sampleOf(source.open());
  for await (const piece of decode([sample], encoding)) text += piece;
  return text;
}
