import type { WebClient } from '@slack/web-api';
import { redraw } from '../reminders/redraw.ts';
import { nudgeMetadata } from './nudge-slack.ts';
import { nothing, type Reply } from './reply.ts';
import type { Origin, Request } from './request.ts';
import { outgoing } from './send.ts';

/**
 * Draws the nudge anew that somebody has just acted on, for everyone who sees it.
 * @param message the message whose button was pressed, or whose modal was submitted
 * @returns whether it was a nudge, so that it shows itself what was done
 */
async function refreshNudge(
  message: { channel: string; ts: string } | null,
  { store, settings, now }: Request,
  client: WebClient,
): Promise<boolean> {
  const delivery = message && (await store.deliveries.at(message.channel, message.ts));
  const drawn = delivery && (await redraw(delivery, { store, settings, now }));
  if (!message || !drawn) return false;
  try {
    await client.chat.update({ ...message, ...outgoing(drawn), metadata: nudgeMetadata(delivery.id) });
    return true;
  } catch {
    // The act is done all the same; whoever acted hears of it in words then.
    return false;
  }
}

/**
 * What is said after an act: the nudge it was done on is drawn anew, and where that shows it, nothing more is said.
 * Neither does anything else take its place. A modal that opens, and errors in one, are no act yet.
 */
export async function afterAct(
  reply: Reply,
  { message }: Origin,
  request: Request,
  client: WebClient,
): Promise<Reply> {
  if (reply.type === 'modal' || reply.type === 'errors') return reply;
  const shown = await refreshNudge(message, request, client);
  const said = reply.type === 'replace' || (reply.type === 'message' && reply.unlessShown === true);
  return shown && said ? nothing : reply;
}
