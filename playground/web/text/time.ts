import { Temporal } from 'temporal-polyfill';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are dear to make and are asked for on every message, so each is made once. */
const formatter = (tz: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${tz} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: tz, ...options });
  formats.set(key, made);
  return made;
};

const format = (ms: number, tz: string, options: Intl.DateTimeFormatOptions) =>
  // Which space ICU puts before AM and PM differs from one browser to the next; no line shall break there.
  formatter(tz, options)
    .format(ms)
    .replace(/\s(?=[AP]M$)/, '\u00a0');

/** Epoch milliseconds of a Slack `ts` (seconds with six decimals). */
export const msOfTs = (ts: string): number => Math.floor(Number(ts) * 1000);

/** Time of day as Slack shows it by default: `9:05 AM`. */
export const timeOfDay = (ms: number, tz: string): string =>
  format(ms, tz, { hour: 'numeric', minute: '2-digit' });

/** The calendar day in the zone, as `YYYY-MM-DD`. Asked for every message, so it is read from a kept formatter. */
export const dayIn = (ms: number, tz: string): string => {
  const { year, month, day } = Object.fromEntries(
    formatter(tz, { year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  return `${year}-${month}-${day}`;
};

const ordinal = (day: number): string => {
  const tens = day % 100;
  if (tens >= 11 && tens <= 13) return `${day}th`;
  return `${day}${['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'}`;
};

// What is drawn for every message does without Temporal: its first use alone takes a tenth of what a load may take.
const DAY_MS = 86_400_000;

const daysApart = (day: string, today: string): number => (Date.parse(day) - Date.parse(today)) / DAY_MS;

const nearDay = (day: string, today: string): string | undefined =>
  ({ '-1': 'yesterday', '0': 'today', '1': 'tomorrow' })[String(daysApart(day, today))];

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** The line between two days of a conversation: `Today`, `Yesterday` or `Monday, November 23rd`. */
export const dayHeading = (day: string, today: string): string => {
  const near = nearDay(day, today);
  if (near) return capital(near);
  const ms = Date.parse(day);
  const month = format(ms, 'UTC', { month: 'long' });
  const weekday = format(ms, 'UTC', { weekday: 'long' });
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : `, ${day.slice(0, 4)}`;
  return `${weekday}, ${month} ${ordinal(Number(day.slice(8)))}${year}`;
};

/** Day and time in one line: `Tue, Nov 24 · 9:05 AM`. */
export const dayAndTime = (ms: number, tz: string): string =>
  `${format(ms, tz, { weekday: 'short', month: 'short', day: 'numeric' })} · ${timeOfDay(ms, tz)}`;

const ago = (ms: number, now: number): string => {
  const seconds = Math.round((now - ms) / 1000);
  const [size, unit] = (
    [
      [86_400, 'day'],
      [3_600, 'hour'],
      [60, 'minute'],
    ] as const
  ).find(([least]) => Math.abs(seconds) >= least) ?? [1, 'second'];
  return new Intl.RelativeTimeFormat('en-US').format(-Math.trunc(seconds / size), unit);
};

/**
 * A date by Slack's template, such as `{date_short_pretty} at {time}`, in the viewer's zone.
 * An unknown token stays as it is written.
 * Source of the tokens: https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 * @param seconds since the epoch.
 * @param now the pretend present in epoch milliseconds.
 */
export const slackDate = (seconds: number, template: string, tz: string, now: number): string => {
  const ms = seconds * 1000;
  const day = dayIn(ms, tz);
  const today = dayIn(now, tz);
  const near = nearDay(day, today);
  const full = () =>
    `${format(ms, tz, { month: 'long' })} ${ordinal(Number(day.slice(8)))}, ${Number(day.slice(0, 4))}`;
  const long = () => `${format(ms, tz, { weekday: 'long' })}, ${full()}`;
  const short = () => format(ms, tz, { month: 'short', day: 'numeric', year: 'numeric' });
  const tokens: Record<string, () => string> = {
    date_num: () => day,
    date_slash: () => format(ms, tz, { month: '2-digit', day: '2-digit', year: 'numeric' }),
    date_long: long,
    date_long_full: full,
    date_long_pretty: () => near ?? long(),
    date: full,
    date_pretty: () => near ?? full(),
    date_short: short,
    date_short_pretty: () => near ?? short(),
    day_divider_pretty: () => near ?? dayHeading(day, today),
    time: () => timeOfDay(ms, tz),
    time_secs: () => format(ms, tz, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    ago: () => ago(ms, now),
  };
  const filled = template.replace(/\{(\w+)\}/g, (whole, token: string) => tokens[token]?.() ?? whole);
  // Slack writes "Tomorrow" where the sentence begins with the token, and "tomorrow" inside of it.
  return near && filled.startsWith(near) ? capital(filled) : filled;
};

const instantAt = (day: Temporal.PlainDate, time: string, tz: string): string =>
  day
    .toZonedDateTime({ timeZone: tz, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
    .toString();

/** Nine in the morning of the day after the present, in the person's zone, as an ISO instant. */
export const tomorrowMorning = (now: number, tz: string): string =>
  instantAt(Temporal.PlainDate.from(dayIn(now, tz)).add({ days: 1 }), '09:00', tz);

/** A little after nine in the morning of the next day from Monday to Friday, in the person's zone, as an ISO instant. */
export const nextWorkingMorning = (now: number, tz: string): string => {
  const tomorrow = Temporal.PlainDate.from(dayIn(now, tz)).add({ days: 1 });
  const weekend = tomorrow.dayOfWeek > 5 ? 8 - tomorrow.dayOfWeek : 0;
  return instantAt(tomorrow.add({ days: weekend }), '09:01', tz);
};

/** Nine in the morning of the first Monday after today, in the person's zone, as an ISO instant. */
export const nextMonday = (now: number, tz: string): string => {
  const today = Temporal.PlainDate.from(dayIn(now, tz));
  return instantAt(today.add({ days: 8 - today.dayOfWeek }), '09:00', tz);
};

/** The value of a `datetime-local` field for an instant: `2026-11-24T09:05` in the zone. */
export const toLocalField = (ms: number, tz: string): string =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(tz)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

/** The instant in epoch milliseconds that a `datetime-local` field names in the zone; null for an unreadable one. */
export const fromLocalField = (field: string, tz: string): number | null => {
  try {
    return Temporal.PlainDateTime.from(field).toZonedDateTime(tz).epochMilliseconds;
  } catch {
    return null;
  }
};

/** An instant as ISO 8601 in UTC. */
export const isoOf = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();
