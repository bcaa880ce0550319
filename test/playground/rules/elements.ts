import { actions, button, input, long, many, option, plain, section, select, text } from '../a-block.ts';
import type { Rules } from './rule.ts';

const number = (more: object = {}) => input({ type: 'number_input', is_decimal_allowed: true, ...more });
const overflow = (count: number) => actions({ type: 'overflow', options: many(count, () => option()) });
const confirmed = (more: object) =>
  actions(button({ confirm: { title: plain('Sure?'), text: plain('It goes away.'), ...more } }));
const AT = '/blocks/0/elements/0';

/** The rules of elements and composition objects; each is tried in a message. */
export const ELEMENT_RULES: Rules[] = [
  {
    source: 'block-kit/block-elements',
    cases: [
      [
        'known elements only',
        section({ accessory: button() }),
        section({ accessory: { type: 'slider' } }),
        'unsupported type: slider [json-pointer:/blocks/0/accessory/type]',
      ],
    ],
  },
  {
    source: 'block-kit/block-elements/button-element',
    cases: [
      [
        'text of 75',
        actions(button({ text: plain(long(75)) })),
        actions(button({ text: plain(long(76)) })),
        `must be less than 76 characters [json-pointer:${AT}/text/text]`,
      ],
      [
        'value of 2,000',
        actions(button({ value: long(2000) })),
        actions(button({ value: long(2001) })),
        `must be less than 2001 characters [json-pointer:${AT}/value]`,
      ],
      [
        'address of 3,000',
        actions(button({ url: `https://a.example/${long(2982)}` })),
        actions(button({ url: `https://a.example/${long(2983)}` })),
        `must be less than 3001 characters [json-pointer:${AT}/url]`,
      ],
      [
        'style `primary` or `danger`',
        actions(button({ style: 'danger' })),
        actions(button({ style: 'blue' })),
        `must be one of: primary, danger [json-pointer:${AT}/style]`,
      ],
      [
        'label for screen readers of 75',
        actions(button({ accessibility_label: long(75) })),
        actions(button({ accessibility_label: long(76) })),
        `must be less than 76 characters [json-pointer:${AT}/accessibility_label]`,
      ],
    ],
  },
  {
    source: 'block-kit/block-elements/overflow-menu-element',
    cases: [
      [
        'up to 5 options',
        overflow(5),
        overflow(6),
        `no more than 5 items allowed [json-pointer:${AT}/options]`,
      ],
      [
        'at least 1 option',
        overflow(1),
        overflow(0),
        `no fewer than 1 items allowed [json-pointer:${AT}/options]`,
      ],
    ],
  },
  {
    source: 'block-kit/block-elements/select-menu-element',
    cases: [
      [
        '100 options',
        actions(select({ options: many(100, () => option()) })),
        actions(select({ options: many(101, () => option()) })),
        `no more than 100 items allowed [json-pointer:${AT}/options]`,
      ],
      [
        '`options` or `option_groups`, not both',
        actions(select()),
        actions(select({ option_groups: [{ label: plain('G'), options: [option()] }] })),
        `cannot provide both options and option_groups [json-pointer:${AT}]`,
      ],
      [
        'an initial option that is on offer, with the same text',
        actions(select({ initial_option: option() })),
        actions(select({ initial_option: option('Three', '3') })),
        `must be one of the provided options [json-pointer:${AT}/initial_option]`,
      ],
      [
        'placeholder of 150',
        actions(select({ placeholder: plain(long(150)) })),
        actions(select({ placeholder: plain(long(151)) })),
        `must be less than 151 characters [json-pointer:${AT}/placeholder/text]`,
      ],
      [
        '`min_query_length` that is a number',
        actions({ type: 'external_select', min_query_length: 0 }),
        actions({ type: 'external_select', min_query_length: '0' }),
        `must provide an integer [json-pointer:${AT}/min_query_length]`,
      ],
      [
        '`response_url_enabled` in inputs of modals only',
        actions({ type: 'conversations_select' }),
        input({ type: 'conversations_select', response_url_enabled: true }),
        'is for input blocks in modals only [json-pointer:/blocks/0/element/response_url_enabled]',
      ],
    ],
  },
  {
    source: 'block-kit/block-elements/multi-select-menu-element',
    cases: [
      [
        '`max_selected_items` of 1 or more',
        actions({ type: 'multi_users_select', max_selected_items: 1 }),
        actions({ type: 'multi_users_select', max_selected_items: 0 }),
        `must be at least 1 [json-pointer:${AT}/max_selected_items]`,
      ],
    ],
  },
  {
    source: 'block-kit/block-elements/checkboxes-element',
    cases: [
      [
        '10 options',
        actions({ type: 'checkboxes', options: many(10, () => option()) }),
        actions({ type: 'checkboxes', options: many(11, () => option()) }),
        `no more than 10 items allowed [json-pointer:${AT}/options]`,
      ],
    ],
  },
  {
    source: 'block-kit/block-elements/radio-button-group-element',
    cases: [
      [
        '10 options',
        actions({ type: 'radio_buttons', options: many(10, () => option()) }),
        actions({ type: 'radio_buttons', options: many(11, () => option()) }),
        `no more than 10 items allowed [json-pointer:${AT}/options]`,
      ],
    ],
  },
  {
    source: 'block-kit/block-elements/date-picker-element',
    cases: [
      [
        'a day as `YYYY-MM-DD`',
        actions({ type: 'datepicker', initial_date: '2026-02-28' }),
        actions({ type: 'datepicker', initial_date: '28.2.2026' }),
        `must be a date: YYYY-MM-DD [json-pointer:${AT}/initial_date]`,
      ],
      [
        'a day that there is',
        actions({ type: 'datepicker', initial_date: '2028-02-29' }),
        actions({ type: 'datepicker', initial_date: '2026-02-29' }),
        `must be a date: YYYY-MM-DD [json-pointer:${AT}/initial_date]`,
      ],
    ],
  },
  {
    source: 'block-kit/block-elements/time-picker-element',
    cases: [
      [
        'a time as `HH:mm`',
        actions({ type: 'timepicker', initial_time: '09:30' }),
        actions({ type: 'timepicker', initial_time: '24:00' }),
        `must be a time: HH:mm [json-pointer:${AT}/initial_time]`,
      ],
      [
        'an IANA time zone',
        actions({ type: 'timepicker', timezone: 'America/Chicago' }),
        actions({ type: 'timepicker', timezone: 'Chicago' }),
        `must be an IANA time zone [json-pointer:${AT}/timezone]`,
      ],
    ],
  },
  {
    source: 'block-kit/block-elements/datetime-picker-element',
    cases: [
      [
        'ten digits of seconds',
        actions({ type: 'datetimepicker', initial_date_time: 1_628_633_820 }),
        actions({ type: 'datetimepicker', initial_date_time: 1_628_633_820_000 }),
        `must be at most 9999999999 [json-pointer:${AT}/initial_date_time]`,
      ],
    ],
  },
  {
    source: 'block-kit/block-elements/plain-text-input-element',
    cases: [
      [
        '`max_length` to 3,000',
        input(text({ max_length: 3000 })),
        input(text({ max_length: 3001 })),
        'must be at most 3000 [json-pointer:/blocks/0/element/max_length]',
      ],
      [
        '`min_length` not over `max_length`',
        input(text({ min_length: 3, max_length: 3 })),
        input(text({ min_length: 4, max_length: 3 })),
        'must not be greater than max_length [json-pointer:/blocks/0/element/min_length]',
      ],
      [
        'an initial value within `max_length`',
        input(text({ max_length: 3, initial_value: 'abc' })),
        input(text({ max_length: 3, initial_value: 'abcd' })),
        'must not be longer than max_length [json-pointer:/blocks/0/element/initial_value]',
      ],
    ],
  },
  {
    source: 'block-kit/block-elements/number-input-element',
    cases: [
      [
        'it says whether decimals are allowed',
        number(),
        input({ type: 'number_input' }),
        'missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]',
      ],
      [
        '`min_value` not over `max_value`',
        number({ min_value: '2', max_value: '10' }),
        number({ min_value: '10', max_value: '2' }),
        'must not be greater than max_value [json-pointer:/blocks/0/element/min_value]',
      ],
      [
        'an initial value between them',
        number({ min_value: '1', max_value: '3', initial_value: '2.5' }),
        number({ min_value: '1', max_value: '3', initial_value: '4' }),
        'must be between min_value and max_value [json-pointer:/blocks/0/element/initial_value]',
      ],
      [
        'no decimals where they are not allowed',
        number({ is_decimal_allowed: false, initial_value: '-2' }),
        number({ is_decimal_allowed: false, initial_value: '2.5' }),
        'must be a whole number [json-pointer:/blocks/0/element/initial_value]',
      ],
    ],
  },
  {
    source: 'block-kit/composition-objects/option-object',
    cases: [
      [
        'text of 75',
        actions(select({ options: [option(long(75))] })),
        actions(select({ options: [option(long(76))] })),
        `must be less than 76 characters [json-pointer:${AT}/options/0/text/text]`,
      ],
      [
        'value of 150',
        actions(select({ options: [option('a', long(150))] })),
        actions(select({ options: [option('a', long(151))] })),
        `must be less than 151 characters [json-pointer:${AT}/options/0/value]`,
      ],
      [
        'description of 75',
        actions(select({ options: [{ ...option(), description: plain(long(75)) }] })),
        actions(select({ options: [{ ...option(), description: plain(long(76)) }] })),
        `must be less than 76 characters [json-pointer:${AT}/options/0/description/text]`,
      ],
      [
        'an address in overflow menus only',
        actions({ type: 'overflow', options: [{ ...option(), url: 'https://a.example' }] }),
        actions(select({ options: [{ ...option(), url: 'https://a.example' }] })),
        `invalid additional property: url [json-pointer:${AT}/options/0]`,
      ],
    ],
  },
  {
    source: 'block-kit/composition-objects/confirmation-dialog-object',
    cases: [
      [
        'title of 100',
        confirmed({ title: plain(long(100)) }),
        confirmed({ title: plain(long(101)) }),
        `must be less than 101 characters [json-pointer:${AT}/confirm/title/text]`,
      ],
      [
        'text of 300',
        confirmed({ text: plain(long(300)) }),
        confirmed({ text: plain(long(301)) }),
        `must be less than 301 characters [json-pointer:${AT}/confirm/text/text]`,
      ],
      [
        'buttons of 30',
        confirmed({ confirm: plain(long(30)), deny: plain(long(30)) }),
        confirmed({ deny: plain(long(31)) }),
        `must be less than 31 characters [json-pointer:${AT}/confirm/deny/text]`,
      ],
    ],
  },
  {
    source: 'block-kit/composition-objects/conversation-filter-object',
    cases: [
      [
        'it filters something',
        actions({ type: 'conversations_select', filter: { include: ['public'] } }),
        actions({ type: 'conversations_select', filter: {} }),
        `missing required field: include or exclude_external_shared_channels or exclude_bot_users [json-pointer:${AT}/filter]`,
      ],
    ],
  },
];
