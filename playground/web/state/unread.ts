import type { Message } from '../../protocol.ts';
import type { World } from './world.ts';

/** Conversation id -> the `ts` of the newest message that the person has seen. */
export type ReadMarks = Readonly<Record<string, string>>;

/**
 * How many messages of others came after the mark, replies in threads not counted.
 * @param messages of one conversation, oldest first.
 */
export const unreadCount = (messages: readonly Message[], mark: string | undefined, me: string): number => {
  let count = 0;
  for (let at = messages.length - 1; at >= 0; at--) {
    const message = messages[at];
    if (!message || (mark !== undefined && message.ts <= mark)) break;
    if (message.user !== me && (message.threadTs === null || message.threadTs === message.ts)) count++;
  }
  return count;
};

/** How many messages are unread in all of the viewer's conversations. */
export const unreadTotal = (world: World, marks: ReadMarks): number =>
  world.conversations.reduce(
    (sum, { id }) => sum + unreadCount(world.messages[id] ?? [], marks[id], world.me.id),
    0,
  );

const keyOf = (team: string, user: string) => `rapport-playground:read:${team}:${user}`;

/** The marks that this browser kept for a person; none where it keeps nothing. */
export const loadMarks = (team: string, user: string): ReadMarks => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(team, user)) ?? '{}');
    return kept && typeof kept === 'object' ? (kept as ReadMarks) : {};
  } catch {
    return {};
  }
};

/** Keep the marks in this browser, if it lets us: a private window may refuse. */
export const saveMarks = (team: string, user: string, marks: ReadMarks): void => {
  try {
    localStorage.setItem(keyOf(team, user), JSON.stringify(marks));
  } catch {
    return;
  }
};
