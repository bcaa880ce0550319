import { describe, expect, it } from 'vitest';
import { refusal, useClient } from './use-client.ts';

const use = useClient();

describe('conversations and users', () => {
  it('opens the DM with a member: the same one each time', async () => {
    const users = use.playground.as('anna').id;
    const first = await use.client.conversations.open({ users });
    expect(first.channel?.id).toMatch(/^D/);
    expect((await use.client.conversations.open({ users })).channel?.id).toBe(first.channel?.id);
  });

  it('opens none with nobody, the bot itself, a stranger or a deactivated account', async () => {
    await use.playground.changes('ben', { kind: 'deactivated' });
    const open = (users: string) => refusal(use.client.conversations.open({ users }));
    expect(await open('')).toMatchObject({ error: 'users_list_not_supplied' });
    expect(await open('U0')).toMatchObject({ error: 'user_not_found' });
    expect(await open(use.playground.botUserId)).toMatchObject({ error: 'cannot_dm_bot' });
    expect(await open(use.playground.as('sam').id)).toMatchObject({ error: 'user_not_visible' });
    expect(await open(use.playground.as('ben').id)).toMatchObject({ error: 'user_disabled' });
  });

  it('tells of a conversation and its members', async () => {
    const channel = use.idOf('partners');
    expect((await use.client.conversations.info({ channel })).channel).toMatchObject({
      name: 'partners',
      is_ext_shared: true,
      is_member: true,
    });
    expect((await use.client.conversations.members({ channel })).members).toContain(
      use.playground.as('sam').id,
    );
    expect(await refusal(use.client.conversations.info({ channel: use.idOf('leadership') }))).toMatchObject({
      error: 'channel_not_found',
    });
    const { channels } = await use.client.conversations.list({ types: 'public_channel,im' });
    expect(channels?.some(({ is_im }) => is_im)).toBe(true);
    expect(channels?.some(({ name }) => name === 'leadership')).toBe(false);
    expect(await refusal(use.client.conversations.list({ types: 'telepathy' }))).toMatchObject({
      error: 'invalid_types',
    });
  });

  it('reads what was said, newest first, page by page, without ephemeral messages', async () => {
    const channel = use.idOf('sales');
    for (const text of ['one', 'two', 'three']) await use.client.chat.postMessage({ channel, text });
    await use.client.chat.postEphemeral({ channel, user: use.playground.as('anna').id, text: 'psst' });
    const first = await use.client.conversations.history({ channel, limit: 2 });
    expect(first.messages?.map(({ text }) => text)).toEqual(['three', 'two']);
    const cursor = String(first.response_metadata?.next_cursor);
    const rest = await use.client.conversations.history({ channel, limit: 2, cursor });
    expect(rest.messages?.map(({ text }) => text)).toEqual(['one']);
    expect(rest.has_more).toBe(false);
    const since = await use.client.conversations.history({ channel, oldest: String(rest.messages?.[0]?.ts) });
    expect(since.messages?.map(({ text }) => text)).toEqual(['three', 'two']);
    expect(await refusal(use.client.conversations.history({ channel, cursor: 'nonsense' }))).toMatchObject({
      error: 'invalid_cursor',
    });
    expect(await refusal(use.client.conversations.history({ channel: use.idOf('general') }))).toMatchObject({
      error: 'not_in_channel',
    });
  });

  it('reads a thread', async () => {
    const channel = use.idOf('sales');
    const { ts } = await use.client.chat.postMessage({ channel, text: 'parent' });
    await use.client.chat.postMessage({ channel, text: 'reply', thread_ts: String(ts) });
    const { messages } = await use.client.conversations.replies({ channel, ts: String(ts) });
    expect(messages?.map(({ text }) => text)).toEqual(['parent', 'reply']);
    const top = await use.client.conversations.history({ channel });
    expect(top.messages?.map(({ text }) => text)).toEqual(['parent']);
    expect(await refusal(use.client.conversations.replies({ channel, ts: '1.000001' }))).toMatchObject({
      error: 'thread_not_found',
    });
  });

  it('gives metadata back whole only when asked to', async () => {
    const channel = use.idOf('sales');
    const metadata = { event_type: 'nudge', event_payload: { key: 'k1' } };
    await use.client.chat.postMessage({ channel, text: 'n', metadata });
    const all = await use.client.conversations.history({ channel, include_all_metadata: true });
    expect(all.messages?.[0]?.metadata).toEqual(metadata);
    const some = await use.client.conversations.history({ channel });
    expect(some.messages?.[0]?.metadata).toEqual({ event_type: 'nudge' });
    const wrong = use.client.chat.postMessage({ channel, text: 'n', metadata: { key: 1 } as never });
    expect(await refusal(wrong)).toMatchObject({ error: 'invalid_metadata_format' });
  });

  it('tells zones and kinds of people', async () => {
    const info = async (handle: string) =>
      (await use.client.users.info({ user: use.playground.as(handle).id })).user;
    expect(await info('dev')).toMatchObject({ tz: 'Asia/Kolkata', tz_offset: 19_800, is_restricted: false });
    expect(await info('anna')).toMatchObject({ is_admin: true });
    expect(await info('gus')).toMatchObject({ is_restricted: true });
    expect(await info('sam')).toMatchObject({ is_stranger: true });
    expect(await refusal(use.client.users.info({ user: 'U0' }))).toMatchObject({ error: 'user_not_found' });
  });

  it('lists the people of the workspace page by page, Slackbot and the bot among them', async () => {
    const names: unknown[] = [];
    expect(await refusal(use.client.users.list({ limit: 1001 }))).toMatchObject({ error: 'invalid_limit' });
    for await (const page of use.client.paginate('users.list', { limit: 3 })) {
      const { members } = page as unknown as { members: { name: string }[] };
      expect(members.length).toBeLessThanOrEqual(3);
      names.push(...members.map(({ name }) => name));
    }
    expect(names).toEqual(['slackbot', 'rapport', 'anna', 'ben', 'carla', 'dev', 'gus']);
  });
});
