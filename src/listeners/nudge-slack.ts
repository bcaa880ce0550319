import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Id } from '../domain/id.ts';
import type { NudgeSlack, Posted } from '../reminders/deliver.ts';
import type { Message } from '../views/text.ts';
import { outgoing } from './send.ts';

/** What a nudge carries unseen, so that it is found again: https://docs.slack.dev/messaging/message-metadata */
const EVENT_TYPE = 'rapport_nudge';
export const nudgeMetadata = (delivery: Id) => ({ event_type: EVENT_TYPE, event_payload: { delivery } });
const Metadata = z.object({
  event_type: z.literal(EVENT_TYPE),
  event_payload: z.object({ delivery: z.string() }),
});

/** How many messages are read at a time while one is looked for. */
const PAGE = 100;

/** Nudges by Slack's Web API, in the workspace whose token the client has. */
export const nudgeSlack = (clientOf: () => Promise<WebClient>): NudgeSlack => ({
  async post(to: string, message: Message, delivery: Id): Promise<Posted> {
    const client = await clientOf();
    // A member's id leads to their direct messages, without a call of conversations.open (50 a minute) for each.
    const sent = await client.chat.postMessage({
      channel: to,
      ...outgoing(message),
      metadata: nudgeMetadata(delivery),
    });
    if (!sent.channel || !sent.ts) throw new Error('Slack did not say where it posted the message');
    return { channel: sent.channel, ts: sent.ts };
  },

  async find(to: string, delivery: Id, since: Date): Promise<Posted | null> {
    const client = await clientOf();
    const channel = await channelOf(client, to);
    let cursor: string | undefined;
    do {
      const page = await client.conversations.history({
        channel,
        oldest: String(since.getTime() / 1000),
        include_all_metadata: true,
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { ts, metadata } of page.messages ?? [])
        if (ts && Metadata.safeParse(metadata).data?.event_payload.delivery === delivery)
          return { channel, ts };
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    return null;
  },
});

/** The conversation behind an address: a member's direct messages, or the channel itself. */
async function channelOf(client: WebClient, to: string): Promise<string> {
  if (!/^[UW]/.test(to)) return to;
  const { channel } = await client.conversations.open({ users: to });
  if (!channel?.id) throw new Error('Slack opened no direct message');
  return channel.id;
}
