import { actions, button, input, long, many, mrkdwn, option, plain, section, text } from '../a-block.ts';
import type { Rules } from './rule.ts';

const image = (more: object = {}) => ({
  type: 'image',
  image_url: 'https://a.example/c.png',
  alt_text: 'a',
  ...more,
});
const video = (more: object = {}) => ({
  type: 'video',
  alt_text: 'a',
  title: plain('How it is done'),
  video_url: 'https://a.example/embed/1',
  thumbnail_url: 'https://a.example/1.png',
  ...more,
});
const table = (more: object = {}) => ({
  type: 'table',
  rows: [
    [
      { type: 'raw_text', text: 'a' },
      { type: 'raw_number', value: 1, text: '1' },
    ],
  ],
  ...more,
});
const cells = (count: number) => many(count, () => ({ type: 'raw_text', text: 'a' }));
const markdown = (length: number) => ({ type: 'markdown', text: long(length) });
const richText = (...elements: object[]) => ({ type: 'rich_text', elements });
const words = [{ type: 'text', text: 'a' }];
const listOf = (more: object = {}) => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements: [{ type: 'rich_text_section', elements: words }],
  ...more,
});

/** The rules of blocks; each is tried in a message. */
export const BLOCK_RULES: Rules[] = [
  {
    source: 'block-kit/blocks',
    cases: [
      [
        '50 blocks in a message',
        many(50, () => section()),
        many(51, () => section()),
        'no more than 50 items allowed [json-pointer:/blocks]',
      ],
      [
        '`block_id` of 255',
        section({ block_id: long(255) }),
        section({ block_id: long(256) }),
        'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
      ],
      [
        '`block_id`s that differ',
        [section({ block_id: 'a' }), section({ block_id: 'b' })],
        [section({ block_id: 'a' }), section({ block_id: 'a' })],
        'duplicate block_id: a [json-pointer:/blocks/1/block_id]',
      ],
      [
        'known blocks only',
        section(),
        { type: 'marquee' },
        'unsupported type: marquee [json-pointer:/blocks/0/type]',
      ],
      [
        'known properties only',
        section(),
        section({ colour: 'red' }),
        'invalid additional property: colour [json-pointer:/blocks/0]',
      ],
    ],
  },
  {
    source: 'block-kit/blocks/section-block',
    cases: [
      [
        'text of 3,000',
        section({ text: mrkdwn(long(3000)) }),
        section({ text: mrkdwn(long(3001)) }),
        'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
      ],
      [
        'text that is not empty',
        section(),
        section({ text: mrkdwn('') }),
        'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
      ],
      [
        'text or fields',
        section(),
        { type: 'section' },
        'missing required field: text or fields [json-pointer:/blocks/0]',
      ],
      [
        '10 fields',
        { type: 'section', fields: many(10, () => mrkdwn('f')) },
        { type: 'section', fields: many(11, () => mrkdwn('f')) },
        'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
      ],
      [
        'fields of 2,000',
        { type: 'section', fields: [mrkdwn(long(2000))] },
        { type: 'section', fields: [mrkdwn(long(2001))] },
        'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
      ],
      [
        'no text input beside it',
        section({ accessory: button() }),
        section({ accessory: text() }),
        'unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]',
      ],
      [
        'no datetime picker beside it',
        section({ accessory: { type: 'datepicker' } }),
        section({ accessory: { type: 'datetimepicker' } }),
        'unsupported type: datetimepicker [json-pointer:/blocks/0/accessory/type]',
      ],
    ],
  },
  {
    source: 'block-kit/blocks/header-block',
    cases: [
      [
        'text of 150',
        { type: 'header', text: plain(long(150)) },
        { type: 'header', text: plain(long(151)) },
        'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
      ],
      [
        'plain text',
        { type: 'header', text: plain('h') },
        { type: 'header', text: mrkdwn('h') },
        'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
      ],
    ],
  },
  {
    source: 'block-kit/blocks/context-block',
    cases: [
      [
        '10 elements',
        { type: 'context', elements: many(10, () => mrkdwn('c')) },
        { type: 'context', elements: many(11, () => mrkdwn('c')) },
        'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
      ],
      [
        'texts and images only',
        { type: 'context', elements: [image()] },
        { type: 'context', elements: [button()] },
        'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
      ],
    ],
  },
  {
    source: 'block-kit/blocks/actions-block',
    cases: [
      [
        '25 elements',
        actions(...many(25, (i) => button({ action_id: `a${i}` }))),
        actions(...many(26, (i) => button({ action_id: `a${i}` }))),
        'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
      ],
      [
        '`action_id`s that differ in the block',
        actions(button(), button({ action_id: 'b' })),
        actions(button(), button()),
        'duplicate action_id: go [json-pointer:/blocks/0]',
      ],
      [
        '`action_id` of 255',
        actions(button({ action_id: long(255) })),
        actions(button({ action_id: long(256) })),
        'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
      ],
    ],
  },
  {
    source: 'block-kit/blocks/image-block',
    cases: [
      [
        'an alternative text',
        image(),
        image({ alt_text: undefined }),
        'missing required field: alt_text [json-pointer:/blocks/0]',
      ],
      [
        'alternative text of 2,000',
        image({ alt_text: long(2000) }),
        image({ alt_text: long(2001) }),
        'must be less than 2001 characters [json-pointer:/blocks/0/alt_text]',
      ],
      [
        'title of 2,000',
        image({ title: plain(long(2000)) }),
        image({ title: plain(long(2001)) }),
        'must be less than 2001 characters [json-pointer:/blocks/0/title/text]',
      ],
      [
        'address of 3,000',
        image({ image_url: `https://a.example/${long(2982)}` }),
        image({ image_url: `https://a.example/${long(2983)}` }),
        'must be less than 3001 characters [json-pointer:/blocks/0/image_url]',
      ],
      [
        '`image_url` or `slack_file`, not both',
        image({ image_url: undefined, slack_file: { id: 'F1' } }),
        image({ slack_file: { id: 'F1' } }),
        'cannot provide both image_url and slack_file [json-pointer:/blocks/0]',
      ],
    ],
  },
  {
    source: 'block-kit/blocks/markdown-block',
    cases: [
      [
        '12,000 characters',
        markdown(12_000),
        markdown(12_001),
        'must be less than 12001 characters [json-pointer:/blocks/0/text]',
      ],
      [
        '12,000 characters in all of a message together',
        [markdown(6_000), markdown(6_000)],
        [markdown(6_000), markdown(6_001)],
        'markdown blocks must be less than 12001 characters together [json-pointer:/blocks]',
      ],
    ],
  },
  {
    source: 'block-kit/blocks/rich-text-block',
    cases: [
      [
        'sections, lists, quotes and preformatted text only',
        richText({ type: 'rich_text_quote', elements: words }, listOf()),
        richText(...words),
        'unsupported type: text [json-pointer:/blocks/0/elements/0/type]',
      ],
      [
        'lists that are `bullet` or `ordered`',
        richText(listOf({ style: 'ordered' })),
        richText(listOf({ style: 'roman' })),
        'must be one of: bullet, ordered [json-pointer:/blocks/0/elements/0/style]',
      ],
      [
        'sections only in lists',
        richText(listOf()),
        richText(listOf({ elements: words })),
        'unsupported type: text [json-pointer:/blocks/0/elements/0/elements/0/type]',
      ],
    ],
  },
  {
    source: 'block-kit/blocks/table-block',
    cases: [
      [
        'one in a message',
        table(),
        [table(), table()],
        'only one table block is allowed [json-pointer:/blocks]',
      ],
      [
        '100 rows',
        table({ rows: many(100, () => cells(1)) }),
        table({ rows: many(101, () => cells(1)) }),
        'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
      ],
      [
        '20 cells in a row',
        table({ rows: [cells(20)] }),
        table({ rows: [cells(21)] }),
        'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
      ],
      [
        'cells of `raw_text`, `raw_number` or `rich_text`',
        table({ rows: [[richText({ type: 'rich_text_section', elements: words })]] }),
        table({ rows: [[mrkdwn('a')]] }),
        'unsupported type: mrkdwn [json-pointer:/blocks/0/rows/0/0/type]',
      ],
      [
        'columns aligned `left`, `center` or `right`',
        table({ column_settings: [{ align: 'right', is_wrapped: true }] }),
        table({ column_settings: [{ align: 'middle' }] }),
        'must be one of: left, center, right [json-pointer:/blocks/0/column_settings/0/align]',
      ],
    ],
  },
  {
    source: 'block-kit/blocks/video-block',
    cases: [
      [
        'title of less than 200',
        video({ title: plain(long(199)) }),
        video({ title: plain(long(200)) }),
        'must be less than 200 characters [json-pointer:/blocks/0/title/text]',
      ],
      [
        'author of less than 50',
        video({ author_name: long(49) }),
        video({ author_name: long(50) }),
        'must be less than 50 characters [json-pointer:/blocks/0/author_name]',
      ],
      [
        'HTTPS addresses',
        video(),
        video({ video_url: 'http://a.example/embed/1' }),
        'must be an HTTPS URL [json-pointer:/blocks/0/video_url]',
      ],
    ],
  },
  {
    source: 'block-kit/blocks/input-block',
    cases: [
      [
        'label of 2,000',
        input(text(), { label: plain(long(2000)) }),
        input(text(), { label: plain(long(2001)) }),
        'must be less than 2001 characters [json-pointer:/blocks/0/label/text]',
      ],
      [
        'hint of 2,000',
        input(text(), { hint: plain(long(2000)) }),
        input(text(), { hint: plain(long(2001)) }),
        'must be less than 2001 characters [json-pointer:/blocks/0/hint/text]',
      ],
      [
        'no file input in a message',
        input(text()),
        input({ type: 'file_input' }),
        'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
      ],
      [
        'no button in it',
        input({ type: 'checkboxes', options: [option()] }),
        input(button()),
        'unsupported type: button [json-pointer:/blocks/0/element/type]',
      ],
    ],
  },
];
