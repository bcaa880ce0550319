import { viewClosed, viewSubmission } from '../delivery/payloads.ts';
import type { ActResult, InputState, Person } from '../protocol.ts';
import { isJson, listOf, Refusal } from '../refusal.ts';
import { MOST_VIEWS, type OpenView } from '../screens.ts';
import { checkView } from '../web-api/views.ts';
import type { World } from '../world.ts';
import { checkInputs } from './check-inputs.ts';
import { uploadChosen } from './drop.ts';
import { notice, refuseAnswer } from './type.ts';

const SOURCE = 'https://docs.slack.dev/surfaces/modals#updating_views';
const TROUBLE = 'We had some trouble connecting. Try again?';

const refuse = (why: string) => new Refusal('invalid_response_action', why, SOURCE);

/** `errors`: each must be of an input block of the view. */
const showErrors = (world: World, open: OpenView, given: unknown) => {
  const inputs = listOf(open.view['blocks']).filter(({ type }) => type === 'input');
  if (!isJson(given) || Object.keys(given).length === 0) throw refuse('errors is no object with block ids');
  for (const [id, message] of Object.entries(given)) {
    if (!inputs.some((block) => block['block_id'] === id))
      throw refuse(`errors names ${id}, which is no input block`);
    if (typeof message !== 'string' || !message) throw refuse(`the error of ${id} is no text`);
  }
  world.screens.setErrors(open, given as Record<string, string>);
};

const showView = (world: World, person: Person, open: OpenView, action: 'update' | 'push', view: unknown) => {
  if (!isJson(view)) throw refuse(`${action} without a view`);
  checkView(view, world, 'views.update', 'modal', action === 'update' ? open : undefined);
  if (action === 'update') {
    world.screens.update(open, view);
    return;
  }
  if (world.screens.stack(person.id).length >= MOST_VIEWS) throw refuse('views nest three deep');
  world.screens.push(person.id, view);
};

/** Does what the app answered to a `view_submission`: nothing means that the view closes. */
const follow = (world: World, person: Person, open: OpenView, answer: unknown): void => {
  const { screens } = world;
  if (!isJson(answer) || Object.keys(answer).length === 0) {
    if (screens.top(person.id) === open) screens.close(person.id, false);
    return;
  }
  const { response_action: action, view, errors } = answer;
  if (action === 'errors') showErrors(world, open, errors);
  else if (action === 'clear') screens.close(person.id, true);
  else if (action === 'update' || action === 'push') showView(world, person, open, action, view);
  else throw refuse(`no response_action ${String(action)}`);
};

/** Presses the submit button of a modal: checks what Slack checks, then sends `view_submission`. */
export const submit = async (
  world: World,
  person: Person,
  { viewId, state }: { viewId: string; state: InputState },
): Promise<ActResult> => {
  const open = world.screens.top(person.id);
  if (open?.id !== viewId) return { ok: false, error: `${viewId} is not the modal on top` };
  if (!open.view['submit']) return { ok: false, error: 'the modal has no submit button' };
  open.inputs = { ...open.inputs, ...uploadChosen(world, person, state) };
  const errors = checkInputs(listOf(open.view['blocks']), open.inputs);
  world.screens.setErrors(open, errors);
  if (Object.keys(errors).length > 0) return { ok: true };
  const outcome = await world.delivery.deliver({
    kind: 'interactive',
    body: viewSubmission(world, person, open),
  });
  if (!outcome.ok) {
    notice(world, person, TROUBLE);
    return { ok: true };
  }
  try {
    follow(world, person, open, outcome.response);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuseAnswer(world, 'view_submission', outcome.response, error);
    notice(world, person, TROUBLE);
  }
  return { ok: true };
};

/** Closes the modal on top, or all: `view_closed` goes to the app if a closed view asked for it. */
export const close = async (
  world: World,
  person: Person,
  { viewId, all = false }: { viewId: string; all?: boolean | undefined },
): Promise<ActResult> => {
  const stack = world.screens.stack(person.id);
  const open = stack.at(-1);
  if (open?.id !== viewId) return { ok: false, error: `${viewId} is not the modal on top` };
  const everything = all || open.view['clear_on_close'] === true;
  const closed = everything ? stack.toReversed() : [open];
  world.screens.close(person.id, everything);
  for (const view of closed.filter((one) => one.view['notify_on_close'] === true)) {
    await world.delivery.deliver({ kind: 'interactive', body: viewClosed(world, person, view, everything) });
  }
  return { ok: true };
};
