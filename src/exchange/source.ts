import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';

/** A file to read. It is read more than once: to be understood, to be previewed and to be imported. */
export type Source = {
  /** The file's name as people know it. */
  name: string;
  /** The file's bytes from the beginning. */
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

/** A file on this machine. */
export const fileSource = (path: string): Source => ({
  name: basename(path),
  open: () => createReadStream(path, { highWaterMark: 256 * 1024 }),
});

/** Bytes or text that are in memory already. */
export const memorySource = (name: string, content: Uint8Array | string): Source => ({
  name,
  open: () => [typeof content === 'string' ? Buffer.from(content) : content],
});

/** A fingerprint of a file's content. */
export async function fingerprint(source: Source): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of source.open()) digest.update(chunk);
  return digest.digest('base64url').slice(0, 32);
}

/** A short fingerprint of a text: 120 bits, so that two of a million differ. */
export const shortHash = (text: string): string => hash('sha1', text, 'base64url').slice(0, 20);
