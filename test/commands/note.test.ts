import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());

describe('/crm note', () => {
  test('saves a line at once, and says what it understood', async () => {
    const anna = bot.slack.as('anna');
    await anna.types('#sales', '/crm add Acme');
    const seen = await anna.types(
      '#sales',
      '/crm note Acme: called Dana, happy with the new grinder. Next: send the quote by Friday',
    );
    console.log(seen.text, bot.logged, bot.slack.refusals);
    expect(seen.text).toContain('Noted for Acme');
    expect(seen.text).toContain('call with Dana (new contact)');
    expect(seen.text).toContain('Next: send the quote · due Fri 20 Nov');
  });
});
