import type { Message, Modal, Person } from '../protocol.ts';
import { type Reader, visibleText } from '../visible-text.ts';
import type { World } from '../world.ts';

/** What appeared to a person as a consequence of what they did, after everything has settled. */
export type Seen = {
  /** New and changed messages, in the order of their last change; not what the person typed. */
  messages: Message[];
  /** What the person typed, if it became a message: its `ts` is where a thread starts. */
  typed: Message | null;
  /** The last of `messages`; throws when there is none. */
  readonly message: Message;
  /** The modal on top; throws when none is open. */
  readonly modal: Modal;
  hasModal: boolean;
  home: Modal['view'] | null;
  /** What stands under the fields of the modal on top, by block id. */
  errors: Record<string, string>;
  /** Slack's own red line. */
  notice: string | null;
  /** All that can be read in the messages. */
  text: string;
};

/** What a person reads with: names for ids, their own zone. */
export const readerOf = (world: World, person: Person): Reader => ({
  nameOf: (id) => world.workspace.people.get(id)?.name ?? world.workspace.conversations.get(id)?.name,
  tz: person.tz,
});

/** Watches what a person gets to see; `stop` tells it. */
export const watch = (world: World, person: Person): { stop: () => Seen } => {
  const messages = new Map<string, Message>();
  let notice: string | null = null;
  let typed: Message | null = null;
  const unsubscribe = world.workspace.subscribe(({ change, to, why }) => {
    if (to !== 'everyone' && !to.includes(person.id)) return;
    if (change.type === 'notice') notice = change.text;
    if (change.type === 'message-removed') messages.delete(`${change.conversation} ${change.ts}`);
    if (change.type !== 'message' || why === 'counted') return;
    if (change.message.user === person.id) {
      typed = change.message;
      return;
    }
    const key = `${change.message.conversation} ${change.message.ts}`;
    messages.delete(key);
    messages.set(key, change.message);
  });
  return {
    stop: () => {
      unsubscribe();
      return snapshot(world, person, { messages: [...messages.values()], notice, typed });
    },
  };
};

const snapshot = (
  world: World,
  person: Person,
  { messages, notice, typed }: Pick<Seen, 'messages' | 'notice' | 'typed'>,
): Seen => {
  const reader = readerOf(world, person);
  const top = world.screens.modals(person.id).at(-1);
  const text = messages.map((message) => visibleText(message, reader)).join('\n\n');
  const nothing = (what: string): never => {
    const rest = [
      notice && `notice: ${notice}`,
      text && `messages:\n${text}`,
      top && `modal:\n${visibleText(top, reader)}`,
    ];
    throw new Error(
      `${person.handle} saw no ${what}. Seen instead:\n${rest.filter(Boolean).join('\n') || '(nothing)'}`,
    );
  };
  return {
    messages,
    typed,
    get message() {
      return messages.at(-1) ?? nothing('message');
    },
    get modal() {
      return top ?? nothing('modal');
    },
    hasModal: top !== undefined,
    home: (world.screens.home(person.id)?.view ?? null) as Modal['view'] | null,
    errors: top?.errors ?? {},
    notice,
    text,
  };
};
