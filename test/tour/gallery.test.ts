import type { App } from '@slack/bolt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageAssets } from '../../playground/assets.ts';
import { movableClock } from '../../playground/clock.ts';
import { expectAsKept } from '../helpers/kept-picture.ts';
import { type Running, startBoltApp } from '../playground/a-bolt-app.ts';
import { ALL_SCOPES, aManifest } from '../playground/a-manifest.ts';
import { faultsOf } from '../playground/web/axe.ts';
import { chromiumPath, launch, openWindow, PATIENTLY } from '../playground/web/browser.ts';
import { formOf, messagesOf } from './gallery.ts';

/** What the bot does not use yet is looked at here; what it does use, in views.test.ts. */
describe.skipIf(!chromiumPath)('every block and element', PATIENTLY, () => {
  let browser: Browser;
  let running: Running;
  let page: Page;
  const problems: string[] = [];
  const anna = () => running.playground.as('anna');
  const salesId = () =>
    running.playground.exportState().conversations.find(({ name }) => name === 'sales')?.id ?? '';

  /** Says in a channel what it is asked for, and opens the form for "form". */
  const register = (app: App) =>
    app.command('/crm', async ({ ack, command, client }) => {
      await ack();
      const { text, channel_id: channel, user_id: user, trigger_id } = command;
      if (text === 'form') await client.views.open({ trigger_id, view: formOf(user) });
      else await client.chat.postMessage({ channel, text, blocks: messagesOf(user, channel)[text] ?? [] });
    });

  beforeAll(async () => {
    browser = await launch();
    running = await startBoltApp('socket', register, {
      manifest: aManifest({ scopes: [...ALL_SCOPES, 'links.embed:write'] }),
      assets: await pageAssets(),
      clock: movableClock(new Date('2026-11-23T08:00:00Z')),
    });
    page = await openWindow(browser, `${running.playground.url}/#${salesId()}`, problems, {
      width: 1000,
      height: 2_400,
    });
  });
  afterAll(async () => {
    await browser.close();
    await running.stop();
    expect(problems).toEqual([]);
  });

  it.each(Object.keys(messagesOf('', '')))('of a message are drawn as they were: %s', async (name) => {
    const { message } = await anna().types('#sales', `/crm ${name}`);
    const shown = page.locator(`[data-ts="${message.ts}"]`);
    await shown.waitFor();
    await page.mouse.move(0, 0);
    expectAsKept(`gallery-${name}`, await shown.screenshot({ animations: 'disabled', caret: 'hide' }));
  });

  it('of a form are drawn as they were', async () => {
    const { modal } = await anna().types('#sales', '/crm form');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expectAsKept('gallery-form', await dialog.screenshot({ animations: 'disabled', caret: 'hide' }));
    expect(await faultsOf(page)).toEqual([]);
    await anna().closes(modal);
    await dialog.waitFor({ state: 'hidden' });
  });

  it.each([
    { colorScheme: 'dark', width: 1000 },
    { colorScheme: 'light', width: 400 },
  ] as const)(
    'can be read by everybody, and are no wider than the page: $colorScheme, $width px',
    async (view) => {
      for (const name of Object.keys(messagesOf('', ''))) await anna().types('#sales', `/crm ${name}`);
      const other = await openWindow(browser, `${running.playground.url}/#${salesId()}`, problems, view);
      await other.getByRole('article').last().waitFor();
      expect(await faultsOf(other)).toEqual([]);
      expect(await other.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        view.width,
      );
      await other.context().close();
    },
  );
});
