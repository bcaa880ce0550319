import type { App, ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { messageView } from '../views/modal.ts';
import { notForYouView, problem } from '../views/refusals.ts';
import { type Act, readAct } from './act.ts';
import { tellOthers } from './deliver.ts';
import { explain } from './explain.ts';
import { NotAdmittedError } from './gate.ts';
import { afterAct } from './refresh.ts';
import { ANY, type HomeDeps } from './register.ts';
import { fieldErrors, type Reply } from './reply.ts';
import { NOWHERE, Origin, type Request } from './request.ts';
import { requireAdmin } from './require-admin.ts';
import { sendToOrigin, tell } from './send.ts';
import { InputState, typedIn } from './state.ts';
import type { Submission } from './types.ts';

/** Slack hears a modal's answer for three seconds; before that we let go of it, and answer by message. */
const ANSWER_WITHIN_MS = 2_300;

/** All modals: checked and saved before the ack, so that what is wrong shows under its field and nothing is lost. */
export function registerSubmissions(
  app: App,
  list: readonly Submission[],
  { gate, log, onHome }: HomeDeps,
): void {
  const byCallback = new Map(list.map((one) => [one.callback, one]));
  app.view({ type: 'view_submission', callback_id: ANY }, async ({ ack, body, view, context, client }) => {
    const heard = byCallback.get(view.callback_id);
    if (!heard) return ack();
    const act = readAct(body, context);
    const state = InputState.parse(view.state.values);
    const field = view.blocks.find((block) => block.type === 'input')?.block_id ?? '';
    const origin = originOf(view.private_metadata);
    let request: Request | undefined;
    const work = outcomeOf(
      async () => {
        request = await gate(act, client);
        if (heard.admin) requireAdmin(request, 'This form');
        const reply = await heard.run(view.private_metadata, state, request);
        if (origin.home && reply.type !== 'errors') await onHome(request, client);
        return reply;
      },
      field,
      log,
      {
        view: heard.callback,
        workspace: act.workspace,
      },
    );
    const inTime = await Promise.race([work, later(ANSWER_WITHIN_MS)]);
    await ack(inTime === null ? { response_action: 'clear' } : responseTo(inTime, origin));
    const outcome = inTime ?? (await work);
    await tellOthers(outcome, client);
    const reply = request ? await afterAct(outcome, origin, request, client) : outcome;
    if ((reply.type === 'message' || reply.type === 'replace') && (inTime === null || !origin.home))
      await sendToOrigin({ ...origin, replace: reply.type === 'replace' }, reply.message, client, act.userId);
    // Too late to show it under the fields: the modal is closed, so what was typed comes by message.
    if (inTime === null && reply.type === 'errors') await giveBack(reply.errors, state, { act, client });
  });
}

async function outcomeOf(
  work: () => Promise<Reply>,
  field: string,
  log: Log,
  about: Record<string, unknown>,
): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotAdmittedError) return { type: 'modal', view: notForYouView(), how: 'update' };
    const explanation = explain(error, log, about);
    if (explanation === null) return { type: 'nothing' };
    return fieldErrors({ [explanation.field ?? field]: plainly(explanation.text) });
  }
}

function responseTo(reply: Reply, { home }: Origin): ViewResponseAction {
  if (reply.type === 'errors') return { response_action: 'errors', errors: reply.errors };
  if (reply.type === 'modal')
    return { response_action: reply.how === 'push' ? 'push' : 'update', view: reply.view };
  // On the Home tab there is no conversation to answer in: the answer takes the modal's place.
  if (home && (reply.type === 'message' || reply.type === 'replace'))
    return { response_action: 'update', view: messageView(reply.message, true) };
  return { response_action: 'clear' };
}

async function giveBack(
  errors: Record<string, string>,
  state: InputState,
  { act, client }: { act: Act; client: WebClient },
): Promise<void> {
  if (act.userId !== null)
    await tell(client, act.userId, problem(Object.values(errors).join('\n'), typedIn(state)));
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
  text
    .replace(/[*`\u2060]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
