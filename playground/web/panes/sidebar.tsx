import type { ComponentChildren } from 'preact';
import type { Conversation, Person } from '../../protocol.ts';
import { type ReadMarks, unreadCount } from '../state/unread.ts';
import { dmWith, hasApps, type World } from '../state/world.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Icon } from '../ui/icons.tsx';

type Props = {
  world: World;
  marks: ReadMarks;
  /** The id of the conversation that is open, or of the person of a DM that is not there yet. */
  openId: string;
  onOpen: (id: string) => void;
  onJump: () => void;
  onClose: () => void;
};

type RowProps = {
  current: boolean;
  unread: number;
  /** A channel is only bold, a DM says how many. */
  counts: boolean;
  onClick: () => void;
  icon: ComponentChildren;
  name: string;
  note?: string;
};

const Row = ({ current, unread, counts, onClick, icon, name, note }: RowProps) => (
  <li>
    <button
      type="button"
      class={`row ${unread > 0 ? 'unread' : ''}`}
      aria-current={current ? 'page' : undefined}
      onClick={onClick}
    >
      {icon}
      <span class="row-name">{name}</span>
      {note && <span class="row-note">{note}</span>}
      {unread > 0 && <span class="hidden-text">, {unread} unread</span>}
      {counts && unread > 0 && (
        <span class="count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </button>
  </li>
);

const Group = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <section class="row-group" aria-label={name}>
    <h2>{name}</h2>
    <ul>{children}</ul>
  </section>
);

/** Channels, people and the app, with marks for what is new. */
export const Sidebar = ({ world, marks, openId, onOpen, onJump, onClose }: Props) => {
  const unread = (conversation: Conversation | undefined) =>
    conversation
      ? unreadCount(world.messages[conversation.id] ?? [], marks[conversation.id], world.me.id)
      : 0;
  const channels = world.conversations.filter(({ kind, archived }) => kind !== 'dm' && !archived);
  const others = world.people.filter(
    ({ id, kind }) => id !== world.bot.id && kind !== 'bot' && kind !== 'deactivated',
  );
  const person = (one: Person) => {
    const dm = dmWith(world, one.id);
    return (
      <Row
        key={one.id}
        name={one.name}
        {...(one.id === world.me.id && { note: 'you' })}
        icon={<Avatar person={one} size="small" />}
        current={openId === (dm?.id ?? one.id)}
        unread={unread(dm)}
        counts
        onClick={() => onOpen(dm?.id ?? one.id)}
      />
    );
  };
  return (
    <nav class="sidebar" aria-label="Conversations">
      <header class="sidebar-head">
        <span class="team">{world.team.name}</span>
        <button
          type="button"
          class="icon-button"
          aria-label="Jump to a conversation"
          title="Jump to … (Ctrl K)"
          onClick={onJump}
        >
          <Icon name="search" />
        </button>
        <button type="button" class="icon-button menu-button" aria-label="Close the list" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="sidebar-rows">
        <Group name="Channels">
          {channels.map((channel) => (
            <Row
              key={channel.id}
              name={channel.name}
              icon={<Icon name={channel.kind === 'private' ? 'lock' : 'hash'} size={16} />}
              {...(channel.shared && { note: 'shared' })}
              current={openId === channel.id}
              unread={unread(channel)}
              counts={false}
              onClick={() => onOpen(channel.id)}
            />
          ))}
        </Group>
        <Group name="Direct messages">{others.map(person)}</Group>
        {hasApps(world) && <Group name="Apps">{person(world.bot)}</Group>}
      </div>
      <p class="honest">Playground, not Slack. All of it happens on this machine.</p>
    </nav>
  );
};
