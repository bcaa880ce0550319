import { z } from 'zod';
import type { CalendarDate } from '../fields.ts';
import { readCalendarDate } from './calendar-date.ts';
import { takePhones } from './phone.ts';

/** What a line says about a person: "Dana Reyes, head of purchasing, dana@acme.com, +49 30 1234567, born 12 May". */
export type PersonLine = {
  name: string;
  role: string | null;
  emails: string[];
  phones: string[];
  birthday: CalendarDate | null;
  /** What is neither of these: small facts. */
  remember: string[];
};

const EMAIL = /[^\s,;<>()"]+@[^\s,;<>()"]+\.[\p{L}]{2,}/gu;
const BIRTHDAY = /\b(?:birthday|born|b'day|bday|geb\.?)\b/i;

/** Reads what is typed about a person; the name comes first, the rest in any order, between commas or lines. */
export function readPersonLine(text: string, { monthFirst = false } = {}): PersonLine {
  const emails: string[] = [];
  const withoutEmails = text.replace(EMAIL, (found) => {
    if (!z.email().safeParse(found).success) return found;
    emails.push(found.toLowerCase());
    return ' ';
  });
  let birthday: CalendarDate | null = null;
  const parts = withoutEmails.split(/[,;\n]/).map((part) => part.trim());
  const phones: string[] = [];
  const words: string[] = [];
  for (const part of parts) {
    const isBirthday = BIRTHDAY.test(part);
    const found = isBirthday ? readCalendarDate(part, monthFirst) : null;
    if (found) birthday = found.date;
    const taken = takePhones(found ? found.rest.replace(BIRTHDAY, '') : part);
    phones.push(...taken.phones);
    const rest = taken.rest
      .replace(/[<>()\s]+/g, ' ')
      .replace(/\b(?:tel|phone|mobile|cell|e-?mail|mail)\b\.?:?\s*$/i, '')
      .trim();
    if (rest !== '') words.push(rest);
  }
  const [name = '', role = null, ...remember] = words;
  return { name, role, emails: [...new Set(emails)], phones: [...new Set(phones)], birthday, remember };
}
