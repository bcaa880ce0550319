import type { KnownBlock } from '@slack/types';
import { type ComponentChildren, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { InputState, Person } from '../../../playground/protocol.ts';
import { Blocks } from '../../../playground/web/blocks/blocks.tsx';
import { type Surface, SurfaceContext } from '../../../playground/web/elements/surface.ts';
import { collect } from '../../../playground/web/elements/value.ts';
import { Mrkdwn } from '../../../playground/web/text/mrkdwn-view.tsx';
import { type Viewer, ViewerContext } from '../../../playground/web/text/viewer.ts';

const anna: Person = {
  id: 'U1',
  handle: 'anna',
  name: 'Anna <b>',
  tz: 'Europe/Berlin',
  kind: 'member',
  teamId: 'T',
};

const viewer: Viewer = {
  me: anna,
  people: new Map([[anna.id, anna]]),
  conversations: new Map([
    ['C1', { id: 'C1', kind: 'channel', name: 'sales', memberIds: [], archived: false, shared: false }],
  ]),
  now: Date.parse('2026-11-24T08:05:00Z'),
  openPerson: () => undefined,
  openConversation: () => undefined,
};

const surface = (fields: Partial<Surface> = {}): Surface => ({
  id: 's',
  edits: {},
  edit: () => undefined,
  click: async () => ({ ok: true }),
  suggest: async () => [],
  enter: () => undefined,
  confirm: async () => true,
  errors: {},
  ...fields,
});

const inPage = (node: ComponentChildren, fields?: Partial<Surface>) =>
  renderToString(
    h(
      ViewerContext.Provider,
      { value: viewer },
      h(SurfaceContext.Provider, { value: surface(fields) }, node),
    ),
  );
const draw = (blocks: KnownBlock[], fields?: Partial<Surface>) => inPage(h(Blocks, { blocks }), fields);
const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text }) as const;
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

/** The names of all tags that were drawn. */
const tags = (html: string) => [...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag);

describe('text of users', () => {
  const attack = '<script>alert(1)</script><img src=x onerror=alert(1)>';
  it.each<[string, KnownBlock]>([
    ['a header', { type: 'header', text: plain(attack) }],
    ['a section in plain text', { type: 'section', text: plain(attack) }],
    ['a section in mrkdwn', { type: 'section', text: mrkdwn(attack) }],
    [
      'mrkdwn that was escaped',
      { type: 'section', text: mrkdwn(attack.replaceAll('<', '&lt;').replaceAll('>', '&gt;')) },
    ],
    ['markdown', { type: 'markdown', text: `${attack}\n\n<b>x</b> \`<i>\`` }],
    [
      'rich text',
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: attack }] }],
      },
    ],
    ['a table', { type: 'table', rows: [[{ type: 'raw_text', text: attack }]] }],
    ['a button', { type: 'actions', elements: [{ type: 'button', action_id: 'a', text: plain(attack) }] }],
    ['a context', { type: 'context', elements: [mrkdwn(attack)] }],
  ])('in %s stays text', (_, block) => {
    const html = draw([block]);
    expect(html).toContain('alert(1)');
    expect(tags(html).filter((tag) => ['script', 'img', 'b', 'i'].includes(tag ?? ''))).toEqual([]);
  });

  it.each<[string, KnownBlock]>([
    ['mrkdwn', { type: 'section', text: mrkdwn('<javascript:alert(1)|x>') }],
    ['markdown', { type: 'markdown', text: '[x](javascript:alert(1))' }],
    [
      'rich text',
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'link', url: 'javascript:alert(1)', text: 'x' }] },
        ],
      },
    ],
    [
      'a video',
      {
        type: 'video',
        title: plain('x'),
        video_url: 'javascript:alert(1)',
        thumbnail_url: '',
        alt_text: 'x',
      },
    ],
    ['an image', { type: 'image', image_url: 'javascript:alert(1)', alt_text: 'x' }],
  ])('in %s makes no script link', (_, block) =>
    expect(draw([block])).not.toMatch(/(?:href|src)="?javascript/),
  );

  it('is fetched from nowhere else: an image of another site is named and linked', () => {
    const html = draw([{ type: 'image', image_url: 'https://acme.example/a.png', alt_text: 'A chart' }]);
    expect(tags(html)).not.toContain('img');
    expect(html).toContain('A chart');
    expect(html).toContain('href="https://acme.example/a.png"');
  });
});

describe('mrkdwn', () => {
  const show = (text: string) => inPage(h(Mrkdwn, { text }));

  it('names people and channels that are known, and those that are not by their label', () => {
    expect(show('<@U1>')).toContain('@Anna &lt;b>');
    expect(show('<@U9|gone>')).toContain('@gone');
    expect(show('<#C1>')).toContain('#sales');
    expect(show('<#C9>')).toContain('#private channel');
  });

  it('shows a date in the zone of whoever reads', () =>
    expect(show('<!date^1795507500^{date_short_pretty} at {time}|then>')).toContain('Today at 9:05\u00a0AM'));

  it('opens links beside the page, which they learn nothing of', () =>
    expect(show('<https://a.example|A>')).toContain(
      '<a href="https://a.example" target="_blank" rel="noopener noreferrer">A</a>',
    ));
});

describe('blocks', () => {
  it('a section has its text, fields and accessory', () => {
    const html = draw([
      {
        type: 'section',
        text: mrkdwn('*Acme*'),
        fields: [mrkdwn('Owner'), mrkdwn('Anna')],
        accessory: {
          type: 'button',
          action_id: 'open',
          text: plain('Open :tada:'),
          accessibility_label: 'Open Acme',
        },
      },
    ]);
    expect(html).toContain('<b>Acme</b>');
    expect(html.match(/Owner|Anna/g)).toHaveLength(2);
    expect(html).toMatch(/<button[^>]*aria-label="Open Acme"[^>]*>Open 🎉<\/button>/);
  });

  it('a table has the heads of its columns', () => {
    const html = draw([
      {
        type: 'table',
        rows: [[{ type: 'raw_text', text: 'Customer' }], [{ type: 'raw_text', text: 'Acme' }]],
      },
    ]);
    expect(html).toMatch(/<th scope="col"[^>]*><span>Customer<\/span><\/th>/);
    expect(html).toMatch(/<td[^>]*><span>Acme<\/span><\/td>/);
  });

  it('markdown has lists, tables and code, and its headings are bold lines', () => {
    const html = draw([
      { type: 'markdown', text: '# Top\n\n- one\n- [x] two\n\n| a |\n|---|\n| 1 |\n\n```\ncode\n```' },
    ]);
    expect(tags(html)).toEqual(expect.arrayContaining(['ul', 'li', 'table', 'th', 'td', 'pre']));
    expect(html).toContain('<b>Top</b>');
  });

  it('rich text has styles, lists, mentions and emoji', () => {
    const html = draw([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'bold', style: { bold: true, strike: true } },
              { type: 'user', user_id: 'U1' },
              { type: 'emoji', name: 'tada' },
            ],
          },
          {
            type: 'rich_text_list',
            style: 'ordered',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }],
          },
        ],
      },
    ]);
    expect(html).toContain('<b><s><span class="plain">bold</span></s></b>');
    expect(html).toContain('@Anna');
    expect(html).toContain('🎉');
    expect(html).toMatch(/<ol[^>]*><li><span class="plain">one<\/span><\/li><\/ol>/);
  });

  it('one that is not drawn says so', () =>
    expect(draw([{ type: 'carousel', elements: [] }])).toContain('carousel'));
});

describe('fields of a form', () => {
  const input = (element: Extract<KnownBlock, { type: 'input' }>['element'], more = {}): KnownBlock => ({
    type: 'input',
    block_id: 'b',
    label: plain('What happened'),
    element,
    ...more,
  });

  it('have a label, a mark where they are required, a hint and an error that screen readers hear', () => {
    const html = draw(
      [input({ type: 'plain_text_input', action_id: 'a' }, { hint: plain('In a sentence') })],
      {
        errors: { b: 'Say more' },
      },
    );
    expect(html).toContain('aria-labelledby="s-b-label"');
    expect(html).toContain('aria-describedby="s-b-hint s-b-error"');
    expect(html).toContain('aria-invalid');
    expect(html).toMatch(/id="s-b-error" role="alert">Say more/);
    expect(html).toContain('class="required"');
    expect(draw([input({ type: 'plain_text_input', action_id: 'a' }, { optional: true })])).toContain(
      '(optional)',
    );
  });

  it.each<[string, Parameters<typeof input>[0], RegExp]>([
    ['a text', { type: 'plain_text_input', action_id: 'a', initial_value: 'x' }, /<input[^>]*value="x"/],
    [
      'lines',
      { type: 'plain_text_input', action_id: 'a', multiline: true, initial_value: 'x' },
      /<textarea[^>]*>x<\/textarea>/,
    ],
    [
      'a number',
      { type: 'number_input', action_id: 'a', is_decimal_allowed: true, initial_value: '4.5' },
      /inputmode="decimal"/i,
    ],
    [
      'a day',
      { type: 'datepicker', action_id: 'a', initial_date: '2026-11-30' },
      /type="date"[^>]*value="2026-11-30"/,
    ],
    [
      'a time',
      { type: 'timepicker', action_id: 'a', initial_time: '09:30', timezone: 'Asia/Kolkata' },
      /value="09:30".*Asia\/Kolkata/,
    ],
    [
      'an instant in the viewer’s zone',
      { type: 'datetimepicker', action_id: 'a', initial_date_time: 1795507500 },
      /value="2026-11-24T09:05"/,
    ],
    [
      'an option',
      { type: 'static_select', action_id: 'a', initial_option: option('Call'), options: [option('Call')] },
      /role="combobox"[^>]*value="Call"/,
    ],
    ['a person', { type: 'users_select', action_id: 'a', initial_user: 'U1' }, /value="Anna &lt;b>"/],
    [
      'many',
      {
        type: 'multi_static_select',
        action_id: 'a',
        initial_options: [option('One')],
        options: [option('One')],
      },
      /aria-label="Remove One"/,
    ],
    [
      'check boxes',
      {
        type: 'checkboxes',
        action_id: 'a',
        initial_options: [option('Two')],
        options: [option('One'), option('Two')],
      },
      /type="checkbox" checked/,
    ],
    [
      'radio buttons',
      {
        type: 'radio_buttons',
        action_id: 'a',
        initial_option: option('Two'),
        options: [option('One'), option('Two')],
      },
      /checked/,
    ],
    [
      'files',
      { type: 'file_input', action_id: 'a', filetypes: ['csv'], max_files: 1 },
      /type="file"[^>]*accept="\.csv"/,
    ],
  ])('%s begin with what the app said', (_, element, drawn) => expect(draw([input(element)])).toMatch(drawn));

  it('are sent as Slack sends them: what was entered, else what they began with', () => {
    const blocks = [
      input({ type: 'plain_text_input', action_id: 'a', initial_value: 'was' }),
      { ...input({ type: 'multi_users_select', action_id: 'a', initial_users: ['U1'] }), block_id: 'c' },
      { type: 'actions', block_id: 'd', elements: [{ type: 'button', action_id: 'x', text: plain('X') }] },
    ] as KnownBlock[];
    const edits: InputState = {
      b: { a: { type: 'plain_text_input', value: 'is' } },
      gone: { a: { type: 'plain_text_input', value: 'of a field that is no more' } },
    };
    expect(collect(blocks, edits)).toEqual({
      b: { a: { type: 'plain_text_input', value: 'is' } },
      c: { a: { type: 'multi_users_select', selected_users: ['U1'] } },
    });
  });
});
