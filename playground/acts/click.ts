import { faultsOfOptions } from '../block-kit/options.ts';
import { inSlacksWords } from '../block-kit/surfaces.ts';
import { optionsOf, type Placed } from '../block-kit/walk.ts';
import { blockActions, blockSuggestion } from '../delivery/payloads.ts';
import { fieldOf, withInput } from '../inputs.ts';
import type { Act, ActResult, Person } from '../protocol.ts';
import { isJson, type Json, Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { findElement, inputsOf, placePayload, setInputs } from './place.ts';
import { notice, refuseAnswer } from './type.ts';

type Click = Extract<Act, { act: 'click' }>;
type TypeAhead = Extract<Act, { act: 'type-ahead' }>;

const COPIED = ['text', 'value', 'url', 'placeholder', 'confirm', 'min_query_length'];

/** The action of a payload: the element's own properties, and what it was set to. */
const actionOf = ({ element, blockId, actionId }: Placed, input: Json): Json => ({
  type: element['type'],
  action_id: actionId,
  block_id: blockId,
  ...Object.fromEntries(
    COPIED.filter((name) => element[name] !== undefined).map((name) => [name, element[name]]),
  ),
  ...input,
});

/** Whether an option was on offer; a page can only choose what it was shown. */
const offered = (element: Json, option: unknown): boolean =>
  isJson(option) && optionsOf(element).some((one) => one['value'] === option['value']);

const impossible = (element: Json, input: Json): string | undefined => {
  const type = String(element['type']);
  if (type === 'button') return undefined;
  const field = type === 'overflow' ? 'selected_option' : fieldOf(element);
  if (!field || !(field in input)) return `an element of type ${type} is set by ${String(field)}`;
  const fixed = ['overflow', 'static_select', 'radio_buttons'].includes(type);
  if (fixed && input[field] !== null && !offered(element, input[field])) return 'that option is not on offer';
  return undefined;
};

/** Uses an interactive element: sends `block_actions`, unless it is an input that dispatches none. */
export const click = async (world: World, person: Person, act: Click): Promise<ActResult> => {
  const found = findElement(world, person, act);
  if (!found) return { ok: false, error: `no element ${act.blockId} ${act.actionId} to be seen there` };
  const { placed, message } = found;
  const input = act.input ?? {};
  const wrong = impossible(placed.element, input);
  if (wrong) return { ok: false, error: wrong };
  if (fieldOf(placed.element)) {
    setInputs(found, person, withInput(inputsOf(found, person), placed.blockId, placed.actionId, input));
    if (placed.block['type'] === 'input' && placed.block['dispatch_action'] !== true) return { ok: true };
  }
  const responseUrl = message ? world.responseUrls.issue(person.id, message.conversation, message) : null;
  const body = blockActions(
    world,
    person,
    actionOf(placed, input),
    placePayload(world, person, found),
    responseUrl,
  );
  const outcome = await world.delivery.deliver({ kind: 'interactive', body });
  if (!outcome.ok)
    notice(world, person, `That did not work: the app failed with the error "${outcome.error}"`);
  return { ok: true };
};

/** The options of the answer, those of groups after each other. */
const optionsIn = (answer: Json) =>
  optionsOf(answer) as unknown as NonNullable<Extract<ActResult, { ok: true }>['options']>;

/** Asks the app for the options of an external select: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select */
export const typeAhead = async (world: World, person: Person, act: TypeAhead): Promise<ActResult> => {
  const found = findElement(world, person, act);
  if (!found) return { ok: false, error: `no element ${act.blockId} ${act.actionId} to be seen there` };
  const { element } = found.placed;
  if (!String(element['type']).endsWith('external_select'))
    return { ok: false, error: 'that element has no type-ahead' };
  // "Default value is 3" where the app says nothing.
  if (act.query.length < Number(element['min_query_length'] ?? 3)) return { ok: true, options: [] };
  const at = { block_id: act.blockId, action_id: act.actionId };
  const body = blockSuggestion(world, person, at, placePayload(world, person, found), act.query);
  const outcome = await world.delivery.deliver({ kind: 'interactive', body });
  if (!outcome.ok) return { ok: false, error: `Couldn't load the options: ${outcome.error}` };
  const errors = inSlacksWords(faultsOfOptions(outcome.response));
  if (errors.length > 0 || !isJson(outcome.response)) {
    const source =
      'https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select';
    refuseAnswer(
      world,
      'block_suggestion',
      outcome.response,
      new Refusal('invalid_options', errors.join('; '), source),
    );
    return { ok: false, error: 'The options could not be loaded' };
  }
  return { ok: true, options: optionsIn(outcome.response) };
};
