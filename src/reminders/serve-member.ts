import { calendarOf } from '../domain/calendar.ts';
import type { Member } from '../domain/member.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { digest } from '../views/digest.ts';
import type { Content, DeliverDeps } from './deliver.ts';
import { subjectOf } from './found.ts';
import { loadDue } from './load-due.ts';
import { serve } from './serve.ts';

/** As many items as anybody reads of a morning, and as fit one message with their buttons. */
export const DIGEST_ITEMS = 10;

/** What a member's digest says at a moment; null: nothing is due. */
export async function memberDigest(
  store: WorkspaceStore,
  member: Member,
  now: Date,
): Promise<Content | null> {
  const settings = await store.settings.get();
  const { items, more, today } = await loadDue({ store, member, settings, now }, DIGEST_ITEMS);
  if (items.length === 0) return null;
  return {
    message: digest(items, more, { today, zone: member.zone, settings }),
    subjects: items.map(subjectOf),
    more,
  };
}

/** Gives a member's digest its turn. */
export async function serveMember(member: Member, store: WorkspaceStore, deps: DeliverDeps) {
  const settings = await store.settings.get();
  const { members } = store;
  return serve(
    {
      calendar: calendarOf(member, settings),
      digestedOn: member.digestedOn,
      unreachable: member.unreachable,
      // The kept channel may be gone; Slack finds the direct messages by the member too.
      addresses: [...(member.dmChannel === null ? [] : [member.dmChannel]), member.id],
      nudge: {
        kind: 'digest',
        recipient: member.id,
        compose: (told) => memberDigest(store, { ...member, digestedOn: told }, deps.clock.now()),
      },
      trouble: (code) =>
        `I can't reach <@${member.id}> with their digest: Slack says \`${code}\`. I try again each working day. If they have left, \`/crm handover\` gives their customers to somebody else.`,
      postpone: (next) => members.setNextDigest(member.id, next),
      settle: (digestedOn, nextDigestAt, posted) =>
        members.settleDigest(member.id, {
          digestedOn,
          nextDigestAt,
          ...(posted === null ? {} : { dmChannel: posted.channel, unreachable: null }),
        }),
      refused: (unreachable) => members.setUnreachable(member.id, unreachable),
    },
    store,
    deps,
  );
}
