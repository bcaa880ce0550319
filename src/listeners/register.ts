import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Subcommand } from '../commands/subcommand.ts';
import { unescapeSlack } from '../domain/text/clean.ts';
import type { Log } from '../log.ts';
import { actions as actionsBlock, button } from '../views/blocks.ts';
import { ACTIONS } from '../views/ids.ts';
import { problem } from '../views/refusals.ts';
import { readAct } from './act.ts';
import { runCommand } from './command.ts';
import { acknowledging, attempt, deliver } from './deliver.ts';
import { explain } from './explain.ts';
import type { Gate } from './gate.ts';
import { afterAct } from './refresh.ts';
import type { Request } from './request.ts';
import { requireAdmin } from './require-admin.ts';
import { InputState } from './state.ts';
import type { Action, Shortcut, Suggestion } from './types.ts';

export type RegisterDeps = { gate: Gate; log: Log };
/** `onHome` draws a person's App Home anew, after they did something there. */
export type HomeDeps = RegisterDeps & { onHome(request: Request, client: WebClient): Promise<void> };

/** A button's value holds 2000 characters; a command longer than this is only given back as text. */
const RETRYABLE = 1500;

/** One listener hears all of a kind, and looks up what it is: Bolt asks each of its listeners about everything it gets. */
export const ANY = /^/;

/** `/crm`: acked within Slack's time, answered when it is done; whatever goes wrong, what was typed comes back. */
export function registerCommand(app: App, table: readonly Subcommand[], { gate, log }: RegisterDeps): void {
  app.command('/crm', async ({ ack, body, command, context, respond, client }) => {
    const acknowledge = acknowledging(ack);
    const act = readAct(body, context);
    const { text, mentions } = unescapeSlack(command.text);
    const retry = actionsBlock(
      button(ACTIONS.retry, 'Try again', { text, key: act.key }, { style: 'primary' }),
    );
    const retryable = JSON.stringify(text).length < RETRYABLE;
    const reply = await attempt(
      async () => runCommand(text, table, { ...(await gate(act, client)), mentions }),
      {
        log,
        about: { command: true, workspace: act.workspace },
        say: ({ text: said, again, returns }) =>
          problem(said, returns ? `/crm ${text}` : null, again && retryable ? [retry] : []),
      },
    );
    await deliver(reply, { act, respond, client, acknowledge });
  });
}

/**
 * All buttons and menus. An id may carry a suffix, which keeps it unique in its message; what nobody listens to, such as
 * a button that only leads to a page, is acked all the same.
 */
export function registerActions(app: App, list: readonly Action[], { gate, log, onHome }: HomeDeps): void {
  const byId = new Map(list.map((one) => [one.id, one]));
  app.action(ANY, async ({ ack, action, body, context, respond, client }) => {
    await ack();
    const { action_id: id } = Acted.parse(action);
    const heard = byId.get(id) ?? byId.get(id.replace(/\.[\w-]+$/, ''));
    if (!heard) return;
    const act = readAct(body, context);
    const reply = await attempt(
      async () => {
        const request = await gate(act, client);
        if (heard.admin) requireAdmin(request, 'This button');
        const reply = await heard.run(valueIn(action), request, filledIn(body));
        if (act.origin.home) await onHome(request, client);
        return afterAct(reply, act.origin, request, client);
      },
      { log, about: { action: heard.id, workspace: act.workspace }, say: ({ text }) => problem(text, null) },
    );
    await deliver(reply, { act, respond, client });
  });
}

const Acted = z.object({
  action_id: z.string(),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** What a button holds, or the option that was chosen of a menu. */
function valueIn(action: unknown): string | undefined {
  const { value, selected_option: chosen } = Acted.parse(action);
  return chosen?.value ?? value;
}

const ViewInPlay = z.object({
  callback_id: z.string(),
  state: z.object({ values: InputState }).optional(),
});

/** What the modal that something happened in was filled with so far. */
const filledIn = (body: object): InputState =>
  ViewInPlay.safeParse('view' in body ? body.view : null).data?.state?.values ?? {};

/** All type-aheads. They answer with nothing rather than with an error: there is no place to show one. */
export function registerSuggestions(
  app: App,
  list: readonly Suggestion[],
  { gate, log }: RegisterDeps,
): void {
  const byId = new Map(list.map((one) => [one.id, one]));
  app.options(ANY, async ({ ack, options, context, body, client }) => {
    const suggestion = byId.get(options.action_id);
    const view = ViewInPlay.safeParse('view' in body ? body.view : null).data;
    const inView = view ? { callback: view.callback_id, state: view.state?.values ?? {} } : null;
    try {
      const request = await gate(readAct(body, context), client);
      await ack({ options: suggestion ? await suggestion.run(options.value ?? '', inView, request) : [] });
    } catch (error) {
      explain(error, log, { suggestion: options.action_id });
      await ack({ options: [] });
    }
  });
}

export function registerShortcuts(app: App, list: readonly Shortcut[], { gate, log }: RegisterDeps): void {
  for (const { callback, admin, run } of list) {
    app.shortcut(callback, async ({ ack, shortcut, body, context, client }) => {
      await ack();
      const act = readAct(body, context);
      const reply = await attempt(
        async () => {
          const request = await gate(act, client);
          if (admin) requireAdmin(request, 'This shortcut');
          return run(shortcut, request);
        },
        {
          log,
          about: { shortcut: callback, workspace: act.workspace },
          say: ({ text }) => problem(text, null),
        },
      );
      await deliver(reply, { act, respond: null, client });
    });
  }
}
