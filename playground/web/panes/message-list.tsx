import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Message, Shortcut } from '../../protocol.ts';
import type { ThreadNote } from '../state/threads.ts';
import { dayHeading, dayIn, msOfTs } from '../text/time.ts';
import { useViewer } from '../text/viewer.ts';
import { Icon } from '../ui/icons.tsx';
import { MessageRow } from './message.tsx';
import { useWindow } from './use-window.ts';

type Props = {
  messages: readonly Message[];
  shortcuts: readonly Shortcut[];
  /** The `ts` of the first message that was new when the conversation was opened: a line stands over it. */
  newFrom?: string | undefined;
  threads?: ReadonlyMap<string, ThreadNote>;
  inThread?: boolean;
  name: string;
};

const GROUPED_WITHIN_MS = 5 * 60_000;

const follows = (message: Message, before: Message | undefined) =>
  before !== undefined &&
  before.user === message.user &&
  before.onlyFor === null &&
  message.onlyFor === null &&
  msOfTs(message.ts) - msOfTs(before.ts) < GROUPED_WITHIN_MS;

/** Arrow keys go from message to message; Home and End to the first and last that are drawn. */
const walk = (event: KeyboardEvent) => {
  const from = event.target as HTMLElement;
  if (!from.matches('.message') && !from.matches('.message-list')) return;
  const rows = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.message')];
  const at = rows.indexOf(from);
  const next = {
    ArrowUp: rows[at < 0 ? rows.length - 1 : at - 1],
    ArrowDown: rows[at + 1],
    Home: rows[0],
    End: rows.at(-1),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

/** The messages of a conversation or thread, the newest at the bottom, with a line between two days. */
export const MessageList = ({ messages, shortcuts, newFrom, threads, inThread = false, name }: Props) => {
  const { me, now } = useViewer();
  const frame = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  const [away, setAway] = useState(false);
  const { from, to, atEnd, follow, reset } = useWindow(messages.length, frame);
  const shown = useMemo(() => messages.slice(from, to), [messages, from, to]);
  const today = dayIn(now, me.tz);
  const newest = messages.at(-1);

  const toBottom = () => {
    if (frame.current) frame.current.scrollTop = frame.current.scrollHeight;
  };
  const jump = () => {
    atBottom.current = true;
    reset();
  };
  useLayoutEffect(() => {
    if (newest?.user === me.id) jump();
    else if (newest && !atBottom.current) setAway(true);
  }, [newest?.ts, me.id]);
  useLayoutEffect(() => {
    if (atBottom.current) toBottom();
  }, [messages, from, to]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    // A card that grows, or a keyboard that opens, must not hide the end either.
    const observer = new ResizeObserver(() => atBottom.current && toBottom());
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  const onScroll = () => {
    const element = frame.current;
    if (!element) return;
    atBottom.current = atEnd && element.scrollHeight - element.scrollTop - element.clientHeight < 40;
    if (atBottom.current) setAway(false);
    follow();
  };

  let day = '';
  const rows = shown.flatMap((message, at) => {
    const before = shown[at - 1];
    const ownDay = dayIn(msOfTs(message.ts), me.tz);
    const newDay = ownDay !== day;
    day = ownDay;
    const firstNew = message.ts === newFrom;
    const row = (
      <MessageRow
        key={message.ts}
        message={message}
        compact={!newDay && !firstNew && follows(message, before)}
        shortcuts={shortcuts}
        thread={threads?.get(message.ts)}
        inThread={inThread}
      />
    );
    return [
      ...(newDay
        ? [
            <div key={ownDay} class="day-line">
              <span>{dayHeading(ownDay, today)}</span>
            </div>,
          ]
        : []),
      ...(firstNew
        ? [
            <div key="new" class="new-line">
              <span>New</span>
            </div>,
          ]
        : []),
      row,
    ];
  });

  return (
    <div class="message-list-frame">
      <section
        ref={frame}
        class="message-list"
        aria-label={name}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={walk}
      >
        <div class={inThread ? 'message-stack from-top' : 'message-stack'}>{rows}</div>
      </section>
      {away && (
        <button type="button" class="jump" onClick={jump}>
          <Icon name="down" size={14} /> New messages
        </button>
      )}
    </div>
  );
};
