import type { Parser, ParsingContext } from 'chrono-node';
import { Temporal } from 'temporal-polyfill';
import { addDays, addMonths, Day, endOfMonth, weekday } from './day.ts';
import {
  type Direction,
  dayNumber,
  dayOfMonth,
  endOfWeek,
  monthNumber,
  nearest,
  nextWeekday,
  quarter,
  quarterStart,
  yearEnd,
} from './when-days.ts';

type Form = { pattern: RegExp; read(match: RegExpMatchArray): Day | null };

const WEEKDAY =
  '(?<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b';
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b';
const BEFORE_A_DATE = '(?:by|on|until|till|before|due|since|from|for|after)';
/** What may follow a bare ordinal, so that "the 5th" is a day and "the 5th grinder" is not. */
const AFTER_AN_ORDINAL = '(?=\\s*(?:$|[,.;:!?)\\n]|(?:at|and|or|to|with|we|i|then)\\b))';
const QUARTER = 'q(?<quarter>[1-4])(?:[ /-]*(?<year>20\\d\\d))?';

/**
 * The forms of dates that people use in business and chrono-node does not know, or reads in another sense
 * ("next week" is its Monday here). Each becomes a complete calendar day, on which chrono may then hang a time.
 */
export function dateForms(today: Day, direction: Direction): Parser[] {
  const forms =
    direction === 'past' ? bothWays(today, direction) : [...bothWays(today, direction), ...ahead(today)];
  return forms.map(({ pattern, read }) => ({
    pattern: () => pattern,
    extract(context: ParsingContext, match: RegExpMatchArray) {
      const before = context.text[(match.index ?? 0) - 1] ?? ' ';
      const day = /[\p{L}\p{N}]/u.test(before) ? null : read(match);
      if (day === null) return null;
      const { year, month, day: dayOfMonth } = Temporal.PlainDate.from(day);
      return context.createParsingComponents({ year, month, day: dayOfMonth });
    },
  }));
}

const group = (match: RegExpMatchArray, name: string) => match.groups?.[name]?.toLowerCase() ?? '';
const step = (word: string) => (word === 'next' ? 1 : word === 'last' ? -1 : 0);
const count = (word: string) => ({ two: 2, '2': 2, three: 3, '3': 3 })[word] ?? 1;
const mondayOf = (day: Day) => addDays(day, 1 - weekday(day));

function bothWays(today: Day, direction: Direction): Form[] {
  const inWeek = (match: RegExpMatchArray) =>
    addDays(mondayOf(today), 7 * step(group(match, 'which')) + dayNumber(group(match, 'weekday')) - 1);
  return [
    {
      pattern: /(?:the )?day (?<which>after tomorrow|before yesterday)\b/i,
      read: (match) => addDays(today, group(match, 'which') === 'after tomorrow' ? 2 : -2),
    },
    // Chrono reads this one in the zone of the machine.
    { pattern: /last night\b/i, read: () => addDays(today, -1) },
    {
      // "next week on Tuesday", "Tuesday of last week"
      pattern: new RegExp(`(?<which>this|next|last) week,? (?:on )?${WEEKDAY}`, 'i'),
      read: inWeek,
    },
    {
      pattern: new RegExp(`${WEEKDAY},? (?:of )?(?<which>this|next|last) week\\b`, 'i'),
      read: inWeek,
    },
    {
      pattern: /(?<count>an?|one|two|2|three|3) fortnights? ago\b/i,
      read: (match) => addDays(today, -14 * count(group(match, 'count'))),
    },
    {
      // "the 5th", "by 5th", "the 5th of next month"
      pattern: new RegExp(
        `(?:the |${BEFORE_A_DATE} (?:the )?)(?<day>\\d{1,2})(?:st|nd|rd|th)\\b(?: of (?<which>this|next|last|the) month\\b|${AFTER_AN_ORDINAL})`,
        'i',
      ),
      read: (match) => {
        const number = Number(group(match, 'day'));
        const month = group(match, 'which');
        return month === ''
          ? nearest(today, direction, number)
          : dayOfMonth(addMonths(today, step(month)), number);
      },
    },
    {
      // "3.11.", "3.11.26", "03.11.2026": with dots the day comes first everywhere
      pattern: /(?<day>\d{1,2})\.\s?(?<month>1[0-2]|0?[1-9])\.(?:\s?(?<year>(?:20)?\d\d))?(?![\d.])/,
      read: (match) => {
        const [number, month] = [Number(group(match, 'day')), Number(group(match, 'month'))];
        const year = group(match, 'year');
        if (year === '') return nearest(today, direction, number, month);
        return dayOfMonth(Day.parse(`20${year.slice(-2)}-${String(month).padStart(2, '0')}-01`), number);
      },
    },
  ];
}

function ahead(today: Day): Form[] {
  const monday = mondayOf(today);
  // A quarter that has begun is due at its end, one to come on its first day.
  const quarterAhead = (match: RegExpMatchArray) => {
    const start = quarter(today, Number(group(match, 'quarter')), group(match, 'year'));
    return start > today ? start : endOfMonth(addMonths(start, 2));
  };
  return [
    {
      // "by EOD", "close of business on Friday"
      pattern: new RegExp(
        `(?:(?:the )?(?:end|close) of (?:the )?(?:day|business)|eod|cob)\\b(?:,? (?:on )?(?:${WEEKDAY}|(?<tomorrow>tomorrow)\\b))?`,
        'i',
      ),
      read: (match) => {
        const day = dayNumber(group(match, 'weekday'));
        if (day > 0) return nextWeekday(today, day);
        return addDays(today, group(match, 'tomorrow') === '' ? 0 : 1);
      },
    },
    {
      pattern: /(?:asap|right away|immediately|(?:the )?end of today)\b/i,
      read: () => today,
    },
    {
      pattern: /(?:the )?end of (?:the |this )?(?<next>next )?week\b|this week\b|eow\b/i,
      read: (match) => endOfWeek(today, group(match, 'next') !== ''),
    },
    {
      pattern: /(?:the )?end of (?:the |this )?(?<which>next )?month\b|this month\b|eom\b/i,
      read: (match) => endOfMonth(addMonths(today, step(group(match, 'which').trim()))),
    },
    {
      pattern: /(?:the )?end of (?:the |this )?(?<which>next )?year\b|this year\b|eoy\b|year[- ]end\b/i,
      read: (match) => yearEnd(today, step(group(match, 'which').trim())),
    },
    {
      pattern: /(?:the )?end of (?:the |this )?(?<which>next )?quarter\b|this quarter\b|eoq\b/i,
      read: (match) => endOfMonth(addMonths(quarterStart(today), 3 * step(group(match, 'which').trim()) + 2)),
    },
    {
      pattern: new RegExp(`(?:the )?end of ${QUARTER}\\b`, 'i'),
      read: (match) => {
        const start = quarter(today, Number(group(match, 'quarter')), group(match, 'year'));
        return endOfMonth(addMonths(start, 2));
      },
    },
    {
      // "the Q3 figures" are no date
      pattern: new RegExp(`(?:in|by|before|until|for|during|start of|beginning of) ${QUARTER}\\b`, 'i'),
      read: quarterAhead,
    },
    { pattern: new RegExp(`${QUARTER}(?=\\s*(?:$|[,.;!?)]))`, 'i'), read: quarterAhead },
    {
      pattern:
        /(?:(?<part>(?:the )?(?:start|beginning|early|mid(?:dle)?)(?: of)?)[ -])?next (?<unit>week|month|quarter|year)\b/i,
      read: (match) => {
        const middle = group(match, 'part').includes('mid');
        const unit = group(match, 'unit');
        if (unit === 'week') return addDays(monday, middle ? 9 : 7);
        if (unit === 'quarter') return addMonths(quarterStart(today), 3);
        if (unit === 'year') return addDays(yearEnd(today, 0), 1);
        return addDays(endOfMonth(today), middle ? 15 : 1);
      },
    },
    {
      pattern: new RegExp(`(?<part>mid|middle of|early|start of|beginning of)[ -]${MONTH}`, 'i'),
      read: (match) =>
        nearest(
          today,
          'future',
          group(match, 'part').startsWith('mid') ? 15 : 1,
          monthNumber(group(match, 'month')),
        ),
    },
    {
      // "Friday week", "a week on Friday", "two weeks from Monday"
      pattern: new RegExp(`(?:(?<count>a|one|two|2|three|3) weeks? (?:on|from) ${WEEKDAY})`, 'i'),
      read: (match) =>
        addDays(nextWeekday(today, dayNumber(group(match, 'weekday'))), 7 * count(group(match, 'count'))),
    },
    {
      pattern: new RegExp(`${WEEKDAY} week\\b`, 'i'),
      read: (match) => addDays(nextWeekday(today, dayNumber(group(match, 'weekday'))), 7),
    },
    {
      // "in 2-3 weeks": the earlier end, so that nothing comes too late
      pattern: /(?:in|within) (?<count>\d{1,2}) ?(?:-|–|to|or) ?\d{1,2} (?<unit>day|week|month)s\b/i,
      read: (match) => {
        const number = Number(group(match, 'count'));
        if (group(match, 'unit') === 'month') return addMonths(today, number);
        return addDays(today, number * (group(match, 'unit') === 'week' ? 7 : 1));
      },
    },
    {
      pattern: /(?:in|within) (?<count>an?|one|two|2|three|3) fortnights?\b/i,
      read: (match) => addDays(today, 14 * count(group(match, 'count'))),
    },
  ];
}
