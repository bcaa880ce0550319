import { anyText, imageUrl, plainText, slackFile } from './composition.ts';
import { BUTTONS, CHOOSERS, IMAGE, INPUTS } from './elements.ts';
import { RICH_TEXT } from './rich-text.ts';
import {
  anyOf,
  boolean,
  byType,
  type Field,
  list,
  number,
  object,
  oneOf,
  optional,
  type Rule,
  string,
} from './rule.ts';
import { elementsOf } from './walk.ts';

/**
 * Blocks: https://docs.slack.dev/reference/block-kit/blocks and @slack/types dist/block-kit/blocks.d.ts, where each
 * maximum stands.
 */
const block = (type: string): Record<string, Field> => ({
  type: oneOf(type),
  block_id: optional(string(255)),
});

const HTTPS = { pattern: /^https:\/\/\S+$/, looks: 'an HTTPS URL' };
/** https://docs.slack.dev/reference/block-kit/block-elements/datetime-picker-element: not beside a section. */
const { datetimepicker: _, ...BESIDE_TEXT } = CHOOSERS;

const richText = object({ ...block('rich_text'), elements: list(RICH_TEXT, 1000) });
const cell = byType({
  raw_text: object({ type: oneOf('raw_text'), text: string(3000) }),
  raw_number: object({ type: oneOf('raw_number'), value: number, text: string(3000) }),
  rich_text: richText,
});

const COMMON: Record<string, Rule> = {
  actions: object({ ...block('actions'), elements: list(byType({ ...BUTTONS, ...CHOOSERS }), 25) }),
  context: object({
    ...block('context'),
    elements: list(byType({ image: IMAGE, plain_text: anyText(3000), mrkdwn: anyText(3000) }), 10),
  }),
  divider: object(block('divider')),
  header: object({ ...block('header'), text: plainText(150) }),
  image: object(
    {
      ...block('image'),
      alt_text: string(2000),
      title: optional(plainText(2000)),
      image_url: optional(imageUrl),
      slack_file: optional(slackFile),
    },
    anyOf(['image_url', 'slack_file'], true),
  ),
  // Input blocks are for all three surfaces: https://docs.slack.dev/reference/block-kit/blocks/input-block
  input: object({
    ...block('input'),
    label: plainText(2000),
    hint: optional(plainText(2000)),
    optional: optional(boolean),
    dispatch_action: optional(boolean),
    element: byType({ ...INPUTS, ...CHOOSERS }),
  }),
  rich_text: richText,
  section: object(
    {
      ...block('section'),
      text: optional(anyText(3000)),
      fields: optional(list(anyText(2000), 10)),
      accessory: optional(byType({ ...BUTTONS, ...BESIDE_TEXT, image: IMAGE })),
      expand: optional(boolean),
    },
    anyOf(['text', 'fields']),
  ),
  video: object({
    ...block('video'),
    alt_text: string(2000),
    // "Must be less than 200 characters", "less than 50": one fewer than where the others say "maximum".
    title: plainText(199),
    video_url: string(3000, HTTPS),
    thumbnail_url: imageUrl,
    title_url: optional(string(3000, HTTPS)),
    author_name: optional(string(49)),
    provider_name: optional(string(50)),
    provider_icon_url: optional(imageUrl),
    description: optional(plainText(199)),
  }),
};

/** Of one markdown block, and of all in a message together. */
export const MOST_MARKDOWN = 12_000;

const MESSAGE_ONLY: Record<string, Rule> = {
  markdown: object({ ...block('markdown'), text: string(MOST_MARKDOWN) }),
  table: object({
    ...block('table'),
    rows: list(list(cell, 20), 100),
    column_settings: optional(
      list(object({ align: optional(oneOf('left', 'center', 'right')), is_wrapped: optional(boolean) }), 20),
    ),
  }),
};

/**
 * What works in a modal only: file inputs, and `response_url_enabled`, which is for input blocks too.
 * https://docs.slack.dev/reference/block-kit/block-elements/file-input-element,
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#conversations_select
 */
const inModal =
  (rule: Rule, modal: boolean): Rule =>
  (value, path, report) => {
    rule(value, path, report);
    for (const { block, element, pointer } of elementsOf([value])) {
      if (element['type'] === 'file_input' && !modal)
        report(`${path}${pointer}/type`, 'unsupported type: file_input');
      if (element['response_url_enabled'] === true && !(modal && block['type'] === 'input'))
        report(`${path}${pointer}/response_url_enabled`, 'is for input blocks in modals only');
    }
  };

/** What may stand on each surface. */
export const BLOCKS = {
  message: inModal(byType({ ...COMMON, ...MESSAGE_ONLY }), false),
  modal: inModal(byType(COMMON), true),
  home: inModal(byType(COMMON), false),
};
