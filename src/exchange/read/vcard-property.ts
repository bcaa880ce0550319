import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import ICAL from 'ical.js';
import { fromWindows } from './decode.ts';

/** One property of a card. */
export type Property = {
  name: string;
  /** Such as `item1`: properties of one group belong together. */
  group: string | null;
  types: string[];
  parameters: Record<string, string>;
  /** Its values; a structured one (N, ORG, ADR) as its parts. */
  values: string[][];
};

const ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', '8BIT', '7BIT', 'B', 'Q']);
/** What 2.1 writes without `TYPE=` or `VALUE=`. */
const VALUE_KINDS = new Set(['INLINE', 'URL', 'CONTENT-ID', 'CID']);

/**
 * Reads one line of a card with ical.js, which knows vCard 3.0 and 4.0. A line of 2.1 is brought into that form first:
 * bare parameters get their names (`TEL;HOME;CELL:`), and quoted-printable text is decoded in its own character set.
 * @throws Error where the line is none of a card
 */
export function readProperty(line: string): Property {
  const { head, value } = split(line);
  const [first = '', ...given] = head;
  const { encoding, charset, parameters } = sort(given);
  const text =
    encoding === 'QUOTED-PRINTABLE' || encoding === 'Q'
      ? escapeBreaks(quotedPrintable(value, charset))
      : value;
  const normal = `${[first, ...parameters].join(';')}:${text}`;
  const [name, found, , ...values] = ICAL.parse.property(normal, ICAL.design.vcard) as Parsed;
  const types = [found['type'] ?? []].flat().map((type) => type.toUpperCase());
  const group = typeof found['group'] === 'string' ? found['group'] : null;
  const single = Object.entries(found).map(([key, content]) => [key, [content].flat().join(',')]);
  return {
    name: name.toUpperCase(),
    group,
    types,
    parameters: Object.fromEntries(single) as Record<string, string>,
    values: values.map((one) => [one].flat().map((part) => unescaped(String(part)))),
  };
}

type Parsed = [string, Record<string, string | string[]>, string, ...(string | string[])[]];

/** The name and parameters of a line, and what follows the first colon outside of quotes. */
function split(line: string): { head: string[]; value: string } {
  const head: string[] = [];
  let begin = 0;
  let quoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index];
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === ';' || character === ':')) {
      head.push(line.slice(begin, index));
      begin = index + 1;
      if (character === ':') return { head, value: line.slice(begin) };
    }
  }
  throw new Error('is no line of a card');
}

function sort(given: string[]): { encoding: string | null; charset: string; parameters: string[] } {
  let encoding: string | null = null;
  let charset = 'utf-8';
  const parameters: string[] = [];
  const types: string[] = [];
  for (const one of given) {
    const upper = one.trim().toUpperCase();
    const named = /^ENCODING=(.*)$/.exec(upper)?.[1];
    if (named !== undefined || ENCODINGS.has(upper)) encoding = named ?? upper;
    else if (upper.startsWith('CHARSET=')) charset = one.trim().slice(8).replaceAll('"', '');
    else if (VALUE_KINDS.has(upper) || upper === '') continue;
    else if (!one.includes('=')) types.push(one.trim());
    else if (upper.startsWith('TYPE=')) types.push(one.trim().slice(5));
    else parameters.push(one.trim());
  }
  // Some programs mix `TYPE=` and bare types, and put several into each.
  if (types.length > 0) parameters.push(`TYPE=${types.join(',')}`);
  return { encoding, charset, parameters };
}

/** What is called Latin-1 is Windows-1252 in practice, as the WHATWG Encoding Standard has it. */
const LATIN = /^(?:windows-1252|cp1252|iso-8859-1|latin1|us-ascii)$/i;

/** Decodes quoted-printable text (RFC 2045, 6.7); what is not of its form stays. */
export function quotedPrintable(text: string, charset: string): string {
  const bytes = text
    .replace(/=\n/g, '')
    .split(/((?:=[0-9A-Fa-f]{2})+)/)
    .map((part, index) =>
      index % 2 === 1 ? Buffer.from(part.replaceAll('=', ''), 'hex') : Buffer.from(part),
    );
  const whole = Buffer.concat(bytes);
  // Old programs name no character set and mean their own, which is no UTF-8.
  return LATIN.test(charset) || (UTF_8.test(charset) && !isUtf8(whole))
    ? fromWindows(whole)
    : decoderOf(charset).decode(whole);
}
const UTF_8 = /^utf-?8$/i;

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

const escapeBreaks = (text: string): string => text.replace(/\r\n?|\n/g, '\\n');

/** ical.js leaves the escapes that a property's type does not need. */
const unescaped = (text: string): string =>
  text.replace(/\\([;:,\\nN"'])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
