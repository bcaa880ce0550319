import { z } from 'zod';
import { CalendarDate } from '../../domain/fields.ts';
import { LONGEST, MOST } from '../../domain/limits.ts';
import type { FieldReader } from './field-reader.ts';

/** Forms of address that say nothing about a person. */
const PLAIN_TITLES = /^(?:mr|mrs|ms|miss|herr|frau|hr|fr|m|mme|mlle|sr|sra|srta|sig|sig ra|dhr|mevr)\.?$/i;

/** The name of a person out of its parts, and what was beside it as facts: a title, a nickname. */
export function wholeName(read: FieldReader): { name: string | null; extra: string[] } {
  const text = (field: Parameters<FieldReader['text']>[0]) => read.text(field);
  const composed = [text('contact.firstName'), text('contact.middleName'), text('contact.lastName')]
    .filter((part) => part)
    .join(' ');
  const name = composed !== '' ? composed : (text('contact.name') ?? text('contact.nickname'));
  const title = text('contact.title');
  const extra = [
    title !== null && !PLAIN_TITLES.test(title) ? `Title: ${title}` : null,
    text('contact.suffix') === null ? null : `After the name: ${text('contact.suffix')}`,
    text('contact.nickname') === null || text('contact.nickname') === name
      ? null
      : `Nickname: ${text('contact.nickname')}`,
  ];
  return {
    name: name === null ? null : name.slice(0, LONGEST.name),
    extra: extra.filter((fact) => fact !== null),
  };
}

/** Addresses that can be written to, and the others as facts, so that nothing is lost. */
export function splitEmails(addresses: readonly string[]): { emails: string[]; others: string[] } {
  const emails = addresses.filter((address) => z.email().safeParse(address).success);
  const others = addresses
    .filter((address) => !emails.includes(address))
    .map((address) => `E-mail: ${address}`);
  return { emails: uniqueIgnoringCase(emails), others };
}

const uniqueIgnoringCase = (values: string[]): string[] =>
  [...new Map(values.toReversed().map((value) => [value.toLowerCase(), value])).values()].toReversed();

/** A birthday of one column, or of three. Undefined: there is no such column; null: it is empty. */
export function birthdayOf(read: FieldReader): CalendarDate | null | undefined {
  const whole = read.text('contact.birthday');
  if (whole !== null) return whole;
  const [year, month, day] = [
    read.number('contact.birthYear'),
    read.number('contact.birthMonth'),
    read.number('contact.birthDay'),
  ];
  if (month !== null && day !== null) {
    const date = `${year === null || year === 0 ? '-' : String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return CalendarDate.safeParse(date).data ?? null;
  }
  return read.has('contact.birthday') || read.has('contact.birthMonth') ? null : undefined;
}

/** A text in pieces that fit, cut between lines or words where that is possible. */
export function splitText(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > LONGEST.text) {
    const window = rest.slice(0, LONGEST.text);
    const cut = Math.max(window.lastIndexOf('\n'), window.lastIndexOf(' '));
    let end = cut > LONGEST.text / 2 ? cut : LONGEST.text;
    // Not between the halves of one character.
    if (/[\ud800-\udbff]/.test(rest[end - 1] ?? '')) end -= 1;
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest];
}

/** Notes as facts where each line is short, else as one text. */
export function splitNotes(notes: string): { facts: string[]; text: string | null } {
  const lines = notes
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const short = lines.length <= MOST.facts / 5 && lines.every((line) => line.length <= LONGEST.short);
  return short ? { facts: lines, text: null } : { facts: [], text: notes };
}
