import type { View } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { refusal, useClient } from './use-client.ts';

const use = useClient();

describe('views', () => {
  const view: View = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] };

  it('opens no modal for a trigger that was never given out', async () => {
    expect(await refusal(use.client.views.open({ trigger_id: '1.2.abc', view }))).toMatchObject({
      error: 'invalid_trigger_id',
    });
  });

  it('names what is wrong in a view', async () => {
    const wrong: View = { ...view, title: { type: 'plain_text', text: 'x'.repeat(25) } };
    expect(await refusal(use.client.views.open({ trigger_id: '1.2.abc', view: wrong }))).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
    });
  });

  it('publishes a Home tab, guarded by its hash', async () => {
    const user_id = use.playground.as('anna').id;
    const home = { type: 'home' as const, blocks: [] };
    const first = await use.client.views.publish({ user_id, view: home });
    const hash = String(first.view?.hash);
    await use.client.views.publish({ user_id, view: home, hash });
    expect(await refusal(use.client.views.publish({ user_id, view: home, hash }))).toMatchObject({
      error: 'hash_conflict',
    });
    expect(await refusal(use.client.views.publish({ user_id: 'U0', view: home }))).toMatchObject({
      error: 'user_not_found',
    });
    expect(await refusal(use.client.views.update({ view_id: 'V0', view: home as never }))).toMatchObject({
      error: 'not_found',
    });
  });

  it('publishes none where the manifest has no Home tab', async () => {
    await use.start({ homeTab: false });
    const home = { type: 'home' as const, blocks: [] };
    expect(
      await refusal(use.client.views.publish({ user_id: use.playground.as('anna').id, view: home })),
    ).toMatchObject({ error: 'not_enabled' });
  });
});
