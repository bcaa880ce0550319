import { filePayload } from '../files/payload.ts';
import { freshId } from '../ids.ts';
import type { Person } from '../protocol.ts';
import type { Json } from '../refusal.ts';
import { type OpenView, viewPayload } from '../screens.ts';
import type { StoredMessage, Workspace } from '../workspace.ts';
import type { World } from '../world.ts';

/**
 * What Slack sends: https://docs.slack.dev/reference/interaction-payloads,
 * https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling, and the types of @slack/bolt
 * dist/types.
 */
const team = (world: World): Json => ({ id: world.workspace.team.id, domain: world.workspace.team.domain });

const user = ({ id, handle, teamId }: Person): Json => ({
  id,
  username: handle,
  name: handle,
  team_id: teamId,
});

const common = (world: World, person: Person): Json => ({
  user: user(person),
  api_app_id: world.workspace.appId,
  token: world.tokens.verification,
  team: team(world),
  enterprise: null,
  is_enterprise_install: false,
});

/** `directmessage` for a DM, `privategroup` for a private channel: the slash command payload's channel_name. */
const channelName = (workspace: Workspace, id: string): string => {
  const conversation = workspace.conversations.get(id);
  if (conversation?.kind === 'dm') return 'directmessage';
  return conversation?.kind === 'private' ? 'privategroup' : (conversation?.name ?? '');
};

const channel = (workspace: Workspace, id: string): Json => ({ id, name: channelName(workspace, id) });

/** A message as payloads and the Web API hold it. */
export const messagePayload = (
  world: Pick<World, 'workspace' | 'files' | 'url'>,
  message: StoredMessage,
): Json => {
  const { workspace, files, url } = world;
  const { bot, botId, appId } = workspace;
  const author = workspace.people.get(message.user);
  const parent = message.threadTs ? workspace.find(message.conversation, message.threadTs) : undefined;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: author?.teamId ?? workspace.team.id,
    ...(message.user === bot.id ? { bot_id: botId, app_id: appId } : { client_msg_id: message.ts }),
    ...(author?.kind === 'stranger' ? { user_team: author.teamId, source_team: author.teamId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    // https://docs.slack.dev/reference/events/message/file_share
    ...(message.files
      ? {
          subtype: 'file_share',
          upload: false,
          display_as_bot: false,
          files: message.files.flatMap(({ id }) => {
            const file = files.get(id);
            return file ? [filePayload(file, workspace, url())] : [{ id, mode: 'tombstone' }];
          }),
        }
      : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(parent && parent !== message ? { parent_user_id: parent.user } : {}),
    ...(message.replyCount > 0 ? { reply_count: message.replyCount, thread_ts: message.ts } : {}),
    ...(message.editedTs ? { edited: { user: message.user, ts: message.editedTs } } : {}),
  };
};

export const slashCommand = (
  world: World,
  person: Person,
  conversation: string,
  command: string,
  text: string,
): Json => ({
  token: world.tokens.verification,
  team_id: world.workspace.team.id,
  team_domain: world.workspace.team.domain,
  channel_id: conversation,
  channel_name: channelName(world.workspace, conversation),
  user_id: person.id,
  user_name: person.handle,
  command,
  text,
  api_app_id: world.workspace.appId,
  is_enterprise_install: 'false',
  response_url: world.responseUrls.issue(person.id, conversation, null),
  trigger_id: world.triggers.issue(person.id),
});

export const globalShortcut = (world: World, person: Person, callbackId: string): Json => ({
  type: 'shortcut',
  ...common(world, person),
  callback_id: callbackId,
  trigger_id: world.triggers.issue(person.id),
  action_ts: world.workspace.nextTs(),
});

export const messageShortcut = (
  world: World,
  person: Person,
  callbackId: string,
  message: StoredMessage,
): Json => ({
  type: 'message_action',
  ...common(world, person),
  callback_id: callbackId,
  trigger_id: world.triggers.issue(person.id),
  response_url: world.responseUrls.issue(person.id, message.conversation, message),
  action_ts: world.workspace.nextTs(),
  message_ts: message.ts,
  channel: channel(world.workspace, message.conversation),
  message: messagePayload(world, message),
});

/** What a message adds to `block_actions` and `block_suggestion`. */
export const onMessage = (world: World, message: StoredMessage): Json => ({
  container: {
    type: 'message',
    message_ts: message.ts,
    channel_id: message.conversation,
    is_ephemeral: message.onlyFor !== null,
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
  },
  channel: channel(world.workspace, message.conversation),
  // Slack does not send the content of an ephemeral message back.
  ...(message.onlyFor ? {} : { message: messagePayload(world, message) }),
});

/** What a view adds to them. */
export const onView = (world: World, open: OpenView): Json => ({
  container: { type: 'view', view_id: open.id },
  view: viewPayload(open, world.workspace),
});

export const blockActions = (
  world: World,
  person: Person,
  action: Json,
  place: Json,
  responseUrl: string | null,
): Json => ({
  type: 'block_actions',
  ...common(world, person),
  trigger_id: world.triggers.issue(person.id),
  ...(responseUrl ? { response_url: responseUrl } : {}),
  ...place,
  actions: [{ ...action, action_ts: world.workspace.nextTs() }],
});

export const blockSuggestion = (
  world: World,
  person: Person,
  at: Json,
  place: Json,
  query: string,
): Json => ({
  type: 'block_suggestion',
  ...common(world, person),
  ...at,
  value: query,
  ...place,
});

/** A view's `team` is the person's own; the bot's is `app_installed_team_id` (@slack/bolt dist/App.js, buildSource). */
const viewTeam = (world: World, person: Person): Json =>
  person.teamId === world.workspace.team.id ? team(world) : { id: person.teamId, domain: 'elsewhere' };

export const viewSubmission = (world: World, person: Person, open: OpenView): Json => ({
  type: 'view_submission',
  ...common(world, person),
  team: viewTeam(world, person),
  trigger_id: world.triggers.issue(person.id),
  view: viewPayload(open, world.workspace),
  response_urls: [],
});

export const viewClosed = (world: World, person: Person, open: OpenView, cleared: boolean): Json => ({
  type: 'view_closed',
  ...common(world, person),
  team: viewTeam(world, person),
  view: viewPayload(open, world.workspace),
  is_cleared: cleared,
});

/** The wrapping of an event: https://docs.slack.dev/apis/events-api#event-type-structure */
export const eventCallback = (world: World, event: Json, shared: boolean): Json => ({
  token: world.tokens.verification,
  team_id: world.workspace.team.id,
  context_team_id: world.workspace.team.id,
  context_enterprise_id: null,
  api_app_id: world.workspace.appId,
  event,
  type: 'event_callback',
  event_id: freshId('Ev'),
  event_time: Math.floor(world.clock.now().getTime() / 1000),
  authorizations: [
    {
      enterprise_id: null,
      team_id: world.workspace.team.id,
      user_id: world.workspace.bot.id,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  is_ext_shared_channel: shared,
  event_context: freshId('4-'),
});
