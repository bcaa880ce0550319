import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Conversation, Person } from '../../protocol.ts';
import { usePage } from '../state/page.ts';
import { threadNotes } from '../state/threads.ts';
import { hasApps, isRoot, type World } from '../state/world.ts';
import { Avatar, Badge } from '../ui/avatar.tsx';
import { Icon } from '../ui/icons.tsx';
import { Composer, type Offered } from './composer.tsx';
import { Home } from './home.tsx';
import { MessageList } from './message-list.tsx';

type Props = {
  world: World;
  /** Not there yet for a DM that nobody has opened. */
  conversation: Conversation | undefined;
  /** The other person of a DM. */
  other: Person | undefined;
  newFrom: string | undefined;
  drafts: Map<string, string>;
  offered: Offered | null;
  /** What stands under the head, in every conversation. */
  tour: ComponentChildren;
  onMenu: () => void;
};

type Tab = 'home' | 'messages';

const Tabs = ({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) => {
  const other = tab === 'home' ? 'messages' : 'home';
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    onTab(other);
    document.getElementById(`tab-${other}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="App" onKeyDown={keys}>
      {(['home', 'messages'] as const).map((one) => (
        <button
          key={one}
          id={`tab-${one}`}
          type="button"
          role="tab"
          aria-selected={tab === one}
          aria-controls={`panel-${one}`}
          tabIndex={tab === one ? 0 : -1}
          onClick={() => onTab(one)}
        >
          {one === 'home' ? 'Home' : 'Messages'}
        </button>
      ))}
    </div>
  );
};

const Notice = ({ text }: { text: string | null }) => {
  const page = usePage();
  return (
    <div class="notice-line" role="alert">
      {text && (
        <>
          <span>{text}</span>
          <button type="button" class="icon-button" aria-label="Dismiss" onClick={() => page.tell(null)}>
            <Icon name="close" size={14} />
          </button>
        </>
      )}
    </div>
  );
};

const Head = ({ conversation, other, onMenu }: Pick<Props, 'conversation' | 'other' | 'onMenu'>) => (
  <header class="pane-head">
    <button
      type="button"
      class="icon-button menu-button"
      aria-label="Open the list of conversations"
      title="Conversations"
      onClick={onMenu}
    >
      <Icon name="menu" />
    </button>
    {other ? (
      <Avatar person={other} size="small" />
    ) : (
      <Icon name={conversation?.kind === 'private' ? 'lock' : 'hash'} />
    )}
    <h1>{other?.name ?? conversation?.name}</h1>
    <Badge person={other} />
    {conversation?.shared && <span class="badge">Shared with another organisation</span>}
    {conversation && conversation.kind !== 'dm' && (
      <span class="pane-note">
        {conversation.memberIds.length} {conversation.memberIds.length === 1 ? 'member' : 'members'}
      </span>
    )}
  </header>
);

const Beginning = ({ title, world }: { title: string; world: World }) => (
  <p class="empty">
    This is the very beginning of {title}.
    {world.commands.length > 0 && ` Type / to see what ${world.bot.name} can do.`}
  </p>
);

/** One channel or DM: its head, messages and composer; for the app's own DM also its Home. */
export const ConversationPane = ({
  world,
  conversation,
  other,
  newFrom,
  drafts,
  offered,
  tour,
  onMenu,
}: Props) => {
  const isApp = other?.id === world.bot.id && hasApps(world);
  const [tab, setTab] = useState<Tab>(isApp && !conversation ? 'home' : 'messages');
  const all = conversation && world.messages[conversation.id];
  const messages = useMemo(() => (all ?? []).filter(isRoot), [all]);
  const threads = useMemo(() => threadNotes(all ?? []), [all]);
  const name = other?.name ?? conversation?.name ?? '';
  const title = other ? name : `#${name}`;
  const panel = useRef<HTMLDivElement>(null);
  return (
    <main class="conversation">
      <Head conversation={conversation} other={other} onMenu={onMenu} />
      {tour}
      {isApp && <Tabs tab={tab} onTab={setTab} />}
      {isApp && tab === 'home' ? (
        <Home world={world} />
      ) : (
        <div
          ref={panel}
          class="messages"
          {...(isApp && { role: 'tabpanel', id: 'panel-messages', 'aria-labelledby': 'tab-messages' })}
        >
          {messages.length === 0 && (
            <Beginning title={other ? `your messages with ${name}` : title} world={world} />
          )}
          <MessageList
            messages={messages}
            shortcuts={world.shortcuts}
            newFrom={newFrom}
            threads={threads}
            name={`Messages in ${title}`}
          />
          {conversation?.archived ? (
            <p class="empty">This channel is archived.</p>
          ) : (
            conversation && (
              <Composer
                world={world}
                conversation={conversation.id}
                placeholder={`Message ${title}`}
                drafts={drafts}
                offered={offered}
              />
            )
          )}
          <Notice text={world.notice} />
        </div>
      )}
    </main>
  );
};
