import { type Json, textOf } from '../refusal.ts';
import type { Occurrence, StoredMessage } from '../workspace.ts';
import type { World } from '../world.ts';
import { eventCallback, messagePayload } from './payloads.ts';

/** Which scope an event needs: https://docs.slack.dev/reference/events */
export const EVENT_SCOPES: Record<string, string> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  user_change: 'users:read',
  file_shared: 'files:read',
};

const CHANNEL_TYPES = { dm: 'im', channel: 'channel', private: 'group' } as const;
const SUBSCRIPTIONS = { dm: 'message.im', channel: 'message.channels', private: 'message.groups' } as const;

/** Sends an event to the app if the manifest subscribes to it and grants the scope. */
export const sendEvent = async (
  world: World,
  subscription: string,
  event: Json,
  shared = false,
): Promise<void> => {
  const { settings, oauth_config: oauth } = world.manifest;
  if (!settings.event_subscriptions.bot_events.includes(subscription)) return;
  const scope = EVENT_SCOPES[subscription];
  if (scope && !oauth.scopes.bot.includes(scope)) return;
  await world.delivery.deliver({ kind: 'events_api', body: eventCallback(world, event, shared) });
};

/** A typed message carries its text as rich text too. */
const asRichText = (message: StoredMessage): Json => ({
  type: 'rich_text',
  block_id: 'typed',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: message.text }] }],
});

const messageEvent = (world: World, message: StoredMessage): Json => {
  const payload = messagePayload(world, message);
  const blocks = message.blocks.length > 0 ? message.blocks : [asRichText(message)];
  return { ...payload, blocks, channel: message.conversation, event_ts: message.ts };
};

/** https://docs.slack.dev/reference/events/file_shared */
const fileShared = (world: World, message: StoredMessage, file: string): Promise<void> =>
  sendEvent(world, 'file_shared', {
    type: 'file_shared',
    channel_id: message.conversation,
    file_id: file,
    user_id: message.user,
    file: { id: file },
    event_ts: message.ts,
  });

/** The events of a new or changed message: to the app only where its bot is in the conversation. */
const ofMessage = async (world: World, message: StoredMessage, edited: boolean): Promise<void> => {
  const { workspace } = world;
  const conversation = workspace.conversations.get(message.conversation);
  if (!conversation?.memberIds.includes(workspace.bot.id) || message.onlyFor) return;
  const event = messageEvent(world, message);
  const channelType = CHANNEL_TYPES[conversation.kind];
  const whole = edited
    ? {
        type: 'message',
        subtype: 'message_changed',
        message: event,
        channel: message.conversation,
        channel_type: channelType,
        hidden: true,
        ts: message.editedTs,
        event_ts: message.editedTs,
      }
    : { ...event, channel_type: channelType };
  const mentions =
    textOf(message.text).includes(`<@${workspace.bot.id}>`) && message.user !== workspace.bot.id;
  await Promise.all([
    sendEvent(world, SUBSCRIPTIONS[conversation.kind], whole, conversation.shared),
    ...(edited ? [] : (message.files ?? []).map((file) => fileShared(world, message, file.id))),
    // In a DM with the app there is no app_mention: https://docs.slack.dev/reference/events/app_mention
    mentions && !edited && conversation.kind !== 'dm'
      ? sendEvent(world, 'app_mention', { ...event, type: 'app_mention' }, conversation.shared)
      : undefined,
  ]);
};

/** Turns what happens in the workspace into events for the app. */
export const relayEvents = (world: World): (() => void) =>
  world.workspace.subscribe(({ change, why }: Occurrence) => {
    if (change.type !== 'message' || (why !== 'posted' && why !== 'edited')) return;
    const message = world.workspace.find(change.message.conversation, change.message.ts);
    if (message) void ofMessage(world, message, why === 'edited');
  });
