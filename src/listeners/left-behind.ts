import type { WebClient } from '@slack/web-api';
import type { Member } from '../domain/member.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { leftBehind } from '../views/handover.ts';
import { isSlackError } from './members.ts';
import { sendDirect } from './send.ts';

/** More than this is not counted one by one. */
const COUNTED = 1000;
/** Slack's word that an admin cannot be told: the others still are. */
const UNREACHABLE = [
  'user_not_found',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'channel_not_found',
];

/**
 * Offers the admins to hand over what somebody looked after who can no longer be reminded of it: those of Slack whom
 * we know, and those whom the settings appoint.
 * @returns how many were told; 0 where nothing was left behind
 */
export async function offerHandover(
  member: Member,
  store: WorkspaceStore,
  client: WebClient,
): Promise<number> {
  const left = await store.handovers.countOf(member.id, COUNTED);
  if (left.customers + left.commitments === 0) return 0;
  const settings = await store.settings.get();
  const appointed = await store.members.getMany(settings.admins);
  const admins = new Map(
    [...(await store.members.admins()), ...appointed]
      .filter(({ access, id }) => access === 'member' && id !== member.id)
      .map((admin) => [admin.id, admin]),
  );
  let told = 0;
  for (const admin of admins.values()) {
    try {
      await sendDirect(client, store, admin, leftBehind(member, left, COUNTED));
      told += 1;
    } catch (error) {
      if (!isSlackError(error, ...UNREACHABLE)) throw error;
    }
  }
  return told;
}
