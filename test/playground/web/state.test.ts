import { describe, expect, it } from 'vitest';
import type { Conversation, Message, Person, Snapshot } from '../../../playground/protocol.ts';
import { presentOf } from '../../../playground/web/state/clock.ts';
import { threadNotes } from '../../../playground/web/state/threads.ts';
import { unreadCount } from '../../../playground/web/state/unread.ts';
import { dmWith, receive, type World } from '../../../playground/web/state/world.ts';

const person = (id: string): Person => ({ id, handle: id, name: id, tz: 'UTC', kind: 'member', teamId: 'T' });

const aMessage = (fields: Partial<Message> = {}): Message => ({
  ts: '1.000000',
  conversation: 'C',
  user: 'ANNA',
  text: 'hello',
  blocks: [],
  threadTs: null,
  edited: false,
  onlyFor: null,
  replyCount: 0,
  ...fields,
});

const aConversation = (fields: Partial<Conversation> = {}): Conversation => ({
  id: 'C',
  kind: 'channel',
  name: 'sales',
  memberIds: ['ANNA', 'BEN'],
  archived: false,
  shared: false,
  ...fields,
});

const aSnapshot = (fields: Partial<Snapshot> = {}): Snapshot => ({
  type: 'snapshot',
  team: { id: 'T', name: 'Team' },
  me: person('ANNA'),
  people: [person('ANNA'), person('BEN')],
  bot: person('BOT'),
  now: '2026-11-24T08:00:00.000Z',
  conversations: [aConversation()],
  messages: [],
  modals: [],
  home: null,
  commands: [],
  shortcuts: [],
  welcome: null,
  tour: null,
  traffic: [],
  ...fields,
});

const opened = (fields: Partial<Snapshot> = {}): World => {
  const world = receive(null, aSnapshot(fields), 0);
  if (!world) throw new Error('a snapshot opens the world');
  return world;
};

const texts = (world: World | null) => world?.messages['C']?.map(({ text }) => text);

describe('the world after an event', () => {
  it('is nothing before the first snapshot', () =>
    expect(receive(null, { type: 'notice', text: 'early' }, 0)).toBeNull());

  it('has the messages of a snapshot in order', () => {
    const messages = [aMessage({ ts: '2.0', text: 'second' }), aMessage({ ts: '1.0', text: 'first' })];
    expect(texts(opened({ messages }))).toEqual(['first', 'second']);
  });

  it('has a new message at the end, a late one in its place, and an edited one over the old', () => {
    let world: World | null = opened({
      messages: [aMessage({ ts: '1.0', text: 'a' }), aMessage({ ts: '3.0', text: 'c' })],
    });
    world = receive(world, { type: 'message', message: aMessage({ ts: '4.0', text: 'd' }) }, 0);
    world = receive(world, { type: 'message', message: aMessage({ ts: '2.0', text: 'b' }) }, 0);
    world = receive(world, { type: 'message', message: aMessage({ ts: '3.0', text: 'C', edited: true }) }, 0);
    expect(texts(world)).toEqual(['a', 'b', 'C', 'd']);
  });

  it('has a removed message no more', () => {
    const world = opened({
      messages: [aMessage({ ts: '1.0', text: 'a' }), aMessage({ ts: '2.0', text: 'b' })],
    });
    expect(texts(receive(world, { type: 'message-removed', conversation: 'C', ts: '1.0' }, 0))).toEqual([
      'b',
    ]);
  });

  it('leaves other conversations as they were', () => {
    const world = opened({ messages: [aMessage()] });
    const after = receive(world, { type: 'message', message: aMessage({ conversation: 'D' }) }, 0);
    expect(after?.messages['C']).toBe(world.messages['C']);
  });

  it('knows a new conversation, and a changed one', () => {
    const dm = aConversation({ id: 'D', kind: 'dm', memberIds: ['ANNA', 'BOT'] });
    let world = receive(opened(), { type: 'conversation', conversation: dm }, 0);
    world = receive(world, { type: 'conversation', conversation: aConversation({ archived: true }) }, 0);
    expect(world?.conversations.map(({ id, archived }) => [id, archived])).toEqual([
      ['C', true],
      ['D', false],
    ]);
    expect(world && dmWith(world, 'BOT')?.id).toBe('D');
    expect(world && dmWith(world, 'BEN')).toBeUndefined();
  });

  it('keeps the line of traffic that is completed later in one line', () => {
    const line = {
      id: 1,
      at: '2026-11-24T08:00:00.000Z',
      direction: 'to-app',
      name: 'slash_commands',
      payload: {},
      response: null,
      took: null,
      refused: null,
    } as const;
    let world = receive(opened(), { type: 'traffic', traffic: line }, 0);
    world = receive(world, { type: 'traffic', traffic: { ...line, took: 12 } }, 0);
    expect(world?.traffic.map(({ took }) => took)).toEqual([12]);
  });

  it('takes the traffic from the new snapshot when the connection comes back, and drops what is gone', () => {
    const line = (id: number) => ({ id }) as never;
    const world = opened({ messages: [aMessage()], traffic: [line(1)] });
    const after = receive(world, aSnapshot({ traffic: [line(1), line(2)] }), 0);
    expect(after?.traffic.map(({ id }) => id)).toEqual([1, 2]);
    expect(texts(after)).toBeUndefined();
  });

  it('lets the pretend clock run on from what was heard last', () => {
    const world = receive(opened(), { type: 'clock', now: '2026-11-25T09:00:00.000Z' }, 1_000);
    expect(world && presentOf(world, 61_000.7)).toBe(Date.parse('2026-11-25T09:01:00.000Z'));
  });
});

describe('unread messages', () => {
  const messages = [
    aMessage({ ts: '1.0', user: 'BEN' }),
    aMessage({ ts: '2.0', user: 'ANNA' }),
    aMessage({ ts: '3.0', user: 'BEN' }),
    aMessage({ ts: '4.0', user: 'BEN', threadTs: '1.0' }),
  ];

  it('are those of others after the mark, without replies in threads', () =>
    expect(unreadCount(messages, '1.0', 'ANNA')).toBe(1));
  it('are all where nothing was read yet', () => expect(unreadCount(messages, undefined, 'ANNA')).toBe(2));
  it('are none once the newest was seen', () => expect(unreadCount(messages, '4.0', 'ANNA')).toBe(0));
});

it('a thread has its first three authors and the time of its last reply', () => {
  const replies = ['BEN', 'ANNA', 'BEN', 'CARLA', 'DEV'].map((user, at) =>
    aMessage({ ts: `${at + 2}.0`, user, threadTs: '1.0' }),
  );
  const notes = threadNotes([aMessage({ ts: '1.0', threadTs: '1.0' }), ...replies, aMessage({ ts: '9.0' })]);
  expect([...notes]).toEqual([['1.0', { authors: ['BEN', 'ANNA', 'CARLA'], lastTs: '6.0' }]]);
});
