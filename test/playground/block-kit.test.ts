import { describe, expect, it } from 'vitest';
import { faultsOfOptions } from '../../playground/block-kit/options.ts';
import { faultsOfBlocks, faultsOfView, inSlacksWords } from '../../playground/block-kit/surfaces.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (more: object = {}) => ({ type: 'section', text: mrkdwn('hi'), ...more });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (text = 'One', value = '1') => ({ text: plain(text), value });
const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option(), option('Two', '2')],
  ...more,
});
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('L'),
  element,
  ...more,
});
const text = (more: object = {}) => ({ type: 'plain_text_input', action_id: 't', ...more });
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
const long = (length: number) => 'x'.repeat(length);

const ofBlocks = (...blocks: unknown[]) => inSlacksWords(faultsOfBlocks(blocks));
const view = (more: object = {}) => ({ type: 'modal', title: plain('T'), blocks: [section()], ...more });
const ofView = (more: object) => inSlacksWords(faultsOfView(view(more)));

/** What is allowed, what is one too much, and where Slack says it is wrong. */
const messages: [string, object, object, string][] = [
  [
    'section text of 3000',
    section({ text: mrkdwn(long(3000)) }),
    section({ text: mrkdwn(long(3001)) }),
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'section fields: 10',
    { type: 'section', fields: many(10, () => mrkdwn('f')) },
    { type: 'section', fields: many(11, () => mrkdwn('f')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'section field of 2000',
    { type: 'section', fields: [mrkdwn(long(2000))] },
    { type: 'section', fields: [mrkdwn(long(2001))] },
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    'section with text or fields',
    section(),
    { type: 'section' },
    'missing required field: text or fields [json-pointer:/blocks/0]',
  ],
  [
    'text that is not empty',
    section(),
    section({ text: mrkdwn('') }),
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'header of 150',
    { type: 'header', text: plain(long(150)) },
    { type: 'header', text: plain(long(151)) },
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'header in plain text',
    { type: 'header', text: plain('h') },
    { type: 'header', text: mrkdwn('h') },
    'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
  ],
  [
    'context elements: 10',
    { type: 'context', elements: many(10, () => mrkdwn('c')) },
    { type: 'context', elements: many(11, () => mrkdwn('c')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'actions elements: 25',
    actions(...many(25, (i) => button({ action_id: `a${i}` }))),
    actions(...many(26, (i) => button({ action_id: `a${i}` }))),
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'button text of 75',
    actions(button({ text: plain(long(75)) })),
    actions(button({ text: plain(long(76)) })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'button value of 2000',
    actions(button({ value: long(2000) })),
    actions(button({ value: long(2001) })),
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'button style',
    actions(button({ style: 'danger' })),
    actions(button({ style: 'blue' })),
    'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'action_id of 255',
    actions(button({ action_id: long(255) })),
    actions(button({ action_id: long(256) })),
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'unique action_ids in a block',
    actions(button(), button({ action_id: 'b' })),
    actions(button(), button()),
    'duplicate action_id: go [json-pointer:/blocks/0]',
  ],
  [
    'confirm title of 100',
    actions(button({ confirm: { title: plain(long(100)), text: plain('?') } })),
    actions(button({ confirm: { title: plain(long(101)), text: plain('?') } })),
    'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
  ],
  [
    'overflow of 5',
    actions({ type: 'overflow', options: many(5, () => option()) }),
    actions({ type: 'overflow', options: many(6, () => option()) }),
    'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'overflow of 1',
    actions({ type: 'overflow', options: [option()] }),
    actions({ type: 'overflow', options: [] }),
    'no fewer than 1 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'options: 100',
    actions(select({ options: many(100, () => option()) })),
    actions(select({ options: many(101, () => option()) })),
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'option text of 75',
    actions(select({ options: [option(long(75))] })),
    actions(select({ options: [option(long(76))] })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
  ],
  [
    'option value of 150',
    actions(select({ options: [option('a', long(150))] })),
    actions(select({ options: [option('a', long(151))] })),
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  ],
  [
    'option description of 75',
    actions(select({ options: [{ ...option(), description: plain(long(75)) }] })),
    actions(select({ options: [{ ...option(), description: plain(long(76)) }] })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/description/text]',
  ],
  [
    'initial option on offer',
    actions(select({ initial_option: option() })),
    actions(select({ initial_option: option('Three', '3') })),
    'must be one of the provided options [json-pointer:/blocks/0/elements/0/initial_option]',
  ],
  [
    'options or groups, not both',
    actions(select()),
    actions(select({ option_groups: [{ label: plain('G'), options: [option()] }] })),
    'cannot provide both options and option_groups [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'a date as YYYY-MM-DD',
    actions({ type: 'datepicker', initial_date: '2026-02-28' }),
    actions({ type: 'datepicker', initial_date: '28.2.2026' }),
    'must be a date: YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]',
  ],
  [
    'a time as HH:mm',
    actions({ type: 'timepicker', initial_time: '09:30' }),
    actions({ type: 'timepicker', initial_time: '24:00' }),
    'must be a time: HH:mm [json-pointer:/blocks/0/elements/0/initial_time]',
  ],
  [
    'checkboxes: 10',
    actions({ type: 'checkboxes', options: many(10, () => option()) }),
    actions({ type: 'checkboxes', options: many(11, () => option()) }),
    'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'placeholder of 150',
    actions(select({ placeholder: plain(long(150)) })),
    actions(select({ placeholder: plain(long(151)) })),
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
  ],
  [
    'known properties only',
    section(),
    section({ colour: 'red' }),
    'invalid additional property: colour [json-pointer:/blocks/0]',
  ],
  [
    'known blocks only',
    section(),
    { type: 'marquee' },
    'unsupported type: marquee [json-pointer:/blocks/0/type]',
  ],
  [
    'known elements only',
    section({ accessory: button() }),
    section({ accessory: { type: 'slider' } }),
    'unsupported type: slider [json-pointer:/blocks/0/accessory/type]',
  ],
  [
    'no text field outside an input block',
    section({ accessory: select() }),
    section({ accessory: text() }),
    'unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]',
  ],
  [
    'an image with its alt text',
    { type: 'image', image_url: 'https://a.b/c.png', alt_text: 'a' },
    { type: 'image', image_url: 'https://a.b/c.png' },
    'missing required field: alt_text [json-pointer:/blocks/0]',
  ],
  [
    'a markdown block',
    { type: 'markdown', text: '# hi' },
    { type: 'markdown', text: long(12_001) },
    'must be less than 12001 characters [json-pointer:/blocks/0/text]',
  ],
  [
    'rich text',
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }] },
    { type: 'rich_text', elements: [{ type: 'text', text: 'a' }] },
    'unsupported type: text [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'input blocks in messages, but for files',
    input(text()),
    input({ type: 'file_input' }),
    'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
  ],
  [
    'block_id of 255',
    section({ block_id: long(255) }),
    section({ block_id: long(256) }),
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
];

describe('blocks of a message', () => {
  it.each(messages)('%s', (_name, good, bad, problem) => {
    expect(ofBlocks(good)).toEqual([]);
    expect(ofBlocks(bad)).toContain(problem);
  });

  it('are fifty at most', () => {
    expect(ofBlocks(...many(50, () => section()))).toEqual([]);
    expect(ofBlocks(...many(51, () => section()))).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ]);
  });

  it('have block_ids that differ', () => {
    expect(ofBlocks(section({ block_id: 'a' }), section({ block_id: 'b' }))).toEqual([]);
    expect(ofBlocks(section({ block_id: 'a' }), section({ block_id: 'a' }))).toEqual([
      'duplicate block_id: a [json-pointer:/blocks/1/block_id]',
    ]);
  });

  it('hold one table at most', () => {
    const table = {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: 'a' },
          { type: 'raw_number', value: 1, text: '1' },
        ],
      ],
    };
    expect(ofBlocks(table)).toEqual([]);
    expect(ofBlocks(table, table)).toEqual(['only one table block is allowed [json-pointer:/blocks]']);
  });
});

const form = { blocks: [input(text())], submit: plain('Save') };
const views: [string, object, object, string][] = [
  [
    'title of 24',
    { title: plain(long(24)) },
    { title: plain(long(25)) },
    'must be less than 25 characters [json-pointer:/view/title/text]',
  ],
  [
    'submit of 24',
    { submit: plain(long(24)) },
    { submit: plain(long(25)) },
    'must be less than 25 characters [json-pointer:/view/submit/text]',
  ],
  [
    'close of 24',
    { close: plain(long(24)) },
    { close: plain(long(25)) },
    'must be less than 25 characters [json-pointer:/view/close/text]',
  ],
  [
    'a submit button where there is an input',
    form,
    { blocks: form.blocks },
    'missing required field: submit (the view has an input block) [json-pointer:/view]',
  ],
  [
    '100 blocks',
    { blocks: many(100, () => section()) },
    { blocks: many(101, () => section()) },
    'no more than 100 items allowed [json-pointer:/view/blocks]',
  ],
  [
    'private_metadata of 3000',
    { private_metadata: long(3000) },
    { private_metadata: long(3001) },
    'must be less than 3001 characters [json-pointer:/view/private_metadata]',
  ],
  [
    'callback_id of 255',
    { callback_id: long(255) },
    { callback_id: long(256) },
    'must be less than 256 characters [json-pointer:/view/callback_id]',
  ],
  [
    'focus on one element',
    { ...form, blocks: [input(text({ focus_on_load: true })), input(text())] },
    { ...form, blocks: [input(text({ focus_on_load: true })), input(text({ focus_on_load: true }))] },
    'only one element may have focus_on_load [json-pointer:/view/blocks]',
  ],
  [
    'max_length to 3000',
    { ...form, blocks: [input(text({ max_length: 3000 }))] },
    { ...form, blocks: [input(text({ max_length: 3001 }))] },
    'must be at most 3000 [json-pointer:/view/blocks/0/element/max_length]',
  ],
  [
    'an initial value within max_length',
    { ...form, blocks: [input(text({ max_length: 3, initial_value: 'abc' }))] },
    { ...form, blocks: [input(text({ max_length: 3, initial_value: 'abcd' }))] },
    'must not be longer than max_length [json-pointer:/view/blocks/0/element/initial_value]',
  ],
  [
    'number_input says whether decimals',
    { ...form, blocks: [input({ type: 'number_input', is_decimal_allowed: true })] },
    { ...form, blocks: [input({ type: 'number_input' })] },
    'missing required field: is_decimal_allowed [json-pointer:/view/blocks/0/element]',
  ],
  [
    'min_query_length is a number',
    { ...form, blocks: [input({ type: 'external_select', min_query_length: 0 })] },
    { ...form, blocks: [input({ type: 'external_select', min_query_length: '0' })] },
    'must provide an integer [json-pointer:/view/blocks/0/element/min_query_length]',
  ],
  [
    'label of 2000',
    { ...form, blocks: [input(text(), { label: plain(long(2000)) })] },
    { ...form, blocks: [input(text(), { label: plain(long(2001)) })] },
    'must be less than 2001 characters [json-pointer:/view/blocks/0/label/text]',
  ],
  [
    'no markdown block in a modal',
    { blocks: [section()] },
    { blocks: [{ type: 'markdown', text: 'a' }] },
    'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
  ],
];

describe('views', () => {
  it.each(views)('%s', (_name, good, bad, problem) => {
    expect(ofView(good)).toEqual([]);
    expect(ofView(bad)).toContain(problem);
  });

  it('are told apart by their surface', () => {
    const home = { type: 'home', blocks: [section()] };
    expect(faultsOfView(home, 'home')).toEqual([]);
    expect(inSlacksWords(faultsOfView(home, 'modal'))).toEqual([
      'unsupported type: home [json-pointer:/view/type]',
    ]);
    expect(inSlacksWords(faultsOfView({ ...home, blocks: [input({ type: 'file_input' })] }))).toEqual([
      'unsupported type: file_input [json-pointer:/view/blocks/0/element/type]',
    ]);
  });
});

describe('options for a type-ahead', () => {
  it('may be none, and are 100 at most', () => {
    expect(faultsOfOptions({ options: [] })).toEqual([]);
    expect(faultsOfOptions({ options: many(100, () => option()) })).toEqual([]);
    expect(faultsOfOptions({ options: many(101, () => option()) })).toEqual([
      { path: '/options', problem: 'no more than 100 items allowed' },
    ]);
    expect(faultsOfOptions({})).toEqual([
      { path: '', problem: 'missing required field: options or option_groups' },
    ]);
  });
});
