import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCustomer, theCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());
const anna = () => bot.slack.as('anna');

describe('the card', () => {
  test('is the briefing before a meeting: all that matters at a glance', async () => {
    const customer = await aCustomer(bot, 'Nordlicht');
    await anna().types('#sales', '/crm person Nordlicht: Dana Reyes, head of purchasing, birthday 3 Dec');
    await anna().types('#sales', '/crm note Nordlicht: called Dana, happy. Next: send the quote by Friday');
    await anna().types('#sales', '/crm complaint Nordlicht: one grinder arrived broken');
    await anna().types('#sales', '/crm sale Nordlicht grinder 1.250,00 € yesterday');
    await anna().types('#sales', '/crm remember Nordlicht: they close in August');
    await bot.file.customers.edit(
      await theCustomer(bot, 'Nordlicht'),
      { needs: ['beans'], needsMet: 'partly', competitors: ['Globex'], website: 'nordlicht.example' },
      anna().id,
    );
    const seen = await anna().types('#sales', '/crm show Nordlicht');
    for (const part of [
      'Dana Reyes (head of purchasing)',
      'beans (met in part)',
      'Buys elsewhere\nGlobex',
      '3 Dec · birthday of Dana Reyes',
      'they close in August',
      'grinder · €1,250.00 · yesterday',
      'one grinder arrived broken',
      'send the quote',
    ])
      expect(seen.text).toContain(part);
    expect(seen.text.indexOf('one grinder arrived broken')).toBeLessThan(seen.text.indexOf('send the quote'));
    const people = await anna().clicks(seen.message, 'Contacts');
    expect(people.text).toContain('1 contact at Nordlicht');
    expect((await anna().clicks(seen.message, 'All that is open')).text).toContain('2 commitments are open');
    expect((await anna().clicks(seen.message, 'History')).text).toContain('2 entries');

    const ben = bot.slack.as('ben');
    const bens = await ben.types('#sales', '/crm show Nordlicht');
    expect((await ben.clicks(bens.message, 'Archive')).text).toContain('or an admin');
    const away = await anna().clicks(seen.message, 'Archive');
    expect((await anna().types('#sales', '/crm list')).text).not.toContain('Nordlicht');
    await anna().clicks(away.message, 'Undo');
    expect((await bot.file.customers.get(customer.id))?.archivedAt).toBeNull();
  });

  test('of a file full to the brim keeps within Slack’s limits', async () => {
    const many = (word: string) =>
      Array.from({ length: 50 }, (_, at) => `${word} ${at} ${'&<>x'.repeat(70)}`);
    const customer = await aCustomer(bot, 'Oslo Kaffe');
    await bot.file.customers.edit(
      customer,
      {
        aliases: Array.from({ length: 20 }, (_, at) => `Alias ${at} ${'x'.repeat(100)}`),
        buys: many('b'),
        needs: many('n'),
        competitors: many('c'),
        remember: many('r'),
        importantDates: many('d').map((label) => ({ label, date: '--05-12' })),
        whyNot: 'w'.repeat(300),
      },
      anna().id,
    );
    for (let at = 0; at < 30; at += 1)
      await bot.file.contacts.add(customer.id, `Person ${at}`, anna().id, { remember: many('f') });
    const seen = await anna().types('#sales', '/crm show Oslo Kaffe');
    expect(seen.text).toContain('Person 0');
    expect(seen.text).toContain('and 25 more');
    expect(bot.slack.refusals).toEqual([]);
  });
});

describe('the App Home', () => {
  test('shows what is due, what is next, what the team did; and updates itself after an action', async () => {
    const dev = bot.slack.as('dev');
    await dev.types('#sales', '/crm add Pernod');
    await dev.types('#sales', '/crm next Pernod: send the quote by today');
    await dev.opensHome();
    const read = () => bot.slack.visibleText(dev.home() as never);
    expect(read()).toContain('send the quote');
    expect(read()).toContain('What the team did');
    expect(read()).not.toContain('Settings');

    const done = await dev.clicks('home', 'Done');
    expect(bot.slack.visibleText(done.modal)).toContain('Done.');
    expect(read()).toContain('Nothing is due for you');
    expect(read()).toContain('Next in turn');
    await dev.closes(done.modal, { all: true });

    const { modal } = await dev.clicks('home', 'Log an interaction');
    const logged = await dev.submits(modal, {
      Customer: { query: 'Pern', pick: 'Pernod' },
      'What happened?': 'met them at the fair',
    });
    expect(bot.slack.visibleText(logged.modal)).toContain('Noted for Pernod');
    expect(read()).toContain('met them at the fair');
  });

  test('finds a customer, and opens it in place', async () => {
    await anna().opensHome();
    await bot.file.customers.add({ name: 'Quill', standing: 'customer', owner: null }, anna().id);
    await anna().opensHome();
    expect(bot.slack.visibleText(anna().home() as never)).toContain('1 customer is in nobody');
    const found = await anna().chooses('home', 'home.search', { query: 'Qui', pick: 'Quill' });
    expect(bot.slack.visibleText(found.modal)).toContain('Quill');
    await anna().closes(found.modal, { all: true });
    const { modal } = await anna().clicks('home', 'Settings');
    expect(bot.slack.visibleText(modal)).toContain('Complaints and sales');
  });
});
