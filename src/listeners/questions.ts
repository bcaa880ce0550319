import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { isLog, logByMention } from '../commands/log-by-mention.ts';
import { unescapeSlack } from '../domain/text/clean.ts';
import { problem } from '../views/refusals.ts';
import type { Message } from '../views/text.ts';
import { type Act, readAct } from './act.ts';
import { answerQuestion } from './answer-question.ts';
import { explain } from './explain.ts';
import type { RegisterDeps } from './register.ts';
import { outgoing } from './send.ts';

/** Mentions and direct messages are questions, answered in their thread. */
export function registerQuestions(app: App, { gate, log }: RegisterDeps): void {
  /** The answer; null where the same question was answered before. `admitted` is false for somebody turned away. */
  async function answerTo(
    text: string,
    act: Act,
    client: WebClient,
  ): Promise<{ message: Message; admitted: boolean } | null> {
    try {
      const request = await gate(act, client);
      // What is logged is guarded by its own transaction, which a failure leaves to be tried again.
      if (isLog(text)) return { message: await logByMention(text, request), admitted: true };
      await request.store.receipts.take(request.key);
      return { message: await answerQuestion(text, act.thread, request), admitted: true };
    } catch (error) {
      const explanation = explain(error, log, { question: true, workspace: act.workspace });
      if (explanation === null) return null;
      const { text: said, returns } = explanation;
      return { message: problem(said, returns ? text : null), admitted: returns };
    }
  }

  app.event('app_mention', async ({ event, body, context, client }) => {
    const act = readAct(body, context);
    if (act.userId === null) return;
    const { thread } = act;
    const answer = await answerTo(withoutMention(event.text, context.botUserId), act, client);
    if (answer === null) return;
    const place = { channel: thread.channel, thread_ts: thread.ts };
    // What only they did wrong, only they need to see.
    if (answer.admitted) await client.chat.postMessage({ ...outgoing(answer.message), ...place });
    else
      await client.chat.postEphemeral({
        ...outgoing(answer.message),
        channel: thread.channel,
        user: act.userId,
      });
  });

  app.event('message', async ({ event, body, context, client }) => {
    // Edits, deletions and joins are messages too, with a subtype; nobody asks by them.
    if (event.channel_type !== 'im' || event.subtype !== undefined) return;
    const act = readAct(body, context);
    if (act.userId === null) return;
    const { thread } = act;
    const answer = await answerTo(withoutMention(event.text ?? '', context.botUserId), act, client);
    if (answer === null) return;
    await client.chat.postMessage({
      ...outgoing(answer.message),
      channel: thread.channel,
      thread_ts: thread.ts,
    });
  });
}

function withoutMention(text: string, bot: string | undefined): string {
  const without = bot === undefined ? text : text.replaceAll(new RegExp(`<@${bot}(\\|[^>]*)?>`, 'g'), ' ');
  return unescapeSlack(without).text.trim();
}
