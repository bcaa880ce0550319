import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../protocol.ts';
import { steady } from './clock.ts';
import { type Connection, connect, type Link } from './connection.ts';
import { receive, type World } from './world.ts';

/** The world of one person, kept up to date by the server. */
export const useWorld = (as: string | null) => {
  const [world, setWorld] = useState<World | null>(null);
  const [link, setLink] = useState<Link>('open');
  const connection = useRef<Connection | null>(null);
  useEffect(() => {
    const made = connect(as, {
      // In a task of its own: what was read in this one may be thousands of messages, to be drawn in the next.
      onEvent: (event) => setTimeout(() => setWorld((before) => receive(before, event, steady()))),
      onLink: setLink,
    });
    connection.current = made;
    return made.close;
  }, [as]);
  const tell = useCallback(
    (notice: string | null) => setWorld((before) => before && { ...before, notice }),
    [],
  );
  const dismiss = useCallback(
    ({ conversation, ts }: Message) =>
      setWorld((before) => receive(before, { type: 'message-removed', conversation, ts }, steady())),
    [],
  );
  return { world, link, connection, tell, dismiss };
};
