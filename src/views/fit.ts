import type { KnownBlock } from '@slack/types';
import { ellipsis } from '../domain/text/clean.ts';
import { context } from './blocks.ts';
import { LIMITS } from './limits.ts';
import type { Message } from './text.ts';

/** How much text stands in something of Block Kit, whatever its shape. */
function textLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]: [string, unknown]) =>
      sum + (key === 'text' && typeof one === 'string' ? one.length : textLength(one)),
    0,
  );
}

/** What may be cut short: our own sentences about things. What somebody typed and gets back is left whole. */
const isCuttable = ({ type }: KnownBlock): boolean => type === 'section' || type === 'context';

/** A text cut short, without a half of an escape or a mention at its end. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : ellipsis(ellipsis(text, most).replace(/(?:<[^>]*|&\w*)…$/, '…'), most);

function withTexts<T>(value: T, most: number): T {
  if (Array.isArray(value)) return value.map((one: unknown) => withTexts(one, most)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => [
      key,
      key === 'text' && typeof one === 'string' ? cut(one, most) : withTexts(one, most),
    ]),
  ) as T;
}

/** The longest texts first become as long as the next ones, until all together fit. */
const SHORTER = [1500, 1000, 700, 500, 350, 250, 180, 120] as const;
const NOTICE = context('Some of this is cut short: all of it is more than one message holds.');

/** A message as Slack takes it: where its blocks hold too much text, the longest parts are cut short, and it says so. */
export function fitted(message: Message): Message {
  const isFitting = (blocks: readonly KnownBlock[]) => textLength(blocks) <= LIMITS.textPerMessage;
  if (isFitting(message.blocks)) return message;
  const shortened = (most: number) => [
    ...message.blocks
      .slice(0, LIMITS.blocksPerMessage - 1)
      .map((block) => (isCuttable(block) ? withTexts(block, most) : block)),
    NOTICE,
  ];
  const most = SHORTER.find((one) => isFitting(shortened(one))) ?? SHORTER[SHORTER.length - 1] ?? 0;
  return { ...message, blocks: shortened(most) };
}
