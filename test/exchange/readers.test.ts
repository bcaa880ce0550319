import { readdirSync, readFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { analyse, rowsOf } from '../../src/exchange/analyse.ts';
import { readCsv } from '../../src/exchange/read/csv.ts';
import { decode, detectEncoding, type Encoding } from '../../src/exchange/read/decode.ts';
import type { ReadItem, Row } from '../../src/exchange/read/row.ts';
import { sniffDelimiter } from '../../src/exchange/read/sniff.ts';
import { readVcards } from '../../src/exchange/read/vcard.ts';
import { quotedPrintable, readProperty } from '../../src/exchange/read/vcard-property.ts';
import { memorySource } from '../../src/exchange/source.ts';

async function* pieces(text: string, size = text.length || 1): AsyncGenerator<string> {
  // Between characters, as a decoder cuts.
  const characters = Array.from(text);
  for (let at = 0; at < characters.length; at += size) yield characters.slice(at, at + size).join('');
}
async function all(items: AsyncIterable<ReadItem>): Promise<ReadItem[]> {
  const found: ReadItem[] = [];
  for await (const item of items) found.push(item);
  return found;
}
const cells = (items: ReadItem[]) =>
  items.map((item) => ('row' in item ? item.row.cells : item.unreadable.reason));
const lines = (items: ReadItem[]) =>
  items.map((item) => ('row' in item ? item.row.line : item.unreadable.line));

describe('tables', () => {
  test('line numbers are those of the file, whatever the cells hold', async () => {
    const items = await all(readCsv(pieces('a,b\n"x\ny",1\n\n\nz,2\n', 3), ','));
    expect(cells(items)).toEqual([
      ['a', 'b'],
      ['x\ny', '1'],
      ['z', '2'],
    ]);
    expect(lines(items)).toEqual([1, 2, 6]);
  });

  test('a quote that is never closed costs its own row, with its line, and not the rest of the file', async () => {
    const rest = Array.from({ length: 2_000 }, (_, index) => `row ${index},${'x'.repeat(200)}`).join('\n');
    const items = await all(readCsv(pieces(`a,b\n1,2\n"never closed,3\n${rest}\n`, 1000), ','));
    expect(items).toHaveLength(2_003);
    expect(items[2]).toEqual({
      unreadable: { line: 3, reason: 'a quote is opened and never closed', cells: ['"never closed,3'] },
    });
    expect(lines(items).slice(3, 5)).toEqual([4, 5]);
    expect(lines(items).at(-1)).toBe(2_003);
  });

  test('what was written as a table is read as it was, in whatever pieces it comes', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/\r/g, ''));
    const table = fc.array(fc.tuple(cell, cell, fc.constant('end')), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.integer({ min: 1, max: 40 }),
        async (rows, delimiter, size) => {
          const text = stringify(rows, { delimiter });
          const items = await all(readCsv(pieces(text, size), delimiter as ','));
          expect(cells(items)).toEqual(rows);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('the delimiter is the one that cuts all rows alike', () => {
    expect(sniffDelimiter('a;b;c\n1,5;2;3\n1,7;2;3\n')).toBe(';');
    expect(sniffDelimiter('name,notes\nx,"a;b;c;d"\ny,"e;f;g;h"\n')).toBe(',');
    expect(sniffDelimiter('a\tb, c\n1\t2\n')).toBe('\t');
    expect(sniffDelimiter('sep=;\na;b\n')).toBe(';');
  });
});

describe('encodings', () => {
  const text =
    'Name,Notes\nMüller & Söhne,große Straße – „Café“\nÅse Ødegård,naïve déjà vu\nJosé Muñoz,¿qué?\n';
  const encode: Record<Encoding, (text: string) => Uint8Array> = {
    'utf-8': (one) => Buffer.from(one),
    'utf-16le': (one) => Buffer.from(`\ufeff${one}`, 'utf16le'),
    'utf-16be': (one) => Buffer.from(`\ufeff${one}`, 'utf16le').swap16(),
    'windows-1252': (one) => bytesOf(one, 'windows-1252'),
    macintosh: (one) => bytesOf(one, 'macintosh'),
  };
  function bytesOf(one: string, encoding: string): Uint8Array {
    const windows: [string, number][] = [
      ['–', 0x96],
      ['„', 0x84],
      ['“', 0x93],
    ];
    const table = new Map(
      encoding === 'windows-1252'
        ? [
            ...Array.from({ length: 256 }, (_, byte): [string, number] => [String.fromCharCode(byte), byte]),
            ...windows,
          ]
        : Array.from({ length: 256 }, (_, byte): [string, number] => [
            new TextDecoder(encoding).decode(Uint8Array.of(byte)),
            byte,
          ]),
    );
    return Uint8Array.from(Array.from(one), (character) => table.get(character) ?? 63);
  }
  function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }

  test.each(Object.keys(encode) as Encoding[])(
    '%s is told, and read, from chunks that cut characters',
    async (encoding) => {
      const bytes = encode[encoding](text);
      expect(await detectEncoding([bytes])).toBe(encoding);
      for (const size of [5, 7, 64]) {
        let read = '';
        for await (const piece of decode(cut(bytes, size), encoding)) read += piece;
        expect(read).toBe(text);
      }
    },
  );

  test('UTF-16 without a mark, UTF-8 with one, and returns of all kinds', async () => {
    expect(await detectEncoding([Buffer.from('Name,City\nBob,Bonn\n', 'utf16le')])).toBe('utf-16le');
    let read = '';
    for await (const piece of decode([Buffer.from('\ufeffa\r'), Buffer.from('\nb\rc\r\n')], 'utf-8'))
      read += piece;
    expect(read).toBe('a\nb\nc\n');
  });
});

describe('address books', () => {
  test('lines of every version become the same properties', () => {
    expect(readProperty('TEL;HOME;CELL:+49 30 1')).toMatchObject({
      name: 'TEL',
      types: ['HOME', 'CELL'],
      values: [['+49 30 1']],
    });
    expect(readProperty('item1.EMAIL;type=INTERNET;type=pref:a@b.example')).toMatchObject({
      group: 'item1',
      types: ['INTERNET', 'PREF'],
    });
    expect(readProperty('N:Fox\\, Jr;Dana;;Dr.;')).toMatchObject({
      values: [['Fox, Jr', 'Dana', '', 'Dr.', '']],
    });
    expect(readProperty('FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=FCrgen')).toMatchObject({
      values: [['Jürgen']],
    });
    expect(readProperty('TEL;VALUE=uri;TYPE="voice,home":tel:+1-418-656-9254')).toMatchObject({
      types: ['VOICE', 'HOME'],
    });
    expect(() => readProperty('nonsense')).toThrow();
  });

  test('quoted-printable text that is damaged stays readable', () => {
    expect(quotedPrintable('J=C3=B6rg =ZZ =4', 'utf-8')).toBe('Jörg =ZZ =4');
    expect(quotedPrintable('=E4', 'no-such-charset')).toBe('\ufffd');
  });

  test('a card that is cut off, one within another, and text between cards have their lines', async () => {
    const text =
      'hello\nBEGIN:VCARD\nFN:Cut\nBEGIN:VCARD\nVERSION:3.0\nFN:Whole\nEND:VCARD\nBEGIN:VCARD\nno colon here\nEND:VCARD\nBEGIN:VCARD\nFN:Last\n';
    const items = await all(readVcards(pieces(text, 4)));
    expect(
      items.map((item) =>
        'row' in item ? [item.row.line, item.row.cells[1]] : [item.unreadable.line, item.unreadable.reason],
      ),
    ).toEqual([
      [1, 'stands outside of any card'],
      [2, 'the card is not ended'],
      [4, 'Whole'],
      [8, '"no colon here" is no line of a card'],
      [11, 'the card is not ended'],
    ]);
  });
});

describe('damage', () => {
  const folder = new URL('../fixtures/exchange/', import.meta.url);
  const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }));
  const damage = fc.record({
    file: fc.constantFrom(...files),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        byte: fc.integer({ min: 0, max: 255 }),
        cut: fc.integer({ min: 0, max: 40 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  });

  test('a file with damaged bytes is read to its end or refused as a whole, never with a crash; each row has a line', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, edits }) => {
        let bytes = Buffer.from(file.bytes);
        for (const { at, byte, cut } of edits) {
          const place = Math.floor(at * bytes.length);
          bytes = Buffer.concat([bytes.subarray(0, place), Uint8Array.of(byte), bytes.subarray(place + cut)]);
        }
        const source = memorySource(file.name, bytes);
        const total = bytes.toString('latin1').split(/\r\n|\r|\n/).length;
        try {
          const analysis = await analyse(source);
          const items = await all(rowsOf(source, analysis));
          expect(items).toHaveLength(analysis.rows);
          const numbers = lines(items);
          expect(numbers.every((line) => Number.isInteger(line) && line >= 1 && line <= total * 2)).toBe(
            true,
          );
          expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
      { numRuns: 400 },
    );
  });

  test('bytes of any kind are no table, or one that is read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
        try {
          const source = memorySource('x', bytes);
          const { rows, samples } = await analyse(source);
          expect(samples.length).toBeLessThanOrEqual(Math.min(5, rows));
          expect(samples.every((row: Row) => row.cells.length > 0)).toBe(true);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});
