import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Locator, type Page } from 'playwright-core';
import { readConfig } from '../src/config.ts';
import { makeLog } from '../src/log.ts';
import { start } from '../src/start.ts';

/**
 * Takes the pictures of the README from a real run in the playground (`npm run screenshots`). It needs a Chromium:
 * `apt-get install chromium`, or CHROMIUM=/path/to/it.
 */
const IMAGES = fileURLToPath(new URL('../docs/images/', import.meta.url));
const PORT = 3456;
const ZONE = 'Europe/Berlin';

const dataDir = await mkdtemp(join(tmpdir(), 'rapport-screenshots-'));
const running = await start(readConfig({ DATA_DIR: dataDir, PORT: String(PORT) }), {
  log: makeLog('error'),
  progress: (line) => process.stderr.write(`${line}\n`),
  environment: process.env,
  signal: new AbortController().signal,
});
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
try {
  await mkdir(IMAGES, { recursive: true });
  const context = await browser.newContext({
    viewport: { width: 1180, height: 720 },
    deviceScaleFactor: 2,
    timezoneId: ZONE,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(`http://127.0.0.1:${PORT}`);
  await walk(page);
} finally {
  await browser.close();
  await running.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function walk(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Start empty' }).click();
  await page.getByRole('button', { name: 'Put the tour away' }).click();
  await moveClock(page, 'Next Monday 09:00');
  await open(page, 'sales');
  await say(page, '/crm add Borealis', 'Added Borealis');
  await say(page, '/crm add Acme, prospect', 'Added Acme');
  await say(page, '/crm referral Acme from Borealis', 'referred');
  await say(
    page,
    '/crm note Borealis: visited Petra, delighted with the new grinder. Next: send the quote tomorrow',
    'Noted for Borealis',
  );
  await picture(page, 'note');
  await say(page, '/crm show Borealis', 'Log contact');
  await picture(page, 'card');
  await composer(page).fill('/crm note Borealis');
  await composer(page).press('Enter');
  await page.getByRole('dialog').getByText('What happened?').first().waitFor();
  await picture(page, 'modal');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await moveClock(page, 'Tomorrow 09:00');
  await open(page, /^Rapport/);
  await page.getByRole('main').getByText('send the quote').first().waitFor();
  await picture(page, 'digest');
}

function composer(page: Page): Locator {
  return page.getByRole('main').getByRole('textbox', { name: /^Message/ });
}

async function open(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name }).first().click();
}

async function moveClock(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: /move the clock/ }).click();
  await page.getByRole('button', { name: to }).click();
}

async function say(page: Page, text: string, until: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await page.getByRole('main').getByText(until).last().waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled' });
}
