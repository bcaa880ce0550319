import type { WebClient } from '@slack/web-api';
import type { MemberId } from '../domain/id.ts';
import type { Member } from '../domain/member.ts';
import type { WorkspaceStore } from '../store/store.ts';
import { fitted } from '../views/fit.ts';
import type { Message } from '../views/text.ts';
import type { Origin } from './request.ts';

/**
 * A message as it leaves us: within Slack's limits. Links in it lead into Slack or were written by people: none of them
 * unfolds into a preview.
 */
export const outgoing = (message: Message) => ({
  ...fitted(message),
  unfurl_links: false,
  unfurl_media: false,
});

/** Sends a direct message from the bot; the channel is asked for once (conversations.open: 50 a minute) and kept. */
export async function sendDirect(
  client: WebClient,
  store: WorkspaceStore,
  member: Member,
  message: Message,
): Promise<{ channel: string; ts: string | null }> {
  const channel = await directChannel(client, store, member);
  const { ts } = await client.chat.postMessage({ channel, ...outgoing(message) });
  return { channel, ts: ts ?? null };
}

/** The direct message with the bot: asked for once (conversations.open: 50 a minute) and kept. */
export async function directChannel(
  client: WebClient,
  store: WorkspaceStore,
  member: Member,
): Promise<string> {
  if (member.dmChannel !== null) return member.dmChannel;
  const { channel } = await client.conversations.open({ users: member.id });
  if (!channel?.id) throw new Error('Slack opened no direct message');
  await store.members.setDmChannel(member.id, channel.id);
  return channel.id;
}

/** Sends a direct message without asking the store: for what must reach a person even when it is gone. */
export async function tell(client: WebClient, user: MemberId, message: Message): Promise<void> {
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id) await client.chat.postMessage({ channel: channel.id, ...outgoing(message) });
}

/**
 * Answers to where a person was when they acted; where Slack's address for that has expired (30 minutes, five uses:
 * https://docs.slack.dev/interactivity/handling-user-interaction/#message_responses), by direct message.
 */
export async function sendToOrigin(
  origin: Origin,
  message: Message,
  client: WebClient,
  user: MemberId | null,
): Promise<void> {
  if (origin.responseUrl !== null && (await respondAt(origin.responseUrl, message, origin.replace))) return;
  if (user !== null) await tell(client, user, message);
}

async function respondAt(url: string, message: Message, replace: boolean): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ ...outgoing(message), response_type: 'ephemeral', replace_original: replace }),
      signal: AbortSignal.timeout(5_000),
    });
    return response.ok;
  } catch {
    return false;
  }
}
