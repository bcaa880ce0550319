import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  InputBlock,
  Overflow,
  PlainTextOption,
  RichTextBlock,
  SectionBlock,
} from '@slack/types';
import { LIMITS } from './limits.ts';
import { pieces, plain } from './text.ts';

/** Block Kit by short names, each within its limits. Text is mrkdwn: what people typed is escaped by the caller. */
export const section = (text: string, accessory?: Button | Overflow): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: text.slice(0, LIMITS.sectionText), verbatim: false },
  ...(accessory ? { accessory } : {}),
});

export const context = (...texts: string[]): ContextBlock => ({
  type: 'context',
  elements: texts.map((text) => ({ type: 'mrkdwn', text: text.slice(0, LIMITS.sectionText) })),
});

export const header = (text: string): HeaderBlock => ({
  type: 'header',
  text: plain(text, LIMITS.headerText),
});
export const divider: DividerBlock = { type: 'divider' };
export const actions = (...elements: ActionsBlock['elements']): ActionsBlock => ({
  type: 'actions',
  elements,
});

export type ButtonOptions = { style?: 'primary' | 'danger'; label?: string };

/** A button. Its value is versioned JSON, read back by zod: see listeners/value.ts. */
export function button(actionId: string, text: string, value: object, options: ButtonOptions = {}): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(text),
    value: JSON.stringify({ v: 1, ...value }),
    ...(options.style ? { style: options.style } : {}),
    ...(options.label ? { accessibility_label: options.label.slice(0, LIMITS.buttonText) } : {}),
  };
}

/** A menu of what may be done: at most five things. Their values are read back as a button's. */
export const overflow = (actionId: string, options: { text: string; value: object }[]): Overflow => ({
  type: 'overflow',
  action_id: actionId,
  options: options.map(({ text, value }) => option(text, JSON.stringify({ v: 1, ...value }))),
});

export const option = (text: string, value: string): PlainTextOption => ({
  text: plain(text, LIMITS.optionText),
  value,
});

export function input(
  blockId: string,
  label: string,
  element: InputBlock['element'],
  { optional = false, hint }: { optional?: boolean; hint?: string } = {},
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, 2000),
    element,
    optional,
    ...(hint ? { hint: plain(hint, 2000) } : {}),
  };
}

/** What a person typed, given back to be copied: as is, without any markup taking effect. */
export const verbatim = (text: string): RichTextBlock[] =>
  pieces(text).map((piece) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: piece }] }],
  }));
