import { useViewer } from './viewer.ts';

/** `@Name`, which opens the DM with that person. */
export const PersonMention = ({ id, label }: { id: string; label?: string | null }) => {
  const viewer = useViewer();
  const person = viewer.people.get(id);
  const name = person?.name ?? label ?? id;
  if (!person) return <span class="mention">@{name}</span>;
  return (
    <button
      type="button"
      class={id === viewer.me.id ? 'mention mention-me' : 'mention'}
      onClick={() => viewer.openPerson(id)}
    >
      @{name}
    </button>
  );
};

/** `#name`, which opens the channel if the viewer may see it. */
export const ChannelMention = ({ id, label }: { id: string; label?: string | null }) => {
  const viewer = useViewer();
  const conversation = viewer.conversations.get(id);
  if (!conversation) return <span class="mention">#{label ?? 'private channel'}</span>;
  return (
    <button type="button" class="mention" onClick={() => viewer.openConversation(id)}>
      #{conversation.name}
    </button>
  );
};

/** `@here` and its kin. */
export const BroadcastMention = ({ name }: { name: string }) => (
  <span class="mention mention-me">@{name}</span>
);
