import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { animate, type Frame } from './apng.ts';
import { composer, goTo, inPlayground, moveClock, say, shown } from './in-playground.ts';

/**
 * Makes the README's short recording from a real run in the playground (`npm run recording`): a note, the next
 * morning's nudge, a question. It needs a Chromium: `apt-get install chromium`, or CHROMIUM=/path/to/it.
 */
const IMAGES = fileURLToPath(new URL('../docs/images/', import.meta.url));
const WINDOW = { width: 1040, height: 600, scale: 1 };

/** Milliseconds that something is shown, and characters typed from one picture to the next. */
const READ_MS = 3_200;
const LOOK_MS = 1_200;
const TYPE_MS = 110;
const TYPED_AT_ONCE = 4;

const NOTE =
  '/crm note Borealis: visited Petra, delighted with the new grinder. Next: send the quote tomorrow';

const frames: Frame[] = [];
const take = async (page: Page, ms: number): Promise<void> => {
  frames.push({ png: await page.screenshot({ animations: 'disabled', caret: 'hide' }), ms });
};

async function types(page: Page, line: string): Promise<void> {
  const field = composer(page);
  for (let end = TYPED_AT_ONCE; end < line.length + TYPED_AT_ONCE; end += TYPED_AT_ONCE) {
    await field.fill(line.slice(0, end));
    await take(page, TYPE_MS);
  }
  await take(page, LOOK_MS);
  await field.press('Enter');
}

await inPlayground(WINDOW, async (page) => {
  await page.getByRole('dialog').getByRole('button', { name: 'Start empty' }).click();
  await page.getByRole('button', { name: 'Put the tour away' }).click();
  await moveClock(page, 'Next Monday 09:00');
  await say(page, '/crm add Borealis', 'Added Borealis');
  await say(page, '/crm add Acme, prospect', 'Added Acme');
  await say(page, '/crm referral Acme from Borealis', 'referred');
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  for (let left = await dismiss.count(); left > 0; left--) await dismiss.first().dispatchEvent('click');
  await page.getByRole('article').first().waitFor({ state: 'detached' });
  await page.mouse.move(0, 0);

  await take(page, LOOK_MS);
  await types(page, NOTE);
  await shown(page, 'Noted for');
  await take(page, READ_MS);

  await moveClock(page, 'Tomorrow 09:00');
  await goTo(page, /^Rapport/);
  await page.getByRole('tab', { name: 'Messages' }).click();
  await shown(page, 'send the quote');
  await page.mouse.move(0, 0);
  await take(page, READ_MS);

  await goTo(page, 'sales');
  await take(page, LOOK_MS / 2);
  await types(page, '@Rapport who referred Acme?');
  await page.getByRole('button', { name: /^1 reply/ }).click();
  await page.getByRole('complementary', { name: 'Thread' }).getByText('Borealis').last().waitFor();
  await page.mouse.move(0, 0);
  await take(page, READ_MS);
});

await mkdir(IMAGES, { recursive: true });
const recording = animate(frames);
await writeFile(`${IMAGES}recording.png`, recording);
process.stdout.write(
  `docs/images/recording.png: ${frames.length} pictures, ${Math.round(recording.length / 1024)} kB\n`,
);
