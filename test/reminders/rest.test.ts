import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
  bot.slack.setOnClockMoved(undefined);
});
afterAll(() => bot.stop());

const anna = () => bot.slack.as('anna');
const names = (text: string) => [...text.matchAll(/^Firm \d+/gm)].map(([name]) => name);

test('a digest lists ten, and the way to the rest leads to exactly the others, whatever was done meanwhile', async () => {
  await anna().types('#sales', '/crm help');
  for (let index = 10; index < 33; index += 1) {
    const { id } = await bot.file.customers.add(
      { name: `Firm ${index}`, standing: 'customer', owner: anna().id },
      anna().id,
    );
    const at = new Date(Date.UTC(2026, 9, index - 9, 12));
    await bot.file.interactions.log(
      { interaction: { customerId: id, kind: 'call', at, text: '' }, contact: null, commitments: [] },
      anna().id,
      `k${index}`,
    );
  }
  await bot.slack.clock.moveTo(new Date('2026-11-27T08:00:05Z'));
  await bot.rapport.remind();
  const [message] = anna().sees('@rapport');
  if (!message) throw new Error('no digest');
  const first = names(bot.slack.visibleText(message));
  expect(first).toHaveLength(10);
  expect(bot.slack.visibleText(message)).toContain('… and 13 more.');

  await anna().clicks(message, '1 week', { near: 'Firm 10' });
  const second = await anna().clicks(message, 'Show the next');
  const shown = second.messages.find(({ ts }) => ts !== message.ts);
  if (!shown) throw new Error('nothing more');
  const next = names(bot.slack.visibleText(shown));
  const third = names((await anna().clicks(shown, 'Show the next')).text);
  expect(next).toHaveLength(10);
  expect(third).toHaveLength(3);
  expect(new Set([...first, ...next, ...third]).size).toBe(23);
});
