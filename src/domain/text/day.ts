import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A calendar day, 'YYYY-MM-DD', years 0000 to 9999. It has no zone: which day an instant falls on is `dayOf`'s to say. */
export const Day = z.iso.date().brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** An IANA time zone such as 'Europe/Berlin' or 'UTC'. Bare offsets ('+02:00') are refused: they know no summer time. */
export const Zone = z.string().refine(isZone, 'is not a time zone such as Europe/Berlin');

/** A day of 24 hours, in milliseconds: of instants, whatever the calendar says. */
export const DAY_MS = 86_400_000;

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The zones that this machine was asked about and knows: there are some hundreds, and each takes long to look up. */
const known = new Set<string>();

/** Whether this machine knows `zone` as an IANA time zone. */
export function isZone(zone: string): boolean {
  if (known.has(zone)) return true;
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  known.add(zone);
  return true;
}

/** The day that `instant` falls on in `zone`. Throws a RangeError for an unknown zone or an invalid date. */
export function dayOf(instant: Date, zone: string): Day {
  return toDay(zoned(instant, zone).toPlainDate());
}

/** The wall-clock time 'HH:MM' of `instant` in `zone`. */
export function timeOf(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The first instant of `day` in `zone`; not always 00:00, since some zones skip midnight when summer time begins. */
export function startOf(day: Day, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

/**
 * The instant at which clocks in `zone` show `time` ('HH:MM' or 'HH:MM:SS') on `day`.
 * A time skipped by summer time is moved forward by the gap; of a time that comes twice, the first is meant
 * (Temporal's disambiguation 'compatible'). Throws a RangeError for a time that no clock shows.
 */
export function at(day: Day, time: string, zone: string): Date {
  const plainTime = Temporal.PlainTime.from(time);
  const moment = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime });
  return new Date(moment.epochMilliseconds);
}

/** `day` moved by `days` (negative: back). Throws a RangeError outside the years 0000 to 9999. */
export function addDays(day: Day, days: number): Day {
  return toDay(Temporal.PlainDate.from(day).add({ days }));
}

/** `day` moved by whole months; the 31st becomes the last day of a shorter month. Throws as `addDays` does. */
export function addMonths(day: Day, months: number): Day {
  return toDay(Temporal.PlainDate.from(day).add({ months }));
}

/** The last day of the month of `day`. */
export function endOfMonth(day: Day): Day {
  const date = Temporal.PlainDate.from(day);
  return toDay(date.with({ day: date.daysInMonth }));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** The day of the week, 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
export function weekday(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** Whether `day` is one of `workingDays` (1 Monday to 7 Sunday). */
export function isWorkingDay(day: Day, workingDays: readonly number[]): boolean {
  return workingDays.includes(weekday(day));
}

/** The first working day after `day`, never `day` itself. Where nobody works on any day, every day will do. */
export function nextWorkingDay(day: Day, workingDays: readonly number[]): Day {
  const week = [1, 2, 3, 4, 5, 6, 7].map((step) => addDays(day, step));
  return week.find((next) => isWorkingDay(next, workingDays)) ?? addDays(day, 1);
}

/** `day` as people say it on the day `today`: "yesterday", "today", "tomorrow", "Fri 27 Nov", "Fri 1 Jan 2027". */
export function formatDay(day: Day, today: Day): string {
  const near = new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]).get(daysBetween(today, day));
  if (near !== undefined) return near;
  const date = Temporal.PlainDate.from(day);
  const words = `${WEEKDAYS[date.dayOfWeek - 1]} ${date.day} ${MONTHS[date.month - 1]}`;
  return date.year === Temporal.PlainDate.from(today).year ? words : `${words} ${date.year}`;
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

function toDay(date: Temporal.PlainDate): Day {
  if (date.year < 0 || date.year > 9999) throw new RangeError(`${date} is outside the years 0000 to 9999`);
  return Day.parse(date.toString());
}
