import type { Message } from '../../protocol.ts';

/** What stands under a message that has replies. */
export type ThreadNote = {
  /** Up to three who replied, in the order of their first reply. */
  authors: readonly string[];
  lastTs: string;
};

const MOST_AUTHORS = 3;

/**
 * The threads of one conversation, by the `ts` of the message that each hangs on.
 * @param messages oldest first, replies among them.
 */
export const threadNotes = (messages: readonly Message[]): ReadonlyMap<string, ThreadNote> => {
  const notes = new Map<string, ThreadNote>();
  for (const { threadTs, ts, user } of messages) {
    if (threadTs === null || threadTs === ts) continue;
    const authors = notes.get(threadTs)?.authors ?? [];
    const isShown = authors.includes(user) || authors.length >= MOST_AUTHORS;
    notes.set(threadTs, { authors: isShown ? authors : [...authors, user], lastTs: ts });
  }
  return notes;
};
