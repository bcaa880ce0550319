import { useEffect, useState } from 'preact/hooks';
import type { Message } from '../../protocol.ts';
import { loadMarks, type ReadMarks, saveMarks } from './unread.ts';
import { isRoot } from './world.ts';

const NOTHING_READ = '';

type Opened = { id: string; newFrom: string | undefined };

const firstUnread = (messages: readonly Message[], mark: string, me: string): string | undefined =>
  messages.find((message) => message.ts > mark && message.user !== me && isRoot(message))?.ts;

/**
 * What the person has read. The conversation that is looked at is read as its messages come, while the window is.
 * @returns the marks, and the first message that was new in the open conversation when it was opened.
 */
export const useMarks = (
  team: string,
  user: string,
  openId: string | undefined,
  messages: readonly Message[] | undefined,
): { marks: ReadMarks; newFrom: string | undefined } => {
  const [marks, setMarks] = useState<ReadMarks>(() => loadMarks(team, user));
  const [opened, setOpened] = useState<Opened | null>(null);
  if (openId !== undefined && opened?.id !== openId)
    setOpened({ id: openId, newFrom: firstUnread(messages ?? [], marks[openId] ?? NOTHING_READ, user) });
  const newest = messages?.at(-1)?.ts ?? NOTHING_READ;
  useEffect(() => {
    const read = () => {
      if (openId === undefined || document.hidden) return;
      setMarks((before) => {
        if ((before[openId] ?? NOTHING_READ) >= newest) return before;
        const after = { ...before, [openId]: newest };
        saveMarks(team, user, after);
        return after;
      });
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [team, user, openId, newest]);
  return { marks, newFrom: opened?.id === openId ? opened?.newFrom : undefined };
};
