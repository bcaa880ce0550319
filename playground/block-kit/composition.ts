import { isJson, listOf } from '../refusal.ts';
import { anyOf, boolean, byType, list, object, oneOf, optional, type Rule, string } from './rule.ts';

/**
 * Composition objects: https://docs.slack.dev/reference/block-kit/composition-objects and
 * @slack/types dist/block-kit/composition-objects.d.ts, where each maximum stands.
 */
const type = (name: string) => oneOf(name);
const HTTPS = { pattern: /^https?:\/\/\S+$/, looks: 'a URL' };

export const plainText = (max: number): Rule =>
  byType({ plain_text: object({ type: type('plain_text'), text: string(max), emoji: optional(boolean) }) });

const mrkdwn = (max: number): Rule =>
  byType({ mrkdwn: object({ type: type('mrkdwn'), text: string(max), verbatim: optional(boolean) }) });

export const anyText = (max: number): Rule => {
  const rules = { plain_text: plainText(max), mrkdwn: mrkdwn(max) };
  return byType(rules);
};

export const url = string(3000, HTTPS);
export const imageUrl = string(3000, HTTPS);

export const confirm = object({
  title: optional(plainText(100)),
  text: anyText(300),
  confirm: optional(plainText(30)),
  deny: optional(plainText(30)),
  style: optional(oneOf('primary', 'danger')),
});

/** Option value: 150 characters since 2024 in the docs' reference (75 in older typings); text and description 75. */
export const option = (text: (max: number) => Rule, { links = false } = {}): Rule =>
  object({
    text: text(75),
    value: string(150, { min: 0 }),
    description: optional(text(75)),
    ...(links ? { url: optional(url) } : {}),
  });

const optionGroup = object({
  label: plainText(75),
  options: list(option(plainText), 100),
});

/** `options` or `option_groups`, at most 100 of either. */
export const choices = {
  options: optional(list(option(plainText), 100)),
  option_groups: optional(list(optionGroup, 100)),
};
export const eitherChoices = anyOf(['options', 'option_groups'], true);

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The value of an option as it is offered: what is initially chosen must be among these, and be the same. */
export const initialAmong =
  (field: 'initial_option' | 'initial_options'): Rule =>
  (value, path, report) => {
    if (!isJson(value)) return;
    const offered = [
      ...listOf(value['options']),
      ...listOf(value['option_groups']).flatMap((g) => listOf(g['options'])),
    ];
    const chosen = field === 'initial_option' ? [value[field]].filter(isJson) : listOf(value[field]);
    for (const one of chosen) {
      const found = offered.some((o) => o['value'] === one['value'] && same(o['text'], one['text']));
      if (!found) report(`${path}/${field}`, 'must be one of the provided options');
    }
  };

export const dispatchConfig = object({
  trigger_actions_on: optional(list(oneOf('on_enter_pressed', 'on_character_entered'), 2)),
});

export const slackFile = object(
  { url: optional(string(3000)), id: optional(string(255)) },
  anyOf(['url', 'id'], true),
);

export const conversationFilter = object(
  {
    include: optional(list(oneOf('im', 'mpim', 'private', 'public'), 4)),
    exclude_external_shared_channels: optional(boolean),
    exclude_bot_users: optional(boolean),
  },
  anyOf(['include', 'exclude_external_shared_channels', 'exclude_bot_users']),
);
