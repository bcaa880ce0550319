import { open, stat } from 'node:fs/promises';
import { UsageError } from './command.ts';

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
 * Looks whether a file is one that can be read as text.
 * @throws UsageError saying in one line what it is instead, and what to do
 */
export async function mustBeReadable(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UsageError(`There is no file ${path}, or it cannot be read.`);
  if (found.isDirectory()) throw new UsageError(`${path} is a directory: name the files in it.`);
  const begin = await beginningOf(path);
  if (found.isFile() && begin.length === 0) throw new UsageError(`${path} is empty.`);
  const known = NO_TEXT.find(([bytes]) => bytes.every((byte, at) => begin[at] === byte));
  if (known) throw new UsageError(`${path} is ${known[1]}.`);
  if (isBinary(begin))
    throw new UsageError(`${path} is no text: save the table as CSV, or the contacts as vCard.`);
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path).catch(() => null);
  if (file === null) throw new UsageError(`There is no file ${path}, or it cannot be read.`);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Control characters that no text has; UTF-16 has zeroes, but in every other place, and none of the others. */
function isBinary(bytes: Buffer): boolean {
  const odd = bytes.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  const zeroes = odd.filter((byte) => byte === 0).length;
  return odd.length - zeroes > bytes.length / 50 || (zeroes > 0 && zeroes < bytes.length / 4);
}
