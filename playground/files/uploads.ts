import type { MovableClock } from '../clock.ts';
import { freshId, freshSecret } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import { MOST_BYTES } from './store.ts';

/** An upload that the app began: an address to send the bytes to. */
type Ticket = { id: string; name: string; length: number; content: Buffer | null; until: number };

const SOURCE = 'https://docs.slack.dev/reference/methods/files.getUploadURLExternal';
/** How long an address works. Not documented. */
const LIFE_MS = 30 * 60_000;

export type Uploads = ReturnType<typeof createUploads>;

/**
 * The upload of a file by the app in three steps: an address, the bytes, the end
 * (https://docs.slack.dev/messaging/working-with-files#uploading_files).
 */
export const createUploads = (clock: MovableClock, base: () => string) => {
  const byPath = new Map<string, Ticket>();
  return {
    /** Gives out an address for a file of that many bytes. */
    begin: (name: string, length: number): { file_id: string; upload_url: string } => {
      // "Typically only occurs when the `length` provided is 0."
      if (length <= 0) throw new Refusal('missing_argument', 'the length is 0', SOURCE);
      if (length > MOST_BYTES)
        throw new Refusal('file_upload_size_restricted', 'a file holds up to 1 GB', SOURCE);
      const path = `/upload/v1/${freshSecret(24)}`;
      const id = freshId('F');
      byPath.set(path, { id, name, length, content: null, until: clock.now().getTime() + LIFE_MS });
      return { file_id: id, upload_url: `${base()}${path}` };
    },
    /**
     * Takes the bytes. @throws Refusal when the address is none that was given out, or they are not as many as said:
     * Slack answers with 200 only "if the upload is successful".
     */
    receive: (path: string, content: Buffer): void => {
      const ticket = byPath.get(path);
      if (!ticket || clock.now().getTime() > ticket.until)
        throw new Refusal('invalid_upload_url', 'no such upload address was given out', SOURCE);
      if (content.length !== ticket.length)
        throw new Refusal('wrong_length', `${content.length} bytes where ${ticket.length} were said`, SOURCE);
      ticket.content = content;
    },
    /** The file of an upload whose bytes have come, once. */
    finish: (id: string): { name: string; content: Buffer } | null => {
      const found = [...byPath].find(([, ticket]) => ticket.id === id);
      if (!found?.[1].content) return null;
      byPath.delete(found[0]);
      return { name: found[1].name, content: found[1].content };
    },
  };
};
