import type { WebClient } from '@slack/web-api';
import { redraw } from '../reminders/redraw.ts';
import { nudgeMetadata } from './nudge-slack.ts';
import type { Request } from './request.ts';

/**
 * Draws the nudge anew that somebody has just acted on, for everyone who sees it.
 * @param message the message whose button was pressed, or whose modal was submitted
 * @returns whether it was a nudge, so that it shows itself what was done
 */
export async function refreshNudge(
  message: { channel: string; ts: string } | null,
  { store, settings, now }: Request,
  client: WebClient,
): Promise<boolean> {
  const delivery = message && (await store.deliveries.at(message.channel, message.ts));
  const drawn = delivery && (await redraw(delivery, { store, settings, now }));
  if (!message || !drawn) return false;
  try {
    await client.chat.update({ ...message, ...drawn, metadata: nudgeMetadata(delivery.id) });
    return true;
  } catch {
    // The act is done all the same; whoever acted hears of it in words then.
    return false;
  }
}
