import { faultsOfBlocks, inSlacksWords, withIds } from '../block-kit/surfaces.ts';
import { freshSecret } from '../ids.ts';
import { isJson, type Json, listOf, methodPage, Refusal, textOf } from '../refusal.ts';

/** "Provide no more than 40,000 characters or risk truncation", which the playground takes for a refusal. */
const MOST_TEXT = 40_000;
/** Not documented; found and told in https://github.com/slackapi/bolt-js/issues/2509 */
const MOST_IN_BLOCKS = 13_200;
/** What would change a message in a way that the playground does not show: refused, so that it is noticed. */
export const NOT_IMITATED = [
  'attachments',
  'markdown_text',
  'reply_broadcast',
  'username',
  'icon_emoji',
  'icon_url',
] as const;

const textLength = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textLength(one), 0);
  if (!isJson(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : textLength(one)),
    0,
  );
};

/** Refuses blocks as Slack does: `invalid_blocks`, with the path of each fault. */
const checkBlocks = (blocks: unknown, method: string, granted: readonly string[]) => {
  const faults = faultsOfBlocks(blocks, granted);
  if (faults.length > 0) {
    const errors = inSlacksWords(faults);
    throw new Refusal(
      'invalid_blocks',
      errors.join('; '),
      'https://docs.slack.dev/reference/block-kit/blocks',
      {
        errors,
        response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
      },
    );
  }
  if (textLength(blocks) > MOST_IN_BLOCKS) {
    throw new Refusal(
      'msg_blocks_too_long',
      `more than ${MOST_IN_BLOCKS} characters in the blocks`,
      methodPage(method),
    );
  }
};

/** Metadata: an event type and a payload. https://docs.slack.dev/messaging/message-metadata */
const metadataOf = (value: unknown, method: string): Json | null | undefined => {
  if (value === undefined || value === null) return undefined;
  const refuse = (error: string, why: string) => new Refusal(error, why, methodPage(method));
  if (!isJson(value)) throw refuse('invalid_metadata_format', 'metadata is not an object');
  if (Object.keys(value).length === 0) return null;
  if (typeof value['event_type'] !== 'string' || !isJson(value['event_payload'])) {
    throw refuse('invalid_metadata_format', 'metadata needs event_type and event_payload');
  }
  if (JSON.stringify(value).length > 16_000) throw refuse('metadata_too_large', 'metadata exceeds its limit');
  return value;
};

/**
 * What is to be posted, checked: `chat.postMessage` and the like, a response_url, the answer to a slash command.
 * @param granted the scopes that the app has
 *
 * @throws Refusal `no_text`, `msg_too_long`, `invalid_blocks`, `msg_blocks_too_long`, `invalid_metadata_format` …
 */
export const postable = (
  given: Json,
  method: string,
  { granted, most = MOST_TEXT }: { granted: readonly string[]; most?: number },
): { text: string; blocks: Json[]; metadata: Json | null | undefined } => {
  const refuse = (error: string, why: string) => new Refusal(error, why, methodPage(method));
  for (const name of NOT_IMITATED) {
    if (given[name] !== undefined)
      throw refuse('invalid_arguments', `the playground does not imitate ${name}`);
  }
  const text = textOf(given['text']);
  if (given['blocks'] !== undefined) {
    if (!Array.isArray(given['blocks'])) throw refuse('invalid_blocks_format', 'blocks is no list');
    checkBlocks(given['blocks'], method, granted);
  }
  const blocks = withIds(listOf(given['blocks']), () => freshSecret(3));
  if (text.trim() === '' && blocks.length === 0) throw refuse('no_text', 'neither text nor blocks');
  if (text.length > most) throw refuse('msg_too_long', `text is longer than ${most} characters`);
  return { text, blocks, metadata: metadataOf(given['metadata'], method) };
};
