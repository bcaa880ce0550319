import { addDays, addMonths, Day, endOfMonth, weekday } from './day.ts';

/** Which way an open date such as "Friday" or "the 5th" is read. */
export type Direction = 'past' | 'future';

/** 1 (Monday) to 7 (Sunday) for an English name of a weekday, however much of it is written. */
export function dayNumber(word: string): number {
  return ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

/** 1 to 12 for an English name of a month, however much of it is written. */
export function monthNumber(word: string): number {
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  return months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

/** The first such weekday after `today`, never `today` itself. */
export function nextWeekday(today: Day, number: number): Day {
  return addDays(today, ((number - weekday(today) + 6) % 7) + 1);
}

/** The last such weekday before `today`, never `today` itself. */
export function lastWeekday(today: Day, number: number): Day {
  return addDays(today, -(((weekday(today) - number + 6) % 7) + 1));
}

/**
 * The nearest day with that number (and month, 1 to 12) that is not on the wrong side of today; today itself
 * counts on both. Null when no month has such a day.
 */
export function nearest(today: Day, direction: Direction, number: number, month?: number): Day | null {
  const step = direction === 'future' ? 1 : -1;
  // Eight years hold a 29 February on either side of a century.
  const tries = Array.from({ length: 12 * 8 + 1 }, (_, index) => addMonths(today, step * index));
  for (const candidate of tries) {
    if (month !== undefined && Number(candidate.slice(5, 7)) !== month) continue;
    const day = dayOfMonth(candidate, number);
    if (day !== null && (direction === 'future' ? day >= today : day <= today)) return day;
  }
  return null;
}

/** That day of the month of `inMonth`, or null where the month is shorter. */
export function dayOfMonth(inMonth: Day, number: number): Day | null {
  return Day.safeParse(`${inMonth.slice(0, 8)}${String(number).padStart(2, '0')}`).data ?? null;
}

/** The end of this week or the next: its Friday, since that is when work is due; on a Saturday or Sunday, this Sunday. */
export function endOfWeek(today: Day, next: boolean): Day {
  const monday = addDays(today, 1 - weekday(today));
  if (next) return addDays(monday, 11);
  return weekday(today) <= 5 ? addDays(monday, 4) : addDays(monday, 6);
}

/** 31 December of the year of `today`, moved by `step` years. */
export function yearEnd(today: Day, step: number): Day {
  return Day.parse(
    addMonths(today, 12 * step)
      .slice(0, 4)
      .concat('-12-31'),
  );
}

/** The first day of the calendar quarter of `today`. */
export function quarterStart(today: Day): Day {
  const first = Day.parse(`${today.slice(0, 8)}01`);
  return addMonths(first, -((Number(first.slice(5, 7)) - 1) % 3));
}

/** The first day of a calendar quarter (1 to 4): of the year named, else of the one that is not over yet. */
export function quarter(today: Day, number: number, year: string): Day {
  const start = Day.parse(`${year || today.slice(0, 4)}-${String(number * 3 - 2).padStart(2, '0')}-01`);
  return year === '' && endOfMonth(addMonths(start, 2)) < today ? addMonths(start, 12) : start;
}
