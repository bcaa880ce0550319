import type { Settings } from '../domain/settings.ts';
import { at, dayOf, isWorkingDay, nextWorkingDay } from '../domain/text/day.ts';

/** The next moment after `now` at which a member's digest is due: their hour, in their zone, on a working day. */
export function nextDigest(now: Date, zone: string, { digestTime, workingDays }: Settings): Date {
  const today = dayOf(now, zone);
  if (isWorkingDay(today, workingDays)) {
    const moment = at(today, digestTime, zone);
    if (moment > now) return moment;
  }
  return at(nextWorkingDay(today, workingDays), digestTime, zone);
}
