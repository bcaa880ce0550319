import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where this machine has a Chromium, if it has one; CHROMIUM names another place. */
export const chromiumPath = [process.env['CHROMIUM'] ?? PLACES].flat().find((path) => existsSync(path));

/** To be printed where the browser tests are left out. */
export const HOW_TO_GET_IT =
  'The browser tests were skipped: there is no Chromium (apt-get install chromium, or CHROMIUM=/path/to/it).\n';

/**
 * A browser on a busy machine may miss a beat (a key pressed while the page is being drawn): a test is tried anew,
 * with a page and an app of its own. One that is wrong fails each time.
 */
export const PATIENTLY = { retry: 1 };

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** A Chromium that asks nothing of the network. */
export const launch = (): Promise<Browser> => {
  if (!chromiumPath) throw new Error(HOW_TO_GET_IT);
  return chromium.launch({ executablePath: chromiumPath, args: QUIET });
};

export type View = { colorScheme?: 'light' | 'dark'; width?: number; height?: number };

/**
 * Opens the page in a window of its own, with nothing kept from before.
 * @param problems where it is written down what goes wrong in it, now or later
 */
export const openWindow = async (
  browser: Browser,
  url: string,
  problems: string[],
  { colorScheme = 'light', width = 1280, height = 800 }: View = {},
): Promise<Page> => {
  const context = await browser.newContext({ colorScheme, viewport: { width, height } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => problems.push(String(error.stack)));
  page.on('console', (line) => {
    if (line.type() === 'error') problems.push(line.text());
  });
  await page.goto(url);
  await page.getByRole('main').waitFor();
  return page;
};
