import { describe, expect, it } from 'vitest';
import { faultsOfBlocks, inSlacksWords } from '../../playground/block-kit/surfaces.ts';
import { actions, button, long, many, option, plain, select } from './a-block.ts';

const ofBlocks = (...blocks: unknown[]) => inSlacksWords(faultsOfBlocks(blocks));

/** What is allowed, what is one too much, and where Slack says it is wrong. */
const elements: [string, object, object, string][] = [
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
];

describe('elements', () => {
  it.each(elements)('%s', (_name, good, bad, problem) => {
    expect(ofBlocks(good)).toEqual([]);
    expect(ofBlocks(bad)).toContain(problem);
  });
});
