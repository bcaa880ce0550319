import { perform } from './acts/act.ts';
import { surfaceOf } from './acts/place.ts';
import type { Placed } from './block-kit/walk.ts';
import { base64, fill, type GivenFile, type Value } from './driver/fill.ts';
import { type Clickable, clickables, findClickable, findField } from './driver/find.ts';
import { readerOf, type Seen, watch } from './driver/seen.ts';
import { withInput } from './inputs.ts';
import type { Act, ActResult, InputState, Message, Modal, Person, Place } from './protocol.ts';
import { isJson, type Json, textOf } from './refusal.ts';
import type { World } from './world.ts';

/** A message, a modal, or the App Home of the person. */
export type Where = Message | Modal | 'home';
/** Which of several: the one beside a text, or by count from 0. */
export type Which = { near?: string; nth?: number };

/** Drives one person's Slack as they would. Everything resolves when the app has done its work. */
export type PersonDriver = ReturnType<typeof createPerson>;

export const createPerson = (world: World, id: string, settle: () => Promise<void>) => {
  const person = (): Person => {
    const found = world.workspace.people.get(id);
    if (!found) throw new Error(`There is no person ${id}`);
    return found;
  };

  const must = async (act: Act): Promise<Extract<ActResult, { ok: true }>> => {
    const result = await perform(world, person(), act);
    if (!result.ok) throw new Error(`${person().handle} cannot do that (${act.act}): ${result.error}`);
    return result;
  };

  /** Does something, and tells what came of it. */
  const does = async (run: () => Promise<unknown>): Promise<Seen> => {
    const watching = watch(world, person());
    try {
      await run();
      await settle();
    } catch (error) {
      watching.stop();
      throw error;
    }
    return watching.stop();
  };

  const conversation = (where: string): string => {
    const { workspace } = world;
    if (where.startsWith('@')) {
      const other = workspace.byHandle(where.slice(1));
      if (!other) throw new Error(`There is nobody called ${where}`);
      if (!workspace.mayDm(id, other.id)) throw new Error(`${person().handle} can have no DM with ${where}`);
      return workspace.openDm(id, other.id).id;
    }
    const found = workspace.channel(where.replace(/^#/, '')) ?? workspace.conversations.get(where);
    if (!found) throw new Error(`There is no conversation ${where}`);
    return found.id;
  };

  const placeOf = (where: Where): Place => {
    if (where === 'home') return { in: 'home' };
    if ('ts' in where) return { in: 'message', conversation: where.conversation, ts: where.ts };
    return { in: 'modal', viewId: where.id, state: {} };
  };

  const blocksOf = (where: Where): readonly unknown[] => {
    const surface = surfaceOf(world, person(), placeOf(where));
    if (!surface) throw new Error(`${person().handle} does not see that any more`);
    return surface.blocks;
  };

  const click = (where: Where, { placed, option }: Clickable, input?: Json) =>
    must({
      act: 'click',
      place: placeOf(where),
      blockId: placed.blockId,
      actionId: placed.actionId,
      ...(option ? { input: { selected_option: option } } : input ? { input } : {}),
    });

  const lookUp = async (where: Where, { blockId, actionId }: Placed, query: string): Promise<Json[]> => {
    const { options = [] } = await must({
      act: 'type-ahead',
      place: placeOf(where),
      blockId,
      actionId,
      query,
    });
    return options as unknown as Json[];
  };

  const fillOne = (where: Where, placed: Placed, value: Value): Promise<Json> =>
    fill(placed, value, {
      workspace: world.workspace,
      person: person(),
      lookUp: (one, query) => lookUp(where, one, query),
    });

  const choose = async (where: Where, name: string, value: Value): Promise<void> => {
    const placed = findField(blocksOf(where), name);
    await click(where, { label: name, placed, option: null }, await fillOne(where, placed, value));
  };

  const dispatches = ({ block, element }: Placed) =>
    block['dispatch_action'] === true && !String(element['type']).endsWith('_input');

  const submit = async (modal: Modal, values: Record<string, Value>): Promise<void> => {
    let state: InputState = {};
    for (const [name, value] of Object.entries(values)) {
      const placed = findField(blocksOf(modal), name);
      if (dispatches(placed)) {
        await choose(modal, name, value);
        await settle();
      } else {
        state = withInput(state, placed.blockId, placed.actionId, await fillOne(modal, placed, value));
      }
    }
    await must({ act: 'submit', viewId: modal.id, state });
  };

  return {
    id,
    get person() {
      return person();
    },
    /** Types into `#sales`, `@ben` or `@rapport` and presses Enter. A text with a slash in front is a command. */
    types: (where: string, text: string, { thread }: { thread?: string } = {}) =>
      does(() =>
        must({
          act: 'type',
          conversation: conversation(where),
          text,
          ...(thread ? { threadTs: thread } : {}),
        }),
      ),
    /** Drops one or more files into a conversation, with a text or without. */
    drops: (
      where: string,
      files: GivenFile | GivenFile[],
      { text = '', thread }: { text?: string; thread?: string } = {},
    ) =>
      does(() =>
        must({
          act: 'drop',
          conversation: conversation(where),
          text,
          files: [files].flat().map((file) => ({ name: file.name, content: base64(file) })),
          ...(thread ? { threadTs: thread } : {}),
        }),
      ),
    /** The content of a file that a message shares. */
    downloads: (message: Message, nth = 0): Buffer => {
      const file = message.files?.[nth];
      const content = file ? world.files.contentOf(file.id) : null;
      if (!content) throw new Error(`${person().handle} sees no file there`);
      return content;
    },
    /** Clicks a button or an option of an overflow menu, by its visible text or action_id, and confirms if asked. */
    clicks: (where: Where, label: string, which: Which = {}) =>
      does(() => click(where, findClickable(blocksOf(where), label, which, readerOf(world, person())))),
    /** The visible texts of what can be clicked. */
    canClick: (where: Where): string[] => clickables(blocksOf(where)).map(({ label }) => label),
    /** Sets a select, a date picker, radio buttons …, by the visible text of the option; an external select is looked up. */
    chooses: (where: Where, field: string, value: Value) => does(() => choose(where, field, value)),
    /** What a type-ahead offers. */
    looksUp: async (where: Where, field: string, query: string): Promise<string[]> => {
      const options = await lookUp(where, findField(blocksOf(where), field), query);
      return options.map(({ text }) => (isJson(text) ? textOf(text['text']) : ''));
    },
    /** Fills in a modal by the labels of its fields, and submits it. What is not mentioned keeps its value. */
    submits: (modal: Modal, values: Record<string, Value> = {}) => does(() => submit(modal, values)),
    closes: (modal: Modal, { all = false } = {}) => does(() => must({ act: 'close', viewId: modal.id, all })),
    /** Runs a shortcut by its name or callback_id: a global one, or one on a message. */
    runs: (name: string, message?: Message) =>
      does(() => {
        const all = world.manifest.features.shortcuts;
        const found = all.find((one) => one.name === name || one.callback_id === name);
        if (!found)
          throw new Error(
            `There is no shortcut "${name}". There are: ${all.map((one) => one.name).join(', ')}`,
          );
        const at = message ? { message: { conversation: message.conversation, ts: message.ts } } : {};
        return must({ act: 'shortcut', callbackId: found.callback_id, ...at });
      }),
    opensHome: () => does(() => must({ act: 'open-home' })),
    /** Watches while something else happens, such as the clock moving on. */
    watches: (run: () => Promise<unknown>) => does(run),
    /** The messages that the person sees there, oldest first; ephemeral ones included. */
    sees: (where: string): Message[] =>
      world.workspace
        .inside(conversation(where))
        .filter((message) => world.workspace.sees(id, message))
        .map(world.workspace.shown),
    home: () => (world.screens.home(id)?.view ?? null) as Modal['view'] | null,
    /** The modal on top, if one is open. */
    modal: (): Modal | undefined => world.screens.modals(id).at(-1),
  };
};
