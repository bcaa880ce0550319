import { sendEvent } from '../delivery/events.ts';
import { globalShortcut, messageShortcut } from '../delivery/payloads.ts';
import type { Act, ActResult, Person } from '../protocol.ts';
import { viewPayload } from '../screens.ts';
import type { World } from '../world.ts';
import { click, typeAhead } from './click.ts';
import { drop } from './drop.ts';
import { close, submit } from './modal.ts';
import { notice, type } from './type.ts';

type Shortcut = Extract<Act, { act: 'shortcut' }>;

const shortcut = async (
  world: World,
  person: Person,
  { callbackId, message: at }: Shortcut,
): Promise<ActResult> => {
  const known = world.manifest.features.shortcuts.find((one) => one.callback_id === callbackId);
  if (!known || person.teamId !== world.workspace.team.id)
    return { ok: false, error: `no shortcut ${callbackId}` };
  const message = at ? world.workspace.find(at.conversation, at.ts) : undefined;
  if (known.type === 'message' && !(message && world.workspace.sees(person.id, message))) {
    return { ok: false, error: 'that shortcut needs a message' };
  }
  const body =
    known.type === 'message' && message
      ? messageShortcut(world, person, callbackId, message)
      : globalShortcut(world, person, callbackId);
  const outcome = await world.delivery.deliver({ kind: 'interactive', body });
  if (!outcome.ok) notice(world, person, `${known.name} failed with the error "${outcome.error}"`);
  return { ok: true };
};

/** Opens the app's Home tab: https://docs.slack.dev/reference/events/app_home_opened */
const openHome = async (world: World, person: Person): Promise<ActResult> => {
  const { workspace, screens, manifest } = world;
  if (!manifest.features.app_home?.home_tab_enabled || person.teamId !== workspace.team.id) {
    return { ok: false, error: 'there is no Home tab' };
  }
  const home = screens.home(person.id);
  await sendEvent(world, 'app_home_opened', {
    type: 'app_home_opened',
    user: person.id,
    channel: workspace.openDm(workspace.bot.id, person.id).id,
    tab: 'home',
    ...(home ? { view: viewPayload(home, workspace) } : {}),
    event_ts: workspace.nextTs(),
  });
  return { ok: true };
};

const moveClock = async (
  world: World,
  { to, by }: Extract<Act, { act: 'move-clock' }>,
): Promise<ActResult> => {
  if ((to === undefined) === (by === undefined))
    return { ok: false, error: 'say either when to, or by how much' };
  try {
    if (to !== undefined) await world.clock.moveTo(new Date(to));
    else await world.clock.moveBy(by ?? 0);
    return { ok: true };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, error: error.message };
    throw error;
  }
};

/** Does what a person does, as far as Slack lets them; resolves when the app has acknowledged it. */
export const perform = async (world: World, person: Person, act: Act): Promise<ActResult> => {
  if (person.kind === 'deactivated') return { ok: false, error: 'the account is deactivated' };
  switch (act.act) {
    case 'type':
      return type(world, person, act);
    case 'drop':
      return drop(world, person, act);
    case 'click':
      return click(world, person, act);
    case 'type-ahead':
      return typeAhead(world, person, act);
    case 'submit':
      return submit(world, person, act);
    case 'close':
      return close(world, person, act);
    case 'shortcut':
      return shortcut(world, person, act);
    case 'open-home':
      return openHome(world, person);
    case 'move-clock':
      return moveClock(world, act);
    case 'open-dm':
      if (!world.workspace.mayDm(person.id, act.with)) return { ok: false, error: `no DM with ${act.with}` };
      world.workspace.openDm(person.id, act.with);
      return { ok: true };
    case 'fault':
      world.plan(act.fault);
      return { ok: true };
    case 'choose':
      return world.guide.choose(act.choice);
    case 'dismiss-tour':
      world.guide.dismissTour();
      return { ok: true };
  }
};
