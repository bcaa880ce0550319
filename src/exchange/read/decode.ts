import { isAscii, isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh';

/** How much of a file is looked at to tell its encoding and its delimiter. */
export const SAMPLE_BYTES = 256 * 1024;

/** The beginning of a file. */
export async function sampleOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most = SAMPLE_BYTES,
): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most);
}

/**
 * The encoding of a text, told from all of it: a byte order mark, else zero bytes in every other place (UTF-16), else
 * whether it is valid UTF-8, which no other encoding's accents are by chance. What remains is Windows-1252 or Mac
 * Roman; of these the one is taken under which the bytes from 0x80 on read as letters inside words and as common signs.
 * A general detector (chardet and its kin) guesses by frequencies of letters in long texts; in a table of names, with
 * a few accents in all, it takes German umlauts for Turkish or Thai, and it does not know Mac Roman.
 */
export async function detectEncoding(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Encoding> {
  let first = true;
  let carry: Uint8Array = new Uint8Array();
  let utf8 = true;
  const score = { 'windows-1252': 0, macintosh: 0 };
  for await (const chunk of chunks) {
    if (first && chunk.length > 0) {
      first = false;
      const marked = byMark(chunk) ?? byZeroes(chunk);
      if (marked) return marked;
    }
    if (utf8) {
      const whole = Buffer.concat([carry, chunk]);
      const end = wholeCharacters(whole);
      utf8 = isUtf8(whole.subarray(0, end));
      carry = whole.subarray(end);
    }
    count(chunk, score);
  }
  if (utf8 && carry.length === 0) return 'utf-8';
  return score.macintosh > score['windows-1252'] ? 'macintosh' : 'windows-1252';
}

function byMark(chunk: Uint8Array): Encoding | null {
  if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) return 'utf-8';
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return null;
}

/** Text of the Latin alphabet in UTF-16 has a zero in every other byte. */
function byZeroes(chunk: Uint8Array): Encoding | null {
  const looked = Math.min(chunk.length & ~1, 4096);
  if (looked < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < looked; index += 2) {
    if (chunk[index] === 0) even += 1;
    if (chunk[index + 1] === 0) odd += 1;
  }
  const half = looked / 2;
  if (odd > half * 0.4 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.1) return 'utf-16be';
  return null;
}

/** Where the last whole UTF-8 character of a chunk ends, so that one cut by the chunk's end is judged with the next. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? bytes.length - back : bytes.length;
    }
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/** Signs that stand in everyday texts beside accented letters: quotes, dashes, the euro, the paragraph and so on. */
const SIGNS = new Set('€‚„…‘’“”•–—™§©«®°±²³·»¡¿£´½¼ ');
/**
 * What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F (WHATWG Encoding Standard). Node 20 decodes
 * the one as the other (nodejs/node issue 56542), so the table is our own.
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
export const fromWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character);

const decoded = (encoding: 'windows-1252' | 'macintosh'): string[] =>
  Array.from({ length: 128 }, (_, index) => {
    const byte = Uint8Array.of(index + 128);
    return encoding === 'windows-1252' ? fromWindows(byte) : new TextDecoder(encoding).decode(byte);
  });
/** Accented letters of western languages; a rare one (Ð, þ, Ÿ, ƒ) says little for an encoding. */
const COMMON = /[äöüßàâçéèêëîïôùûœæáíóúñãõåøÄÖÜÉÈÀÇÁÍÓÚÑÃÕÅØÆ]/u;
const POINTS = {
  'windows-1252': decoded('windows-1252').map(points),
  macintosh: decoded('macintosh').map(points),
};

function points(character: string): number {
  if (COMMON.test(character)) return 3;
  if (SIGNS.has(character)) return 1;
  return /\p{L}/u.test(character) ? 0 : -2;
}

function count(chunk: Uint8Array, score: { 'windows-1252': number; macintosh: number }): void {
  if (isAscii(chunk)) return;
  for (let index = 0; index < chunk.length; index += 1) {
    const byte = chunk[index] ?? 0;
    if (byte < 0x80) continue;
    // Inside a word of small letters an accented letter is small as well; elsewhere a sign is as likely.
    const inside = isSmall(chunk[index - 1]) || isSmall(chunk[index + 1]);
    for (const encoding of ['windows-1252', 'macintosh'] as const) {
      const value = POINTS[encoding][byte - 0x80] ?? 0;
      score[encoding] += inside && value < 3 ? value - 2 : value;
    }
  }
}

const isSmall = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x61 && byte <= 0x7a;

/** The text of a file, with one kind of line break and without its byte order mark. */
export async function* decode(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = encoding === 'windows-1252' ? null : new TextDecoder(encoding);
  const read = (chunk: Uint8Array): string => decoder?.decode(chunk, { stream: true }) ?? fromWindows(chunk);
  let pending = '';
  for await (const chunk of chunks) {
    const text = pending + read(chunk);
    // A return at the end may be half of a pair.
    pending = text.endsWith('\r') ? '\r' : '';
    const whole = pending ? text.slice(0, -1) : text;
    if (whole) yield whole.replace(/\r\n?/g, '\n');
  }
  const rest = pending + (decoder?.decode() ?? '');
  if (rest) yield rest.replace(/\r\n?/g, '\n');
}
