import type { Act, ActResult, Change, Snapshot } from '../../protocol.ts';

export type Connection = {
  act: (act: Act) => Promise<ActResult>;
  close: () => void;
};

/** `lost`: it will come back by itself. `refused`: the server answers, but knows no such person. */
export type Link = 'open' | 'lost' | 'refused';

type Listener = {
  onEvent: (event: Snapshot | Change) => void;
  onLink: (link: Link) => void;
};

const query = (as: string | null) => (as ? `?as=${encodeURIComponent(as)}` : '');

/**
 * The page's line to the playground. The browser reconnects a lost event stream by itself, and every new stream
 * begins with a snapshot, so nothing is missed.
 * @param as the user id of the person who looks, or null for the server's first one.
 */
export const connect = (as: string | null, { onEvent, onLink }: Listener): Connection => {
  const stream = new EventSource(`/page/events${query(as)}`);
  stream.onopen = () => onLink('open');
  stream.onerror = () => onLink(stream.readyState === EventSource.CLOSED ? 'refused' : 'lost');
  stream.onmessage = ({ data }) => onEvent(JSON.parse(data) as Snapshot | Change);
  return {
    act: async (act) => {
      try {
        const response = await fetch(`/page/act${query(as)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(act),
        });
        return (await response.json()) as ActResult;
      } catch {
        return { ok: false, error: 'The playground cannot be reached. Is it still running?' };
      }
    },
    close: () => stream.close(),
  };
};
