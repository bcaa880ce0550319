import type { MemberId } from '../../domain/id.ts';
import { LONGEST } from '../../domain/limits.ts';
import type { MemberDirectory } from '../members.ts';
import type { ValueType } from '../understand/fields.ts';
import { calendarDate, labelledDates } from './calendar.ts';
import { type DateOrder, instantOf, readClock, readMoment, type WrittenMoment } from './dates.ts';
import { withoutMarkup } from './markup.ts';
import { type DecimalSign, readCurrency, readNumber } from './numbers.ts';
import {
  readCommitmentKind,
  readFeeling,
  readKind,
  readNeedsMet,
  readStanding,
  readStatus,
} from './words.ts';

/** A cell that cannot be what its column means. The message says why, for the person who mends it. */
export class CellError extends Error {
  override readonly name = 'CellError';
}

/** What Outlook writes for a date that is not known, databases for no value, and people and spreadsheets for nothing. */
const NOTHING =
  /^(?:0[/.]0[/.]00(?:00)?|00?-00?-0000|0000-00-00(?:[T ]00:00:00)?|\\N|NULL|\[\]|\{\}|#?N\/A|n\.?a\.?|-{1,3}|–|—|\?|\(?(?:none|blank|null|empty)\)?)$/i;
/** Words for nothing that a firm may be called, written as a name is. */
const NAMES = /^(?:Blank|Empty)$/;
const SLACK_ID = /^[UW][A-Z0-9]{5,30}$/;
/** Groups that every address book of a program has. */
const EVERYONES = /^(?:\* ?)?(?:mycontacts|my contacts|starred)$/i;

/** How the cells of a column are read, where the cells themselves leave it open. */
export type Reading = {
  zone: string;
  order: DateOrder;
  decimal: DecimalSign;
  members: MemberDirectory;
  /** Whether a member that is not found makes the row refused; else nobody is taken. */
  strictMembers: boolean;
  /** Whether a word that is none of Rapport's makes the row refused; else it is kept as it is, to remember. */
  strictWords: boolean;
};

/** A moment, and the day it was written with: what identifies it, whatever the zone. */
export type CellMoment = { at: Date; written: WrittenMoment };

/** What each type of column is read as. */
export type CellValue = string | number | string[] | CellMoment | { label: string; date: string }[] | null;

/**
 * A leading apostrophe that an export put before `= + - @`, tab or return, so that no spreadsheet takes it for a formula,
 * or before a digit, so that none takes it for a number.
 */
export const withoutGuard = (text: string): string => (/^'+[=+\-@\t\r\d]/.test(text) ? text.slice(1) : text);

/**
 * Reads one cell; null: it says nothing.
 * @throws CellError where it cannot be read as its column's type
 */
export function readCell(text: string, type: ValueType, header: string, reading: Reading): CellValue {
  const plain = withoutGuard(text).normalize('NFC').trim();
  const isNamed = type === 'name' && NAMES.test(plain);
  if (plain === '' || (NOTHING.test(plain) && !isNamed)) return null;
  switch (type) {
    case 'text':
    case 'name':
      // vTiger puts the sort of record before a name: "Accounts::::Acme".
      return plain.replace(/^\p{L}+::::/u, '').replace(/\s+/g, ' ');
    case 'id':
      return plain;
    case 'long-text':
      return withoutMarkup(plain);
    case 'list':
      return listOf(plain, /(?<!\\);|\n| ::: /);
    case 'tags':
      return listOf(plain, plain.includes(';') || plain.includes(' ::: ') ? /(?<!\\);|\n| ::: / : /,|\n/)
        .filter((tag) => !EVERYONES.test(tag))
        .map((tag) => tag.replace(/^\* |^"(?=.*"$)|(?<=^".*)"$/g, ''))
        .filter((tag) => tag.length <= LONGEST.tag);
    case 'emails':
      return listOf(plain, /[;,\s]+| ::: /)
        .map((address) => address.replace(/^<|>$|^mailto:/gi, ''))
        .filter((address) => /[\p{L}\d]/u.test(address));
    case 'phones':
      return listOf(plain, /(?<!\\);|\n| ::: |,\s+(?=[+(\d])/);
    case 'fact':
      return factsIn(plain, header);
    case 'website':
      return plain.split(/ ::: |[;\s]+/)[0] ?? null;
    case 'day':
      return moment(plain, reading, header).written.day;
    case 'moment':
      return moment(plain, reading, header);
    case 'calendar-date':
      return calendarDate(plain, reading.order) ?? fail(header, plain, 'is not a date');
    case 'labelled-dates':
      return labelledDates(plain, reading.order) ?? fail(header, plain, 'is not a list of label=date');
    case 'time':
      return readClock(plain)?.time ?? fail(header, plain, 'is not a time of day');
    case 'integer':
      return whole(plain, reading, header);
    case 'number':
    case 'amount':
      return readNumber(plain, reading.decimal) ?? fail(header, plain, 'is not a number');
    case 'currency':
      return readCurrency(plain) ?? fail(header, plain, 'is not a currency');
    case 'feeling':
      return readFeeling(plain) ?? fail(header, plain, 'is not a feeling: a number from -2 to 2');
    case 'standing':
      return readStanding(plain) ?? fail(header, plain, 'is not a standing: customer, prospect or former');
    case 'needs-met':
      return readNeedsMet(plain) ?? fail(header, plain, 'is not one of yes, partly, no');
    case 'kind':
      return readKind(plain) ?? fail(header, plain, 'is not a kind of interaction');
    case 'commitment-kind':
      return readCommitmentKind(plain) ?? fail(header, plain, 'is not one of next-step, promise, complaint');
    case 'status':
      return readStatus(plain) ?? fail(header, plain, 'is not one of open, done, dropped');
    case 'member':
      return member(plain, reading, header);
  }
}

/** What a cell says, as facts under its heading. */
export const factsIn = (text: string, header: string): string[] =>
  listOf(text, / ::: /).map((fact) => `${factName(header)}: ${fact.replace(/\s*\n\s*/g, ', ')}`);

/** What a fact is called: its heading, without the thing that some programs put before it. */
const factName = (header: string): string =>
  header
    .trim()
    .replace(/^(?:Organization|Person) - /i, '')
    .replace(/ - Formatted$/i, '');

function listOf(text: string, separator: RegExp): string[] {
  return [
    ...new Set(
      text
        .split(separator)
        .map((part) => part.replaceAll('\\;', ';').trim())
        .filter((part) => part !== ''),
    ),
  ];
}

function moment(text: string, { order, zone }: Reading, header: string): CellMoment {
  const written = readMoment(text, order);
  if (!written) return fail(header, text, 'is not a date');
  const at = instantOf(written, zone);
  return Number.isNaN(at.getTime()) ? fail(header, text, 'is not a date') : { at, written };
}

function whole(text: string, { decimal }: Reading, header: string): number {
  const number = readNumber(text, decimal);
  return number !== null && Number.isInteger(number) ? number : fail(header, text, 'is not a whole number');
}

/** The member that a cell names. Whoever has left is in no directory any more; their id is still theirs. */
export const memberIn = (text: string, members: MemberDirectory): MemberId | null =>
  members.find(text) ?? (SLACK_ID.test(text) ? text : null);

function member(text: string, { members, strictMembers }: Reading, header: string): MemberId | null {
  const found = memberIn(text, members);
  if (found === null && strictMembers) return fail(header, text, 'is nobody in this workspace');
  return found;
}

function fail(header: string, text: string, why: string): never {
  throw new CellError(`${header.trim()}: "${text.length > 60 ? `${text.slice(0, 60)}…` : text}" ${why}`);
}
