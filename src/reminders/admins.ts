import type { Member } from '../domain/member.ts';
import type { Settings } from '../domain/settings.ts';
import type { WorkspaceStore } from '../store/store.ts';

/** The admins who can be told something, those whom the settings appoint before Slack's own. */
export async function adminsOf(store: WorkspaceStore, settings: Settings): Promise<Member[]> {
  const appointed = (await store.members.getMany(settings.admins)).filter(
    ({ access }) => access === 'member',
  );
  const isAppointed = new Set(settings.admins);
  return [...appointed, ...(await store.members.admins()).filter(({ id }) => !isAppointed.has(id))];
}
