import { elementsOf, type Placed } from '../block-kit/walk.ts';
import { onMessage, onView } from '../delivery/payloads.ts';
import { stateOf } from '../inputs.ts';
import type { InputState, Person, Place } from '../protocol.ts';
import { type Json, listOf } from '../refusal.ts';
import type { OpenView } from '../screens.ts';
import type { StoredMessage } from '../workspace.ts';
import type { World } from '../world.ts';
import { uploadChosen } from './drop.ts';

/** Where an element is, found again on the server's side. */
export type Found = {
  blocks: readonly unknown[];
  placed: Placed;
  message: StoredMessage | null;
  open: OpenView | null;
};

/** What people have set the elements of messages to; each sees only their own. */
const messageInputs = new WeakMap<StoredMessage, Map<string, InputState>>();

export const inputsOf = ({ message, open }: Pick<Found, 'message' | 'open'>, person: Person): InputState =>
  open?.inputs ?? (message ? messageInputs.get(message)?.get(person.id) : undefined) ?? {};

export const setInputs = (
  { message, open }: Pick<Found, 'message' | 'open'>,
  person: Person,
  state: InputState,
): void => {
  if (open) open.inputs = state;
  if (!message) return;
  const all = messageInputs.get(message) ?? new Map<string, InputState>();
  messageInputs.set(message, all.set(person.id, state));
};

/** The view or message of a place, if that person sees it. */
export const surfaceOf = (
  world: World,
  person: Person,
  place: Place,
): Pick<Found, 'blocks' | 'message' | 'open'> | undefined => {
  if (place.in === 'message') {
    const message = world.workspace.find(place.conversation, place.ts);
    if (!message || !world.workspace.sees(person.id, message)) return undefined;
    return { blocks: message.blocks, message, open: null };
  }
  const open =
    place.in === 'home'
      ? world.screens.home(person.id)
      : world.screens.stack(person.id).find((one) => one.id === place.viewId);
  return open && { blocks: listOf(open.view['blocks']), message: null, open };
};

/** An element in a place, by its ids. */
export const findElement = (
  world: World,
  person: Person,
  { place, blockId, actionId }: { place: Place; blockId: string; actionId: string },
): Found | undefined => {
  const surface = surfaceOf(world, person, place);
  const placed =
    surface && elementsOf(surface.blocks).find((one) => one.blockId === blockId && one.actionId === actionId);
  if (!surface || !placed) return undefined;
  if (place.in === 'modal' && surface.open) {
    surface.open.inputs = { ...surface.open.inputs, ...uploadChosen(world, person, place.state) };
  }
  return { ...surface, placed };
};

/** What the place adds to a payload. */
export const placePayload = (world: World, person: Person, { message, open, blocks }: Found): Json => {
  if (open) return onView(world, open);
  if (!message) return {};
  return {
    ...onMessage(world, message),
    state: { values: stateOf(blocks, inputsOf({ message, open }, person)) },
  };
};
