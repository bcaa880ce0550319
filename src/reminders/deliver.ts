import type { Clock } from '../clock.ts';
import { calendarOf, isDigestDay, nextDigestAt } from '../domain/calendar.ts';
import type { Member } from '../domain/member.ts';
import { dayOf } from '../domain/text/day.ts';
import type { Log } from '../log.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { digest } from '../views/digest.ts';
import type { Message } from '../views/text.ts';
import { loadDue } from './load-due.ts';

/** Sends one message to one member; what Slack says against it is thrown as it is. */
export type Send = (
  store: WorkspaceStore,
  member: Member,
  message: Message,
) => Promise<{ channel: string; ts: string | null }>;

/** How a failed delivery goes on: tried again in a while, or given up for today. */
export type Verdict = 'again' | 'give-up';

export type DeliverDeps = {
  clock: Clock;
  log: Log;
  send: Send;
  /** Judges what Slack said. */
  judge(error: unknown): Verdict;
};

/** As many items as fit one message with their buttons. */
const ITEMS = 10;
const RETRY_AFTER_MS = 5 * 60 * 1000;

/**
 * Sends a member's digest of today, once: it is claimed before it is sent, and nothing due means no message.
 * @returns what became of it: sent, empty, not a working day, held (another process is at it, or it was done), failed
 */
export async function deliverDigest(
  member: Member,
  store: WorkspaceStore,
  { clock, log, send, judge }: DeliverDeps,
): Promise<'sent' | 'empty' | 'day-off' | 'held' | 'failed'> {
  const now = clock.now();
  const settings = await store.settings.get();
  const today = dayOf(now, member.zone);
  const calendar = calendarOf(member, settings);
  const moveOn = () => store.members.settleDigest(member.id, today, nextDigestAt(now, calendar, today));
  // Found late, on a day off: nothing is sent at the weekend; Monday's digest has it all.
  if (!isDigestDay(today, calendar)) {
    await moveOn();
    return 'day-off';
  }
  const address = { kind: 'digest', recipient: member.id, day: today } as const;
  const claim = await store.deliveries.claim(address);
  if (!claim) {
    const delivery = await store.deliveries.find(address);
    if (delivery?.state === 'sent' || delivery?.state === 'empty') await moveOn();
    return 'held';
  }
  const { items, more } = await loadDue({ store, member, settings, now }, ITEMS);
  if (items.length === 0) {
    await store.deliveries.settleEmpty(claim);
    await moveOn();
    return 'empty';
  }
  try {
    const sent = await send(store, member, digest(items, more, { today, zone: member.zone, settings }));
    await store.deliveries.settleSent(claim, { channel: sent.channel, ts: sent.ts ?? '' });
    await moveOn();
    return 'sent';
  } catch (error) {
    const verdict = judge(error);
    const reason = error instanceof Error ? error.message : String(error);
    log.warn(
      { workspace: store.workspace, recipient: member.id, day: today, verdict, error },
      'a digest was not sent',
    );
    await store.deliveries.settleFailed(claim, {
      error: reason.slice(0, 300),
      retryAt: new Date(now.getTime() + RETRY_AFTER_MS),
      uncertain: verdict === 'again',
    });
    if (verdict === 'give-up') await moveOn();
    return 'failed';
  }
}
