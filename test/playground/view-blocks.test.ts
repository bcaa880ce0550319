import { describe, expect, it } from 'vitest';
import { faultsOfOptions } from '../../playground/block-kit/options.ts';
import { faultsOfView, inSlacksWords } from '../../playground/block-kit/surfaces.ts';
import { input, long, many, option, plain, section, text } from './a-block.ts';

const view = (more: object = {}) => ({ type: 'modal', title: plain('T'), blocks: [section()], ...more });
const ofView = (more: object) => inSlacksWords(faultsOfView(view(more)));

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
