import { describe, expect, it } from 'vitest';
import { NOT_IMITATED } from '../../playground/web-api/postable.ts';
import { refusal, useClient } from './use-client.ts';

const use = useClient();

describe('chat', () => {
  it('posts where the bot is, and nowhere else', async () => {
    expect(await use.client.chat.postMessage({ channel: use.idOf('sales'), text: 'hi' })).toMatchObject({
      ok: true,
    });
    expect(
      await refusal(use.client.chat.postMessage({ channel: use.idOf('general'), text: 'hi' })),
    ).toMatchObject({
      error: 'not_in_channel',
    });
    expect(
      await refusal(use.client.chat.postMessage({ channel: use.idOf('leadership'), text: 'hi' })),
    ).toMatchObject({ error: 'channel_not_found' });
    expect(await refusal(use.client.chat.postMessage({ channel: 'C0', text: 'hi' }))).toMatchObject({
      error: 'channel_not_found',
    });
  });

  it('posts to all public channels with chat:write.public', async () => {
    await use.start({ scopes: ['chat:write', 'chat:write.public'] });
    expect(await use.client.chat.postMessage({ channel: use.idOf('general'), text: 'hi' })).toMatchObject({
      ok: true,
    });
  });

  it('posts to a member by their id, not to a stranger', async () => {
    const { id } = use.playground.as('anna');
    await use.client.chat.postMessage({ channel: id, text: 'just you' });
    expect(use.playground.as('anna').sees('@rapport').at(-1)).toMatchObject({
      text: 'just you',
      user: use.playground.botUserId,
    });
    const stranger = use.client.chat.postMessage({ channel: use.playground.as('sam').id, text: 'hi' });
    expect(await refusal(stranger)).toMatchObject({ error: 'channel_not_found' });
  });

  it('wants something to say, and not too much of it', async () => {
    const channel = use.idOf('sales');
    expect(await refusal(use.client.chat.postMessage({ channel, text: '' }))).toMatchObject({
      error: 'no_text',
    });
    expect(await use.client.chat.postMessage({ channel, text: 'x'.repeat(40_000) })).toMatchObject({
      ok: true,
    });
    expect(await refusal(use.client.chat.postMessage({ channel, text: 'x'.repeat(40_001) }))).toMatchObject({
      error: 'msg_too_long',
    });
    const sections = Array.from({ length: 5 }, () => ({
      type: 'section',
      text: { type: 'mrkdwn', text: 'x'.repeat(2700) },
    }));
    expect(
      await refusal(use.client.chat.postMessage({ channel, text: 't', blocks: sections })),
    ).toMatchObject({
      error: 'msg_blocks_too_long',
    });
  });

  it('refuses blocks with the path of what is wrong', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '' } }];
    expect(
      await refusal(use.client.chat.postMessage({ channel: use.idOf('sales'), text: 't', blocks })),
    ).toMatchObject({
      error: 'invalid_blocks',
      errors: ['must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
      response_metadata: {
        messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
      },
    });
  });

  it('gives ids to blocks that have none', async () => {
    const blocks = [
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' } }] },
    ];
    const { message } = await use.client.chat.postMessage({ channel: use.idOf('sales'), text: 't', blocks });
    expect(message?.blocks?.[0]).toMatchObject({
      block_id: expect.any(String),
      elements: [{ action_id: expect.any(String) }],
    });
  });

  it('replies in threads that are there', async () => {
    const channel = use.idOf('sales');
    const parent = await use.client.chat.postMessage({ channel, text: 'parent' });
    const reply = await use.client.chat.postMessage({ channel, text: 'reply', thread_ts: String(parent.ts) });
    expect(reply.message).toMatchObject({ thread_ts: parent.ts, parent_user_id: use.playground.botUserId });
    expect(use.playground.as('anna').sees('#sales')[0]).toMatchObject({ text: 'parent', replyCount: 1 });
    const lost = use.client.chat.postMessage({ channel, text: 'x', thread_ts: '1.000001' });
    expect(await refusal(lost)).toMatchObject({ error: 'thread_not_found' });
  });

  it('changes and deletes the messages of the app alone', async () => {
    const channel = use.idOf('sales');
    const { ts } = await use.client.chat.postMessage({ channel, text: 'one' });
    await use.client.chat.update({ channel, ts: String(ts), text: 'two' });
    expect(use.playground.as('anna').sees('#sales').at(-1)).toMatchObject({ text: 'two', edited: true });
    const long = use.client.chat.update({ channel, ts: String(ts), text: 'x'.repeat(4001) });
    expect(await refusal(long)).toMatchObject({ error: 'msg_too_long' });
    await use.client.chat.delete({ channel, ts: String(ts) });
    expect(use.playground.as('anna').sees('#sales')).toEqual([]);
    const { typed } = await use.playground.as('anna').types('#sales', 'mine');
    const hers = { channel, ts: String(typed?.ts) };
    expect(await refusal(use.client.chat.update({ ...hers, text: 'yours' }))).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await refusal(use.client.chat.delete(hers))).toMatchObject({ error: 'cant_delete_message' });
    expect(await refusal(use.client.chat.update({ channel, ts: '1.000001', text: 'x' }))).toMatchObject({
      error: 'message_not_found',
    });
  });

  it('takes the blocks off a message that is updated with text alone', async () => {
    const channel = use.idOf('sales');
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'in blocks' } }];
    const { ts } = await use.client.chat.postMessage({ channel, text: 'one', blocks });
    const update = (more: object) =>
      use.client.chat.update({ channel, ts: String(ts), ...more } as Parameters<
        typeof use.client.chat.update
      >[0]);
    const seen = () => use.playground.as('anna').sees('#sales').at(-1);
    await update({ text: 'two', blocks });
    expect(seen()).toMatchObject({ text: 'two', edited: false, blocks: [{ type: 'section' }] });
    await update({ text: 'three' });
    expect(seen()).toMatchObject({ text: 'three', edited: true, blocks: [] });
  });

  it('shows an ephemeral message to one person in the channel, and cannot change it', async () => {
    const channel = use.idOf('sales');
    const { id } = use.playground.as('anna');
    const { message_ts } = await use.client.chat.postEphemeral({ channel, user: id, text: 'psst' });
    expect(use.playground.as('anna').sees('#sales').at(-1)).toMatchObject({ text: 'psst', onlyFor: id });
    expect(use.playground.as('ben').sees('#sales')).toEqual([]);
    expect(
      await refusal(use.client.chat.update({ channel, ts: String(message_ts), text: 'x' })),
    ).toMatchObject({
      error: 'message_not_found',
    });
    const outside = use.client.chat.postEphemeral({ channel, user: use.playground.as('sam').id, text: 'x' });
    expect(await refusal(outside)).toMatchObject({ error: 'user_not_in_channel' });
  });

  it.each(NOT_IMITATED)('refuses what it could not show: %s', async (name) => {
    const channel = use.idOf('sales');
    const message = { channel, text: 'hi', [name]: name === 'attachments' ? [{ text: 'a' }] : 'x' };
    expect(await refusal(use.client.apiCall('chat.postMessage', message))).toMatchObject({
      error: 'invalid_arguments',
    });
    expect(use.playground.refusals.at(-1)?.refused?.why).toContain(`does not imitate ${name}`);
  });

  it('links to a message that is there', async () => {
    const channel = use.idOf('sales');
    const { ts } = await use.client.chat.postMessage({ channel, text: 'one' });
    const { permalink } = await use.client.chat.getPermalink({ channel, message_ts: String(ts) });
    expect(permalink).toBe(
      `https://rapport-playground.slack.com/archives/${channel}/p${String(ts).replace('.', '')}`,
    );
    expect(await refusal(use.client.chat.getPermalink({ channel, message_ts: '1.000001' }))).toMatchObject({
      error: 'message_not_found',
    });
  });

  it('keeps to a message a second in a channel, if told to be strict about it', async () => {
    await use.start({}, { strictPace: true });
    const channel = use.idOf('sales');
    for (let i = 0; i < 5; i += 1) await use.client.chat.postMessage({ channel, text: 'hi' });
    await expect(use.client.chat.postMessage({ channel, text: 'hi' })).rejects.toMatchObject({
      retryAfter: 1,
    });
    await use.playground.clock.moveBy(1000);
    expect(await use.client.chat.postMessage({ channel, text: 'hi' })).toMatchObject({ ok: true });
  });

  it('keeps each method to the calls a minute of its tier, and says when to come back', async () => {
    await use.start({}, { strictPace: true });
    for (let i = 0; i < 20; i += 1) await use.client.users.list({});
    await expect(use.client.users.list({})).rejects.toMatchObject({ retryAfter: 3 });
    expect(await use.client.users.info({ user: use.playground.botUserId })).toMatchObject({ ok: true });
    await use.playground.clock.moveBy(3000);
    expect(await use.client.users.list({})).toMatchObject({ ok: true });
    expect(use.playground.refusals).toEqual([]);
  });
});
