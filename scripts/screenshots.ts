import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { composer, goTo, inPlayground, moveClock, say, shown } from './in-playground.ts';

/**
 * Takes the pictures of the README from a real run in the playground (`npm run screenshots`). It needs a Chromium:
 * `apt-get install chromium`, or CHROMIUM=/path/to/it.
 */
const IMAGES = fileURLToPath(new URL('../docs/images/', import.meta.url));

await mkdir(IMAGES, { recursive: true });
await inPlayground({ width: 1180, height: 720, scale: 2 }, walk);
await inPlayground({ width: 1180, height: 1100, scale: 1 }, lookAround);

async function walk(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Start empty' }).click();
  await page.getByRole('button', { name: 'Put the tour away' }).click();
  await moveClock(page, 'Next Monday 09:00');
  await goTo(page, 'sales');
  await say(page, '/crm add Borealis', 'Added Borealis');
  await say(page, '/crm add Acme, prospect', 'Added Acme');
  await say(page, '/crm referral Acme from Borealis', 'referred');
  await say(
    page,
    '/crm note Borealis: visited Petra, delighted with the new grinder. Next: send the quote tomorrow',
    'Noted for Borealis',
  );
  await picture(page, 'note');
  await say(page, '/crm show Borealis', 'History');
  await picture(page, 'card');
  await composer(page).fill('/crm note Borealis');
  await composer(page).press('Enter');
  await page.getByRole('dialog').getByText('What happened?').first().waitFor();
  await picture(page, 'modal');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await moveClock(page, 'Tomorrow 09:00');
  await goTo(page, /^Rapport/);
  await page.getByRole('main').getByText('send the quote').first().waitFor();
  await picture(page, 'digest');
}

/** The surfaces that only a company with a past fills: the card, the App Home, a handover's briefing. */
async function lookAround(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Load the sample company' }).click();
  await page.getByRole('button', { name: 'Put the tour away' }).click();
  await goTo(page, 'sales');
  await say(page, '/crm show Mirabel Pharmacy', 'History');
  await picture(page, 'briefing');
  await goTo(page, /^Rapport/);
  await page.getByRole('tab', { name: 'Home' }).click();
  await shown(page, 'What the team did');
  await picture(page, 'home');
  await goTo(page, 'sales');
  // The space ends the name: without it, Enter would choose Carla from the list.
  await say(page, '/crm handover @ben to @carla ', 'They have a briefing of each');
  await become(page, 'Carla Diaz');
  await goTo(page, /^Rapport/);
  await page.getByRole('tab', { name: 'Messages' }).click();
  await shown(page, 'Next');
  await picture(page, 'handover');
}

async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^You are / }).click();
  await page.getByRole('menu').getByText(name).click();
}

async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled' });
}
