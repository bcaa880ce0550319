import { UserError } from '../../errors.ts';
import type { Source } from '../source.ts';
import { sampleOf } from './decode.ts';

/** Files that are no text, by how they begin, and what to do with them. */
const NO_TEXT: readonly (readonly [begin: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 3, 4], 'a ZIP archive or an Excel workbook. Unpack it, or save the sheet as CSV (UTF-8)'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook. Save the sheet as CSV (UTF-8)'],
  [[0x1f, 0x8b], 'compressed with gzip. Unpack it first: gunzip'],
  [[0x42, 0x5a, 0x68], 'compressed with bzip2. Unpack it first: bunzip2'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'compressed with Zstandard. Unpack it first: unzstd'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF. Export the table as CSV'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'an SQLite database. Export the table as CSV'],
];
const LOOKED_AT = 4096;

/**
 * Looks whether a file can be read as text.
 * @throws UserError saying in one line what it is instead, and what to do
 */
export async function mustBeText(source: Source): Promise<void> {
  const begin = await sampleOf(source.open(), LOOKED_AT);
  if (begin.length === 0) throw new UserError(`${source.name} is empty.`);
  const known = NO_TEXT.find(([bytes]) => bytes.every((byte, at) => begin[at] === byte));
  if (known) throw new UserError(`${source.name} is ${known[1]}.`);
  if (isBinary(begin))
    throw new UserError(`${source.name} is no text: save the table as CSV, or the contacts as vCard.`);
}

/** Control characters that no text has; UTF-16 has zeroes, but in every other place, and none of the others. */
function isBinary(bytes: Buffer): boolean {
  const odd = bytes.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  const zeroes = odd.filter((byte) => byte === 0).length;
  return odd.length - zeroes > bytes.length / 50 || (zeroes > 0 && zeroes < bytes.length / 4);
}

/** Texts that hold no rows, whatever the ending of their name, and what to do with them. */
const NO_TABLE: readonly (readonly [begin: RegExp, what: string])[] = [
  [/^\s*<(?:!doctype html|html|table|head|body)\b/i, 'a web page. Save the table as CSV'],
  [/^\s*<\?xml\b/i, 'XML. Export the table as CSV'],
  [/^\s*(?:\{|\[\s*\{)\s*"/, 'JSON. Export the table as CSV'],
];

/**
 * Looks whether a text may be a table.
 * @param sample the beginning of it
 * @throws UserError saying in one line what it is instead, and what to do
 */
export function mustBeTable(sample: string, name: string): void {
  const known = NO_TABLE.find(([form]) => form.test(sample));
  if (known) throw new UserError(`${name} is ${known[1]}.`);
}
