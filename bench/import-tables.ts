import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Table } from '../src/exchange/understand/fields.ts';

const LETTERS = ['bcdfglmnprstvz', 'aeiou'] as const;

/** A name that nobody else has, of made-up syllables; the same for the same number. */
export function nameOf(index: number): string {
  const word = (seed: number): string => {
    let state = Math.imul(seed + 1, 2_654_435_761) >>> 0;
    let text = '';
    for (let syllable = 0; syllable < 4; syllable += 1) {
      state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + syllable) >>> 0;
      text += (LETTERS[0][state % 14] ?? 'b') + (LETTERS[1][(state >>> 8) % 5] ?? 'a');
    }
    return text;
  };
  return `${word(index)} ${word(index + 7_777_777)}`;
}

const site = (index: number): string => `${nameOf(index).replace(' ', '')}.example`;
const two = (number: number): string => String(number).padStart(2, '0');

/** The heading of each table, and its rows about so many firms, those of a firm beside each other. */
const TABLES: Record<Table, readonly [heading: string, row: (index: number, firm: number) => string]> = {
  customers: [
    'name,standing,cadence_days,website,tags',
    (index) => `${nameOf(index)},customer,,https://${site(index)},bench`,
  ],
  contacts: [
    'customer,name,role,email,phone,birthday,remember',
    (index, firm) =>
      `${nameOf(firm)},Person ${index},buyer,p${index}@${site(firm)},+49 30 ${1_000_000 + index},,`,
  ],
  interactions: [
    'customer,contact,kind,occurred_at,by,text,feeling',
    (index, firm) =>
      `${nameOf(firm)},,call,2026-10-01T${two(index % 24)}:${two(index % 60)}Z,UBENCH1,Talk number ${index},1`,
  ],
  commitments: [
    'customer,kind,text,due,owner,status,opened_at,closed_at,outcome',
    (index, firm) =>
      `${nameOf(firm)},promise,Send thing ${index},2026-12-${two((index % 28) + 1)},UBENCH1,open,2026-10-01,,`,
  ],
  purchases: [
    'customer,date,item,amount,currency',
    (index, firm) => `${nameOf(firm)},2026-09-${two((index % 28) + 1)},Beans ${index},12.50,EUR`,
  ],
};

/** A table of `rows` rows about `firms` customers, line by line. */
export function* tableOf(table: Table, rows: number, firms: number): Generator<string> {
  const [heading, row] = TABLES[table];
  yield `${heading}\n`;
  for (let index = 0; index < rows; index += 1) yield `${row(index, Math.floor((index * firms) / rows))}\n`;
}

export const writeTable = (path: string, table: Table, rows: number, firms: number): Promise<void> =>
  pipeline(tableOf(table, rows, firms), createWriteStream(path));
