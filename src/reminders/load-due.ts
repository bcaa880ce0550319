import { calendarOf, digestDayBefore } from '../domain/calendar.ts';
import type { Subject } from '../domain/delivery.ts';
import type { Member } from '../domain/member.ts';
import type { Settings } from '../domain/settings.ts';
import { type Day, dayOf } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import type { DueItem } from '../views/due-item.ts';
import { withDetails } from './details.ts';
import { findDue } from './find-due.ts';
import { keyOfSubject, subjectOf } from './found.ts';

type Viewed = { store: WorkspaceStore; member: Member; settings: Settings; now: Date };

/** The day since which a member was told of dates: the last digest's; for who was just sent today's, the one before. */
function toldSince(member: Member, settings: Settings, today: Day): Day {
  const before = digestDayBefore(today, calendarOf(member, settings));
  return member.digestedOn !== null && member.digestedOn < today ? member.digestedOn : before;
}

/**
 * What is due for a member at a moment, theirs and that of those whom they stand in for; the most important first.
 * @param shown how many are loaded with what is told about them
 * @param skip how many of the most important are left out; `without`: what is left out because it is shown elsewhere
 * @returns those, how many more there are, and the day that it is for them
 */
export async function loadDue(
  { store, member, settings, now }: Viewed,
  shown: number,
  { skip = 0, without = [] }: { skip?: number; without?: readonly Subject[] } = {},
): Promise<{ items: DueItem[]; more: number; today: Day }> {
  const today = dayOf(now, member.zone);
  const represented = await store.members.representedBy(member.id, today);
  const { found, total } = await findDue(store, {
    owners: [member.id, ...represented.map(({ id }) => id)],
    today,
    zone: member.zone,
    since: toldSince(member, settings, today),
    settings,
  });
  const elsewhere = new Set(without.map(keyOfSubject));
  const rest = found.filter((one) => !elsewhere.has(keyOfSubject(subjectOf(one))));
  const items = await withDetails(rest.slice(skip, skip + shown), store, member.id);
  const left = total - (found.length - rest.length) - skip - items.length;
  // Beyond what is weighed there is nothing more to show, only to count.
  return { items, more: items.length === 0 ? 0 : Math.max(0, left), today };
}
