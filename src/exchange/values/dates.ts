import { at, type Day, Day as DaySchema, dayOf } from '../../domain/text/day.ts';
import { MONTHS } from './months.ts';

/** The order of day and month in dates such as 03/04/2026. */
export type DateOrder = 'day-first' | 'month-first';
/** A date as it was written: the time and its distance from UTC only where they were said. */
export type WrittenMoment = { day: Day; time: string | null; offset: string | null };

/** What the dates of a column say about their order: how many can only be read one way, and how many both ways. */
export type DateEvidence = { dayFirst: number; monthFirst: number; either: number };

const ISO = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)/;
const ISO_LOOSE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const NUMBERS = /^(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?!\d)/;
const DAY_MONTH =
  /^(\d{1,2})(?:st|nd|rd|th|er|º|ª)?[.\s-]*(?:de\s+)?(\p{L}{3,})\.?[\s,.-]*(?:de\s+)?(\d{4}|\d{2})(?!\d)/iu;
const MONTH_DAY = /^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/iu;
const WEEKDAY = /^\p{L}{2,12}\.?,\s+(?=\d|\p{L})/u;
const TIME =
  /^[T\s,]*(?:at\s+|um\s+|à\s+)?(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?\s?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?(?:\s*Uhr)?$/i;
/** Days since 30 December 1899, as spreadsheets count; these are the years 1982 to 2064. */
const SERIAL = /^([3-5]\d{4}|60000)(?:\.(\d+))?$/;
const MS_PER_DAY = 86_400_000;
/** The time that programs write where only a day is known. */
const MIDNIGHT = /^0?0:00(:00)?$/;
/** At this time of UTC it is the same day from ten hours west of Greenwich to thirteen hours east of it. */
const SAME_DAY_UTC = '10:30:00';

/**
 * Reads a date, with or without a time, in the orders and languages that people and programs use.
 * @param order how 03/04/2026 is meant; dates with dots always begin with the day
 * @returns null where it is no date, or a day that no calendar has
 */
export function readMoment(text: string, order: DateOrder): WrittenMoment | null {
  const trimmed = text.trim();
  const serial = SERIAL.exec(trimmed);
  if (serial) return fromSerial(Number(trimmed));
  const plain = trimmed.replace(WEEKDAY, '');
  const found = iso(plain) ?? numbers(plain, order) ?? words(plain);
  if (!found) return null;
  const day = DaySchema.safeParse(found.day);
  if (!day.success) return null;
  const rest = plain.slice(found.length);
  if (rest.trim() === '') return { day: day.data, time: null, offset: null };
  const time = readClock(rest);
  return time && { day: day.data, ...time };
}

/** Reads a time of day such as "14:05", "2:05 PM" or "T14:05:00+02:00". */
export function readClock(text: string): { time: string; offset: string | null } | null {
  const match = TIME.exec(text.trimEnd());
  if (!match) return null;
  const [, hourText, minute, second, half, zone] = match;
  let hour = Number(hourText);
  if (half && (hour < 1 || hour > 12)) return null;
  if (half) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const offset =
    zone === undefined
      ? null
      : /^[zug]/i.test(zone)
        ? '+00:00'
        : zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  return { time: `${String(hour).padStart(2, '0')}:${minute}:${second ?? '00'}`, offset };
}

/** Whether a time of day was said. */
export const hasTime = ({ time }: Pick<WrittenMoment, 'time'>): boolean =>
  time !== null && !MIDNIGHT.test(time);

/**
 * The instant that was meant, in the given IANA zone where no distance from UTC was said. A day without a time (or with
 * midnight, as programs write it) becomes a moment that lies on that day nearly everywhere, so that a colleague in
 * Auckland or Honolulu is told of the same day.
 */
export function instantOf({ day, time, offset }: WrittenMoment, zone: string): Date {
  if (offset !== null) return new Date(`${day}T${time}${offset}`);
  if (time !== null && hasTime({ time })) return at(day, time, zone);
  const shared = new Date(`${day}T${SAME_DAY_UTC}Z`);
  return dayOf(shared, zone) === day ? shared : at(day, '12:00', zone);
}

/** Adds one cell to what is known about a column's order. */
export function weigh(evidence: DateEvidence, text: string): void {
  const match = NUMBERS.exec(text.trim());
  if (!match || match[2] === '.') return;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12 && second <= 12) evidence.dayFirst += 1;
  else if (second > 12 && first <= 12) evidence.monthFirst += 1;
  else if (first !== second) evidence.either += 1;
}

/** The order of a column; null: its dates can be read both ways, and somebody has to be asked, once. */
export function orderOf({ dayFirst, monthFirst, either }: DateEvidence): DateOrder | null {
  if (dayFirst > 0 && monthFirst === 0) return 'day-first';
  if (monthFirst > 0 && dayFirst === 0) return 'month-first';
  if (dayFirst === 0 && monthFirst === 0 && either === 0) return 'day-first';
  // Both: the more frequent one, as single wrong dates are refused by themselves.
  return dayFirst === monthFirst ? null : dayFirst > monthFirst ? 'day-first' : 'month-first';
}

type Found = { day: string; length: number } | null;

function iso(text: string): Found {
  const match = ISO.exec(text) ?? ISO_LOOSE.exec(text);
  return match && { day: join(match[1], match[2], match[3]), length: match[0].length };
}

function numbers(text: string, order: DateOrder): Found {
  const match = NUMBERS.exec(text);
  if (!match) return null;
  const [, first, sign, second, year] = match;
  const dayFirst = sign === '.' || order === 'day-first';
  return {
    day: join(fullYear(year), dayFirst ? second : first, dayFirst ? first : second),
    length: match[0].length,
  };
}

function words(text: string): Found {
  const dayFirst = DAY_MONTH.exec(text);
  const month = monthNumber(dayFirst?.[2]);
  if (dayFirst && month)
    return { day: join(fullYear(dayFirst[3]), month, dayFirst[1]), length: dayFirst[0].length };
  const monthFirst = MONTH_DAY.exec(text);
  const named = monthNumber(monthFirst?.[1]);
  return monthFirst && named
    ? { day: join(monthFirst[3], named, monthFirst[2]), length: monthFirst[0].length }
    : null;
}

/** The number of a month by its name or the beginning of it, in the languages of `months.ts`. */
export function monthNumber(name: string | undefined): string | null {
  if (name === undefined) return null;
  const key = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const number = MONTHS.get(key) ?? MONTHS.get(key.slice(0, 4)) ?? MONTHS.get(key.slice(0, 3));
  return number === undefined ? null : String(number);
}

/** Two digits: up to twenty years ahead are meant, else the last century. 2026 is when this was written. */
const fullYear = (year = ''): string =>
  year.length === 2 ? `${Number(year) <= 46 ? '20' : '19'}${year}` : year;

const join = (year = '', month = '', day = ''): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

function fromSerial(days: number): WrittenMoment {
  const moment = new Date(Math.round((days - 25_569) * MS_PER_DAY)).toISOString();
  return {
    day: DaySchema.parse(moment.slice(0, 10)),
    time: Number.isInteger(days) ? null : moment.slice(11, 19),
    offset: null,
  };
}
