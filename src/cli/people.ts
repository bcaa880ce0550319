import type { MemberId } from '../domain/id.ts';
import type { Member } from '../domain/member.ts';
import { type DirectoryEntry, directoryOf, type MemberDirectory } from '../exchange/members.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { UsageError } from './command.ts';

/** Whoever did what nobody is named for, where no admin is known: a user that every workspace has. */
const NOBODY = 'USLACKBOT';

export type People = {
  entries: DirectoryEntry[];
  directory: MemberDirectory;
  handleOf(id: MemberId): string;
  admin: MemberId;
};

/** The members of a workspace that the bot has met. */
export async function peopleOf(store: WorkspaceStore): Promise<People> {
  const members: Member[] = [];
  for (
    let page = await store.members.page(null, 500);
    page.length > 0;
    page = await store.members.page(members.at(-1)?.id ?? null, 500)
  )
    members.push(...page);
  const own = members.filter(({ access }) => access === 'member' || access === 'deactivated');
  const entries = own.map(({ id, handle, name, email }) => ({ id, handle, name, email: email ?? null }));
  const handles = new Map(own.map(({ id, handle }) => [id, handle]));
  return {
    entries,
    directory: directoryOf(entries),
    handleOf: (id) => handles.get(id) ?? id,
    admin: own.find(({ isAdmin }) => isAdmin)?.id ?? NOBODY,
  };
}

/** The member that an option names. */
export function memberNamed({ directory, admin }: People, text: string | undefined): MemberId {
  if (text === undefined) return admin;
  const found = directory.find(text);
  if (found === null)
    throw new UsageError(`Nobody here is called "${text}". Give a Slack id, @handle, name or e-mail.`);
  return found;
}
