import { Temporal } from 'temporal-polyfill';
import { isJson } from '../refusal.ts';
import {
  anyText,
  choices,
  confirm,
  conversationFilter,
  dispatchConfig,
  eitherChoices,
  imageUrl,
  initialAmong,
  option,
  plainText,
  slackFile,
  url,
} from './composition.ts';
import {
  all,
  anyOf,
  boolean,
  type Field,
  integer,
  list,
  object,
  oneOf,
  optional,
  type Rule,
  string,
} from './rule.ts';

/**
 * Block elements: https://docs.slack.dev/reference/block-kit/block-elements and
 * @slack/types dist/block-kit/block-elements.d.ts, where each maximum stands.
 */
const id = optional(string(255));
const acts = (type: string): Record<string, Field> => ({ type: oneOf(type), action_id: id });
const asks = { confirm: optional(confirm) };
const holds = { placeholder: optional(plainText(150)), focus_on_load: optional(boolean) };
const dispatches = { dispatch_action_config: optional(dispatchConfig) };
const many = { max_selected_items: optional(integer(1, 1000)) };
const ids = (max = 100) => list(string(255), max);
const STYLE = optional(oneOf('primary', 'danger'));

const isDate = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};
const isZone = (text: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const date = string(10, { pattern: { test: isDate }, looks: 'a date: YYYY-MM-DD' });
const zone = string(255, { pattern: { test: isZone }, looks: 'an IANA time zone' });
const time = string(5, { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, looks: 'a time: HH:mm' });
const number = string(100, { pattern: /^-?\d+(\.\d+)?$/, looks: 'a number in a string' });

const lengths: Rule = (value, path, report) => {
  if (!isJson(value)) return;
  const [min, max] = [Number(value['min_length'] ?? 0), Number(value['max_length'] ?? 3000)];
  if (min > max) report(`${path}/min_length`, 'must not be greater than max_length');
  const initial = value['initial_value'];
  if (typeof initial === 'string' && initial.length > max)
    report(`${path}/initial_value`, 'must not be longer than max_length');
};

/** https://docs.slack.dev/reference/block-kit/block-elements/number-input-element */
const range: Rule = (value, path, report) => {
  if (!isJson(value)) return;
  const [min, max] = [Number(value['min_value'] ?? -Infinity), Number(value['max_value'] ?? Infinity)];
  if (min > max) report(`${path}/min_value`, 'must not be greater than max_value');
  const initial = Number(value['initial_value'] ?? Number.NaN);
  if (initial < min || initial > max)
    report(`${path}/initial_value`, 'must be between min_value and max_value');
  if (value['is_decimal_allowed'] === false && !Number.isNaN(initial) && !Number.isInteger(initial))
    report(`${path}/initial_value`, 'must be a whole number');
};

/** Elements that show a picture or are a button: no state of their own. */
export const BUTTONS: Record<string, Rule> = {
  button: object({
    ...acts('button'),
    ...asks,
    text: plainText(75),
    value: optional(string(2000, { min: 0 })),
    url: optional(url),
    style: STYLE,
    accessibility_label: optional(string(75)),
  }),
  // 1 to 5 options: https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element
  overflow: object({ ...acts('overflow'), ...asks, options: list(option(plainText, { links: true }), 5, 1) }),
};

export const IMAGE: Rule = object(
  {
    type: oneOf('image'),
    alt_text: string(2000),
    image_url: optional(imageUrl),
    slack_file: optional(slackFile),
  },
  anyOf(['image_url', 'slack_file'], true),
);

const select = (type: string, more: Record<string, Field>, also?: Rule) =>
  object({ ...acts(type), ...asks, ...holds, ...more }, also);

const OPTIONS = list(option(anyText), 10);

/** Elements that may stand in an actions block, beside an input, or next to a section. */
export const CHOOSERS: Record<string, Rule> = {
  static_select: select(
    'static_select',
    { ...choices, initial_option: optional(option(plainText)) },
    all(eitherChoices, initialAmong('initial_option')),
  ),
  multi_static_select: select(
    'multi_static_select',
    { ...choices, ...many, initial_options: optional(list(option(plainText), 100)) },
    all(eitherChoices, initialAmong('initial_options')),
  ),
  external_select: select('external_select', {
    initial_option: optional(option(plainText)),
    min_query_length: optional(integer(0, 100)),
  }),
  multi_external_select: select('multi_external_select', {
    ...many,
    initial_options: optional(list(option(plainText), 100)),
    min_query_length: optional(integer(0, 100)),
  }),
  users_select: select('users_select', { initial_user: optional(string(255)) }),
  multi_users_select: select('multi_users_select', { ...many, initial_users: optional(ids()) }),
  conversations_select: select('conversations_select', {
    initial_conversation: optional(string(255)),
    default_to_current_conversation: optional(boolean),
    response_url_enabled: optional(boolean),
    filter: optional(conversationFilter),
  }),
  multi_conversations_select: select('multi_conversations_select', {
    ...many,
    initial_conversations: optional(ids()),
    default_to_current_conversation: optional(boolean),
    filter: optional(conversationFilter),
  }),
  channels_select: select('channels_select', {
    initial_channel: optional(string(255)),
    response_url_enabled: optional(boolean),
  }),
  multi_channels_select: select('multi_channels_select', { ...many, initial_channels: optional(ids()) }),
  datepicker: select('datepicker', { initial_date: optional(date) }),
  timepicker: select('timepicker', { initial_time: optional(time), timezone: optional(zone) }),
  datetimepicker: object({
    ...acts('datetimepicker'),
    ...asks,
    focus_on_load: optional(boolean),
    // Ten digits, in seconds: https://docs.slack.dev/reference/block-kit/block-elements/datetime-picker-element
    initial_date_time: optional(integer(1_000_000_000, 9_999_999_999)),
  }),
  checkboxes: object(
    {
      ...acts('checkboxes'),
      ...asks,
      focus_on_load: optional(boolean),
      options: OPTIONS,
      initial_options: optional(OPTIONS),
    },
    initialAmong('initial_options'),
  ),
  radio_buttons: object(
    {
      ...acts('radio_buttons'),
      ...asks,
      focus_on_load: optional(boolean),
      options: OPTIONS,
      initial_option: optional(option(anyText)),
    },
    initialAmong('initial_option'),
  ),
};

/** Elements that only an input block may hold. */
export const INPUTS: Record<string, Rule> = {
  plain_text_input: object(
    {
      ...acts('plain_text_input'),
      ...holds,
      ...dispatches,
      multiline: optional(boolean),
      initial_value: optional(string(3000, { min: 0 })),
      min_length: optional(integer(0, 3000)),
      max_length: optional(integer(1, 3000)),
    },
    lengths,
  ),
  email_text_input: object({
    ...acts('email_text_input'),
    ...holds,
    ...dispatches,
    initial_value: optional(string(3000, { min: 0 })),
  }),
  url_text_input: object({
    ...acts('url_text_input'),
    ...holds,
    ...dispatches,
    initial_value: optional(string(3000, { min: 0 })),
  }),
  number_input: object(
    {
      ...acts('number_input'),
      ...holds,
      ...dispatches,
      is_decimal_allowed: boolean,
      initial_value: optional(number),
      min_value: optional(number),
      max_value: optional(number),
    },
    range,
  ),
  rich_text_input: object({
    ...acts('rich_text_input'),
    ...holds,
    ...dispatches,
    initial_value: optional(object({ type: oneOf('rich_text'), elements: list(() => {}, 1000) })),
    min_lines: optional(integer(1, 100)),
    max_lines: optional(integer(1, 100)),
  }),
  file_input: object({
    ...acts('file_input'),
    filetypes: optional(list(string(50), 100)),
    max_files: optional(integer(1, 10)),
  }),
};
