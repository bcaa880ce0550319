import { elementsOf, type Placed } from './block-kit/walk.ts';
import type { InputState } from './protocol.ts';
import { isJson, type Json } from './refusal.ts';

type Holder = { field: string; initial: string; empty: unknown };

const holder = (field: string, initial: string, empty: unknown = null): Holder => ({ field, initial, empty });

/**
 * Which field of the state holds what an element is set to, and which property of the element says its first value:
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_submission and @slack/bolt
 * dist/types/view/index.d.ts (ViewStateValue).
 */
const HOLDERS: Record<string, Holder> = {
  plain_text_input: holder('value', 'initial_value'),
  email_text_input: holder('value', 'initial_value'),
  url_text_input: holder('value', 'initial_value'),
  number_input: holder('value', 'initial_value'),
  rich_text_input: holder('rich_text_value', 'initial_value'),
  static_select: holder('selected_option', 'initial_option'),
  external_select: holder('selected_option', 'initial_option'),
  radio_buttons: holder('selected_option', 'initial_option'),
  multi_static_select: holder('selected_options', 'initial_options', []),
  multi_external_select: holder('selected_options', 'initial_options', []),
  checkboxes: holder('selected_options', 'initial_options', []),
  users_select: holder('selected_user', 'initial_user'),
  multi_users_select: holder('selected_users', 'initial_users', []),
  conversations_select: holder('selected_conversation', 'initial_conversation'),
  multi_conversations_select: holder('selected_conversations', 'initial_conversations', []),
  channels_select: holder('selected_channel', 'initial_channel'),
  multi_channels_select: holder('selected_channels', 'initial_channels', []),
  datepicker: holder('selected_date', 'initial_date'),
  timepicker: holder('selected_time', 'initial_time'),
  datetimepicker: holder('selected_date_time', 'initial_date_time'),
  file_input: holder('files', 'initial_files', []),
};

/** The field that holds what an element is set to: `value`, `selected_option` …; nothing for a button. */
export const fieldOf = (element: Json): string | undefined => HOLDERS[String(element['type'])]?.field;

/** What one element is set to: what the person did, or else its first value. */
export const settingOf = ({ element, blockId, actionId }: Placed, state: InputState): unknown => {
  const how = HOLDERS[String(element['type'])];
  if (!how) return undefined;
  const given = state[blockId]?.[actionId];
  if (isJson(given) && how.field in given) {
    const value = given[how.field];
    // An emptied text field is sent as null.
    return value === '' || value === undefined ? how.empty : value;
  }
  return element[how.initial] ?? how.empty;
};

/** `state.values` of a payload: every element that holds something, and nothing that is not in the blocks. */
export const stateOf = (blocks: readonly unknown[], given: InputState): InputState => {
  const values: InputState = {};
  for (const placed of elementsOf(blocks)) {
    const field = fieldOf(placed.element);
    if (!field) continue;
    const inBlock = values[placed.blockId] ?? {};
    inBlock[placed.actionId] = { type: placed.element['type'], [field]: settingOf(placed, given) };
    values[placed.blockId] = inBlock;
  }
  return values;
};

/** The given state with one element set anew. */
export const withInput = (state: InputState, blockId: string, actionId: string, input: Json): InputState => ({
  ...state,
  [blockId]: { ...state[blockId], [actionId]: input },
});
