import { withIds } from './block-kit/surfaces.ts';
import { freshId, freshSecret } from './ids.ts';
import { stateOf } from './inputs.ts';
import type { InputState, Modal } from './protocol.ts';
import { type Json, listOf, textOf } from './refusal.ts';
import type { Workspace } from './workspace.ts';

/** A view that somebody has open: a modal, or the App Home. */
export type OpenView = {
  id: string;
  hash: string;
  personId: string;
  view: Json;
  inputs: InputState;
  errors: Record<string, string>;
  rootId: string;
  previousId: string | null;
};

/** A modal holds up to three views: https://docs.slack.dev/surfaces/modals */
export const MOST_VIEWS = 3;

export type Screens = ReturnType<typeof createScreens>;

/** What is on each person's screen: the stack of modals, the App Home. */
export const createScreens = (workspace: Workspace) => {
  const stacks = new Map<string, OpenView[]>();
  const homes = new Map<string, OpenView>();

  const stack = (personId: string): OpenView[] => stacks.get(personId) ?? [];
  const newHash = () => `${Math.floor(workspace.clock.now().getTime() / 1000)}.${freshSecret(4)}`;
  const named = (view: Json): Json => ({
    ...view,
    blocks: withIds(listOf(view['blocks']), () => freshSecret(3)),
  });
  const make = (personId: string, view: Json, previous?: OpenView): OpenView => {
    const id = freshId('V');
    return {
      id,
      hash: newHash(),
      personId,
      view: named(view),
      inputs: {},
      errors: {},
      rootId: previous?.rootId ?? id,
      previousId: previous?.id ?? null,
    };
  };
  const shown = (open: OpenView): Modal => ({
    id: open.id,
    hash: open.hash,
    // The blocks with what the person has put in already live in `inputs`; the page keeps its own.
    view: open.view as unknown as Modal['view'],
    errors: open.errors,
  });
  const modals = (personId: string) => stack(personId).map(shown);
  const tell = (personId: string) =>
    workspace.emit({ change: { type: 'modals', modals: modals(personId) }, to: [personId], why: 'other' });
  const setStack = (personId: string, views: OpenView[]) => {
    stacks.set(personId, views);
    tell(personId);
  };
  const all = () => [...[...stacks.values()].flat(), ...homes.values()];

  return {
    stack,
    modals,
    top: (personId: string) => stack(personId).at(-1),
    home: (personId: string) => homes.get(personId),
    homes,
    byId: (id: string) => all().find((open) => open.id === id),
    byExternalId: (id: string) => all().find((open) => open.view['external_id'] === id),
    open: (personId: string, view: Json) => {
      const opened = make(personId, view);
      setStack(personId, [opened]);
      return opened;
    },
    push: (personId: string, view: Json) => {
      const opened = make(personId, view, stack(personId).at(-1));
      setStack(personId, [...stack(personId), opened]);
      return opened;
    },
    /** Puts a new view in an open one's place. What was typed stays where block and action keep their ids. */
    update: (open: OpenView, view: Json) => {
      open.view = named(view);
      open.hash = newHash();
      open.errors = {};
      if (textOf(view['type']) === 'home') tellHome(open);
      else tell(open.personId);
    },
    setErrors: (open: OpenView, errors: Record<string, string>) => {
      open.errors = errors;
      tell(open.personId);
    },
    /** Closes the top view, or all of them. */
    close: (personId: string, everything: boolean) =>
      setStack(personId, everything ? [] : stack(personId).slice(0, -1)),
    publish: (personId: string, view: Json) => {
      const before = homes.get(personId);
      const open = before ? { ...before, view: named(view), hash: newHash() } : make(personId, view);
      homes.set(personId, open);
      tellHome(open);
      return open;
    },
  };

  function tellHome(open: OpenView) {
    const home = open.view as unknown as Modal['view'];
    workspace.emit({ change: { type: 'home', home }, to: [open.personId], why: 'other' });
  }
};

/** A view as payloads and answers hold it: @slack/bolt dist/types/view/index.d.ts (ViewOutput). */
export const viewPayload = (open: OpenView, workspace: Workspace): Json => {
  const { view } = open;
  return {
    id: open.id,
    team_id: workspace.people.get(open.personId)?.teamId ?? workspace.team.id,
    type: view['type'],
    blocks: view['blocks'],
    private_metadata: view['private_metadata'] ?? '',
    callback_id: view['callback_id'] ?? '',
    state: { values: stateOf(listOf(view['blocks']), open.inputs) },
    hash: open.hash,
    title: view['title'] ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view['clear_on_close'] ?? false,
    notify_on_close: view['notify_on_close'] ?? false,
    close: view['close'] ?? null,
    submit: view['submit'] ?? null,
    previous_view_id: open.previousId,
    root_view_id: open.rootId,
    app_id: workspace.appId,
    external_id: view['external_id'] ?? '',
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.botId,
  };
};
