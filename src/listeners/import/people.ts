import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { MemberId } from '../../domain/id.ts';
import { type DirectoryEntry, directoryOf, type MemberDirectory } from '../../exchange/members.ts';
import type { WorkspaceStore } from '../../store/store.ts';
import { type Directory, SlackUser, toMember } from '../members.ts';

/** The colleagues whom the columns of a file may name, and which of them it did name. */
export type People = {
  members: MemberDirectory;
  /** Makes those who were named known to the store, so that they are reminded of what is theirs. */
  meet(directory: Directory, store: WorkspaceStore, teamId: string | undefined): Promise<void>;
};

const Listed = SlackUser.extend({
  profile: SlackUser.shape.profile.unwrap().extend({ email: z.string().optional() }).prefault({}),
});
const PAGE = 200;

/** Everybody in the workspace, as Slack tells it page by page. */
async function* everybody(client: WebClient): AsyncGenerator<z.infer<typeof Listed>> {
  let cursor: string | undefined;
  do {
    const page = await client.users.list({ limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const user of page.members ?? []) yield Listed.parse(user);
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
}

/** How people are written in a file: by handle; whoever Slack does not list, by id. */
export async function handlesOf(client: WebClient): Promise<(id: MemberId) => string> {
  const handles = new Map<MemberId, string>();
  for await (const { id, name } of everybody(client)) handles.set(id, name);
  return (id) => handles.get(id) ?? id;
}

/** Asks Slack for everybody; only full members can be named. */
export async function peopleOf(client: WebClient, teamId: string | undefined, now: Date): Promise<People> {
  const users = new Map<MemberId, SlackUser>();
  const entries: DirectoryEntry[] = [];
  for await (const user of everybody(client)) {
    const { id, handle, name, access } = toMember(user, null, teamId, now);
    if (access !== 'member') continue;
    users.set(id, user);
    entries.push({ id, handle, name: user.profile.real_name ?? name, email: user.profile.email ?? null });
  }
  const known = directoryOf(entries);
  const named = new Set<MemberId>();
  return {
    members: {
      find(text) {
        const found = known.find(text);
        if (found !== null) named.add(found);
        return found;
      },
    },
    async meet(directory, store, team) {
      for (const id of named) {
        const user = users.get(id);
        if (user && (await store.members.get(id)) === null) await directory.learn(store, user, team);
      }
    },
  };
}
