import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../playground/protocol.ts';
import { visibleText } from '../../playground/visible-text.ts';

const reader = { nameOf: (id: string) => ({ U1: 'Anna Berg', C1: 'sales' })[id], tz: 'Europe/Berlin' };
const message = (text: string, blocks: unknown[] = []): Message => ({
  ts: '1.000001',
  conversation: 'C1',
  user: 'U1',
  text,
  blocks: blocks as KnownBlock[],
  threadTs: null,
  edited: false,
  onlyFor: null,
  replyCount: 0,
});
const plain = (text: string) => ({ type: 'plain_text' as const, text });

describe('what a reader sees', () => {
  it.each([
    ['*bold*, _italic_ ~gone~ and `code`', 'bold, italic gone and code'],
    ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
    ['a &lt;b&gt; &amp; c', 'a <b> & c'],
    ['&amp;lt;', '&lt;'],
    ['<https://a.example|the site> and <https://a.example>', 'the site and https://a.example'],
    ['<mailto:d@acme.com|d@acme.com>', 'd@acme.com'],
    ['hi <@U1> in <#C1>, <@U2|ben>', 'hi @Anna Berg in #sales, @ben'],
    ['<!channel> <!here|here>', '@channel @here'],
    ['due <!date^1772406000^{date_short_pretty} at {time}|then>', 'due Mar 2, 2026 at 12:00 AM'],
  ])('of %s', (text, seen) => {
    expect(visibleText(message(text), reader)).toBe(seen);
  });

  it('are the blocks, where there are some', () => {
    const blocks = [
      { type: 'section', text: { type: 'mrkdwn', text: '*Acme*' }, fields: [plain('Owner')] },
      {
        type: 'context',
        elements: [{ type: 'image', alt_text: 'a logo', image_url: 'https://a.example/b.png' }],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'user', user_id: 'U1' },
              { type: 'text', text: ' called' },
            ],
          },
        ],
      },
      { type: 'actions', elements: [{ type: 'button', text: plain('Done') }] },
    ];
    expect(visibleText(message('fallback', blocks), reader)).toBe(
      'Acme\nOwner\na logo\n@Anna Berg called\nDone',
    );
  });

  it('are the title, blocks and buttons of a modal', () => {
    const view = {
      type: 'modal' as const,
      title: plain('Note'),
      submit: plain('Save'),
      blocks: [
        {
          type: 'input',
          label: plain('What'),
          element: { type: 'plain_text_input', initial_value: 'called' },
        },
      ],
    };
    expect(visibleText({ id: 'V1', hash: 'h', view, errors: {} })).toBe('Note\nWhat\ncalled\nSave');
  });
});
