import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageAssets } from '../../../playground/assets.ts';
import { type Running, startBoltApp } from '../a-bolt-app.ts';
import { anApp } from './an-app.ts';
import { chromiumPath, HOW_TO_GET_IT, launch, openWindow, PATIENTLY, type View } from './browser.ts';

if (!chromiumPath) process.stderr.write(HOW_TO_GET_IT);

describe.skipIf(!chromiumPath)('the page in a browser', PATIENTLY, () => {
  let browser: Browser;
  let running: Running;
  let heard: string[];
  let problems: string[];
  let page: Page;
  const pages: Page[] = [];

  const open = async (hash = 'sales', as?: string, view: View = {}) => {
    const { playground } = running;
    const channel = playground.exportState().conversations.find(({ name }) => name === hash)?.id ?? '';
    const who = as ? `?as=${playground.as(as).id}` : '';
    const opened = await openWindow(browser, `${playground.url}/${who}#${channel}`, problems, view);
    pages.push(opened);
    return opened;
  };
  const composer = (on = page) => on.getByRole('main').getByRole('textbox', { name: /^Message/ });
  const send = async (text: string, on = page) => {
    await composer(on).fill(text);
    await composer(on).press('Enter');
  };
  const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 10_000 });
  const message = (text: string, on = page) =>
    on.getByRole('main').getByRole('article').filter({ hasText: text }).last();

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    heard = [];
    problems = [];
    running = await startBoltApp('socket', anApp(heard), { assets: await pageAssets() });
    page = await open();
  });
  afterEach(async () => {
    for (const one of pages.splice(0)) await one.context().close();
    await running.stop();
    expect(problems).toEqual([]);
  });

  it('opens as the first member and says so in its address', async () => {
    expect(new URL(page.url()).searchParams.get('as')).toBe(running.playground.as('anna').id);
    await page.getByRole('button', { name: /^You are Anna Berg/ }).waitFor();
  });

  it('shows what one person writes to another in a second window, marked as unread where they do not look', async () => {
    const ben = await open('general', 'ben');
    await send('Morning *all* <script>');
    await message('Morning all <script>').waitFor();
    const row = ben.getByRole('button', { name: /^sales ?, 1 unread$/ });
    await row.click();
    await message('Morning all <script>', ben).waitFor();
    await ben.getByText('New', { exact: true }).waitFor();
    await ben.getByRole('button', { name: 'sales', exact: true }).waitFor();
  });

  it('lists the command with its hint, completes it, and shows the answer to its sender only', async () => {
    const ben = await open('sales', 'ben');
    await composer().pressSequentially('/c');
    await page.getByRole('option', { name: /\/crm note Acme/ }).waitFor();
    await composer().press('Tab');
    await until(async () => expect(await composer().inputValue()).toBe('/crm '));
    await composer().pressSequentially('hello');
    await until(async () => expect(await composer().inputValue()).toBe('/crm hello'));
    await composer().press('Enter');
    await message('You said: hello').getByText('Only visible to you').waitFor();
    await send('seen by all', ben);
    await message('seen by all', ben).waitFor();
    expect(await ben.getByText('You said').count()).toBe(0);
    await message('You said: hello').getByRole('button', { name: 'Dismiss' }).click();
    await until(async () => expect(await page.getByText('You said').count()).toBe(0));
  });

  it('gives a command back when the app fails, with Slack’s red line', async () => {
    await send('/nonsense keep this text');
    await page.getByText('/nonsense is not a valid command', { exact: false }).waitFor();
    await until(async () => expect(await composer().inputValue()).toBe('/nonsense keep this text'));
  });

  it('completes a name, mentions the app, and shows its answer in the thread', async () => {
    await composer().pressSequentially('Hello @rap');
    await page.getByRole('option', { name: /Rapport/ }).waitFor();
    await composer().press('Enter');
    await until(async () => expect(await composer().inputValue()).toBe('Hello @Rapport '));
    await composer().pressSequentially('who referred Acme?');
    await until(async () => expect(await composer().inputValue()).toBe('Hello @Rapport who referred Acme?'));
    await composer().press('Enter');
    await message('who referred Acme?')
      .getByRole('button', { name: /^1 reply/ })
      .click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('Borealis referred them.').waitFor();
    await thread.getByRole('textbox').fill('Thanks');
    await thread.getByRole('textbox').press('Enter');
    await message('who referred Acme?')
      .getByRole('button', { name: /^2 replies/ })
      .waitFor();
  });

  it('takes lines as fast as they are written, in their order', async () => {
    const lines = ['one', '/crm two', 'three', 'four'];
    for (const line of lines) await send(line);
    expect(await composer().inputValue()).toBe('');
    await message('four').waitFor();
    const { playground } = running;
    const said = playground.as('anna').sees('#sales');
    expect(said.map(({ text }) => text)).toEqual(['one', 'You said: two', 'three', 'four']);
  });

  it('puts what was refused in front of what was typed meanwhile', async () => {
    await page.route('**/page/act*', async (route) => {
      await composer().fill('typed meanwhile');
      await route.fulfill({ json: { ok: false, error: 'Not today.' } });
    });
    await send('refused');
    await page.getByText('Not today.').waitFor();
    await until(async () => expect(await composer().inputValue()).toBe('refused\ntyped meanwhile'));
  });

  it('breaks a line with Shift and Enter', async () => {
    await composer().pressSequentially('one');
    await composer().press('Shift+Enter');
    await composer().pressSequentially('two');
    expect(await composer().inputValue()).toBe('one\ntwo');
  });

  it('presses buttons, asks before a dangerous one, and sends what a menu was set to', async () => {
    await send('/crm card');
    const card = message('Acme Coffee');
    await card.getByRole('button', { name: 'Log contact' }).click();
    await until(() => expect(heard).toEqual(['log']));
    await card.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    await card.getByRole('button', { name: 'Undo' }).click();
    await page
      .getByRole('dialog', { name: 'Undo this note?' })
      .getByRole('button', { name: 'Undo it' })
      .click();
    await until(() => expect(heard).toEqual(['log', 'undo']));
    await card.getByRole('combobox', { name: 'Snooze' }).click();
    await page.getByRole('option', { name: '1 week' }).click();
    await until(() => expect(heard.at(-1)).toBe('snooze 1 week'));
    await card.getByRole('button', { name: 'More options' }).press('Enter');
    await page.locator('[role=menuitem]:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(() => expect(heard.at(-1)).toBe('more merge'));
  });

  it('tells the app of a date that was typed once, when it is complete', async () => {
    await send('/crm card');
    const field = message('Acme Coffee').getByLabel('Select a date');
    await field.focus();
    await page.keyboard.type('12242026');
    await page.keyboard.press('Enter');
    await until(() => expect(heard).toEqual(['until 2026-12-24']));
    await field.fill('2026-12-25');
    await composer().focus();
    await until(() => expect(heard).toEqual(['until 2026-12-24', 'until 2026-12-25']));
  });

  it('fills a modal by keyboard, shows errors under their fields, and keeps what was typed', async () => {
    await send('/crm note');
    const dialog = page.getByRole('dialog', { name: 'Log an interaction' });
    const customer = dialog.getByRole('combobox', { name: 'Customer' });
    await until(async () =>
      expect(await customer.evaluate((one) => one === document.activeElement)).toBe(true),
    );
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Please complete this required field.').first().waitFor();
    expect(await customer.getAttribute('aria-invalid')).toBe('true');

    await customer.pressSequentially('bor');
    await page.getByRole('option', { name: 'Borealis' }).waitFor();
    await customer.press('Enter');
    expect(await customer.inputValue()).toBe('Borealis');
    const what = dialog.getByRole('textbox', { name: 'What happened' });
    await what.fill('bad');
    const who = dialog.getByRole('combobox', { name: 'Who was there' });
    await who.pressSequentially('carla');
    await who.press('Enter');
    await dialog.getByRole('button', { name: 'Remove Carla Diaz' }).waitFor();
    await who.press('Escape');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Say more than that.').waitFor();
    expect(await what.inputValue()).toBe('bad');

    await what.fill('They love the new grinder');
    await what.press('Control+Enter');
    await dialog.waitFor({ state: 'hidden' });
    expect(heard).toEqual(['note borealis: They love the new grinder (1)']);
  });

  it('stacks modals: the lower one has its text still when the upper one goes', async () => {
    await send('/crm note');
    const lower = page.getByRole('dialog', { name: 'Log an interaction' });
    await lower.getByRole('textbox', { name: 'What happened' }).fill('kept');
    await lower.getByRole('button', { name: 'Add a next step' }).click();
    const upper = page.getByRole('dialog', { name: 'Next step' });
    await upper.getByRole('textbox', { name: 'Step' }).fill('call again');
    await upper.getByRole('textbox', { name: 'Step' }).press('Enter');
    await until(() => expect(heard).toEqual(['step call again']));
    expect(await lower.getByRole('textbox', { name: 'What happened' }).inputValue()).toBe('kept');
    await page.keyboard.press('Escape');
    await lower.waitFor({ state: 'hidden' });
    await until(() => expect(heard.at(-1)).toBe('closed'));
    await until(async () =>
      expect(await composer().evaluate((one) => one === document.activeElement)).toBe(true),
    );
  });

  it('has the shortcuts of the app: the lightning and the menu of a message', async () => {
    await send('Acme called about the invoice');
    const row = message('Acme called');
    await row.hover();
    await row.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /Save to CRM/ }).click();
    await until(() => expect(heard).toEqual(['save Acme called about the invoice']));
    await page.getByRole('main').getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: /Log an interaction/ }).click();
    await page.getByRole('dialog', { name: 'Log an interaction' }).waitFor();
  });

  it('has the Home and Messages tabs of the app', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Rapport' }).click();
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByRole('heading', { name: 'Your customers' }).waitFor();
    await page.getByRole('tabpanel').getByRole('button', { name: 'Log contact' }).click();
    await until(() => expect(heard).toEqual(['log']));
    await page.getByRole('tab', { name: 'Messages' }).click();
    await send('hello');
    await message('hello').waitFor();
  });

  it('jumps to a conversation by Ctrl and K, and leaves a thread by Escape', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').pressSequentially('carla');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Carla Diaz' }).waitFor();
    await send('hello');
    await message('hello').hover();
    await message('hello').getByRole('button', { name: 'Reply in thread' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByRole('textbox').press('Escape');
    await thread.waitFor({ state: 'detached' });
    await until(async () =>
      expect(await composer().evaluate((one) => one === document.activeElement)).toBe(true),
    );
  });

  it('moves the clock in the zone of whoever looks', async () => {
    const clock = page.getByRole('button', { name: /move the clock/ });
    await clock.click();
    await page.getByRole('button', { name: 'Next Monday 09:00' }).click();
    await clock.filter({ hasText: /^Mon, .* · 9:00/ }).waitFor();
    expect(running.playground.clock.now().getTime()).toBeGreaterThan(Date.now());
  });

  it('shows what was said behind the stage, and why a call was refused', async () => {
    await page.getByRole('button', { name: 'Inspector' }).click();
    await send('/crm long');
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    const line = inspector.getByRole('group').filter({ hasText: 'invalid_blocks' });
    await line.getByText('chat.postMessage').click();
    await line.getByText('docs.slack.dev', { exact: false }).first().waitFor();
    await inspector.getByRole('button', { name: 'Rate limit' }).click();
    await inspector.getByText('Planned: Rate limit').waitFor();
  });

  it('sends files that were chosen or dropped, and gives them back as they were', async () => {
    const csv = { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from('name\nAcme\n') };
    await page.getByRole('main').locator('input[type=file]').setInputFiles(csv);
    const waiting = page.getByRole('list', { name: 'Files to be sent' });
    await waiting.getByText('customers.csv').waitFor();
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['second'], 'second.txt', { type: 'text/plain' }));
      const list = document.querySelector('.message-list');
      for (const type of ['dragover', 'drop'])
        list?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    });
    await waiting.getByText('second.txt').waitFor();
    await waiting.getByRole('button', { name: 'Take second.txt off' }).click();
    await until(async () => expect(await waiting.getByRole('listitem').count()).toBe(1));
    await send('here they are');
    const link = message('here they are').getByRole('link', { name: /customers\.csv/ });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(readFileSync(await download.path(), 'utf8')).toBe('name\nAcme\n');
    await until(async () => expect(await waiting.count()).toBe(0));
  });

  it('shows the modals of one person in both of their windows', async () => {
    const second = await open();
    await send('/crm note');
    for (const one of [page, second]) await one.getByRole('dialog', { name: 'Log an interaction' }).waitFor();
    await second.getByRole('dialog').getByRole('button', { name: 'Add a next step' }).click();
    await page.getByRole('dialog', { name: 'Next step' }).waitFor();
    await page.keyboard.press('Escape');
    await second.getByRole('dialog', { name: 'Log an interaction' }).waitFor();
    await second.keyboard.press('Escape');
    for (const one of [page, second]) await one.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('shows in the inspector what was said before it was opened', async () => {
    await send('/crm hello');
    await message('You said: hello').waitFor();
    const later = await open();
    await later.getByRole('button', { name: 'Inspector' }).click();
    await later.getByRole('complementary', { name: 'Inspector' }).getByText('slash_commands').waitFor();
  });

  it('goes on by itself when the playground was away for a while', async () => {
    const { playground } = running;
    const port = Number(new URL(playground.url).port);
    await send('before');
    await message('before').waitFor();
    await running.stop();
    await page.getByText('Connection lost', { exact: false }).waitFor();
    await send('not lost');
    await page.getByText('cannot be reached', { exact: false }).waitFor();
    expect(await composer().inputValue()).toBe('not lost');
    running = await startBoltApp('socket', anApp(heard), { assets: await pageAssets(), port });
    await page.getByText('Connection lost', { exact: false }).waitFor({ state: 'hidden', timeout: 20_000 });
    await composer().press('Enter');
    await message('not lost').waitFor();
    // The browser itself writes down each failed attempt.
    problems.length = 0;
  });
});
