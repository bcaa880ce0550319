import { describe, expect, it } from 'vitest';
import { aModal, plain, useBolt } from './use-bolt.ts';

const start = useBolt();

describe('an answer that Slack would refuse', () => {
  it('to a slash command is not shown', async () => {
    const { anna, playground } = await start((app) => {
      app.command('/crm', async ({ ack }) =>
        ack({ text: 't', blocks: [{ type: 'header', text: plain('') }] }),
      );
    });
    const seen = await anna.types('#sales', '/crm');
    expect(seen.messages).toEqual([]);
    expect(seen.notice).toBe('/crm failed with the error "invalid_blocks"');
    expect(playground.refusals.map(({ name }) => name)).toEqual(['answer to /crm']);
  });

  it('to a type-ahead offers nothing', async () => {
    const select = { type: 'external_select' as const, action_id: 'pick', min_query_length: 0 };
    const { anna, playground } = await start((app) => {
      app.command('/crm', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 't', blocks: [{ type: 'actions', elements: [select] }] });
      });
      app.options('pick', async ({ ack }) => {
        await ack({
          options: Array.from({ length: 101 }, (_, i) => ({ text: plain(`${i}`), value: `${i}` })),
        });
      });
    });
    const { message } = await anna.types('#sales', '/crm');
    await expect(anna.looksUp(message, 'pick', '')).rejects.toThrow('could not be loaded');
    expect(playground.refusals.map(({ refused }) => refused?.error)).toEqual(['invalid_options']);
  });

  it('to a button is shown as trouble when none comes', async () => {
    const { anna, playground } = await start(
      (app) => {
        app.command('/crm', async ({ ack, respond }) => {
          await ack();
          await respond({ text: 'm', blocks: aModal('x').blocks });
        });
        app.action('push', async () => {});
      },
      { ackMs: 300 },
    );
    const { message } = await anna.types('#sales', '/crm');
    const seen = await anna.clicks(message, 'Push');
    expect(seen.notice).toContain('operation_timeout');
    expect(playground.traffic.filter(({ name }) => name === 'block_actions')).toHaveLength(1);
  });
});
