import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from './fields.ts';
import type { Member } from './member.ts';
import type { Settings } from './settings.ts';
import { addDays, at, type Day, dayOf, daysBetween, isWorkingDay } from './text/day.ts';

/** When nudges come: at which time of which days, in which zone. */
export type Calendar = {
  zone: string;
  time: string;
  workingDays: readonly number[];
  skipDates: readonly CalendarDate[];
  /** The first day back, for somebody who is away. */
  awayUntil: Day | null;
};

/** A member's calendar: their own where they have set it, else the workspace's. */
export const calendarOf = (
  member: Pick<Member, 'zone' | 'digestTime' | 'workingDays' | 'away'>,
  settings: Settings,
): Calendar => ({
  zone: member.zone,
  time: member.digestTime ?? settings.digestTime,
  workingDays: member.workingDays ?? settings.workingDays,
  skipDates: settings.skipDates,
  awayUntil: member.away?.until ?? null,
});

/** The calendar of the team's digest: the workspace's own. */
export const teamCalendar = (settings: Settings): Calendar => ({
  zone: settings.zone,
  time: settings.digestTime,
  workingDays: settings.workingDays,
  skipDates: settings.skipDates,
  awayUntil: null,
});

/** Whether nudges come on a day: a working day, no skip date, not away. */
export const isDigestDay = (
  day: Day,
  { workingDays, skipDates, awayUntil }: Omit<Calendar, 'zone' | 'time'>,
): boolean =>
  isWorkingDay(day, workingDays) &&
  (awayUntil === null || day >= awayUntil) &&
  !skipDates.some((date) => date === day || (date.startsWith('--') && date.slice(2) === day.slice(5)));

/** How far ahead a digest day is looked for; a workspace that skips every day of two years wants no nudges. */
const HORIZON_DAYS = 800;

/** The first digest day after a day; null where there is none within two years. */
export function digestDayAfter(day: Day, calendar: Calendar): Day | null {
  const { awayUntil } = calendar;
  let next = addDays(day, 1);
  if (awayUntil !== null && awayUntil > next) next = awayUntil;
  for (let looked = 0; looked < HORIZON_DAYS; looked += 1) {
    if (isDigestDay(next, calendar)) return next;
    next = addDays(next, 1);
  }
  return null;
}

/** The last digest day before a day, at most a week back: what is older is no news. */
export function digestDayBefore(day: Day, calendar: Calendar): Day {
  for (let back = 1; back < 7; back += 1)
    if (isDigestDay(addDays(day, -back), calendar)) return addDays(day, -back);
  return addDays(day, -7);
}

/**
 * When the next digest is due: today's where today is a digest day whose digest is not settled, even if its hour has
 * passed (an outage, or a journey that skipped the hour); else the next digest day's. A journey that brings a day back
 * whose digest is settled brings no second one.
 * @param digestedOn the last day whose digest is settled, in the zone of then
 * @returns null where no digest is ever due
 */
export function nextDigestAt(now: Date, calendar: Calendar, digestedOn: Day | null): Date | null {
  const today = dayOf(now, calendar.zone);
  if ((digestedOn === null || digestedOn < today) && isDigestDay(today, calendar))
    return at(today, calendar.time, calendar.zone);
  const settled = digestedOn !== null && digestedOn > today ? digestedOn : today;
  const day = digestDayAfter(settled, calendar);
  return day === null ? null : at(day, calendar.time, calendar.zone);
}

/**
 * For somebody new: the day that counts as settled, so that the first digest comes at the next regular hour and not
 * out of the blue.
 */
export function settledAtStart(now: Date, calendar: Calendar): Day {
  const today = dayOf(now, calendar.zone);
  return at(today, calendar.time, calendar.zone) <= now ? today : addDays(today, -1);
}

/** A date that comes round, and how it stands to today: in some days, today, or some days ago (negative). */
export type Occasion = { date: CalendarDate; on: Day; inDays: number };

/** A week ahead there is time to find a gift. */
const NOTICE_DAYS = 7;

/**
 * The days whose dates are told on a day: those a week ahead, and those of the day itself; and, of both, those that
 * fell on days without a digest since the last one, such as the weekend's on Monday.
 * @param since the last day whose digest was settled; at most a week back
 */
export function occasionDays(today: Day, since: Day): Day[] {
  const missed = Math.min(NOTICE_DAYS, Math.max(1, daysBetween(since, today)));
  const days = Array.from({ length: missed }, (_, back) => addDays(today, -back));
  return [...new Set([...days, ...days.map((day) => addDays(day, NOTICE_DAYS))])].sort();
}

/** The keys `MM-DD` under which the dates of a day are kept; those of 29 February are told on the 28th in other years. */
export function monthDaysOf(day: Day): string[] {
  const key = day.slice(5);
  return key === '02-28' && !Temporal.PlainDate.from(day).inLeapYear ? [key, '02-29'] : [key];
}

/** The key of a date, with or without a year. */
export const monthDayOf = (date: CalendarDate): string => date.slice(-5);

/** The occurrence of a date among some days; null where it falls on none of them. */
export function occasionAmong(date: CalendarDate, days: readonly Day[], today: Day): Occasion | null {
  const on = days.find((day) => monthDaysOf(day).includes(monthDayOf(date)));
  return on === undefined ? null : { date, on, inDays: daysBetween(today, on) };
}

/** Whether somebody was spoken with in time for an occasion: on the day from which it was told, or later. */
export const isTakenUp = (occasion: Pick<Occasion, 'on'>, lastContact: Day | null, told: Day): boolean =>
  lastContact !== null &&
  lastContact >= (occasion.on <= told ? occasion.on : addDays(occasion.on, -NOTICE_DAYS));
