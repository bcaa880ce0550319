import { memo } from 'preact/compat';
import type { Message, SharedFile, Shortcut } from '../../protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { SurfaceContext } from '../elements/surface.ts';
import { usePage } from '../state/page.ts';
import type { ThreadNote } from '../state/threads.ts';
import { useSurfaceOf } from '../state/use-surface-of.ts';
import { Mrkdwn } from '../text/mrkdwn-view.tsx';
import { sizeText } from '../text/size.ts';
import { dayAndTime, msOfTs, slackDate, timeOfDay } from '../text/time.ts';
import { useViewer } from '../text/viewer.ts';
import { Avatar, Badge } from '../ui/avatar.tsx';
import { Icon } from '../ui/icons.tsx';
import { MenuButton } from '../ui/menu.tsx';

type Props = {
  message: Message;
  /** The same author went on within minutes: no name and picture again. */
  compact: boolean;
  shortcuts: readonly Shortcut[];
  /** Who replied, and when last. */
  thread?: ThreadNote | undefined;
  /** Within a thread pane nothing opens a thread. */
  inThread?: boolean;
};

const Body = ({ message }: { message: Message }) => {
  const { conversation, ts } = message;
  const surface = useSurfaceOf({
    id: `m-${conversation}-${ts}`,
    placeWith: () => ({ in: 'message', conversation, ts }),
  });
  return (
    <SurfaceContext.Provider value={surface}>
      {message.blocks.length > 0 ? <Blocks blocks={message.blocks} /> : <Mrkdwn text={message.text} />}
    </SurfaceContext.Provider>
  );
};

/** A file is fetched from the playground, as the person who looks. */
const Files = ({ files }: { files: readonly SharedFile[] }) => {
  const { me } = useViewer();
  return (
    <ul class="files" aria-label="Files">
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <a
            class="file"
            href={`/page/file?as=${encodeURIComponent(me.id)}&id=${encodeURIComponent(id)}`}
            download={name}
          >
            <Icon name="file" size={22} />
            <span class="file-name">{name}</span>
            <span class="file-size">{sizeText(size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
};

const Tools = ({ message, shortcuts, inThread }: Omit<Props, 'compact' | 'thread'>) => {
  const page = usePage();
  const { conversation, ts } = message;
  const forMessages = message.onlyFor ? [] : shortcuts.filter(({ type }) => type === 'message');
  const items = [
    ...forMessages.map((shortcut) => ({
      key: shortcut.callbackId,
      label: shortcut.name,
      note: shortcut.description,
      onPick: () =>
        page.act({ act: 'shortcut', callbackId: shortcut.callbackId, message: { conversation, ts } }),
    })),
    {
      key: 'copy',
      label: 'Copy text',
      onPick: () =>
        navigator.clipboard
          ?.writeText(message.text)
          .catch(() => page.tell('The browser did not let the text be copied.')),
    },
    {
      key: 'inspect',
      label: 'Inspect message',
      note: 'Its blocks as JSON',
      onPick: () => page.inspect('Message', message),
    },
  ];
  return (
    <div class="message-tools">
      {!inThread && !message.onlyFor && (
        <button
          type="button"
          class="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => page.openThread(conversation, message.threadTs ?? ts)}
        >
          <Icon name="thread" />
        </button>
      )}
      <MenuButton name="More actions" class="icon-button" align="end" items={items}>
        <Icon name="more" />
      </MenuButton>
    </div>
  );
};

const Replies = ({ message, thread }: { message: Message; thread: ThreadNote | undefined }) => {
  const page = usePage();
  const { me, people, now } = useViewer();
  const { replyCount } = message;
  const last = thread && Number(thread.lastTs);
  return (
    <button type="button" class="replies" onClick={() => page.openThread(message.conversation, message.ts)}>
      {thread?.authors.map((id) => (
        <Avatar key={id} person={people.get(id)} size="small" />
      ))}
      <span class="replies-count">
        {replyCount} {replyCount === 1 ? 'reply' : 'replies'}
      </span>
      {last && (
        <span class="replies-last">
          {slackDate(last, 'Last reply {date_short_pretty} at {time}', me.tz, now)}
        </span>
      )}
    </button>
  );
};

/** One message with its author, time, marks, blocks and tools. */
export const MessageRow = memo(({ message, compact, shortcuts, thread, inThread = false }: Props) => {
  const page = usePage();
  const { me, people, openPerson } = useViewer();
  const author = people.get(message.user);
  const name = author?.name ?? 'Somebody who left';
  const ms = msOfTs(message.ts);
  const time = timeOfDay(ms, me.tz);
  return (
    <article
      class={`message ${compact ? 'compact' : ''} ${message.onlyFor ? 'ephemeral' : ''}`}
      data-ts={message.ts}
      tabIndex={-1}
      aria-label={`${name}, ${time}`}
    >
      <div class="message-side">
        {compact ? (
          <time class="message-time" title={dayAndTime(ms, me.tz)}>
            {time.replace(/\s?[AP]M$/, '')}
          </time>
        ) : (
          <Avatar person={author} size="large" />
        )}
      </div>
      <div class="message-main">
        {message.onlyFor && (
          <div class="only-you">
            <Icon name="eye" size={13} /> Only visible to you ·{' '}
            <button type="button" class="dismiss" onClick={() => page.dismiss(message)}>
              Dismiss
            </button>
          </div>
        )}
        {!compact && (
          <div class="message-head">
            <button type="button" class="author" onClick={() => openPerson(message.user)}>
              {name}
            </button>
            <Badge person={author} />
            <time class="message-time" title={dayAndTime(ms, me.tz)}>
              {time}
            </time>
          </div>
        )}
        {(message.text !== '' || message.blocks.length > 0) && <Body message={message} />}
        {message.files && message.files.length > 0 && <Files files={message.files} />}
        {message.edited && <span class="edited">(edited)</span>}
        {!inThread && message.replyCount > 0 && <Replies message={message} thread={thread} />}
      </div>
      <Tools message={message} shortcuts={shortcuts} inThread={inThread} />
    </article>
  );
});
