import { CalendarDate } from '../../domain/fields.ts';
import { type DateOrder, monthNumber, readMoment } from './dates.ts';

/** Days without a year: `--05-14`, `--0514`, `05-14`, `14.5.`, `14 May`, `May 14`. */
const YEARLESS = /^--(\d{2})-?(\d{2})$/;
const PAIR = /^(\d{1,2})([-./])(\d{1,2})\.?$/;
const DAY_MONTH = /^(\d{1,2})\.?\s+(\p{L}{3,})\.?$/u;
const MONTH_DAY = /^(\p{L}{3,})\.?\s+(\d{1,2})$/u;

/** Years that programs write where there is none: Outlook 4501 and 1900, Apple 1604, Google 0000, Android 0001. */
const NO_YEAR = /^(?:4501|1604|0000|0001)-(\d{2}-\d{2})/;

/** Reads a date that comes round every year, with its year where that is known. Null: it is none. */
export function calendarDate(text: string, order: DateOrder): CalendarDate | null {
  const placeholder = NO_YEAR.exec(text)?.[1] ?? null;
  if (placeholder !== null) return valid(`--${placeholder}`);
  const yearless = YEARLESS.exec(text);
  if (yearless) return valid(`--${yearless[1]}-${yearless[2]}`);
  const pair = PAIR.exec(text);
  if (pair) {
    const [, first = '', sign, second = ''] = pair;
    // 05-14 is how Rapport's own files write it: the month first, as in ISO 8601.
    const monthFirst = sign === '-' || (sign === '/' && order === 'month-first');
    const [likely, other] = monthFirst
      ? [yearlessOf(first, second), yearlessOf(second, first)]
      : [yearlessOf(second, first), yearlessOf(first, second)];
    return valid(likely) ?? valid(other);
  }
  const words = DAY_MONTH.exec(text);
  const month = monthNumber(words?.[2]);
  if (words && month) return valid(yearlessOf(month, words[1]));
  const american = MONTH_DAY.exec(text);
  const named = monthNumber(american?.[1]);
  if (american && named) return valid(yearlessOf(named, american[2]));
  const moment = readMoment(text, order);
  if (moment === null) return null;
  const without = NO_YEAR.exec(moment.day)?.[1] ?? null;
  return without === null ? moment.day : valid(`--${without}`);
}

/** Reads `label=date;label=date`. Null: it is none. */
export function labelledDates(
  text: string,
  order: DateOrder,
): { label: string; date: CalendarDate }[] | null {
  const dates = text
    .split(/(?<!\\);|\n/)
    .map((part) => part.replaceAll('\\;', ';').trim())
    .filter((part) => part !== '')
    .map((part) => {
      const cut = part.lastIndexOf('=') >= 0 ? part.lastIndexOf('=') : part.lastIndexOf(':');
      const date = cut > 0 ? calendarDate(part.slice(cut + 1).trim(), order) : null;
      return date === null ? null : { label: part.slice(0, cut).trim(), date };
    });
  const known = dates.filter((date) => date !== null);
  return known.length === dates.length ? known : null;
}

const yearlessOf = (month = '', day = ''): string => `--${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
const valid = (text: string): CalendarDate | null => CalendarDate.safeParse(text).data ?? null;
