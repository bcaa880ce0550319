import type {
  ActionsBlockElement,
  InputBlockElement,
  KnownBlock,
  SectionBlockAccessory,
  View,
} from '@slack/types';
import type { InputState } from '../../protocol.ts';

export type BlockElement = InputBlockElement | ActionsBlockElement | SectionBlockAccessory;

/** What an element is set to, as it stands in `view.state.values`. */
export type ElementValue = { type: string } & Record<string, unknown>;

/** Where an element is: Slack tells elements apart by these two ids. */
export type Slot = { blockId: string; actionId: string };

const FIELDS: Record<string, readonly [field: string, initial: string, none: unknown]> = {
  plain_text_input: ['value', 'initial_value', null],
  email_text_input: ['value', 'initial_value', null],
  url_text_input: ['value', 'initial_value', null],
  number_input: ['value', 'initial_value', null],
  rich_text_input: ['rich_text_value', 'initial_value', null],
  static_select: ['selected_option', 'initial_option', null],
  external_select: ['selected_option', 'initial_option', null],
  users_select: ['selected_user', 'initial_user', null],
  conversations_select: ['selected_conversation', 'initial_conversation', null],
  channels_select: ['selected_channel', 'initial_channel', null],
  multi_static_select: ['selected_options', 'initial_options', []],
  multi_external_select: ['selected_options', 'initial_options', []],
  multi_users_select: ['selected_users', 'initial_users', []],
  multi_conversations_select: ['selected_conversations', 'initial_conversations', []],
  multi_channels_select: ['selected_channels', 'initial_channels', []],
  datepicker: ['selected_date', 'initial_date', null],
  timepicker: ['selected_time', 'initial_time', null],
  datetimepicker: ['selected_date_time', 'initial_date_time', null],
  checkboxes: ['selected_options', 'initial_options', []],
  radio_buttons: ['selected_option', 'initial_option', null],
  file_input: ['files', '', []],
};

/**
 * The name under which Slack sends what an element of this type is set to, or undefined for one that holds nothing,
 * such as a button.
 * Source: https://docs.slack.dev/reference/views#view-state
 */
export const fieldOf = (type: string): string | undefined => FIELDS[type]?.[0];

/** What an element holds before anybody touched it; undefined for one that holds nothing. */
export const initialValue = (element: BlockElement): ElementValue | undefined => {
  const field = FIELDS[element.type];
  if (!field) return undefined;
  const [name, initial, none] = field;
  const given = (element as unknown as Record<string, unknown>)[initial];
  return { type: element.type, [name]: given ?? none };
};

/** An element set to something, as Slack sends it. */
export const setTo = (element: BlockElement, set: unknown): ElementValue => ({
  type: element.type,
  [fieldOf(element.type) ?? 'value']: set,
});

/** The elements of a view or message that can be set or clicked, each with its place. */
const elementsOf = (blocks: View['blocks']): { slot: Slot; element: BlockElement; input: boolean }[] =>
  (blocks as KnownBlock[]).flatMap((block) => {
    const elements: BlockElement[] =
      block.type === 'input'
        ? [block.element]
        : block.type === 'actions'
          ? block.elements
          : block.type === 'section' && block.accessory
            ? [block.accessory]
            : [];
    return elements.flatMap((element) =>
      'action_id' in element && element.action_id
        ? [
            {
              slot: { blockId: block.block_id ?? '', actionId: element.action_id },
              element,
              input: block.type === 'input',
            },
          ]
        : [],
    );
  });

/**
 * The state of a whole view: what was entered where something was, else what the elements began with.
 * Entries for elements that are gone are left out; one that stayed through an update of the view stays.
 */
export const collect = (blocks: View['blocks'], edits: InputState): InputState => {
  const state: InputState = {};
  for (const { slot, element } of elementsOf(blocks)) {
    const edit = edits[slot.blockId]?.[slot.actionId] as ElementValue | undefined;
    const value = edit?.type === element.type ? edit : initialValue(element);
    if (value) state[slot.blockId] = { ...state[slot.blockId], [slot.actionId]: value };
  }
  return state;
};
