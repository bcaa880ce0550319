import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { isSlackError } from './members.ts';

/** A file that was fetched: it lies on this machine until it is let go. */
export type Fetched = { path: string; name: string; size: number; release(): Promise<void> };

const SlackFile = z.object({
  name: z.string().catch('file'),
  size: z.number(),
  mimetype: z.string().catch(''),
  url_private_download: z.url(),
});

/** A larger file is imported at the command line, from the operator's own disk. */
export const LARGEST_IMPORT = 300_000_000;

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;
const lost = () =>
  new UserError('Slack no longer has that file, or I may not see it. Please give it to me again.');

/**
 * Fetches a file that somebody gave us in Slack. Its address is asked of Slack by the file's id, never taken from a
 * payload (https://docs.slack.dev/messaging/working-with-files).
 * @throws UserError when it is gone, too large, empty, or Slack gives its page to sign in instead
 */
export async function fetchFile(client: WebClient, token: string, id: string): Promise<Fetched> {
  const { name, size, url_private_download: url } = await about(client, id);
  if (size === 0) throw new UserError('That file is empty.');
  if (size > LARGEST_IMPORT)
    throw new UserError(
      `That file has ${megabytes(size)}; here I read up to ${megabytes(LARGEST_IMPORT)}. Whoever runs me can import it at the command line: \`npm run -s crm -- import\`.`,
    );
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  // Without the scope, Slack answers with the page to sign in, and status 200.
  if (response.headers.get('content-type')?.startsWith('text/html') && !/\.html?$/i.test(name))
    throw new UserError('Slack does not let me read that file: my app needs the scope `files:read`.');
  if (!response.ok || response.body === null) throw lost();
  const directory = await mkdtemp(join(tmpdir(), 'rapport-import-'));
  const release = () => rm(directory, { recursive: true, force: true });
  const path = join(directory, 'file');
  try {
    await pipeline(
      Readable.from(response.body),
      atMost(LARGEST_IMPORT),
      createWriteStream(path, { mode: 0o600 }),
    );
  } catch (error) {
    await release();
    throw error;
  }
  return { path, name, size, release };
}

async function about(client: WebClient, id: string): Promise<z.infer<typeof SlackFile>> {
  try {
    return SlackFile.parse((await client.files.info({ file: id })).file);
  } catch (error) {
    if (isSlackError(error, 'file_not_found', 'file_deleted', 'not_visible')) throw lost();
    throw error;
  }
}

/** Lets no more bytes through than Slack said there would be. */
const atMost = (most: number): Transform => {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > most) done(new UserError(`That file has more than ${megabytes(most)}.`));
      else done(null, chunk);
    },
  });
};

/** A file to be sent. It is not empty: Slack takes none that is. */
export type OutFile = { name: string; content: Buffer };

/** Sends files into a conversation as one message, with a text above them. */
export async function sendFiles(
  client: WebClient,
  channel: string,
  files: readonly OutFile[],
  comment: string,
): Promise<void> {
  await client.filesUploadV2({
    channel_id: channel,
    initial_comment: comment,
    file_uploads: files.map(({ name, content }) => ({ file: content, filename: name })),
  });
}
