import type { App } from '@slack/bolt';
import { unescapeSlack } from '../domain/text/clean.ts';
import type { Log } from '../log.ts';
import { problem } from '../views/refusals.ts';
import type { Message } from '../views/text.ts';
import { admitted } from './admit.ts';
import { explain } from './explain.ts';
import type { Request } from './request.ts';
import { QUIETLY } from './send.ts';

/** Where a question stands: follow-ups in the same thread keep its context. */
export type Thread = { channel: string; ts: string };
/** Answers a question in plain English. */
export type Ask = (text: string, thread: Thread, request: Request) => Promise<Message>;

/** Mentions and direct messages are questions, answered in their thread. */
export function registerQuestions(app: App, ask: Ask, log: Log): void {
  const answer = async (
    text: string,
    { channel, ts, threadTs }: { channel: string; ts: string; threadTs: string | undefined },
    request: Request,
    say: (message: Message & { channel: string; thread_ts: string }) => Promise<unknown>,
  ): Promise<void> => {
    const thread = { channel, ts: threadTs ?? ts };
    let message: Message;
    try {
      await request.store.receipts.take(request.key);
      message = await ask(text, thread, request);
    } catch (error) {
      const explanation = explain(error, log, { question: true, workspace: request.workspace });
      if (explanation === null) return;
      message = problem(explanation.text, text);
    }
    await say({ ...message, channel, thread_ts: thread.ts });
  };

  app.event('app_mention', async ({ event, context, client }) => {
    const text = withoutMention(event.text, context.botUserId);
    const place = { channel: event.channel, ts: event.ts, threadTs: event.thread_ts };
    await answer(text, place, admitted(context), (message) =>
      client.chat.postMessage({ ...message, ...QUIETLY }),
    );
  });

  app.event('message', async ({ event, context, client }) => {
    // Edits, deletions and joins are messages too, with a subtype; nobody asks by them.
    if (event.channel_type !== 'im' || event.subtype !== undefined) return;
    const text = withoutMention(event.text ?? '', context.botUserId);
    const place = { channel: event.channel, ts: event.ts, threadTs: event.thread_ts };
    await answer(text, place, admitted(context), (message) =>
      client.chat.postMessage({ ...message, ...QUIETLY }),
    );
  });
}

function withoutMention(text: string, bot: string | undefined): string {
  const without = bot === undefined ? text : text.replaceAll(new RegExp(`<@${bot}(\\|[^>]*)?>`, 'g'), ' ');
  return unescapeSlack(without).text.trim();
}
