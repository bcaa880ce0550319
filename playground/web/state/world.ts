import type { Change, Conversation, Message, Person, Snapshot, Traffic } from '../../protocol.ts';

/** What one person sees: the snapshot with every change since worked in. Values are replaced, never altered. */
export type World = Omit<Snapshot, 'type' | 'messages' | 'traffic'> & {
  /** Conversation id -> its messages, oldest first, replies of threads among them. */
  messages: Readonly<Record<string, readonly Message[]>>;
  /** Newest last; at most `TRAFFIC_KEPT`. */
  traffic: readonly Traffic[];
  notice: string | null;
  /** The page's own monotonic milliseconds when `now` was heard. */
  heardAt: number;
};

const TRAFFIC_KEPT = 300;

const byTs = (a: Message, b: Message) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0);

const open = ({ type: _, messages, ...rest }: Snapshot, heardAt: number): World => {
  const grouped: Record<string, Message[]> = {};
  for (const message of messages) {
    const group = grouped[message.conversation] ?? [];
    grouped[message.conversation] = group;
    group.push(message);
  }
  for (const group of Object.values(grouped)) group.sort(byTs);
  return { ...rest, messages: grouped, notice: null, heardAt };
};

/** Put a message in its place: an edited one over its older self, a new one by its `ts`. */
const place = (list: readonly Message[], message: Message): readonly Message[] => {
  const last = list.at(-1);
  if (!last || last.ts < message.ts) return [...list, message];
  const at = list.findIndex((other) => other.ts >= message.ts);
  return list[at]?.ts === message.ts ? list.with(at, message) : list.toSpliced(at, 0, message);
};

const upsert = (list: Conversation[], conversation: Conversation): Conversation[] => {
  const at = list.findIndex((other) => other.id === conversation.id);
  return at < 0 ? [...list, conversation] : list.with(at, conversation);
};

const upsertTraffic = (list: readonly Traffic[], line: Traffic): readonly Traffic[] => {
  const at = list.findLastIndex((other) => other.id === line.id);
  return at < 0 ? [...list, line].slice(-TRAFFIC_KEPT) : list.with(at, line);
};

/**
 * The world after one event of the server.
 * @param heardAt the page's monotonic milliseconds now, from which the pretend clock runs on.
 * @returns the old world itself where nothing changed; null while no snapshot has come.
 */
export const receive = (world: World | null, event: Snapshot | Change, heardAt: number): World | null => {
  if (event.type === 'snapshot') return open(event, heardAt);
  if (!world) return null;
  switch (event.type) {
    case 'message': {
      const { conversation } = event.message;
      const list = place(world.messages[conversation] ?? [], event.message);
      return { ...world, messages: { ...world.messages, [conversation]: list } };
    }
    case 'message-removed': {
      const list = (world.messages[event.conversation] ?? []).filter(({ ts }) => ts !== event.ts);
      return { ...world, messages: { ...world.messages, [event.conversation]: list } };
    }
    case 'conversation':
      return { ...world, conversations: upsert(world.conversations, event.conversation) };
    case 'modals':
      return { ...world, modals: event.modals };
    case 'home':
      return { ...world, home: event.home };
    case 'people':
      return { ...world, people: event.people };
    case 'clock':
      return { ...world, now: event.now, heardAt };
    case 'guide':
      return { ...world, welcome: event.welcome, tour: event.tour };
    case 'notice':
      return { ...world, notice: event.text };
    case 'traffic':
      return { ...world, traffic: upsertTraffic(world.traffic, event.traffic) };
  }
};

/** Whether a message stands in the conversation itself, not in a thread only. */
export const isRoot = ({ threadTs, ts }: Message): boolean => threadTs === null || threadTs === ts;

/** The DM of the viewer with someone, if it was ever opened. */
export const dmWith = (world: World, userId: string): Conversation | undefined =>
  world.conversations.find(
    ({ kind, memberIds }) =>
      kind === 'dm' &&
      memberIds.includes(userId) &&
      (userId === world.me.id ? memberIds.length === 1 : memberIds.includes(world.me.id)),
  );

/** Everybody who can be named: the people and the bot, by id. */
export const everybody = ({ people, bot }: Pick<World, 'people' | 'bot'>): ReadonlyMap<string, Person> =>
  new Map([...people, bot].map((person) => [person.id, person]));

/** Whether the viewer has the workspace's apps: people of other organisations in a shared channel do not. */
export const hasApps = ({ me, team }: Pick<World, 'me' | 'team'>): boolean => me.teamId === team.id;
