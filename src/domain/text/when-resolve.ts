import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { Temporal } from 'temporal-polyfill';
import { addDays, at, Day, dayOf, endOfMonth, weekday } from './day.ts';
import { type Direction, lastWeekday, nearest, nextWeekday } from './when-days.ts';

/** The moment that some words mean, and how much of it they say. */
export type Moment = {
  /** Noon of the day where no time was said. */
  at: Date;
  day: Day;
  hasTime: boolean;
  hasDay: boolean;
};

/** When a part of a day begins, and the hour it stands for. */
const PARTS_OF_DAY: [words: RegExp, begins: number, hour: number][] = [
  [/\bmorning/i, 0, 9],
  [/\bafternoon/i, 12, 15],
  [/\b(?:evening|tonight|night)/i, 17, 20],
];

/** The time 'HH:MM' at which the part of the day named in `words` begins, if one is. */
export function partOfDay(words: string): string | null {
  const part = PARTS_OF_DAY.find(([pattern]) => pattern.test(words));
  return part === undefined ? null : clock(part[1], 0);
}

/**
 * What chrono found, put on the calendar and the clocks of `zone`: chrono knows one offset, not when it changes.
 * Null for what is no date ("this second") or not on the calendar.
 */
export function resolve(result: ParsedResult, now: Date, zone: string, direction: Direction): Moment | null {
  const { start } = result;
  if (result.tags().has('result/relativeDateAndTime')) {
    const moment = new Date(now.getTime() + wallClock(start) - wallClockOf(now, zone));
    return { at: moment, day: dayOf(moment, zone), hasTime: true, hasDay: true };
  }
  if (start.isCertain('timezoneOffset')) {
    return {
      at: start.date(),
      day: dayOf(start.date(), zone),
      hasTime: true,
      hasDay: start.isCertain('day'),
    };
  }
  const hasTime = start.isCertain('hour');
  const part = PARTS_OF_DAY.find(([words]) => words.test(result.text));
  const hasDay = ['day', 'weekday', 'month', 'year'].some((name) => start.isCertain(name as 'day'));
  if (!hasDay && !hasTime && part === undefined) return null;
  const day = hasDay ? dayMeant(result, dayOf(now, zone), direction) : dayOf(now, zone);
  if (day === null) return null;
  const time = hasTime ? clock(hourMeant(result), start.get('minute') ?? 0) : clock(part?.[2] ?? 12, 0);
  return { at: at(day, time, zone), day, hasTime, hasDay };
}

function dayMeant(result: ParsedResult, today: Day, direction: Direction): Day | null {
  const { start, text } = result;
  const [month, day] = [start.get('month') ?? 1, start.get('day') ?? 1];
  const isRelative = result.tags().has('result/relativeDate');
  if (!isRelative && start.isCertain('weekday') && !start.isCertain('day')) {
    return weekdayMeant(text, start.get('weekday') || 7, today, direction);
  }
  if (!isRelative && start.isCertain('month') && !start.isCertain('year')) {
    const isThisMonth = Number(today.slice(5, 7)) === month && !start.isCertain('day');
    if (isThisMonth && direction === 'future') return endOfMonth(today);
    return nearest(today, direction, day, month);
  }
  const [year, pad] = [start.get('year') ?? 0, (part: number) => String(part).padStart(2, '0')];
  return Day.safeParse(`${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`).data ?? null;
}

function weekdayMeant(text: string, number: number, today: Day, direction: Direction): Day {
  if (/\bthis\b/i.test(text) && number === weekday(today)) return today;
  if (direction === 'past' && !/\bnext\b/i.test(text)) return lastWeekday(today, number);
  if (/\b(?:last|past)\b/i.test(text)) return lastWeekday(today, number);
  return /\bnext\b/i.test(text) ? addDays(today, 7 - weekday(today) + number) : nextWeekday(today, number);
}

/** Business hours: "at 4" is in the afternoon, "at 04:00" and "4 in the morning" are not. */
function hourMeant({ start, text }: ParsedResult): number {
  const hour = start.get('hour') ?? 12;
  const isOpen = !start.isCertain('meridiem') && hour >= 1 && hour <= 6;
  return isOpen && !/\bmorning|night\b|\b0\d/i.test(text) ? hour + 12 : hour;
}

function wallClock(parts: ParsedComponents): number {
  const get = (name: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond') =>
    parts.get(name) ?? 0;
  const [hour, minute, second] = [get('hour'), get('minute'), get('second')];
  return Date.UTC(get('year'), get('month') - 1, get('day'), hour, minute, second, get('millisecond'));
}

/** What the clocks of `zone` show at `instant`, as milliseconds since 1970 counted as if they showed UTC. */
export function wallClockOf(instant: Date, zone: string): number {
  const moment = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return moment.toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds;
}

function clock(hour: number, minute: number): string {
  return `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
