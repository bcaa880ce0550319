import { addDays, type Day } from '../../../domain/text/day.ts';
import { stem } from '../../../domain/text/stem.ts';
import type { PeriodSlot } from '../../list-filter.ts';
import type { Reading } from '../../reading.ts';
import { isUpToNow, periodOf, stems } from '../../slots.ts';
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
const TO_BE_CLOSED = '(must|should|have to|need to|to be) .. (finish|complete|close|settle|fix)';
/** Nobody means what lies further ahead where what lies behind is nearer. */
const FAR_AHEAD = 183;

/** Which of its days the period of a question is about: when something was opened, is due, was closed. */
export function dayOf(
  reading: Reading,
  otherwise: Happening,
  { today, isOver = false }: { today: Day /** Its due date has passed. */; isOver?: boolean },
): { on: Happening; period: PeriodSlot } | null {
  const past = periodOf(reading);
  const ahead = periodOf(reading, 'ahead');
  if (past === null || ahead === null || reading.has('since when') || seasonal(reading) !== null) return null;
  const on = happeningIn(reading, ahead) ?? otherwise;
  // What is so until now happened in no period.
  if (isUpToNow(past) && on !== 'due') return null;
  const isBehind = isOver || looksBack(reading) || (ahead.from ?? today) > addDays(today, FAR_AHEAD);
  return { on, period: on === 'due' && !isBehind ? ahead : past };
}

function happeningIn(reading: Reading, ahead: PeriodSlot): Happening | null {
  const words = reading.symbols.trim().split(' ');
  const at = words.indexOf('<T>');
  const near = [
    ...words.slice(Math.max(0, at - BEFORE), at).reverse(),
    ...words.slice(at + 1, at + 1 + AFTER),
  ];
  for (const word of near) {
    const on = TELLS.find(([, some]) => some.has(word))?.[0];
    if (on === undefined || (on === 'closed' && reading.has(TO_BE_CLOSED))) continue;
    if (on !== 'opened' || !isFuture(ahead)) return on;
  }
  return null;
}

/** "Were due", "was supposed to be", "should have been": of what is over one speaks so. */
const looksBack = ({ spots }: Reading): boolean =>
  /\b(?:was|were|had|fell|should have)(?: \S+){0,3} (?:due|supposed|meant|to|been)\b|\bdeadlines? (?:was|were|fell)\b/.test(
    spots.map(({ symbol, word }) => (word === '' ? symbol : word)).join(' '),
  );

/** A period that is named as one to come. */
const isFuture = ({ words }: PeriodSlot): boolean =>
  /\b(?:next|tomorrow|coming|following|upcoming)\b/.test(words);

/** "Sunday repairs", "the Christmas hampers": a day or season that only says of what sort something is. */
function seasonal({ symbols, periods }: Reading): string | null {
  const words = symbols.trim().split(' ');
  const next = words[words.indexOf('<T>') + 1] ?? '';
  const name = /^(?:the )?([a-z]{3,})$/.exec(periods[0]?.words ?? '')?.[1];
  return name !== undefined && !/^(?:today|tonight|tomorrow|yesterday)$/.test(name) && isTopic(next)
    ? stem(name)
    : null;
}
