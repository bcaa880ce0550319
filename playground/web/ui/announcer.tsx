import { useRef } from 'preact/hooks';
import type { Message } from '../../protocol.ts';
import { nameOf, useViewer } from '../text/viewer.ts';

/** Tells a screen reader of messages of others as they come in the open conversation, not of those already there. */
export const Announcer = ({ messages }: { messages: readonly Message[] | undefined }) => {
  const viewer = useViewer();
  const newest = messages?.at(-1);
  const seen = useRef({ conversation: newest?.conversation, ts: newest?.ts ?? '' });
  const text = useRef('');
  if (newest?.conversation !== seen.current.conversation) {
    seen.current = { conversation: newest?.conversation, ts: newest?.ts ?? '' };
    text.current = '';
  } else if (newest && newest.ts > seen.current.ts) {
    seen.current.ts = newest.ts;
    if (newest.user !== viewer.me.id) text.current = `${nameOf(viewer, newest.user)}: ${newest.text}`;
  }
  return (
    <div class="hidden-text" aria-live="polite">
      {text.current}
    </div>
  );
};
