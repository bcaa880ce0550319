import { shifted, unitOf } from '../language/calendar.ts';
import type { Reading } from '../parse/reading.ts';
import type { PeriodSlot } from '../query/list-filter.ts';

const UNITS = ['year', 'quarter', 'month', 'week', 'day'] as const;

/** The unit before or after one: of this year the last one; null where a period is no whole unit of the calendar. */
export function unitBeside({ from, to, words }: PeriodSlot, step: 1 | -1): PeriodSlot | null {
  if (from === null || to === null) return null;
  const unit = UNITS.find((one) => {
    const whole = unitOf(from, one);
    return whole.from === from && whole.to === to;
  });
  return unit === undefined ? null : { ...shifted({ from, to }, step, unit), words };
}

const UP = '(up|down|higher|lower)';

/** "Up or down compared with last year?" names only what the present is compared with. */
export const namesReference = ({ has, periods }: Reading): boolean =>
  periods.length === 1 &&
  (has('(compare|comparison|against|versus|vs|relative|than) (with|to)? <T>', '(on|over|from) <T> $') ||
    // "Up on last year".
    (has(`${UP} <T>`) && /^(?:on|over|from) /.test(periods[0]?.words ?? '')));

/** "Did sales go up this year?" compares with the time before, without naming it. */
export const asksForChange = ({ has }: Reading): boolean =>
  has(
    '(go|gone|get|move|be|develop|head|trend) (up|down)',
    '(grow|grew|rise|rose|fall|fell|drop|shrink|increase|decrease|decline|double|growth)',
    '(more|less) than (before|previously|usual|earlier)',
    '(up|down) (or|on) (up|down|before)',
    `(be|do|have) .. ${UP} <T>`,
    '(up|down|higher|lower|more|less|better|worse) than <T>',
  );
