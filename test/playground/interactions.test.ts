import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import { type Running, startBoltApp } from './a-bolt-app.ts';

let running: Running;
afterEach(() => running.stop());

const start = async (register: (app: App) => void) => {
  running = await startBoltApp('socket', register);
  const { playground, errors } = running;
  return { playground, errors, anna: playground.as('anna') };
};

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const modal = (title: string, more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'm',
  title: plain(title),
  blocks: [
    {
      type: 'actions',
      block_id: 'b',
      elements: [{ type: 'button', action_id: 'push', text: plain('Push') }],
    },
  ],
  ...more,
});
const codeOf = (error: unknown) => (error as { data?: { error?: string } }).data?.error;

describe('a trigger_id', () => {
  it('works once', async () => {
    const codes: unknown[] = [];
    const { anna } = await start((app) => {
      app.command('/crm', async ({ ack, command: { trigger_id }, client }) => {
        await ack();
        await client.views.open({ trigger_id, view: modal('One') });
        await client.views
          .open({ trigger_id, view: modal('Two') })
          .catch((error) => codes.push(codeOf(error)));
      });
    });
    const seen = await anna.types('#sales', '/crm');
    expect(seen.modal.view).toMatchObject({ title: { text: 'One' } });
    expect(codes).toEqual(['exchanged_trigger_id']);
  });

  it('lives three seconds', async () => {
    const codes: unknown[] = [];
    const { anna, playground } = await start((app) => {
      app.command('/crm', async ({ ack, command: { trigger_id }, client }) => {
        await ack();
        await playground.clock.moveBy(3001);
        await client.views
          .open({ trigger_id, view: modal('Late') })
          .catch((error) => codes.push(codeOf(error)));
      });
    });
    expect((await anna.types('#sales', '/crm')).hasModal).toBe(false);
    expect(codes).toEqual(['expired_trigger_id']);
  });
});

describe('a response_url', () => {
  const answers =
    (times: number, wait = 0) =>
    async () => {
      const statuses: unknown[] = [];
      const { anna, playground } = await start((app) => {
        app.command('/crm', async ({ ack, respond }) => {
          await ack();
          await playground.clock.moveBy(wait);
          for (let i = 0; i < times; i += 1) {
            await respond({ text: `answer ${i}`, response_type: 'in_channel' }).then(
              () => statuses.push('ok'),
              () => statuses.push('refused'),
            );
          }
        });
      });
      await anna.types('#sales', '/crm');
      return statuses;
    };

  it('works five times', async () => {
    expect(await answers(6)()).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'refused']);
    expect(running.playground.refusals.map(({ refused }) => refused?.error)).toEqual(['used_url']);
    expect(running.playground.as('ben').sees('#sales')).toHaveLength(5);
  });

  it('works for thirty minutes', async () => {
    expect(await answers(1, 29 * 60_000)()).toEqual(['ok']);
    await running.stop();
    expect(await answers(1, 31 * 60_000)()).toEqual(['refused']);
    expect(running.playground.refusals.map(({ refused }) => refused?.error)).toEqual(['expired_url']);
  });

  it('refuses what a message could not hold', async () => {
    const { anna, playground } = await start((app) => {
      app.command('/crm', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 't', blocks: [{ type: 'header', text: plain('') }] }).catch(() => {});
      });
    });
    await anna.types('#sales', '/crm');
    expect(playground.refusals.map(({ refused }) => refused?.error)).toEqual(['invalid_blocks']);
  });

  it('deletes the message whose button was clicked', async () => {
    const { anna } = await start((app) => {
      app.command('/crm', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'm', blocks: modal('x').blocks });
      });
      app.action('push', async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
    });
    const { message } = await anna.types('#general', '/crm');
    await anna.clicks(message, 'Push');
    expect(anna.sees('#general')).toEqual([]);
    await expect(anna.clicks(message, 'Push')).rejects.toThrow('does not see that any more');
  });
});
