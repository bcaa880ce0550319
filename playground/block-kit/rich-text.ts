import {
  boolean,
  byType,
  type Field,
  integer,
  list,
  object,
  oneOf,
  optional,
  type Rule,
  string,
} from './rule.ts';

/** Rich text: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block and @slack/types block-elements.d.ts. */
const type = (name: string): Record<string, Field> => ({ type: oneOf(name) });

const style = optional(
  object({
    bold: optional(boolean),
    code: optional(boolean),
    italic: optional(boolean),
    strike: optional(boolean),
    underline: optional(boolean),
    highlight: optional(boolean),
    client_highlight: optional(boolean),
    unlink: optional(boolean),
  }),
);

const piece = (name: string, fields: Record<string, Field>) => object({ ...type(name), ...fields, style });

const PIECES: Record<string, Rule> = {
  broadcast: piece('broadcast', { range: oneOf('here', 'channel', 'everyone') }),
  channel: piece('channel', { channel_id: string(255) }),
  color: piece('color', { value: string(50) }),
  date: piece('date', {
    timestamp: integer(0, 9_999_999_999),
    format: string(3000),
    url: optional(string(3000)),
    fallback: optional(string(3000)),
  }),
  emoji: piece('emoji', {
    name: string(255),
    unicode: optional(string(255)),
    url: optional(string(3000)),
    skin_tone: optional(integer(1, 6)),
  }),
  link: piece('link', {
    url: string(3000),
    text: optional(string(12_000)),
    unsafe: optional(boolean),
  }),
  team: piece('team', { team_id: string(255) }),
  text: piece('text', { text: string(12_000) }),
  user: piece('user', { user_id: string(255) }),
  usergroup: piece('usergroup', { usergroup_id: string(255) }),
};

const border = optional(integer(0, 1));
const pieces = list(byType(PIECES), 1000, 0);
const section = object({ ...type('rich_text_section'), elements: pieces });

export const RICH_TEXT: Rule = byType({
  rich_text_section: section,
  rich_text_list: object({
    ...type('rich_text_list'),
    elements: list(byType({ rich_text_section: section }), 1000, 0),
    style: oneOf('bullet', 'ordered'),
    indent: optional(integer(0, 8)),
    offset: optional(integer(0, 10_000)),
    border,
  }),
  rich_text_quote: object({ ...type('rich_text_quote'), elements: pieces, border }),
  rich_text_preformatted: object({
    ...type('rich_text_preformatted'),
    elements: list(byType({ text: PIECES['text'] ?? section, link: PIECES['link'] ?? section }), 1000, 0),
    border,
  }),
});
