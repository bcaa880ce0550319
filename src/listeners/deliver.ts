import type { AckFn, RespondArguments, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import { messageView } from '../views/modal.ts';
import type { Message } from '../views/text.ts';
import type { Act } from './act.ts';
import { type Explanation, explain } from './explain.ts';
import { nothing, type Reply, toActor } from './reply.ts';
import { outgoing, tell } from './send.ts';

/**
 * Runs a handler; what it throws becomes a message, or nothing where the same was taken care of before.
 * @param say makes the message, so that what was typed comes back with it
 */
export async function attempt(
  work: () => Promise<Reply>,
  {
    log,
    about,
    say,
  }: { log: Log; about: Record<string, unknown>; say: (explanation: NonNullable<Explanation>) => Message },
): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    const explanation = explain(error, log, about);
    return explanation === null ? nothing : toActor(say(explanation));
  }
}

/** How long an answer may take and still come with the acknowledgement. Slack waits three seconds for that. */
const WITH_ACK_MS = 1_000;
type CommandAck = AckFn<string | RespondArguments>;

/**
 * Acknowledges a command once: with its answer where that comes soon, which saves asking Slack to show it; bare else.
 * @returns what acknowledges; it says whether the answer went along
 */
export function acknowledging(ack: CommandAck): (answer: RespondArguments | null) => Promise<boolean> {
  let bare: Promise<void> | null = null;
  const timer = setTimeout(() => {
    bare = ack();
    // It may fail before the answer is there to meet the failure; until then nobody else does.
    bare.catch(() => undefined);
  }, WITH_ACK_MS);
  return async (answer) => {
    clearTimeout(timer);
    if (bare === null && answer !== null) {
      await ack(answer);
      return true;
    }
    await (bare ?? ack());
    return false;
  };
}

type Way = {
  act: Act;
  client: WebClient;
  respond: RespondFn | null;
  /** Of a command, which is not acknowledged yet. */
  acknowledge?: ReturnType<typeof acknowledging>;
};

/** Sends a reply the way that the person who acted expects it: where they are, else by direct message. */
export async function deliver(reply: Reply, { act, client, respond, acknowledge }: Way): Promise<void> {
  const alone = reply.type === 'message' && reply.to === 'actor';
  const answered = await acknowledge?.(
    alone ? { ...outgoing(reply.message), response_type: 'ephemeral' } : null,
  );
  if (reply.type === 'modal') return show(reply.view, act, client);
  if (reply.type !== 'message' && reply.type !== 'replace') return;
  await tellOthers(reply, client);
  if (answered) return;
  // On the Home tab and in a modal there is no conversation to answer in: a modal holds the answer.
  if (act.onHome || act.modal !== null) return show(messageView(reply.message, act.origin.home), act, client);
  if (respond === null || act.origin.responseUrl === null) {
    if (act.userId !== null) await tell(client, act.userId, reply.message);
    return;
  }
  await respond({
    ...outgoing(reply.message),
    response_type: reply.type === 'message' && reply.to === 'everyone' ? 'in_channel' : 'ephemeral',
    replace_original: reply.type === 'replace',
  });
}

/** Opens a modal; from within one, in its place, since they nest three deep at most. */
async function show(view: ModalView, { modal, triggerId }: Act, client: WebClient): Promise<void> {
  if (modal !== null) await client.views.update({ view_id: modal, view });
  else await client.views.open({ trigger_id: triggerId ?? '', view });
}

/** Tells others what was done that concerns them. */
export async function tellOthers(reply: Reply, client: WebClient): Promise<void> {
  if (reply.type !== 'message') return;
  for (const { member, message } of reply.also ?? []) await tell(client, member, message);
}
