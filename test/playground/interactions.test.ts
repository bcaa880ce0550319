import type { App, ViewClosedAction } from '@slack/bolt';
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

describe('modals', () => {
  const withModal = (answer: (times: number) => unknown) => {
    let times = 0;
    const codes: unknown[] = [];
    const closed: string[] = [];
    return start((app) => {
      app.command('/crm', async ({ ack, command: { trigger_id }, client }) => {
        await ack();
        const view = modal('First', { submit: plain('Go'), notify_on_close: true });
        await client.views.open({ trigger_id, view });
      });
      app.action('push', async ({ ack, body, client }) => {
        await ack();
        const { trigger_id } = body as { trigger_id: string };
        await client.views
          .push({ trigger_id, view: modal('Pushed', { notify_on_close: true }) })
          .catch((error) => codes.push(codeOf(error)));
      });
      app.view('m', async ({ ack }) => {
        times += 1;
        await ack(answer(times) as never);
      });
      app.view<ViewClosedAction>({ callback_id: 'm', type: 'view_closed' }, async ({ ack, body }) => {
        await ack();
        closed.push(`${body.view.title.text} ${body.is_cleared}`);
      });
    }).then((started) => ({ ...started, codes, closed }));
  };

  it('nest three deep', async () => {
    const { anna, codes } = await withModal(() => undefined);
    let { modal: top } = await anna.types('#sales', '/crm');
    for (let i = 0; i < 3; i += 1) top = (await anna.clicks(top, 'Push')).modal;
    expect(codes).toEqual(['push_limit_reached']);
  });

  it('go back to the one below when closed, and tell the app', async () => {
    const { anna, closed } = await withModal(() => undefined);
    const first = (await anna.types('#sales', '/crm')).modal;
    const second = (await anna.clicks(first, 'Push')).modal;
    expect((await anna.closes(second)).modal.id).toBe(first.id);
    expect((await anna.closes(first)).hasModal).toBe(false);
    expect(closed).toEqual(['Pushed false', 'First false']);
  });

  it('are replaced, pushed and cleared by the answer to a submission', async () => {
    const { anna } = await withModal((times) => {
      if (times === 1) return { response_action: 'update', view: modal('Second', { submit: plain('Go') }) };
      if (times === 2) return { response_action: 'push', view: modal('Third', { submit: plain('Go') }) };
      return { response_action: 'clear' };
    });
    const first = (await anna.types('#sales', '/crm')).modal;
    const second = (await anna.submits(first)).modal;
    expect(second).toMatchObject({ id: first.id, view: { title: { text: 'Second' } } });
    const third = (await anna.submits(second)).modal;
    expect(third.id).not.toBe(first.id);
    expect((await anna.submits(third)).hasModal).toBe(false);
  });

  it.each([
    ['an unknown action', { response_action: 'vanish' }],
    ['errors for a block that is no input', { response_action: 'errors', errors: { b: 'no' } }],
    ['errors without a text', { response_action: 'errors', errors: {} }],
    ['a view that is wrong', { response_action: 'update', view: modal('x'.repeat(25)) }],
  ])('stay open, with trouble, for an answer with %s', async (_what, answer) => {
    const { anna, playground } = await withModal(() => answer);
    const first = (await anna.types('#sales', '/crm')).modal;
    const seen = await anna.submits(first);
    expect(seen.notice).toBe('We had some trouble connecting. Try again?');
    expect(seen.modal.id).toBe(first.id);
    expect(playground.refusals).toHaveLength(1);
  });

  it('conflict when updated by an old hash', async () => {
    const codes: unknown[] = [];
    const { anna } = await start((app) => {
      app.command('/crm', async ({ ack, command: { trigger_id }, client }) => {
        await ack();
        const { view } = await client.views.open({ trigger_id, view: modal('One') });
        const at = { view_id: String(view?.id), hash: String(view?.hash) };
        await client.views.update({ ...at, view: modal('Two') });
        await client.views
          .update({ ...at, view: modal('Three') })
          .catch((error) => codes.push(codeOf(error)));
      });
    });
    const seen = await anna.types('#sales', '/crm');
    expect(seen.modal.view).toMatchObject({ title: { text: 'Two' } });
    expect(codes).toEqual(['hash_conflict']);
  });
});
