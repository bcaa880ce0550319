import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestRapport } from '../helpers/rapport.ts';
import { faultsOf } from '../playground/web/axe.ts';
import { chromiumPath, launch, openWindow, PATIENTLY, type View } from '../playground/web/browser.ts';
import { startWithPage } from './a-page.ts';

describe.skipIf(!chromiumPath)('somebody new', PATIENTLY, () => {
  let browser: Browser;
  let bot: TestRapport;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    bot = await startWithPage({ offer: true });
  });
  afterEach(async () => {
    await page.context().close();
    await bot.stop();
    expect(problems.splice(0)).toEqual([]);
  });

  const begin = async (choice: string, view: View) => {
    page = await openWindow(browser, bot.slack.url, problems, view);
    const welcome = page.getByRole('dialog', { name: 'Welcome to Rapport' });
    await welcome.waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await welcome.getByRole('button', { name: choice }).click();
    await welcome.waitFor({ state: 'detached', timeout: 30_000 });
  };
  const composer = () => page.getByRole('main').getByRole('textbox', { name: /^Message/ });
  const shown = (text: string) => page.getByRole('main').getByText(text).last().waitFor();
  const tour = () => page.getByRole('region', { name: 'Things to try' });
  const ticked = (count: number) => tour().getByText(`${count} of 5 done.`).waitFor();
  const tries = async (step: string) => {
    await tour()
      .getByRole('button', { name: `Try it: ${step}` })
      .click();
    await expect.poll(() => composer().inputValue()).not.toBe('');
    await composer().press('Enter');
  };
  const nextMorning = () => tour().getByRole('button', { name: 'Go there: See the next morning' }).click();

  it('loads the sample company and does the five things (light, 1280 px)', async () => {
    await begin('Load the sample company', { colorScheme: 'light' });
    await tries('Look somebody up');
    await shown('Owners say yes');
    await ticked(1);
    await tries('Note what happened');
    await shown('Noted for');
    await ticked(2);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
    await shown('Taken back');
    await ticked(3);
    await tries('Ask in plain English');
    await ticked(4);
    await page
      .getByRole('main')
      .getByRole('button', { name: /^1 reply/ })
      .click();
    await page.getByRole('complementary', { name: 'Thread' }).getByText('Harbour Bakery').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await nextMorning();
    await shown('Your customers today');
    await ticked(5);
    await shown('Mirabel Pharmacy');
    expect(await faultsOf(page)).toEqual([]);
    await tour().getByRole('button', { name: 'Put the tour away' }).click();
    await tour().waitFor({ state: 'detached' });
  });

  it('starts empty and does the five things on a telephone (dark, 400 px)', async () => {
    await begin('Start empty', { colorScheme: 'dark', width: 400 });
    await tour().getByRole('button', { name: 'All things to try' }).click();
    await expect.poll(() => tour().getByRole('listitem').count()).toBe(5);
    expect(await faultsOf(page)).toEqual([]);
    await tour().getByRole('button', { name: 'All things to try' }).click();
    await tries('Add a customer');
    await shown('Added Borealis');
    await ticked(1);
    await tries('Note what happened');
    await shown('Noted for');
    await tries('Look somebody up');
    await ticked(3);
    await tries('Ask in plain English');
    await ticked(4);
    await nextMorning();
    await ticked(5);
    await shown('Your customers today');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
    expect(await faultsOf(page)).toEqual([]);
  });

  it.each([
    { colorScheme: 'dark', width: 1280 },
    { colorScheme: 'light', width: 400 },
  ] as const)('types what the README says ($colorScheme, $width px)', async (view) => {
    await begin('Start empty', view);
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const lines = [...readme.matchAll(/^\d\. `(.+)`$/gm)].map(([, line]) => line ?? '');
    expect(lines).toHaveLength(5);
    const answers = ['Added Borealis', 'Noted for', 'Added Acme', 'was referred by', '1 reply'];
    for (const [at, line] of lines.entries()) {
      await composer().fill(line);
      await composer().press('Enter');
      await shown(answers[at] ?? '');
    }
    await page
      .getByRole('main')
      .getByRole('button', { name: /^1 reply/ })
      .click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('Borealis').last().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await thread.getByRole('button', { name: 'Close thread' }).click();

    await page.getByRole('button', { name: /move the clock/ }).click();
    await page.getByRole('button', { name: 'Tomorrow 09:00' }).click();
    if (view.width === 400)
      await page.getByRole('button', { name: 'Open the list of conversations' }).click();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Rapport/ })
      .click();
    await page.getByRole('tab', { name: 'Messages' }).click();
    await shown('send the quote');
    expect(await faultsOf(page)).toEqual([]);
  });
});
