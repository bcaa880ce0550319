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

/**
 * Blocks: https://docs.slack.dev/reference/block-kit/blocks and @slack/types dist/block-kit/blocks.d.ts, where each
 * maximum stands.
 */
const block = (type: string): Record<string, Field> => ({
  type: oneOf(type),
  block_id: optional(string(255)),
});

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
      accessory: optional(byType({ ...BUTTONS, ...CHOOSERS, image: IMAGE })),
      expand: optional(boolean),
    },
    anyOf(['text', 'fields']),
  ),
  video: object({
    ...block('video'),
    alt_text: string(2000),
    title: plainText(200),
    video_url: string(3000),
    thumbnail_url: string(3000),
    title_url: optional(string(3000)),
    author_name: optional(string(50)),
    provider_name: optional(string(50)),
    provider_icon_url: optional(string(3000)),
    description: optional(plainText(200)),
  }),
};

const MESSAGE_ONLY: Record<string, Rule> = {
  markdown: object({ ...block('markdown'), text: string(12_000) }),
  table: object({
    ...block('table'),
    rows: list(list(cell, 20), 100),
    column_settings: optional(
      list(object({ align: optional(oneOf('left', 'center', 'right')), is_wrapped: optional(boolean) }), 20),
    ),
  }),
};

/** File inputs are for modals only: https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
const notForMessages: Rule = (value, path, report) => {
  const element = (value as { element?: { type?: unknown } } | null)?.element;
  if (element?.type === 'file_input') report(`${path}/element/type`, 'unsupported type: file_input');
};

const withoutFiles = (rules: Record<string, Rule>): Record<string, Rule> => ({
  ...rules,
  input: (value, path, report) => {
    rules['input']?.(value, path, report);
    notForMessages(value, path, report);
  },
});

/** What may stand on each surface. */
export const BLOCKS = {
  message: byType(withoutFiles({ ...COMMON, ...MESSAGE_ONLY })),
  modal: byType(COMMON),
  home: byType(withoutFiles(COMMON)),
};
