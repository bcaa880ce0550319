import type { App, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Subcommand } from '../commands/subcommand.ts';
import { unescapeSlack } from '../domain/text/clean.ts';
import type { Log } from '../log.ts';
import { actions as actionsBlock, button } from '../views/blocks.ts';
import { ACTIONS } from '../views/ids.ts';
import { problem } from '../views/refusals.ts';
import type { Message } from '../views/text.ts';
import { admitted } from './admit.ts';
import { runCommand } from './command.ts';
import { explain } from './explain.ts';
import { refreshNudge } from './refresh.ts';
import type { Reply } from './reply.ts';
import { NOWHERE, Origin, type Request } from './request.ts';
import { QUIETLY, sendDirect, sendToOrigin } from './send.ts';
import { InputState, typedIn } from './state.ts';
import type { Action, Shortcut, Submission, Suggestion } from './types.ts';

/** A button's value holds 2000 characters; a command longer than this is only given back as text. */
const RETRYABLE = 1500;
/** Slack closes its ear for a modal's answer after three seconds; before that we say that it takes longer. */
const ANSWER_WITHIN_MS = 2_300;

/** `/crm`: acked at once, answered when it is done. */
export function registerCommand(app: App, table: readonly Subcommand[], log: Log): void {
  app.command('/crm', async ({ ack, command, context, respond, client }) => {
    await ack();
    const request = admitted(context);
    const { text } = unescapeSlack(command.text);
    const reply = await attempt(
      () => runCommand(text, table, request),
      log,
      { command: true },
      (explanation) => {
        const again =
          explanation.again && JSON.stringify(text).length < RETRYABLE
            ? [
                actionsBlock(
                  button(ACTIONS.retry, 'Try again', { text, key: request.key }, { style: 'primary' }),
                ),
              ]
            : [];
        return problem(explanation.text, `/crm ${text}`, again);
      },
    );
    await deliver(reply, { respond, client, request, triggerId: command.trigger_id });
  });
}

const ActionBody = z.object({
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  view: z.object({ id: z.string(), type: z.string() }).optional(),
});

/** All buttons: one listener an id, which also hears the id with a suffix. */
export function registerActions(
  app: App,
  list: readonly Action[],
  log: Log,
  onHome: (request: Request, client: WebClient) => Promise<void>,
): void {
  for (const { id, run } of list) {
    app.action(
      new RegExp(`^${id.replaceAll('.', '\\.')}(\\.[\\w-]+)?$`),
      async ({ ack, action, body, context, respond, client }) => {
        await ack();
        const request = admitted(context);
        const { trigger_id: triggerId, view } = ActionBody.parse(body);
        const value = 'value' in action && typeof action.value === 'string' ? action.value : undefined;
        const reply = await attempt(
          () => run(value, request),
          log,
          { action: id },
          (explanation) => problem(explanation.text, null),
        );
        // Changes nothing where the button was not a nudge's, or only opened a modal.
        const shown = reply.type !== 'modal' && (await refreshNudge(request.origin.message, request, client));
        if (!(shown && reply.type === 'message' && reply.unlessShown === true))
          await deliver(reply, { respond, client, request, triggerId });
        if (view?.type === 'home') await onHome(request, client);
      },
    );
  }
}

/** All modals: checked and saved before the ack, so that what is wrong shows under its field and nothing is lost. */
export function registerSubmissions(app: App, list: readonly Submission[], log: Log): void {
  for (const { callback, run } of list) {
    app.view(callback, async ({ ack, view, context, client }) => {
      const request = admitted(context);
      const state = InputState.parse(view.state.values);
      const firstInput = view.blocks.find((block) => block.type === 'input')?.block_id ?? '';
      const work = (async (): Promise<Reply> => {
        try {
          return await run(view.private_metadata, state, request);
        } catch (error) {
          const explanation = explain(error, log, { view: callback, workspace: request.workspace });
          if (explanation === null) return { type: 'nothing' };
          return { type: 'errors', errors: { [explanation.field ?? firstInput]: plainly(explanation.text) } };
        }
      })();
      const origin = originOf(view.private_metadata);
      const inTime = await Promise.race([work, later(ANSWER_WITHIN_MS)]);
      if (inTime === null) {
        await ack();
        const reply = await work;
        if (reply.type === 'errors')
          await sendDirect(
            client,
            request.store,
            request.actor,
            problem(Object.values(reply.errors).join('\n'), typedIn(state)),
          );
        else {
          await refreshNudge(origin.message, request, client);
          await settle(reply, origin, request, client);
        }
        return;
      }
      if (inTime.type === 'errors') return ack({ response_action: 'errors', errors: inTime.errors });
      if (inTime.type === 'modal')
        return ack({ response_action: inTime.how === 'push' ? 'push' : 'update', view: inTime.view });
      await ack({ response_action: 'clear' });
      const shown = await refreshNudge(origin.message, request, client);
      if (!(shown && inTime.type === 'message' && inTime.unlessShown === true))
        await settle(inTime, origin, request, client);
    });
  }
}

/** All type-aheads. They answer with nothing rather than an error: there is no place to show one. */
export function registerSuggestions(app: App, list: readonly Suggestion[], log: Log): void {
  const View = z.object({ callback_id: z.string(), state: z.object({ values: InputState }).optional() });
  for (const { id, run } of list) {
    app.options(id, async ({ ack, options, context, body }) => {
      const view = View.safeParse('view' in body ? body.view : null).data;
      const inView = view ? { callback: view.callback_id, state: view.state?.values ?? {} } : null;
      try {
        await ack({ options: await run(options.value ?? '', inView, admitted(context)) });
      } catch (error) {
        explain(error, log, { suggestion: id });
        await ack({ options: [] });
      }
    });
  }
}

export function registerShortcuts(app: App, list: readonly Shortcut[], log: Log): void {
  for (const { callback, run } of list) {
    app.shortcut(callback, async ({ ack, shortcut, context, client }) => {
      await ack();
      const request = admitted(context);
      const reply = await attempt(
        () => run(shortcut, request),
        log,
        { shortcut: callback },
        (explanation) => problem(explanation.text, null),
      );
      await deliver(reply, { respond: null, client, request, triggerId: shortcut.trigger_id });
    });
  }
}

/** Runs a handler; what it throws becomes a message, or nothing where it was taken care of before. */
async function attempt(
  work: () => Promise<Reply>,
  log: Log,
  about: Record<string, unknown>,
  say: (explanation: { text: string; again: boolean }) => Message,
): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    const explanation = explain(error, log, about);
    return explanation === null
      ? { type: 'nothing' }
      : { type: 'message', message: say(explanation), to: 'actor' };
  }
}

type Way = { respond: RespondFn | null; client: WebClient; request: Request; triggerId: string | undefined };

/** Sends a reply the way that the person who acted expects it. */
async function deliver(reply: Reply, { respond, client, request, triggerId }: Way): Promise<void> {
  if (reply.type === 'modal') return openModal(reply.view, reply.how, client, triggerId);
  if (reply.type !== 'message' && reply.type !== 'replace') return;
  if (respond === null || request.origin.responseUrl === null) {
    await sendDirect(client, request.store, request.actor, reply.message);
    return;
  }
  await respond({
    ...reply.message,
    ...QUIETLY,
    response_type: reply.type === 'message' && reply.to === 'everyone' ? 'in_channel' : 'ephemeral',
    replace_original: reply.type === 'replace',
  });
}

async function openModal(
  view: ModalView,
  how: 'open' | 'push' | 'update',
  client: WebClient,
  triggerId: string | undefined,
): Promise<void> {
  if (triggerId === undefined) throw new Error('a modal needs a trigger');
  await (how === 'push'
    ? client.views.push({ trigger_id: triggerId, view })
    : client.views.open({ trigger_id: triggerId, view }));
}

async function settle(reply: Reply, origin: Origin, request: Request, client: WebClient): Promise<void> {
  if (reply.type === 'message' || reply.type === 'replace')
    await sendToOrigin({ ...origin, replace: reply.type === 'replace' }, reply.message, {
      client,
      ...request,
    });
}

/** Where the modal was opened from, as its metadata tells. */
function originOf(metadata: string): Origin {
  try {
    return z.object({ origin: Origin }).parse(JSON.parse(metadata)).origin;
  } catch {
    return NOWHERE;
  }
}

const later = (milliseconds: number): Promise<null> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds, null).unref());

/** Errors under fields are plain text. */
const plainly = (text: string): string =>
  text.replace(/[*`]/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
