import { calendarOf, digestDayBefore } from '../domain/calendar.ts';
import type { Member } from '../domain/member.ts';
import type { Settings } from '../domain/settings.ts';
import { type Day, dayOf } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import type { DueItem } from '../views/due-item.ts';
import { withDetails } from './details.ts';
import { findDue } from './find-due.ts';

type Viewed = { store: WorkspaceStore; member: Member; settings: Settings; now: Date };

/** The day since which a member was told of dates: the last digest's; for who was just sent today's, the one before. */
export function toldSince(member: Member, settings: Settings, today: Day): Day {
  const before = digestDayBefore(today, calendarOf(member, settings));
  return member.digestedOn !== null && member.digestedOn < today ? member.digestedOn : before;
}

/**
 * What is due for a member at a moment, theirs and that of those whom they stand in for; the most important first.
 * @param shown how many are loaded with what is told about them
 * @returns those, how many more there are, and the day that it is for them
 */
export async function loadDue(
  { store, member, settings, now }: Viewed,
  shown: number,
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
  const items = await withDetails(found.slice(0, shown), store, member.id);
  return { items, more: Math.max(0, total - items.length), today };
}
