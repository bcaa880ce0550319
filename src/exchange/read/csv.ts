import { type CsvError, parse } from 'csv-parse';
import { rewindable } from './rewindable.ts';
import type { ReadItem } from './row.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

/**
 * The longest row that is read, in bytes of UTF-8. Excel's longest cell has 32,767 characters; a longer row is a quote
 * that was never closed.
 */
const LONGEST_ROW = 256 * 1024;

/**
 * The rows of a text of separated values, streamed. Quotes as in RFC 4180, and as forgiving as spreadsheets: a quote
 * inside an unquoted cell is a character, rows may be short or long. A row whose quote is never closed is reported with
 * its line, and reading goes on with the next line, so that one stray quote costs one row and not the rest of the file.
 * @param text pieces of the text, with `\n` for every line break
 */
export async function* readCsv(text: AsyncIterable<string>, delimiter: Delimiter): AsyncGenerator<ReadItem> {
  const bytes = rewindable(text);
  let offset = 0;
  let linesBefore = 0;
  for (;;) {
    const parser = parse({
      delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: LONGEST_ROW,
      info: true,
    });
    const feeding = feed(bytes.from(offset), parser);
    let end = offset;
    let line = linesBefore;
    try {
      for await (const { record, info } of parser as AsyncIterable<Parsed>) {
        end = offset + info.bytes;
        line = linesBefore + info.lines;
        bytes.forget(end);
        const cells = record.map((cell) => cell);
        yield { row: { line: line - breaksIn(cells), cells } };
      }
      await feeding;
      return;
    } catch (error) {
      if (!isCsvError(error)) throw error;
      await feeding;
      const bad = await bytes.line(end);
      if (bad === null) return;
      yield {
        unreadable: {
          line: line + 1 + bad.emptyBefore,
          reason:
            error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
              ? 'a quote is opened and never closed'
              : error.message,
          cells: [bad.text],
        },
      };
      offset = bad.end;
      linesBefore = line + bad.emptyBefore + 1;
      bytes.forget(offset);
    }
  }
}

type Parsed = { record: string[]; info: { bytes: number; lines: number } };

const isCsvError = (error: unknown): error is CsvError =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');

const breaksIn = (cells: string[]): number => {
  let breaks = 0;
  for (const cell of cells) {
    for (let index = cell.indexOf('\n'); index >= 0; index = cell.indexOf('\n', index + 1)) breaks += 1;
  }
  return breaks;
};

/** Writes to the parser as fast as it takes it, until it has all or fails. */
async function feed(chunks: AsyncGenerator<Buffer>, parser: ReturnType<typeof parse>): Promise<void> {
  const closed = new Promise<void>((settle) => parser.once('close', settle).once('error', () => settle()));
  let open = true;
  closed.then(() => {
    open = false;
  });
  for await (const chunk of chunks) {
    if (!open || parser.destroyed) return;
    if (!parser.write(chunk))
      await Promise.race([new Promise((settle) => parser.once('drain', settle)), closed]);
  }
  if (open && !parser.destroyed) parser.end();
}
