import { useMemo } from 'preact/hooks';
import type { World } from '../state/world.ts';
import { Icon } from '../ui/icons.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

type Props = {
  world: World;
  conversation: string;
  ts: string;
  title: string;
  drafts: Map<string, string>;
  onClose: () => void;
};

/** A message and its replies, beside the conversation. */
export const Thread = ({ world, conversation, ts, title, drafts, onClose }: Props) => {
  const all = world.messages[conversation];
  const messages = useMemo(
    () => (all ?? []).filter((message) => message.ts === ts || message.threadTs === ts),
    [all, ts],
  );
  return (
    <aside class="side-pane" aria-label="Thread" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <header class="pane-head">
        <div>
          <h2>Thread</h2>
          <span class="pane-note">{title}</span>
        </div>
        <button
          type="button"
          class="icon-button"
          aria-label="Close thread"
          title="Close thread"
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList messages={messages} shortcuts={world.shortcuts} inThread name="Replies" />
      <Composer
        world={world}
        conversation={conversation}
        threadTs={ts}
        placeholder="Reply …"
        drafts={drafts}
      />
    </aside>
  );
};
