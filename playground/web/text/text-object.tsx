import type { TextObject } from '@slack/types';
import { withEmoji } from './emoji.ts';
import { Mrkdwn } from './mrkdwn-view.tsx';

/** The characters of a plain text object, as they are shown. */
export const plain = (text: { text: string; emoji?: boolean } | undefined): string => {
  if (!text) return '';
  return text.emoji === false ? text.text : withEmoji(text.text);
};

/** Block Kit's text object: mrkdwn, or plain text whose line breaks stay. */
export const Text = ({ text }: { text: TextObject }) =>
  text.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : <span class="plain">{plain(text)}</span>;
