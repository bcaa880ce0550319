import { InteractionKind } from '../kinds.ts';
import { Day, dayOf, endOfMonth } from './day.ts';
import { readPast } from './when.ts';

/** What a line narrows a history down to. */
export type HistoryLine = {
  kinds: InteractionKind[];
  /** As it was written: `me`, `@ben`. */
  by: string | null;
  /** Days, both included. */
  from: Day | null;
  to: Day | null;
  unknown: string[];
};

const PLURALS: Record<string, InteractionKind> = {
  emails: 'email',
  mail: 'email',
  mails: 'email',
  notes: 'other',
  note: 'other',
};
const kindOf = (word: string): InteractionKind | null =>
  PLURALS[word] ?? InteractionKind.safeParse(word.replace(/s$/, '')).data ?? null;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = /^\s*(?:last\s+)?([a-z]{3,9})\.?(?:\s+((?:19|20)\d\d))?(?=\s|$)(?!\s+\d{1,2}(?!\d))/i;

/** "May", "September 2025": its first day, or as an end its last; without a year, the latest that has begun. */
function readMonth(
  said: string,
  isStart: boolean,
  today: Day,
): { day: Day; index: number; matched: string } | null {
  const [matched, name = '', year] = MONTH.exec(said) ?? [];
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (matched === undefined || month === 0 || !MONTH_NAMES.test(name)) return null;
  const inYear = (one: number) => Day.parse(`${one}-${String(month).padStart(2, '0')}-01`);
  const thisYear = Number(today.slice(0, 4));
  const first = inYear(
    year === undefined ? (inYear(thisYear) <= today ? thisYear : thisYear - 1) : Number(year),
  );
  return { day: isStart ? first : endOfMonth(first), index: 0, matched };
}
const MONTH_NAMES =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

/** Reads "calls and visits by @ben since 1 May until yesterday". */
export function readHistoryLine(text: string, now: Date, zone: string): HistoryLine {
  const line: HistoryLine = { kinds: [], by: null, from: null, to: null, unknown: [] };
  const rest = text
    .replace(
      /\b(since|from|after|until|till|to|before)\s+((?:(?!\b(?:since|until|till|by|to|before|after)\b).)+)/gi,
      (whole, word: string, said: string) => {
        const isStart = /since|from|after/i.test(word);
        const when = readMonth(said, isStart, dayOf(now, zone)) ?? readPast(said, now, zone);
        if (when === null) return whole;
        if (isStart) line.from = when.day;
        else line.to = when.day;
        return ` ${said.slice(0, when.index)} ${said.slice(when.index + when.matched.length)} `;
      },
    )
    .replace(/\b(?:by|of)\s+(@?\S+)/i, (_, who: string) => {
      line.by = who;
      return ' ';
    });
  for (const word of rest
    .split(/[\s,;]+/)
    .filter((part) => part !== '' && !/^(?:and|all|the)$/i.test(part))) {
    const kind = kindOf(word.toLowerCase());
    if (kind !== null) line.kinds.push(kind);
    else if (word.startsWith('@')) line.by = word;
    else line.unknown.push(word);
  }
  if (line.from !== null && line.to !== null && line.from > line.to)
    [line.from, line.to] = [line.to, line.from];
  const today = dayOf(now, zone);
  if (line.to !== null && line.to > today) line.to = null;
  return line;
}
