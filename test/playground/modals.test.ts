import type { ViewClosedAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { aModal, codeOf, plain, useBolt } from './use-bolt.ts';

const start = useBolt();

describe('modals', () => {
  const withModal = (answer: (times: number) => unknown) => {
    let times = 0;
    const codes: unknown[] = [];
    const closed: string[] = [];
    return start((app) => {
      app.command('/crm', async ({ ack, command: { trigger_id }, client }) => {
        await ack();
        const view = aModal('First', { submit: plain('Go'), notify_on_close: true });
        await client.views.open({ trigger_id, view });
      });
      app.action('push', async ({ ack, body, client }) => {
        await ack();
        const { trigger_id } = body as { trigger_id: string };
        await client.views
          .push({ trigger_id, view: aModal('Pushed', { notify_on_close: true }) })
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
      if (times === 1) return { response_action: 'update', view: aModal('Second', { submit: plain('Go') }) };
      if (times === 2) return { response_action: 'push', view: aModal('Third', { submit: plain('Go') }) };
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
    ['a view that is wrong', { response_action: 'update', view: aModal('x'.repeat(25)) }],
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
        const { view } = await client.views.open({ trigger_id, view: aModal('One') });
        const at = { view_id: String(view?.id), hash: String(view?.hash) };
        await client.views.update({ ...at, view: aModal('Two') });
        await client.views
          .update({ ...at, view: aModal('Three') })
          .catch((error) => codes.push(codeOf(error)));
      });
    });
    const seen = await anna.types('#sales', '/crm');
    expect(seen.modal.view).toMatchObject({ title: { text: 'Two' } });
    expect(codes).toEqual(['hash_conflict']);
  });
});
