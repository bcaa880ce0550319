import type { KnownBlock } from '@slack/types';
import type { Clock } from '../src/clock.ts';
import { type StoredFile, shownFile } from './files/store.ts';
import { freshId, stableId } from './ids.ts';
import type { ChannelSeed, PersonSeed } from './people.ts';
import { BOT_HANDLE, TEAM } from './people.ts';
import type { Change, Conversation, Message, Person } from './protocol.ts';
import type { Json } from './refusal.ts';

export type StoredMessage = Message & { metadata: Json | null; editedTs: string | null };

/** Something that changed, and who can see it. `why` tells a new message from a changed one and from a new count of replies. */
export type Occurrence = {
  change: Change;
  to: readonly string[] | 'everyone';
  why: 'posted' | 'edited' | 'counted' | 'other';
};

export type Draft = {
  conversation: string;
  user: string;
  text: string;
  blocks?: Json[];
  threadTs?: string | null;
  onlyFor?: string | null;
  metadata?: Json | null;
  files?: StoredFile[];
};

export type Workspace = ReturnType<typeof createWorkspace>;

const TEAM_ID = stableId('T', TEAM.domain);

/** People, conversations and messages of the pretend workspace, in memory. Tells subscribers of every change. */
export const createWorkspace = (options: {
  clock: Clock;
  botName: string;
  people: PersonSeed[];
  channels: ChannelSeed[];
}) => {
  const { clock } = options;
  const people = new Map<string, Person>();
  const conversations = new Map<string, Conversation>();
  const messages = new Map<string, StoredMessage[]>();
  const listeners = new Set<(occurrence: Occurrence) => void>();
  let lastTs = 0;

  const emit = (occurrence: Occurrence) => {
    for (const listener of [...listeners]) listener(occurrence);
  };

  /** Seconds with six decimals; two messages never have the same one. */
  const nextTs = (): string => {
    lastTs = Math.max(lastTs + 1, clock.now().getTime() * 1000);
    return `${Math.floor(lastTs / 1_000_000)}.${String(lastTs % 1_000_000).padStart(6, '0')}`;
  };

  const add = (person: Person): Person => {
    people.set(person.id, person);
    return person;
  };
  const bot = add({
    id: stableId('U', BOT_HANDLE),
    handle: BOT_HANDLE,
    name: options.botName,
    tz: 'America/Los_Angeles',
    kind: 'bot',
    teamId: TEAM_ID,
  });
  for (const { handle, name, tz, kind = 'member', team } of options.people) {
    add({ id: stableId('U', handle), handle, name, tz, kind, teamId: team ? stableId('T', team) : TEAM_ID });
  }
  const byHandle = (handle: string) => [...people.values()].find((person) => person.handle === handle);

  const addConversation = (conversation: Conversation): Conversation => {
    conversations.set(conversation.id, conversation);
    emit({ change: { type: 'conversation', conversation }, to: conversation.memberIds, why: 'other' });
    return conversation;
  };
  for (const seed of options.channels) {
    const memberIds = seed.members.map((handle) => {
      const person = byHandle(handle);
      if (!person) throw new Error(`#${seed.name} has an unknown member: ${handle}`);
      return person.id;
    });
    const { name, kind = 'channel', shared = false, archived = false } = seed;
    addConversation({ id: stableId('C', name), kind, name, memberIds, archived, shared });
  }

  /** The direct messages of two people; made when they are not there yet. */
  const openDm = (one: string, other: string): Conversation => {
    const id = stableId('D', [one, other].sort().join('+'));
    return (
      conversations.get(id) ??
      addConversation({ id, kind: 'dm', name: '', memberIds: [one, other], archived: false, shared: false })
    );
  };
  for (const { id, kind } of [...people.values()]) {
    if (kind !== 'bot' && kind !== 'stranger') openDm(bot.id, id);
  }

  /** A stranger has a DM with nobody here but by invitation, and with the app not at all. */
  const mayDm = (one: string, other: string): boolean => {
    const [a, b] = [people.get(one), people.get(other)];
    return a !== undefined && b !== undefined && a !== b && (a.teamId === b.teamId || ![a, b].includes(bot));
  };

  const inside = (conversation: string): StoredMessage[] => messages.get(conversation) ?? [];
  const find = (conversation: string, ts: string) =>
    inside(conversation).find((message) => message.ts === ts);
  const audience = (message: Message): readonly string[] =>
    message.onlyFor ? [message.onlyFor] : (conversations.get(message.conversation)?.memberIds ?? []);

  const shown = ({ metadata: _metadata, editedTs: _editedTs, ...message }: StoredMessage): Message => message;
  const tell = (message: StoredMessage, why: Occurrence['why']) =>
    emit({ change: { type: 'message', message: shown(message) }, to: audience(message), why });

  const append = (message: StoredMessage) => {
    const all = messages.get(message.conversation);
    if (all) all.push(message);
    else messages.set(message.conversation, [message]);
  };

  const recount = (message: StoredMessage) => {
    const parent =
      message.threadTs && !message.onlyFor ? find(message.conversation, message.threadTs) : undefined;
    if (!parent || parent === message) return;
    parent.replyCount = inside(message.conversation).filter(
      (one) => one.threadTs === parent.ts && one !== parent && !one.onlyFor,
    ).length;
    tell(parent, 'counted');
  };

  const post = ({
    conversation,
    user,
    text,
    blocks = [],
    threadTs = null,
    onlyFor = null,
    metadata = null,
    files = [],
  }: Draft) => {
    const message: StoredMessage = {
      ts: nextTs(),
      conversation,
      user,
      text,
      blocks: blocks as unknown as KnownBlock[],
      threadTs,
      edited: false,
      onlyFor,
      replyCount: 0,
      metadata,
      editedTs: null,
      ...(files.length > 0 ? { files: files.map(shownFile) } : {}),
    };
    append(message);
    tell(message, 'posted');
    recount(message);
    return message;
  };

  const edit = (
    message: StoredMessage,
    change: { text?: string; blocks?: Json[]; metadata?: Json | null },
  ) => {
    if (change.text !== undefined) message.text = change.text;
    if (change.blocks) message.blocks = change.blocks as unknown as KnownBlock[];
    if (change.metadata !== undefined) message.metadata = change.metadata;
    // Slack does not show the mark on a message that is made of blocks.
    message.edited = message.blocks.length === 0;
    message.editedTs = nextTs();
    tell(message, 'edited');
  };

  const remove = (message: StoredMessage) => {
    const { conversation, ts } = message;
    messages.set(
      conversation,
      inside(conversation).filter((one) => one !== message),
    );
    emit({ change: { type: 'message-removed', conversation, ts }, to: audience(message), why: 'other' });
    recount(message);
  };

  return {
    team: { id: TEAM_ID, ...TEAM },
    bot,
    appId: stableId('A', BOT_HANDLE),
    botId: stableId('B', BOT_HANDLE),
    clock,
    people,
    conversations,
    messages,
    byHandle,
    openDm,
    mayDm,
    addConversation,
    nextTs,
    newId: freshId,
    inside,
    find,
    post,
    edit,
    remove,
    shown,
    emit,
    /** Whether someone sees a message, being in its conversation and, if it is ephemeral, the one it is for. */
    sees: (personId: string, message: Message) => audience(message).includes(personId),
    channel: (name: string) =>
      [...conversations.values()].find((one) => one.kind !== 'dm' && one.name === name),
    /** A conversation as one of its people sees it: a DM has the other's name. */
    as: (personId: string, conversation: Conversation): Conversation => {
      if (conversation.kind !== 'dm') return conversation;
      const other = conversation.memberIds.find((id) => id !== personId) ?? personId;
      return { ...conversation, name: people.get(other)?.name ?? '' };
    },
    /** Hears of every change; returns how to stop that. */
    subscribe: (listener: (occurrence: Occurrence) => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    /** Takes up a message of an earlier run, without telling of it. */
    restore: (message: StoredMessage) => {
      append(message);
      lastTs = Math.max(lastTs, Number((message.editedTs ?? message.ts).replace('.', '')));
    },
  };
};
