import type { Json } from '../refusal.ts';
import type { Workspace } from '../workspace.ts';
import { extensionOf, type StoredFile } from './store.ts';

const PRETTY: Record<string, string> = {
  csv: 'CSV',
  png: 'PNG',
  txt: 'Plain Text',
  vcf: 'vCard',
  zip: 'Zip',
};

/** Where a file is fetched from, below the server's address. */
export const pathsOf = ({ id, name }: StoredFile, team: string): { view: string; download: string } => {
  const file = encodeURIComponent(name.toLowerCase().replace(/[^\p{L}\p{N}._-]+/gu, '_'));
  const base = `/files-pri/${team}-${id}`;
  return { view: `${base}/${file}`, download: `${base}/download/${file}` };
};

/** A file as Slack tells of one: https://docs.slack.dev/reference/objects/file-object */
export const filePayload = (file: StoredFile, workspace: Workspace, base: string): Json => {
  const { id, name, title, mimetype, size, user, created, sharedIn } = file;
  const { view, download } = pathsOf(file, workspace.team.id);
  const inside = (kind: string) => sharedIn.filter((one) => workspace.conversations.get(one)?.kind === kind);
  const extension = extensionOf(name);
  return {
    id,
    created,
    timestamp: created,
    name,
    title,
    mimetype,
    filetype: extension,
    pretty_type: PRETTY[extension] ?? extension.toUpperCase(),
    user,
    user_team: workspace.people.get(user)?.teamId ?? workspace.team.id,
    editable: false,
    size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: inside('channel').length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${base}${view}`,
    url_private_download: `${base}${download}`,
    permalink: `https://${workspace.team.domain}.slack.com/files/${user}/${id}`,
    channels: inside('channel'),
    groups: inside('private'),
    ims: inside('dm'),
    has_rich_preview: false,
    file_access: 'visible',
  };
};

/** Whether the app may see a file: its own, one from a form of its own, or one shared where its bot is. */
export const appSees = (
  { user, givenToApp, sharedIn }: StoredFile,
  { bot, conversations }: Workspace,
): boolean =>
  user === bot.id ||
  givenToApp ||
  sharedIn.some((id) => conversations.get(id)?.memberIds.includes(bot.id) ?? false);
