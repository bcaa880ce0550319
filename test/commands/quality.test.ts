import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completeness } from '../../src/domain/quality.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
  await types('/crm add Acme, prospect');
  await types('/crm add Borealis', 'ben');
  await types('/crm note Borealis: called Petra, happy. Next: send the quote by Friday', 'ben');
  await types('/crm add Cresta');
  await types('/crm owner Cresta nobody');
});
afterAll(() => bot?.stop());

const as = (handle: string) => bot.slack.as(handle);
const types = (text: string, handle = 'anna') => as(handle).types('#sales', text);
const DAY = 86_400_000;

describe('/crm quality', () => {
  test('tells how complete the file is and what it lacks, overall and by owner', async () => {
    const { text } = await types('/crm quality');
    // Three customers, a prospect among them: 13 things to know, of which 9 are missing.
    expect(text).toContain('The file is 30 % complete: 3 customers.');
    expect(text).toMatch(/^1 nobody looks after$/m);
    expect(text).toMatch(/^2 without a contact$/m);
    expect(text).toMatch(/^2 without a next step$/m);
    expect(text).toMatch(/^3 of whom we do not know how they found us$/m);
    expect(text).toMatch(/^1 of the prospects, and we do not know why/m);
    expect(text).toContain('All have fresh e-mail addresses.');
    expect(text).toMatch(/Anna Berg: 20 % of 1/);
    expect(text).toMatch(/Ben Carter: 75 % of 1/);
    expect(text).toMatch(/nobody: 0 % of 1/);
  });

  test('of one member only theirs', async () => {
    const { text } = await types('/crm quality me');
    expect(text).toContain('What @Anna Berg looks after is 20 % complete: 1 customer.');
    expect((await types('/crm quality @ben')).text).not.toContain('without a contact');
    expect((await types('/crm quality @carla')).text).toContain('has no customers yet');
    expect((await types('/crm quality sideways')).text).toContain("don't know who sideways is");
  });

  test('each weakness is mended with one tap', async () => {
    const seen = await types('/crm quality');
    const mend = (near: string) => as('anna').clicks(seen.message, 'Mend', { near });
    const list = await mend('without a contact');
    expect(list.text).toContain('Acme');
    expect(list.text).not.toContain('Borealis');
    const opened = await as('anna').clicks(list.message, 'Add a contact', { near: 'Acme' });
    expect(bot.slack.visibleText(opened.modal)).toContain('Acme');
    await as('anna').submits(opened.modal, { Name: 'Dana Doe', 'E-mail': 'dana@acme.example' });
    expect((await types('/crm quality')).text).toMatch(/^1 without a contact$/m);
    for (const [near, button] of [
      ['nobody looks after', 'Give an owner'],
      ['without a next step', 'Add a next step'],
      ['how they found us', 'Fill in'],
      ['of the prospects', 'Fill in'],
    ] as const) {
      const again = await types('/crm quality');
      const weak = await as('anna').clicks(again.message, 'Mend', { near });
      const { modal } = await as('anna').clicks(weak.message, button, { nth: 0 });
      await as('anna').closes(modal, { all: true });
    }
    expect((await as('anna').clicks(list.message, 'All figures')).text).toContain('complete');
  });

  test('counts addresses from which nobody has heard for a year', async () => {
    await bot.slack.clock.moveBy(366 * DAY);
    const seen = await types('/crm quality');
    expect(seen.text).toMatch(/^1 with an e-mail address from whom nobody has heard for 365 days$/m);
    const list = await as('anna').clicks(seen.message, 'Mend', { near: 'e-mail' });
    expect(list.text).toContain('Acme');
    expect(list.text).not.toContain('Cresta');
  });

  test('follows what is imported, merged and archived', async () => {
    const { modal } = await types('/crm import');
    const content = 'Company,Contact,Contact email,Source\nDelta,Di Delta,di@delta.example,fair\nEcho,,,\n';
    await as('anna').submits(modal, { File: { name: 'two.csv', content } });
    const preview = as('anna').sees('@rapport').at(-1);
    if (!preview) throw new Error('no preview');
    await as('anna').clicks(preview, 'Import');
    const { text } = await types('/crm quality nobody');
    expect(text).toContain('3 customers');
    expect(text).toMatch(/^2 without a contact$/m);
    const merging = await types('/crm merge Delta and Echo');
    await as('anna').submits(merging.modal);
    expect((await types('/crm quality nobody')).text).toMatch(/^1 without a contact$/m);
  });
});

test('a file without customers lacks nothing', () => {
  const lacking = { owner: 0, contact: 0, step: 0, source: 0, reason: 0 };
  expect(completeness({ customers: 0, prospects: 0, former: 0, lacking, staleEmails: 0 })).toBe(1);
});
