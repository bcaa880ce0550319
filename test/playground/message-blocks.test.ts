import { describe, expect, it } from 'vitest';
import { faultsOfBlocks, inSlacksWords } from '../../playground/block-kit/surfaces.ts';
import { actions, button, input, long, many, mrkdwn, plain, section, select, text } from './a-block.ts';

const ofBlocks = (...blocks: unknown[]) => inSlacksWords(faultsOfBlocks(blocks));

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
    'unique action_ids in a block',
    actions(button(), button({ action_id: 'b' })),
    actions(button(), button()),
    'duplicate action_id: go [json-pointer:/blocks/0]',
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
