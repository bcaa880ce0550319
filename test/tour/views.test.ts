import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../playground/protocol.ts';
import { expectAsKept, keptPicture, LEAST } from '../helpers/kept-picture.ts';
import { likeness } from '../helpers/likeness.ts';
import type { TestRapport } from '../helpers/rapport.ts';
import { chromiumPath, launch, openWindow, PATIENTLY } from '../playground/web/browser.ts';
import { loadSample, startWithPage } from './a-page.ts';

describe.skipIf(!chromiumPath)('a view of the bot looks like its kept picture', PATIENTLY, () => {
  let browser: Browser;
  let bot: TestRapport;
  let page: Page;
  const problems: string[] = [];

  const anna = () => bot.slack.as('anna');
  const rowOf = ({ ts }: Pick<Message, 'ts'>, on: Page | Locator = page) => on.locator(`[data-ts="${ts}"]`);
  const dialog = () => page.getByRole('dialog');
  const open = async (name: string) => {
    const row = new RegExp(`^${name}\\b`);
    await page.getByRole('navigation').getByRole('button', { name: row }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  };
  /** What a command is answered with. */
  const answerTo = async (text: string, handle = 'anna') => {
    const { message } = await bot.slack.as(handle).types('#sales', text);
    return rowOf(message);
  };
  /** The modal that a command opens. */
  const modalOf = async (text: string) => {
    await anna().types('#sales', text);
    await dialog().waitFor();
    return dialog();
  };
  /** What comes into the team's channel by an instant, of a complaint that was to be settled by 23 November. */
  const saidToTheTeam = async (start: string, instant: string) => {
    const sales = bot.slack.exportState().conversations.find(({ name }) => name === 'sales')?.id ?? '';
    await bot.file.settings.set({ ...(await bot.file.settings.get()), teamChannel: sales });
    if ((await bot.file.commitments.list({ kinds: ['complaint'], open: true }, 1)).length === 0)
      await answerTo('/crm complaint Harbour Bakery: the brakes squeal, second time this month', 'ben');
    await bot.rapport.remind();
    // At a second try it is that late already.
    if (bot.slack.clock.now() < new Date(instant)) await bot.slack.clock.moveTo(new Date(instant));
    await open('sales');
    const said = anna()
      .sees('#sales')
      .filter((message) => bot.slack.visibleText(message).includes(start) || message.text.startsWith(start))
      .at(-1);
    if (!said) throw new Error(`nobody said ${start}`);
    return rowOf(said);
  };
  /** What the bot understood of a file that is dropped into the conversation with it. */
  const understoodOf = async (name: string, content: string) => {
    await open('Rapport');
    await page.getByRole('tab', { name: 'Messages' }).click();
    const seen = await anna().drops('@rapport', { name, content });
    return rowOf(seen.message);
  };
  const ours = 'Wer;Zuletzt da;Lieblingstee\nAbel & Co;03.11.2026;Assam\nBerg GmbH;05.11.2026;Sencha\n';
  const note =
    '/crm note Harbour Bakery: called Mette, delighted with the tyres. Next: visit the new shop on Monday';

  beforeAll(async () => {
    browser = await launch();
    bot = await startWithPage();
    await loadSample(bot, () => {});
    const sales = bot.slack.exportState().conversations.find(({ name }) => name === 'sales')?.id;
    page = await openWindow(browser, `${bot.slack.url}/#${sales}`, problems, { width: 1000, height: 3_200 });
  });
  afterAll(async () => {
    await browser.close();
    await bot.stop();
    expect(problems).toEqual([]);
  });

  const VIEWS: Record<string, () => Promise<Locator>> = {
    help: () => answerTo('/crm help'),
    'unknown-subcommand': () => answerTo('/crm shwo Tidewater'),
    'note-confirmation': () => answerTo(note),
    'note-taken-back': async () => {
      const { message } = await anna().types('#sales', note);
      await anna().clicks(message, 'Undo');
      return rowOf(message);
    },
    'did-you-mean': () => answerTo('/crm note Quayside Laundri: called Gwen, all well'),
    card: () => answerTo('/crm show Harbour Bakery'),
    find: () => answerTo('/crm find water'),
    list: () => answerTo('/crm list'),
    history: () => answerTo('/crm history Tidewater Hotel'),
    due: () => answerTo('/crm due'),
    'referral-confirmation': () => answerTo('/crm referral Sundial Solar from Halden Print'),
    'referral-refused': () => answerTo('/crm referral Larkspur Florists from Tidewater Hotel'),
    answer: async () => {
      const seen = await anna().types('#sales', '@rapport who referred Quayside Laundry?');
      const [question] = anna()
        .sees('#sales')
        .filter(({ text }) => text.includes('who referred'));
      if (!question) throw new Error('the question is not there');
      await rowOf(question)
        .getByRole('button', { name: /^1 reply/ })
        .click();
      return rowOf(seen.message, page.getByRole('complementary', { name: 'Thread' }));
    },
    'note-modal': () => modalOf('/crm note Harbour Bakery'),
    'note-modal-errors': async () => {
      const modal = await modalOf('/crm note');
      await modal.getByRole('button', { name: 'Save' }).click();
      await modal.getByText('Please complete this required field.').first().waitFor();
      return modal;
    },
    'add-modal': () => modalOf('/crm add'),
    'import-preview': () =>
      understoodOf(
        'leads.csv',
        `Company,Last contacted,Notes,Slogan\nAbel,2026-11-03,likes tea,faster\nBerg,soon,,\n`,
      ),
    'import-asks-for-columns': () => understoodOf('kunden.csv', ours),
    'import-columns': async () => {
      const row = await understoodOf('kunden.csv', ours);
      await row.getByRole('button', { name: 'Choose the columns' }).click();
      await dialog().waitFor();
      return dialog();
    },
    home: async () => {
      await open('Rapport');
      await page.getByRole('tab', { name: 'Home' }).click();
      await page.getByRole('tabpanel').getByRole('heading').first().waitFor();
      return page.getByRole('tabpanel').locator('.blocks');
    },
    digest: async () => {
      const seen = await anna().watches(() => bot.slack.clock.moveTo(new Date('2026-11-19T08:01:00Z')));
      await open('Rapport');
      await page.getByRole('tab', { name: 'Messages' }).click();
      return rowOf(seen.message);
    },
    'team-digest': () => saidToTheTeam("The team's customers today", '2026-11-23T09:01:00Z'),
    'late-complaint': () => saidToTheTeam('A complaint of', '2026-11-25T09:01:00Z'),
  };

  it.each(Object.keys(VIEWS))('%s', async (name) => {
    const shown = await VIEWS[name]?.();
    if (!shown) throw new Error(`${name} was not drawn`);
    await shown.waitFor();
    await page.mouse.move(0, 0);
    const picture = await shown.screenshot({ animations: 'disabled', caret: 'hide' });
    if (await dialog().isVisible()) {
      await page.keyboard.press('Escape');
      await dialog().waitFor({ state: 'hidden' });
    }
    expectAsKept(name, picture);
  });

  it.each([
    ['card', 'list'],
    ['note-confirmation', 'referral-refused'],
    ['home', 'help'],
  ])('and would not be taken for another: %s is not %s', (one, other) => {
    expect(likeness(keptPicture(one), keptPicture(other)).structure).toBeLessThan(LEAST);
  });
});
