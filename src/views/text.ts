import type { KnownBlock, PlainTextElement } from '@slack/types';
import { ellipsis } from '../domain/text/clean.ts';
import { LIMITS } from './limits.ts';

/** A message as we send it: `text` is what a notification and a screen reader say. */
export type Message = { text: string; blocks: KnownBlock[] };

/**
 * Makes a person's text harmless within mrkdwn: the three characters that Slack's control sequences are made of
 * (https://docs.slack.dev/messaging/formatting-message-text#escaping). Marks at the edge of a word, which would set
 * bold, italic, strike or code, are wrapped in word joiners, which have no width; mrkdwn knows no escape for marks.
 */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu, (marks) => `\u2060${marks}\u2060`);
}

/** A person's text on one line of at most `max` characters, harmless within mrkdwn. */
export const inline = (text: string, max = 150): string =>
  escapeText(ellipsis(text.replace(/\s+/g, ' ').trim(), max));

/** A person's text as a quotation, its line breaks kept. */
export const quote = (text: string, max = 600): string =>
  escapeText(ellipsis(text.trim(), max))
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

export const plain = (text: string, max: number = LIMITS.buttonText): PlainTextElement => ({
  type: 'plain_text',
  text: ellipsis(text, max),
  emoji: true,
});

/** "1 customer", "3 customers"; the plural is the noun with an s unless told. */
export const count = (n: number, noun: string, plural = `${noun}s`): string =>
  `${n} ${n === 1 ? noun : plural}`;

/** "Anna", "Anna and Ben", "Anna, Ben and Carla". */
export function listed(items: readonly string[], conjunction = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

/** A long text cut into pieces that each fit one section, at line breaks or spaces where there are any. */
export function pieces(text: string, max: number = LIMITS.sectionText): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const window = rest.slice(0, max);
    const cut = Math.max(window.lastIndexOf('\n'), window.lastIndexOf(' '));
    const end = cut > max / 2 ? cut : max - (isHighSurrogate(rest, max - 1) ? 1 : 0);
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  if (rest !== '') found.push(rest);
  return found;
}

const isHighSurrogate = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff;
};
