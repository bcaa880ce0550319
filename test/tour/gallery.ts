import type { KnownBlock, ModalView } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text }) as const;
const option = (text: string, description?: string) => ({
  text: plain(text),
  value: text,
  ...(description && { description: plain(description) }),
});
const OPTIONS = [option('Call'), option('Visit', 'At their place'), option('Message')];
const confirm = {
  title: plain('Sure?'),
  text: plain('It goes away.'),
  confirm: plain('Yes'),
  deny: plain('No'),
};
const words = (text: string, style?: object) => ({ type: 'text', text, ...(style && { style }) }) as const;
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const list = (style: 'bullet' | 'ordered', indent: number, ...items: string[]) => ({
  type: 'rich_text_list',
  style,
  indent,
  elements: items.map((item) => section(words(item))),
});
const cell = (text: string) => ({ type: 'raw_text', text });

/** Every block of a message that shows something, by what it is about. */
export const messagesOf = (person: string, channel: string): Record<string, KnownBlock[]> => ({
  text: [
    { type: 'header', text: plain('Acme Coffee :coffee:') },
    {
      type: 'section',
      text: mrkdwn(
        `*bold* _italic_ ~struck~ \`code\` <https://acme.example|a link> <@${person}> <#${channel}> :tada:\n> a quote\n• a point\n<!date^1795507500^{date_long} at {time}|a date>\n\`\`\`a = 1\nb = 2\`\`\``,
      ),
    },
    {
      type: 'section',
      fields: [
        '*Standing*\ncustomer',
        '*Cadence*\n30 days',
        '*Owner*\nAnna',
        '*Feeling*\n:smile: delighted',
      ].map(mrkdwn),
    },
    { type: 'divider' },
    { type: 'context', elements: [mrkdwn('last contact *3 days ago*'), plain('by Anna')] },
  ],
  rich: [
    {
      type: 'rich_text',
      elements: [
        section(
          words('Plain, '),
          words('bold', { bold: true }),
          words(', '),
          words('italic', { italic: true }),
          words(', '),
          words('struck', { strike: true }),
          words(', '),
          words('code', { code: true }),
          words(', '),
          { type: 'link', url: 'https://acme.example', text: 'a link' },
          words(', '),
          { type: 'user', user_id: person },
          words(' '),
          { type: 'channel', channel_id: channel },
          words(' '),
          { type: 'emoji', name: 'tada' },
        ),
        list('bullet', 0, 'the first point', 'the second'),
        list('bullet', 1, 'below it'),
        list('ordered', 0, 'one', 'two'),
        list('ordered', 1, 'below two'),
        { ...list('ordered', 0, 'three'), offset: 2 },
        { type: 'rich_text_quote', elements: [words('What they said.')] },
        { type: 'rich_text_preformatted', elements: [words('a = 1\nb = 2')] },
      ],
    } as KnownBlock,
  ],
  markdown: [
    {
      type: 'markdown',
      text: '# A heading\n\nText with **bold**, *italic*, ~~struck~~, `code` and [a link](https://acme.example).\n\n- a point\n  - below it\n1. one\n2. two\n\n> a quote\n\n```\na = 1\n```\n\n| Who | Owes |\n|---|---:|\n| Acme | 12 |',
    },
  ],
  table: [
    {
      type: 'table',
      column_settings: [{ is_wrapped: true }, { align: 'right' }, { align: 'center' }],
      rows: [
        [cell('Customer'), cell('Owes'), cell('Since')],
        [cell('Acme Coffee, the one at the harbour with the long name'), cell('12.00'), cell('Monday')],
        [
          { type: 'rich_text', elements: [section(words('Borealis', { bold: true }))] },
          cell('1,204.50'),
          cell('3 May'),
        ],
      ],
    } as KnownBlock,
  ],
  media: [
    {
      type: 'image',
      image_url: 'https://acme.example/shop.png',
      alt_text: 'The shop',
      title: plain('Their shop'),
    },
    {
      type: 'video',
      alt_text: 'How it is ground',
      title: plain('How it is ground'),
      title_url: 'https://acme.example/film',
      video_url: 'https://acme.example/embed/1',
      thumbnail_url: 'https://acme.example/1.png',
      provider_name: 'Acme',
      description: plain('Two minutes on grinders'),
    },
  ],
  elements: [
    {
      type: 'section',
      text: mrkdwn('A section with a *button*'),
      accessory: { type: 'button', action_id: 'a', text: plain('Open'), confirm },
    },
    {
      type: 'section',
      text: mrkdwn('A section with a *menu*'),
      accessory: { type: 'overflow', action_id: 'a', options: OPTIONS },
    },
    {
      type: 'section',
      text: mrkdwn('A section with *boxes*'),
      accessory: {
        type: 'checkboxes',
        action_id: 'a',
        options: OPTIONS,
        initial_options: OPTIONS.slice(1, 2),
      },
    },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'b', text: plain('Plain') },
        { type: 'button', action_id: 'c', text: plain('Primary'), style: 'primary' },
        { type: 'button', action_id: 'd', text: plain('Danger'), style: 'danger', confirm },
        { type: 'button', action_id: 'e', text: plain('Link'), url: 'https://acme.example' },
        { type: 'overflow', action_id: 'f', options: OPTIONS },
      ],
    },
    {
      type: 'actions',
      elements: [
        { type: 'static_select', action_id: 'g', placeholder: plain('Kind'), options: OPTIONS },
        { type: 'users_select', action_id: 'h', initial_user: person },
        { type: 'datepicker', action_id: 'i', initial_date: '2026-11-23' },
        { type: 'timepicker', action_id: 'j', initial_time: '09:30' },
        { type: 'datetimepicker', action_id: 'k', initial_date_time: 1_795_507_500 },
      ],
    },
    {
      type: 'actions',
      elements: [
        { type: 'radio_buttons', action_id: 'l', options: OPTIONS, initial_option: OPTIONS[0] },
        {
          type: 'multi_static_select',
          action_id: 'm',
          options: OPTIONS,
          initial_options: OPTIONS.slice(0, 2),
        },
      ],
    },
  ] as KnownBlock[],
});

const input = (label: string, element: object, more: object = {}) =>
  ({
    type: 'input',
    block_id: label,
    label: plain(label),
    element: { action_id: 'a', ...element },
    ...more,
  }) as KnownBlock;

/** Every input that a form can have. */
export const formOf = (person: string): ModalView => ({
  type: 'modal',
  callback_id: 'gallery',
  title: plain('Every input'),
  submit: plain('Save'),
  blocks: [
    input('Text', { type: 'plain_text_input', initial_value: 'Acme' }, { hint: plain('A hint') }),
    input('Lines', { type: 'plain_text_input', multiline: true, placeholder: plain('In a sentence or two') }),
    input('Formatted', { type: 'rich_text_input' }, { optional: true }),
    input('E-mail', { type: 'email_text_input', initial_value: 'dana@acme.example' }),
    input('Address', { type: 'url_text_input', initial_value: 'https://acme.example' }),
    input('Number', { type: 'number_input', is_decimal_allowed: true, initial_value: '2.5' }),
    input('One of', { type: 'static_select', options: OPTIONS, initial_option: OPTIONS[1] }),
    input('Some of', { type: 'multi_static_select', options: OPTIONS, initial_options: OPTIONS.slice(0, 2) }),
    input('A customer', { type: 'external_select', placeholder: plain('Type a name') }),
    input('Somebody', { type: 'users_select', initial_user: person }),
    input('A channel', { type: 'channels_select' }, { optional: true }),
    input('Boxes', { type: 'checkboxes', options: OPTIONS, initial_options: OPTIONS.slice(0, 1) }),
    input('Radio', { type: 'radio_buttons', options: OPTIONS, initial_option: OPTIONS[2] }),
    input('Day', { type: 'datepicker', initial_date: '2026-11-23' }),
    input('Time', { type: 'timepicker', initial_time: '09:30' }),
    input('Moment', { type: 'datetimepicker', initial_date_time: 1_795_507_500 }),
    input('Files', { type: 'file_input', max_files: 2 }, { optional: true }),
  ],
});
