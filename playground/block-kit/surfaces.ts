import { isJson, type Json, listOf, textOf } from '../refusal.ts';
import { BLOCKS, MOST_MARKDOWN } from './blocks.ts';
import { plainText } from './composition.ts';
import { boolean, byType, list, object, oneOf, optional, type Report, type Rule, string } from './rule.ts';
import { elementsOf } from './walk.ts';

/** One thing wrong with blocks or a view, and the JSON pointer of where. */
export type Fault = { path: string; problem: string };

const run = (rule: Rule, value: unknown, path: string): Fault[] => {
  const faults: Fault[] = [];
  rule(value, path, (where, problem) => faults.push({ path: where, problem }));
  return faults;
};

/** What holds between blocks: ids are unique, one element at most takes the focus. */
const together = (blocks: unknown, path: string, report: Report) => {
  const seen = new Set<unknown>();
  listOf(blocks).forEach((block, index) => {
    const id = block['block_id'];
    if (id !== undefined && seen.has(id))
      report(`${path}/${index}/block_id`, `duplicate block_id: ${String(id)}`);
    seen.add(id);
    const actions = new Set<unknown>();
    for (const { element } of elementsOf([block])) {
      const action = element['action_id'];
      if (action !== undefined && actions.has(action))
        report(`${path}/${index}`, `duplicate action_id: ${String(action)}`);
      actions.add(action);
    }
  });
  // https://docs.slack.dev/reference/block-kit/blocks/table-block
  const tables = listOf(blocks).filter(({ type }) => type === 'table');
  if (tables.length > 1) report(path, 'only one table block is allowed');
  // "The cumulative limit for all markdown blocks": https://docs.slack.dev/reference/block-kit/blocks/markdown-block
  const markdown = listOf(blocks).filter(({ type }) => type === 'markdown');
  const length = markdown.reduce((sum, { text }) => sum + textOf(text).length, 0);
  if (markdown.length > 1 && length > MOST_MARKDOWN)
    report(path, `markdown blocks must be less than ${MOST_MARKDOWN + 1} characters together`);
  const focused = elementsOf(listOf(blocks)).filter(({ element }) => element['focus_on_load'] === true);
  if (focused.length > 1) report(path, 'only one element may have focus_on_load');
};

const blocksOf = (surface: keyof typeof BLOCKS, max: number): Rule => {
  const blocks = list(BLOCKS[surface], max, 0);
  return (value, path, report) => {
    blocks(value, path, report);
    together(value, path, report);
  };
};

const common = (surface: 'modal' | 'home') => ({
  type: oneOf(surface),
  blocks: blocksOf(surface, 100),
  private_metadata: optional(string(3000, { min: 0 })),
  callback_id: optional(string(255, { min: 0 })),
  external_id: optional(string(255, { min: 0 })),
});

const submitNeeded: Rule = (value, path, report) => {
  if (!isJson(value)) return;
  const asks = listOf(value['blocks']).some((block) => block['type'] === 'input');
  if (asks && !value['submit']) report(path, 'missing required field: submit (the view has an input block)');
};

/** https://docs.slack.dev/reference/views/modal-views and https://docs.slack.dev/reference/views/home-tab-views */
const MODAL = object(
  {
    ...common('modal'),
    title: plainText(24),
    close: optional(plainText(24)),
    submit: optional(plainText(24)),
    clear_on_close: optional(boolean),
    notify_on_close: optional(boolean),
    submit_disabled: optional(boolean),
  },
  submitNeeded,
);
const HOME = object(common('home'));

const messageBlocks = blocksOf('message', 50);

/**
 * What stands in blocks for which the app lacks the scope: a video needs `links.embed:write`, a file input `files:read`.
 * https://docs.slack.dev/reference/block-kit/blocks/video-block,
 * https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
 */
const scopesLacked = (given: unknown, path: string, granted: readonly string[]): Fault[] => {
  const blocks = listOf(given);
  const needs = [
    ...blocks.map(({ type }, at) => ({
      type,
      where: `${path}/${at}`,
      scope: 'links.embed:write',
      of: 'video',
    })),
    ...elementsOf(blocks).map(({ block, element, pointer }) => ({
      type: element['type'],
      where: `${path}/${blocks.indexOf(block)}${pointer}`,
      scope: 'files:read',
      of: 'file_input',
    })),
  ];
  return needs
    .filter(({ type, of, scope }) => type === of && !granted.includes(scope))
    .map(({ where, of, scope }) => ({ path: where, problem: `${of} needs the scope ${scope}` }));
};

/** What Slack would refuse in the blocks of a message, of an app that was granted these scopes. */
export const faultsOfBlocks = (blocks: unknown, granted: readonly string[]): Fault[] => [
  ...run(messageBlocks, blocks, '/blocks'),
  ...scopesLacked(blocks, '/blocks', granted),
];

/** What Slack would refuse in a view; `surface` is what the method takes. */
export const faultsOfView = (
  view: unknown,
  granted: readonly string[],
  surface: 'modal' | 'home' | 'any' = 'any',
): Fault[] => {
  const rules = {
    ...(surface !== 'home' ? { modal: MODAL } : {}),
    ...(surface !== 'modal' ? { home: HOME } : {}),
  };
  const blocks = isJson(view) ? view['blocks'] : [];
  return [...run(byType(rules), view, '/view'), ...scopesLacked(blocks, '/view/blocks', granted)];
};

/** The faults as Slack words them: `must be less than 76 characters [json-pointer:/blocks/0/text/text]`. */
export const inSlacksWords = (faults: Fault[]): string[] =>
  faults.map(({ path, problem }) => `${problem} [json-pointer:${path}]`);

/** Blocks with an id for each block and each interactive element that has none, as Slack gives them. */
export const withIds = (blocks: Json[], next: () => string): Json[] =>
  blocks.map((block) => {
    const named: Json = { ...block, block_id: block['block_id'] ?? next() };
    const name = (element: unknown): unknown =>
      isJson(element) && !['image', 'plain_text', 'mrkdwn'].includes(String(element['type']))
        ? { ...element, action_id: element['action_id'] ?? next() }
        : element;
    if (block['type'] === 'actions') named['elements'] = listOf(block['elements']).map(name);
    if (block['accessory']) named['accessory'] = name(block['accessory']);
    if (block['type'] === 'input') named['element'] = name(block['element']);
    return named;
  });
