import { describe, expect, it } from 'vitest';
import { faultsOfOptions } from '../../playground/block-kit/options.ts';
import { faultsOfBlocks, faultsOfView, inSlacksWords } from '../../playground/block-kit/surfaces.ts';
import { input, many, option, plain, section } from './a-block.ts';
import { BLOCK_RULES } from './rules/blocks.ts';
import { ELEMENT_RULES } from './rules/elements.ts';
import { GRANTED } from './rules/rule.ts';
import { VIEW_RULES } from './rules/views.ts';

const video = {
  type: 'video',
  alt_text: 'a',
  title: plain('T'),
  video_url: 'https://a.example/1',
  thumbnail_url: 'https://a.example/1.png',
};

describe.each([...BLOCK_RULES, ...ELEMENT_RULES])('$source', ({ cases }) => {
  const problems = (given: unknown) => inSlacksWords(faultsOfBlocks([given].flat(), GRANTED));
  it.each(cases)('%s', (_rule, good, bad, problem) => {
    expect(problems(good)).toEqual([]);
    expect(problems(bad)).toEqual([problem]);
  });
});

describe.each(VIEW_RULES)('$source', ({ cases }) => {
  const problems = (given: unknown) => inSlacksWords(faultsOfView(given, GRANTED));
  it.each(cases)('%s', (_rule, good, bad, problem) => {
    expect(problems(good)).toEqual([]);
    expect(problems(bad)).toEqual([problem]);
  });
});

describe('views', () => {
  it('are told apart by what a method takes', () => {
    const home = { type: 'home', blocks: [section()] };
    expect(faultsOfView(home, GRANTED, 'home')).toEqual([]);
    expect(inSlacksWords(faultsOfView(home, GRANTED, 'modal'))).toEqual([
      'unsupported type: home [json-pointer:/view/type]',
    ]);
  });
});

describe('scopes', () => {
  it('are needed by a video and by a file input', () => {
    expect(inSlacksWords(faultsOfBlocks([section(), video], ['files:read']))).toEqual([
      'video needs the scope links.embed:write [json-pointer:/blocks/1]',
    ]);
    const form = {
      type: 'modal',
      title: plain('T'),
      submit: plain('Go'),
      blocks: [input({ type: 'file_input' })],
    };
    expect(inSlacksWords(faultsOfView(form, ['chat:write']))).toEqual([
      'file_input needs the scope files:read [json-pointer:/view/blocks/0/element]',
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
