import { useEffect, useState } from 'preact/hooks';
import type { Message } from '../../protocol.ts';
import { loadMarks, type ReadMarks, saveMarks } from './unread.ts';

const NOTHING_READ = '';

/**
 * What the person has read. The conversation that is looked at is read as its messages come, while the window is.
 * @returns the marks, and the mark that the open conversation had when it was opened.
 */
export const useMarks = (
  team: string,
  user: string,
  openId: string | undefined,
  messages: readonly Message[] | undefined,
): { marks: ReadMarks; readUntil: string | undefined } => {
  const [marks, setMarks] = useState<ReadMarks>(() => loadMarks(team, user));
  const [opened, setOpened] = useState<{ id: string; readUntil: string | undefined } | null>(null);
  if (openId !== undefined && opened?.id !== openId) setOpened({ id: openId, readUntil: marks[openId] });
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
  return { marks, readUntil: opened?.id === openId ? opened?.readUntil : undefined };
};
