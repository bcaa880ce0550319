import { calendarOf, isDigestDay, nextDigestAt, teamCalendar } from '../domain/calendar.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Id } from '../domain/id.ts';
import type { Settings } from '../domain/settings.ts';
import { type Day, dayOf } from '../domain/text/day.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { type DueItem, whyLine } from '../views/due-item.ts';
import { findEscalations } from './escalations.ts';
import { loadDue } from './load-due.ts';
import { DIGEST_ITEMS } from './serve-member.ts';
import { loadTeamDigest } from './team-digest.ts';

/** One thing that a nudge would list, and why. */
type PlannedItem = {
  type: DueItem['type'] | 'unowned';
  customer: { id: Id; name: string };
  /** In words, as the message would say it (Slack mrkdwn). */
  why: string;
};
/** What would go to one recipient at an instant. */
export type PlannedNudge = {
  kind: Delivery['kind'];
  /** A member's or a channel's id. */
  recipient: string;
  /** The member's name; null for the team's channel. */
  name: string | null;
  zone: string;
  /** The recipient's local day. */
  day: Day;
  /** The instant at which it is due. */
  scheduled: Date;
  /** `send`, or why nothing would be sent. */
  action: 'send' | 'nothing-due' | 'sent-already' | 'away' | 'not-a-digest-day';
  items: PlannedItem[];
  /** How many more are due than the message would list. */
  more: number;
};

/**
 * What would be sent in a workspace at an instant, to whom and why, if nothing were sent before it; nothing is
 * changed by asking. Members whose hour has not come at that instant are left out. The file is read as it is now.
 */
export async function* plan(store: WorkspaceStore, at: Date): AsyncGenerator<PlannedNudge> {
  const settings = await store.settings.get();
  for await (const member of store.members.each()) {
    if (member.access !== 'member') continue;
    const { zone } = member;
    const calendar = calendarOf(member, settings);
    const day = dayOf(at, zone);
    const about = { kind: 'digest' as const, recipient: member.id, name: member.name, zone, day };
    const none = { items: [], more: 0 };
    const due = nextDigestAt(at, calendar, member.digestedOn);
    if (due === null || due > at) {
      if (calendar.awayUntil !== null && day < calendar.awayUntil)
        yield { ...about, scheduled: at, action: 'away', ...none };
      else if (!isDigestDay(day, calendar))
        yield { ...about, scheduled: at, action: 'not-a-digest-day', ...none };
      else if (member.digestedOn !== null && member.digestedOn >= day)
        yield { ...about, scheduled: at, action: 'sent-already', ...none };
      continue;
    }
    const { items, more, today } = await loadDue({ store, member, settings, now: at }, DIGEST_ITEMS);
    yield {
      ...about,
      scheduled: due,
      action: items.length > 0 ? 'send' : 'nothing-due',
      items: items.map((item) => plannedItem(item, whyLine(item, { today, zone, settings }))),
      more,
    };
  }
  const team = await store.team.get();
  yield* planEscalations(store, settings, { at, told: team?.escalatedOn ?? null });
  if (settings.teamChannel === null) return;
  const due = nextDigestAt(at, teamCalendar(settings), team?.teamDigestedOn ?? null);
  if (due === null || due > at) return;
  const { zone } = settings;
  const day = dayOf(at, zone);
  const content = await loadTeamDigest(store, settings, at);
  yield {
    kind: 'team',
    recipient: settings.teamChannel,
    name: null,
    zone,
    day,
    scheduled: due,
    action: content === null ? 'nothing-due' : 'send',
    items: [
      ...[...(content?.late ?? []), ...(content?.dates ?? [])].map((item) =>
        plannedItem(item, whyLine(item, { today: day, zone, settings })),
      ),
      ...(content?.unowned ?? []).map(({ id, name }) => ({
        type: 'unowned' as const,
        customer: { id, name },
        why: 'nobody looks after them',
      })),
    ],
    more: content === null ? 0 : content.lateInAll - content.late.length,
  };
}

/** The late complaints that those above would be told of: one message for each complaint and recipient. */
async function* planEscalations(
  store: WorkspaceStore,
  settings: Settings,
  { at, told }: { at: Date; told: Day | null },
): AsyncGenerator<PlannedNudge> {
  const due = nextDigestAt(at, teamCalendar(settings), told);
  if (due === null || due > at) return;
  const { zone } = settings;
  const day = dayOf(at, zone);
  for (const { complaint, customer, above, owner } of await findEscalations(store, settings, day)) {
    if (customer === null) continue;
    const item: DueItem = { type: 'commitment', commitment: complaint, customer, whose: complaint.owner };
    const items = [plannedItem(item, whyLine(item, { today: day, zone, settings }))];
    for (const recipient of [...above, ...owner]) {
      const name = (await store.members.get(recipient))?.name ?? null;
      const about = { kind: 'escalation' as const, recipient, name, zone, day, scheduled: due };
      yield { ...about, action: 'send', items, more: 0 };
    }
  }
}

const plannedItem = (item: DueItem, why: string): PlannedItem => ({
  type: item.type,
  customer: { id: item.customer.id, name: item.customer.name },
  why,
});
