import type { App, SlashCommand } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { type Running, startBoltApp } from './a-bolt-app.ts';
import { ALL_SCOPES, aManifest } from './a-manifest.ts';

let running: Running;
afterEach(() => running.stop());

const start = async (register: (app: App) => void = () => {}, manifest?: string) => {
  running = await startBoltApp('socket', register, manifest ? { manifest } : {});
  return running.playground;
};

/** The events that the app was sent, by type. */
const events = (type: string): Record<string, unknown>[] =>
  running.playground.traffic
    .filter((one) => one.direction === 'to-app' && one.name === type)
    .map(({ payload }) => payload as Record<string, unknown>);

describe('a slash command', () => {
  const heard: SlashCommand[] = [];
  const echo = (app: App) =>
    app.command('/crm', async ({ command, ack }) => {
      heard.push(command);
      await ack();
    });

  it('carries people, channels and links in angle brackets, and the rest escaped', async () => {
    const playground = await start(echo);
    const { id } = playground.as('ben');
    await playground
      .as('anna')
      .types(
        '#sales',
        '/crm note A&B <x> by @ben in #sales, see https://a.example/b?c=1&d or acme.com or d@acme.com, @nobody',
      );
    const text = heard.at(-1)?.text;
    expect(text).toContain(`A&amp;B &lt;x&gt; by <@${id}|ben> in <#`);
    expect(text).toContain('|sales>, see <https://a.example/b?c=1&amp;d> or <http://acme.com|acme.com> or ');
    expect(text).toContain('<mailto:d@acme.com|d@acme.com>, @nobody');
  });

  it('may be typed in a DM, where the bot is not', async () => {
    const playground = await start(echo);
    await playground.as('anna').types('@ben', '/crm hello');
    expect(heard.at(-1)).toMatchObject({ channel_name: 'directmessage', text: 'hello' });
    expect(events('message')).toEqual([]);
  });

  it('is unknown when the manifest does not have it, in threads, and to people of other organisations', async () => {
    const playground = await start(echo);
    const before = heard.length;
    const anna = playground.as('anna');
    expect((await anna.types('#sales', '/dance')).notice).toContain('/dance is not a valid command');
    const { typed } = await anna.types('#sales', 'hello');
    const inThread = await anna.types('#sales', '/crm hello', { thread: String(typed?.ts) });
    expect(inThread.notice).toBe('/crm is not supported in threads. Sorry!');
    expect((await playground.as('sam').types('#partners', '/crm hello')).notice).toContain(
      'not a valid command',
    );
    expect(heard).toHaveLength(before);
  });
});

describe('events', () => {
  it('of a stranger say whose they are', async () => {
    const playground = await start();
    const sam = playground.as('sam');
    await sam.types('#partners', '@rapport who are you?');
    const [mention] = events('app_mention');
    expect(mention).toMatchObject({
      team_id: playground.teamId,
      is_ext_shared_channel: true,
      event: { user: sam.id, user_team: sam.person.teamId, source_team: sam.person.teamId },
    });
    expect(sam.person.teamId).not.toBe(playground.teamId);
  });

  it('come from where the bot is, and only what the manifest subscribes to', async () => {
    const playground = await start();
    await playground.as('anna').types('#sales', 'no mention');
    await playground.as('anna').types('#general', '@rapport not a member');
    await playground.as('anna').types('@ben', '@rapport not here');
    expect(playground.traffic.filter(({ direction }) => direction === 'to-app')).toEqual([]);
    playground.joins('rapport', '#general');
    await playground.as('anna').types('#general', '@rapport a member now');
    expect(events('app_mention')).toHaveLength(1);
  });

  it('need their scope', async () => {
    const scopes = ALL_SCOPES.filter((scope) => scope !== 'app_mentions:read');
    const playground = await start(() => {}, aManifest({ scopes }));
    await playground.as('anna').types('#sales', '@rapport hello');
    expect(events('app_mention')).toEqual([]);
  });

  it("tell the app of its own messages and changes in a DM, as Slack's do", async () => {
    const playground = await start((app) => {
      app.message('hello', async ({ say, client }) => {
        const { channel, ts } = await say('one');
        await client.chat.update({ channel: String(channel), ts: String(ts), text: 'two' });
      });
    });
    const seen = await playground.as('anna').types('@rapport', 'hello');
    expect(seen.messages.map(({ text }) => text)).toEqual(['two']);
    expect(events('message').map(({ event }) => (event as { subtype?: string }).subtype ?? 'plain')).toEqual([
      'plain',
      'plain',
      'message_changed',
    ]);
  });

  it('tell of a changed zone, and of the app being taken away', async () => {
    const playground = await start();
    await playground.changes('anna', { tz: 'Asia/Tokyo' });
    expect(events('user_change')).toMatchObject([
      { event: { user: { tz: 'Asia/Tokyo', tz_offset: 32_400 } } },
    ]);
    await playground.uninstalls();
    expect(events('app_uninstalled')).toHaveLength(1);
    expect(events('tokens_revoked')).toHaveLength(1);
  });
});

describe('a person', () => {
  it('sees only the conversations they are in', async () => {
    const playground = await start();
    await expect(playground.as('gus').types('#general', 'hi')).rejects.toThrow('gus is not in');
    expect(() => playground.as('nobody')).toThrow('nobody');
    expect(() => playground.as('sam').sees('@rapport')).toThrow('sam can have no DM');
    await playground.changes('ben', { kind: 'deactivated' });
    await expect(playground.as('ben').types('#sales', 'hi')).rejects.toThrow('deactivated');
  });

  it('is told what there is to click when it is not there', async () => {
    const button = (text: string, near: string) => ({
      type: 'section',
      text: { type: 'mrkdwn', text: near },
      accessory: { type: 'button', action_id: 'done', text: { type: 'plain_text', text } },
    });
    const clicked: unknown[] = [];
    const playground = await start((app) => {
      app.command('/crm', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 't', blocks: [button('Done', '*Acme*'), button('Done', 'Borealis')] as never });
      });
      app.action('done', async ({ ack, action }) => {
        await ack();
        clicked.push((action as { block_id: string }).block_id);
      });
    });
    const anna = playground.as('anna');
    const { message } = await anna.types('#sales', '/crm');
    expect(anna.canClick(message)).toEqual(['Done', 'Done']);
    await expect(anna.clicks(message, 'Undo')).rejects.toThrow('There is no "Undo"');
    await expect(anna.clicks(message, 'Done')).rejects.toThrow('there 2 times');
    await anna.clicks(message, 'Done', { near: 'Borealis' });
    await anna.clicks(message, 'Done', { nth: 0 });
    expect(clicked).toEqual([message.blocks[1]?.block_id, message.blocks[0]?.block_id]);
  });

  it('is told what they saw instead, when they saw no message or modal', async () => {
    const playground = await start((app) => {
      app.command('/crm', async ({ ack }) => ack('only this'));
    });
    const seen = await playground.as('anna').types('#sales', '/crm');
    expect(() => seen.modal).toThrow('anna saw no modal. Seen instead:\nmessages:\nonly this');
    const nothing = await playground.as('anna').types('#general', 'hi');
    expect(() => nothing.message).toThrow('(nothing)');
  });

  it('waits until all is quiet, with an app that does not say when it is done', async () => {
    const playground = await start((app) => {
      app.message('hello', async ({ say }) => {
        await say('one');
        await say('two');
      });
    });
    playground.setSettle(undefined);
    const seen = await playground.as('anna').types('@rapport', 'hello');
    expect(seen.messages.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it('sees what comes when the clock moves', async () => {
    const playground = await start();
    const anna = playground.as('anna');
    playground.setOnClockMoved(async () => {
      await running.app.client.chat.postMessage({ channel: anna.id, text: 'good morning' });
    });
    const seen = await anna.watches(() => playground.clock.moveBy(86_400_000));
    expect(seen.text).toBe('good morning');
  });
});
