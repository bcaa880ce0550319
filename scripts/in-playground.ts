import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';
import { readConfig } from '../src/config.ts';
import { makeLog } from '../src/log.ts';
import { start } from '../src/start.ts';

const PORT = 3457;
const ZONE = 'Europe/Berlin';

type Window = { width: number; height: number; scale: number };

/**
 * Starts Rapport as `npm start` does, on throw-away data, opens its page in Chromium, and stops it all again. Chromium
 * is where Debian has it, or where CHROMIUM says.
 */
export async function inPlayground(
  { width, height, scale }: Window,
  walk: (page: Page) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rapport-pictures-'));
  const running = await start(readConfig({ DATA_DIR: dataDir, PORT: String(PORT) }), {
    log: makeLog('error'),
    progress: (line) => process.stderr.write(`${line}\n`),
    environment: process.env,
    signal: new AbortController().signal,
  });
  try {
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      const context = await browser.newContext({
        viewport: { width, height },
        deviceScaleFactor: scale,
        timezoneId: ZONE,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      await page.goto(`http://127.0.0.1:${PORT}`);
      await walk(page);
    } finally {
      await browser.close();
    }
  } finally {
    await running.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Where one writes. */
export const composer = (page: Page): Locator =>
  page.getByRole('main').getByRole('textbox', { name: /^Message/ });

/** Goes to a conversation by its name in the list. */
export const goTo = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name }).first().click();

/** Moves the clock by one of the buttons of its menu. */
export async function moveClock(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: /move the clock/ }).click();
  await page.getByRole('button', { name: to }).click();
}

/** Waits until a text stands in the conversation. */
export const shown = (page: Page, text: string): Promise<void> =>
  page.getByRole('main').getByText(text).last().waitFor();

/** Sends a line, and waits for what it is answered with. */
export async function say(page: Page, line: string, answer: string): Promise<void> {
  await composer(page).fill(line);
  await composer(page).press('Enter');
  await shown(page, answer);
}
