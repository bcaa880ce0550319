import { describe, expect, it } from 'vitest';
import { aModal, codeOf, plain, useBolt } from './use-bolt.ts';

const start = useBolt();

describe('a trigger_id', () => {
  it('works once', async () => {
    const codes: unknown[] = [];
    const { anna } = await start((app) => {
      app.command('/crm', async ({ ack, command: { trigger_id }, client }) => {
        await ack();
        await client.views.open({ trigger_id, view: aModal('One') });
        await client.views
          .open({ trigger_id, view: aModal('Two') })
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
          .open({ trigger_id, view: aModal('Late') })
          .catch((error) => codes.push(codeOf(error)));
      });
    });
    expect((await anna.types('#sales', '/crm')).hasModal).toBe(false);
    expect(codes).toEqual(['expired_trigger_id']);
  });
});

describe('a response_url', () => {
  const answers = async (times: number, wait = 0) => {
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
    return { statuses, playground };
  };

  it('works five times', async () => {
    const { statuses, playground } = await answers(6);
    expect(statuses).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'refused']);
    expect(playground.refusals.map(({ refused }) => refused?.error)).toEqual(['used_url']);
    expect(playground.as('ben').sees('#sales')).toHaveLength(5);
  });

  it('works for thirty minutes', async () => {
    expect((await answers(1, 29 * 60_000)).statuses).toEqual(['ok']);
    const { statuses, playground } = await answers(1, 31 * 60_000);
    expect(statuses).toEqual(['refused']);
    expect(playground.refusals.map(({ refused }) => refused?.error)).toEqual(['expired_url']);
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
        await respond({ text: 'm', blocks: aModal('x').blocks });
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
