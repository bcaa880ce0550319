import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageAssets } from '../../../playground/assets.ts';
import { type Running, startBoltApp } from '../a-bolt-app.ts';
import { anApp } from './an-app.ts';
import { faultsOf } from './axe.ts';
import { chromiumPath, launch, openWindow, PATIENTLY, type View } from './browser.ts';

describe.skipIf(!chromiumPath)('the look of the page', PATIENTLY, () => {
  let browser: Browser;
  let running: Running;
  let page: Page | undefined;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    running = await startBoltApp('socket', anApp([]), { assets: await pageAssets() });
  });
  afterEach(async () => {
    await page?.context().close();
    await running.stop();
    expect(problems.splice(0)).toEqual([]);
  });

  const open = async (view: View, channel = 'sales') => {
    const id = running.playground.exportState().conversations.find(({ name }) => name === channel)?.id;
    page = await openWindow(browser, `${running.playground.url}/#${id}`, problems, view);
    return page;
  };

  const VIEWS: View[] = [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { colorScheme: 'light', width: 400 },
    { colorScheme: 'dark', width: 400 },
  ];

  it.each(VIEWS)(
    '$colorScheme at $width px has no serious fault for people with disabilities',
    async (view) => {
      const anna = running.playground.as('anna');
      await running.playground
        .as('ben')
        .types('#sales', 'Hello *all*, `code`, @anna, see https://acme.example > quoted');
      await anna.types('#sales', '/crm card');
      await anna.drops('#sales', { name: 'customers.csv', content: 'name' });
      await anna.types('#sales', '/crm hello');
      await running.playground.as('ben').types('#general', 'Something new');
      const on = await open(view);
      await on.getByRole('article').filter({ hasText: 'You said: hello' }).waitFor();
      const file = { name: 'next.csv', mimeType: 'text/csv', buffer: Buffer.from('name') };
      await on.getByRole('main').locator('input[type=file]').setInputFiles(file);
      await on.getByRole('list', { name: 'Files to be sent' }).waitFor();
      expect(await faultsOf(on)).toEqual([]);

      await on.getByRole('button', { name: 'Inspector' }).click();
      await on.getByRole('complementary', { name: 'Inspector' }).waitFor();
      expect(await faultsOf(on)).toEqual([]);
      await on.getByRole('button', { name: 'Close inspector' }).click();

      await on.getByRole('button', { name: /move the clock/ }).click();
      await on.getByRole('dialog', { name: 'Move the clock' }).waitFor();
      expect(await faultsOf(on)).toEqual([]);
      await on.keyboard.press('Escape');

      await anna.types('#sales', '/crm note');
      const dialog = on.getByRole('dialog', { name: 'Log an interaction' });
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.getByText('Please complete this required field.').first().waitFor();
      expect(await faultsOf(on)).toEqual([]);
    },
  );

  it.each(VIEWS.filter(({ width }) => width))(
    '$colorScheme at $width px has all within its width',
    async (view) => {
      await running.playground.as('anna').types('#sales', '/crm card');
      const on = await open(view);
      await on.getByRole('article').last().waitFor();
      expect(await on.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
      const bar = on.getByRole('button', { name: /^You are/ });
      const box = await bar.boundingBox();
      expect((box?.x ?? 999) + (box?.width ?? 999)).toBeLessThanOrEqual(400);

      await on.getByRole('button', { name: 'Open the list of conversations' }).click();
      await on.getByRole('navigation').getByRole('button', { name: 'general' }).click();
      await on.getByRole('heading', { name: 'general' }).waitFor();
      await on.getByRole('navigation').waitFor({ state: 'hidden' });
    },
  );

  it('follows the system’s theme until it is switched, and keeps the choice', async () => {
    const on = await open({ colorScheme: 'dark' });
    const ground = () => on.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await on.getByRole('button', { name: 'Switch to the light theme' }).click();
    await on.getByRole('button', { name: 'Switch to the dark theme' }).waitFor();
    const light = await ground();
    expect(light).not.toBe(dark);
    await on.reload();
    await on.getByRole('button', { name: 'Switch to the dark theme' }).waitFor();
    expect(await ground()).toBe(light);
  });

  it('stays light on its feet with five thousand messages: it draws few of them, all can be reached', async () => {
    const state = running.playground.exportState();
    const sales = state.conversations.find(({ name }) => name === 'sales')?.id ?? '';
    const user = running.playground.as('ben').id;
    const messages = Array.from({ length: 5_000 }, (_, at) => ({
      ts: `${1_700_000_000 + at * 60}.000000`,
      conversation: sales,
      user,
      text: `Message *${at}*`,
      blocks: [],
      threadTs: null,
      edited: false,
      onlyFor: null,
      replyCount: 0,
      metadata: null,
      editedTs: null,
    }));
    await running.playground.importState({ ...state, messages });
    const on = await open({});
    await on.getByText('Message 4999').waitFor();
    const rows = on.getByRole('article');
    expect(await rows.count()).toBeLessThanOrEqual(200);

    const list = on.getByRole('region', { name: 'Messages in #sales' });
    const textAtTop = () =>
      list.evaluate((frame) => {
        const edge = frame.getBoundingClientRect().top;
        const seen = [...frame.querySelectorAll('article')].find(
          (row) => row.getBoundingClientRect().bottom > edge + 1,
        );
        return Number(/Message (\d+)/.exec(seen?.textContent ?? '')?.[1]);
      });
    await list.hover();
    let last = 5_000;
    while (last > 4_500) {
      // As a person does: where older messages are still being drawn, the wheel is turned again.
      const further = async () => {
        await on.mouse.wheel(0, -2_000);
        return textAtTop();
      };
      await expect.poll(further, { timeout: 10_000, interval: 200 }).toBeLessThan(last);
      last = await textAtTop();
      expect(await rows.count()).toBeLessThanOrEqual(200);
    }
    const anna = running.playground.as('anna');
    await running.playground.as('ben').types('#sales', 'Something new');
    await on.getByRole('button', { name: 'New messages' }).click();
    await on.getByText('Something new', { exact: true }).waitFor();
    await anna.types('#sales', 'My own');
    await expect.poll(() => on.getByText('My own', { exact: true }).isVisible()).toBe(true);
  });
});
