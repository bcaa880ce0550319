import { Chrono, en } from 'chrono-node';
import { addDays, at, type Day, dayOf, timeOf } from './day.ts';
import { isMonthFirst } from './month-first.ts';
import { cutOut } from './when-cut.ts';
import type { Direction } from './when-days.ts';
import { isDoubtful } from './when-doubts.ts';
import { dateForms } from './when-forms.ts';
import { type Moment, partOfDay, resolve, wallClockOf } from './when-resolve.ts';

/** A date found in a text; where it has no time, `at` is noon of the day, or now for today in the past. */
export type When = Moment & {
  /** The words that said it, and where in the text they begin. */
  matched: string;
  index: number;
  /** The text without these words and the preposition before them. */
  rest: string;
};

/** Dates are looked for at the beginning of a text only, so that a long one cannot keep the bot busy. */
const LOOKED_AT = 1000;

/**
 * The first date in `text` that lies in the past, read as a person in `zone` means it at the moment `now`:
 * "yesterday at 4", "last Tuesday", "on 3 Oct", "03.11.2026", "an hour ago".
 *
 * - Never in the future: "Friday" is the last Friday before today, "3 Oct" the latest one.
 * - "at 4" is 16:00: hours from 1 to 6 without am or pm are meant in the afternoon.
 * - "at 4" alone is today's, or yesterday's when it is not yet that late.
 * - 11/03 is 11 March, but 3 November in zones of the United States; with dots the day always comes first.
 */
export function readPast(text: string, now: Date, zone: string): When | null {
  return readFirst(text, now, zone, 'past');
}

/**
 * The first date in `text` that is today or later, as a due date: "by Friday", "in two weeks", "3 Oct".
 *
 * - "Friday", "this Friday", "by Friday": the first Friday after today ("this Friday" may be today).
 * - "next Friday": the Friday of the next week; weeks begin on Monday. People disagree about this one, so
 *   whatever answers them shows the date.
 * - "next week", "next month", "next quarter", "next year": its first day. "this week" and "end of the week": Friday;
 *   "end of the month", "end of Q1" and so on: its last day. "Q1": its first day, or its last once it has begun.
 * - "before Friday": the day before it.
 */
export function readFuture(text: string, now: Date, zone: string): When | null {
  return readFirst(text, now, zone, 'future');
}

function readFirst(text: string, now: Date, zone: string, direction: Direction): When | null {
  const looked = text.slice(0, LOOKED_AT);
  for (const result of reader(dayOf(now, zone), zone, direction).parse(looked, reference(now, zone))) {
    if (isDoubtful(result, looked)) continue;
    const found = resolve(result, now, zone, direction);
    if (found === null) continue;
    const before = looked.slice(Math.max(0, result.index - 20), result.index);
    const moment =
      direction === 'past'
        ? inPast(found, result.text, now, zone)
        : inFuture(found, result.text, before, now, zone);
    if (moment === null) continue;
    const matched = result.text.replace(/^[\s,(]+/, '').replace(/[\s,)]+$/, '');
    const index = result.index + result.text.indexOf(matched);
    return { ...moment, matched, index, rest: cutOut(text, index, matched.length) };
  }
  return null;
}

function inPast(moment: Moment, words: string, now: Date, zone: string): Moment | null {
  const today = dayOf(now, zone);
  if (moment.day > today) return null;
  if (moment.at <= now) return moment;
  if (moment.hasTime) return moment.hasDay ? null : onDay(addDays(today, -1), moment, zone);
  const begins = partOfDay(words);
  return begins !== null && now < at(today, begins, zone) ? null : { ...moment, at: now };
}

function inFuture(moment: Moment, words: string, before: string, now: Date, zone: string): Moment | null {
  const today = dayOf(now, zone);
  if (moment.day < today) return null;
  if (moment.hasTime && !moment.hasDay && moment.at <= now) return onDay(addDays(today, 1), moment, zone);
  const isDayBefore = /\bbefore (?:the )?$/i.test(before) && !moment.hasTime && !/\bend\b/i.test(words);
  return isDayBefore && moment.day > today ? onDay(addDays(moment.day, -1), moment, zone) : moment;
}

function onDay(day: Day, moment: Moment, zone: string): Moment {
  return { ...moment, day, at: at(day, timeOf(moment.at, zone), zone) };
}

/** Making a reader takes longer than most texts take to read. There are a few days at a time around the world. */
const readers = new Map<string, Chrono>();
const MOST_READERS = 20;

/** Chrono for this day: its own English, preceded by our forms, which win where both match the same words. */
function reader(today: Day, zone: string, direction: Direction): Chrono {
  const monthFirst = isMonthFirst(zone);
  const key = `${today} ${monthFirst} ${direction}`;
  const made = readers.get(key);
  if (made) return made;
  const base = monthFirst ? en.casual : en.GB;
  const chrono = new Chrono({
    parsers: [...dateForms(today, direction), ...base.parsers],
    refiners: [...base.refiners],
  });
  if (readers.size >= MOST_READERS) readers.clear();
  readers.set(key, chrono);
  return chrono;
}

function reference(now: Date, zone: string): { instant: Date; timezone: number } {
  const offset = wallClockOf(now, zone) - now.getTime();
  return { instant: now, timezone: Math.round(offset / 60_000) };
}
