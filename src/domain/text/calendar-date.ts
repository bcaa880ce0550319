import { CalendarDate } from '../fields.ts';

/** A date that comes round, found in a text, and the text without it. */
export type CalendarDateFound = { date: CalendarDate; rest: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
/** A firm may be old: what comes round has a year from 1500 to 2199. */
const YEAR = '(?<year>(?:1[5-9]|2[01])\\d\\d)';

/** ISO first, then "12 May 1980", "May 12, 1980", "12.05.1980" and "12.05."; the year may be missing. */
const FORMS = [
  '(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)',
  '--(?<month>\\d\\d)-(?<day>\\d\\d)',
  `${DAY}(?:\\s+of)?\\s+${MONTH}(?:,?\\s+${YEAR})?`,
  `${MONTH}\\s+${DAY}(?:,?\\s+${YEAR})?`,
  `(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.(?:\\s?${YEAR})?`,
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`, 'iu'));
/** 05/12/1980: which is the month depends on where one is. */
const SLASHES = new RegExp(`(?<!\\d)(?<first>\\d{1,2})/(?<second>\\d{1,2})(?:/${YEAR})?(?!\\d)`);

/**
 * The first date in a text that people mean to come round: a birthday, an anniversary. The year may be missing.
 * @param monthFirst whether 05/12 is the 12th of May, as in the United States
 */
export function readCalendarDate(text: string, monthFirst = false): CalendarDateFound | null {
  for (const form of FORMS) {
    const found = form.exec(text);
    const date = found && toDate(found.groups?.['year'], found.groups?.['month'], found.groups?.['day']);
    if (found && date) return { date, rest: without(text, found) };
  }
  const found = SLASHES.exec(text);
  const { first, second, year } = found?.groups ?? {};
  const date = monthFirst ? toDate(year, first, second) : toDate(year, second, first);
  return found && date ? { date, rest: without(text, found) } : null;
}

function toDate(year: string | undefined, month: string | undefined, day: string | undefined) {
  const number = /^\d+$/.test(month ?? '')
    ? Number(month)
    : MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  const rest = `${String(number).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return CalendarDate.safeParse(year === undefined ? `--${rest}` : `${year}-${rest}`).data ?? null;
}

function without(text: string, { index, 0: matched }: RegExpExecArray): string {
  const before = text.slice(0, index).replace(/(?:\s*\b(?:on|every|each|the|born|birthday|is)\b\s*)*$/i, ' ');
  return `${before}${text.slice(index + matched.length)}`
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,;.–—-]+|[\s:,;–—-]+$/g, '');
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "12 May 1980", or "12 May" where the year is not known. */
export function formatCalendarDate(date: CalendarDate): string {
  const [, year, month, day] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(date) ?? [];
  return `${Number(day)} ${NAMES[Number(month) - 1]}${year === '-' ? '' : ` ${year}`}`;
}
