import { addDays, type Day } from '../../../domain/text/day.ts';
import { stem } from '../../../domain/text/stem.ts';
import { calendarReader } from '../../language/periods.ts';
import type { Reading, Spot } from '../../parse/reading.ts';
import type { PeriodSlot } from '../../query/list-filter.ts';
import { isUpToNow, periodOf } from '../../slots/period-slots.ts';
import { stems } from '../../slots/slots.ts';
import { isTopic } from './topics.ts';

type Happening = 'due' | 'opened' | 'closed';
/** What tells, beside a period, what happened in it. */
const TELLS: readonly (readonly [Happening, ReadonlySet<string>])[] = [
  [
    'closed',
    stems(
      'settle solve resolve close fulfil fulfill keep finish complete drop abandon dismiss fix closing wrap tick honour honor',
    ),
  ],
  [
    'due',
    stems(
      'due fall deadline by until till must should have need owe for run ripe mature expire task plate list coming upcoming plan schedule',
    ),
  ],
  [
    'opened',
    stems(
      'open make promise commit raise come receive register file lodge complain complaint agree pledge opening',
    ),
  ],
];
/** How far before a period, and after it, such a word stands. */
const BEFORE = 6;
const AFTER = 3;
/** "Must be finished by Friday" tells when it is due. */
const TO_BE_CLOSED =
  '(must|should|have to|need to|need|to be|expect to|suppose to|mean to|anything to|something to|nothing to) .. (finish|complete|close|settle|fix|keep|fulfil|wrap)';
/** "Open commitments": what is so at all, rather than what happened to it. */
const IS_OPEN = 'open';
/** "Not due before the new year": from then on. */
const NOT_DUE =
  'not (yet|be)? (be|fall)? (due|to be do|to be finish|need|want|expect)? (until|till|before)? <T>';
const FAR_AHEAD = 183;

/** Which of its days the period of a question is about: when something was opened, is due, was closed. */
export function dayOf(
  reading: Reading,
  otherwise: Happening,
  {
    today,
    isOver = false,
    isOpen = false,
  }: {
    today: Day /** Its due date has passed. */;
    isOver?: boolean /** Nothing closed it. */;
    isOpen?: boolean;
  },
): { on: Happening; period: PeriodSlot } | null {
  const past = periodOf(reading);
  const ahead = periodOf(reading, 'ahead');
  if (past === null || ahead === null || reading.has('since when') || seasonal(reading) !== null) return null;
  const on = happeningIn(reading, ahead, { isOpen, today }) ?? otherwise;
  // What is so until now happened in no period; what is overdue is so today.
  if (isUpToNow(past) && on !== 'due') return null;
  if (isOver && past.from === today && past.to === today) return null;
  const isBehind = isOver || looksBack(reading) || isFar(ahead, today);
  const told = on === 'due' && !isBehind ? ahead : past;
  const period = on === 'due' && !isBehind ? byToday(told, today) : told;
  return { on, period: on === 'due' && reading.has(NOT_DUE) ? notBefore(period, today) : period };
}

/** Nobody means what lies further ahead where what lies behind is nearer; a year that is named lies where it does. */
const isFar = ({ from, words }: PeriodSlot, today: Day): boolean =>
  (from ?? today) > addDays(today, FAR_AHEAD) && !/\b20\d\d\b/.test(words);

/** What is to be done by tonight is due today; what is late already is another matter. */
const byToday = (period: PeriodSlot, today: Day): PeriodSlot =>
  period.from === null && period.to === today && /^by\b/.test(period.words)
    ? { ...period, from: today }
    : period;

/** "Not before …": what was left out is meant, and the other way round. "Not until May" may be in May. */
function notBefore({ from, to, words }: PeriodSlot, today: Day): PeriodSlot {
  if (from !== null || to === null) return { from, to, words };
  const [until, ...named] = words.split(' ');
  const whole = /^(?:until|till)$/.test(until ?? '') ? calendarReader(named, today).period(0)?.value : null;
  const begins = (whole?.ahead ?? whole)?.from;
  return { from: begins && begins <= to ? begins : addDays(to, 1), to: null, words };
}

/** "Coming steps" are due, "what came out of last week's visits" was opened then. */
const toldBy = (symbol: string, word: string): Happening | undefined =>
  symbol === 'come' && word !== 'coming' && word !== 'upcoming'
    ? 'opened'
    : TELLS.find(([, some]) => some.has(symbol))?.[0];

function happeningIn(
  { spots, has }: Reading,
  ahead: PeriodSlot,
  { isOpen, today }: { isOpen: boolean; today: Day },
): Happening | null {
  const at = spots.findIndex(({ symbol }) => symbol === '<T>');
  const near = [
    ...spots.slice(Math.max(0, at - BEFORE), at).reverse(),
    ...spots.slice(at + 1, at + 1 + AFTER),
  ];
  /** "Settled complaints in October" were settled then; those "from October" were made then. */
  const isOfClosed = (spot: Spot) =>
    spot.symbol.startsWith('complain') &&
    !/^(?:from|of)$/.test(spots[at - 1]?.word ?? '') &&
    toldBy(spots[spots.indexOf(spot) - 1]?.symbol ?? '', '') === 'closed';
  for (const spot of near) {
    const { symbol, word } = spot;
    // "Closed by Ben" names no deadline.
    if (symbol === 'by' && has('by <M>')) continue;
    const on = word === IS_OPEN ? undefined : toldBy(symbol, word);
    const isToClose = isOpen || isToCome(ahead, today) || has(TO_BE_CLOSED);
    if (on === undefined || (on === 'closed' && isToClose) || isOfClosed(spot)) continue;
    if (on !== 'opened' || !isToCome(ahead, today)) return on;
  }
  return null;
}

/** "Were due", "was supposed to be", "should have been": of what is over one speaks so. */
const looksBack = ({ spots }: Reading): boolean =>
  /\b(?:was|were|had|fell|should have)(?: \S+){0,3} (?:due|supposed|meant|to|been)\b|\bdeadlines? (?:was|were|fell)\b/.test(
    spots.map(({ symbol, word }) => (word === '' ? symbol : word)).join(' '),
  );

/** A period that is named as one to come, or that lies ahead whichever is meant. */
const isToCome = ({ from, words }: PeriodSlot, today: Day): boolean =>
  /\b(?:next|tomorrow|coming|following|upcoming)\b/.test(words) ||
  (/\b20\d\d\b/.test(words) && from !== null && from > today);

/** "Sunday repairs", "the Christmas hampers": a day or season that only says of what sort something is. */
function seasonal({ symbols, periods }: Reading): string | null {
  const words = symbols.trim().split(' ');
  const next = words[words.indexOf('<T>') + 1] ?? '';
  const name = /^(?:the )?([a-z]{3,})$/.exec(periods[0]?.words ?? '')?.[1];
  return name !== undefined && !/^(?:today|tonight|tomorrow|yesterday)$/.test(name) && isTopic(next)
    ? stem(name)
    : null;
}
