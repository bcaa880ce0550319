import { input, long, many, plain, section, text } from '../a-block.ts';
import type { Rules } from './rule.ts';

const modal = (more: object = {}) => ({ type: 'modal', title: plain('T'), blocks: [section()], ...more });
const home = (more: object = {}) => ({ type: 'home', blocks: [section()], ...more });
const form = (...blocks: object[]) => modal({ blocks, submit: plain('Save') });
const file = (more: object = {}) => input({ type: 'file_input', ...more });

/** The rules of views. */
export const VIEW_RULES: Rules[] = [
  {
    source: 'views/modal-views',
    cases: [
      [
        'title of 24',
        modal({ title: plain(long(24)) }),
        modal({ title: plain(long(25)) }),
        'must be less than 25 characters [json-pointer:/view/title/text]',
      ],
      [
        'submit of 24',
        modal({ submit: plain(long(24)) }),
        modal({ submit: plain(long(25)) }),
        'must be less than 25 characters [json-pointer:/view/submit/text]',
      ],
      [
        'close of 24',
        modal({ close: plain(long(24)) }),
        modal({ close: plain(long(25)) }),
        'must be less than 25 characters [json-pointer:/view/close/text]',
      ],
      [
        '`submit` where there is an input',
        form(input(text())),
        modal({ blocks: [input(text())] }),
        'missing required field: submit (the view has an input block) [json-pointer:/view]',
      ],
      [
        '100 blocks',
        modal({ blocks: many(100, () => section()) }),
        modal({ blocks: many(101, () => section()) }),
        'no more than 100 items allowed [json-pointer:/view/blocks]',
      ],
      [
        '`private_metadata` of 3,000',
        modal({ private_metadata: long(3000) }),
        modal({ private_metadata: long(3001) }),
        'must be less than 3001 characters [json-pointer:/view/private_metadata]',
      ],
      [
        '`callback_id` of 255',
        modal({ callback_id: long(255) }),
        modal({ callback_id: long(256) }),
        'must be less than 256 characters [json-pointer:/view/callback_id]',
      ],
      [
        '`focus_on_load` on one element',
        form(input(text({ focus_on_load: true })), input(text())),
        form(input(text({ focus_on_load: true })), input(text({ focus_on_load: true }))),
        'only one element may have focus_on_load [json-pointer:/view/blocks]',
      ],
      [
        'no markdown block',
        modal(),
        modal({ blocks: [{ type: 'markdown', text: 'a' }] }),
        'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
      ],
    ],
  },
  {
    source: 'views/home-tab-views',
    cases: [
      [
        'no title, submit or close',
        home({ private_metadata: 'a' }),
        home({ title: plain('T') }),
        'invalid additional property: title [json-pointer:/view]',
      ],
    ],
  },
  {
    source: 'block-kit/block-elements/file-input-element',
    cases: [
      [
        'in modals only',
        form(file()),
        home({ blocks: [file()] }),
        'unsupported type: file_input [json-pointer:/view/blocks/0/element/type]',
      ],
      [
        '1 to 10 files',
        form(file({ max_files: 10 })),
        form(file({ max_files: 11 })),
        'must be at most 10 [json-pointer:/view/blocks/0/element/max_files]',
      ],
    ],
  },
];
