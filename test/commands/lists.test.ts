import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCustomer, theCustomer } from '../helpers/file.ts';
import { startRapport, type TestRapport } from '../helpers/rapport.ts';

let bot: TestRapport;
beforeAll(async () => {
  bot = await startRapport();
});
afterAll(() => bot.stop());
const anna = () => bot.slack.as('anna');
const DAY = 24 * 60 * 60 * 1000;

describe('/crm list', () => {
  test('filters by standing, tag, owner and silence; and finds nothing that does not fit', async () => {
    const nord = await aCustomer(bot, 'Nordlicht, prospect');
    const oslo = await aCustomer(bot, 'Oslo Kaffe, prospect');
    await aCustomer(bot, 'Pernod');
    await bot.file.customers.edit(nord, { tags: ['Hotels'], owner: bot.slack.as('ben').id }, anna().id);
    await bot.file.customers.edit(oslo, { tags: ['bar'] }, anna().id);
    const seen = await anna().types('#sales', '/crm list prospects tag:hotel owner:@ben');
    expect(seen.text).toContain('1 customer: prospect, tagged hotel, of @Ben Carter');
    expect(seen.text).toContain('Nordlicht');
    expect(seen.text).not.toContain('Oslo');
    expect((await anna().types('#sales', '/crm list owner:me prospects')).text).toContain('Oslo Kaffe');
    expect((await anna().types('#sales', '/crm list quiet:30')).text).toContain('0 customers');
    expect((await anna().types('#sales', '/crm list owner:nobody')).text).toContain('0 customers: of nobody');
  });

  test('a filter that is not known is named, and what was typed comes back', async () => {
    const seen = await anna().types('#sales', '/crm list colour:red <!here>');
    expect(seen.text).toContain('colour:red');
    expect(seen.text).toContain('<!here>');
    expect(JSON.stringify(seen.message.blocks[0])).not.toContain('<!here>');
    expect((await anna().types('#sales', '/crm list owner:@nobody-there')).text).toContain("don't know who");
  });

  test('turns pages both ways, and another person’s “me” stays theirs', async () => {
    for (let at = 0; at < 12; at += 1) {
      const customer = await bot.file.customers.add(
        { name: `Paged ${at}`, standing: 'former', owner: anna().id },
        anna().id,
      );
      expect(customer.version).toBe(1);
    }
    const first = await anna().types('#sales', '/crm list former owner:me');
    expect(first.text).toContain('12 customers');
    expect(first.text).toContain('1 to 10');
    const second = await anna().clicks(first.message, 'Next');
    expect(second.text).toContain('11 to 12');
    const back = await anna().clicks(second.message, 'Back');
    expect(back.text).toContain('1 to 10');
  });

  test('the modal narrows the list down where it stands', async () => {
    const seen = await anna().types('#sales', '/crm list');
    const { modal } = await anna().clicks(seen.message, 'Filter …');
    const wrong = await anna().submits(modal, { Tags: 'x'.repeat(41) });
    expect(wrong.errors['tags']).toContain('40');
    const listed = await anna().submits(wrong.modal, { Tags: 'hotels', Standing: 'Prospect' });
    expect(listed.text).toContain('Nordlicht');
    expect(listed.text).not.toContain('Pernod');
  });
});

describe('/crm history', () => {
  async function withHistory(name: string, days: number) {
    const customer = await aCustomer(bot, name);
    for (let at = 0; at < days; at += 1)
      await bot.file.interactions.log(
        {
          interaction: {
            customerId: customer.id,
            kind: at % 2 === 0 ? 'call' : 'visit',
            at: new Date(bot.slack.clock.now().getTime() - at * DAY),
            text: `entry ${at}`,
          },
          contact: null,
          commitments: [],
        },
        at % 3 === 0 ? anna().id : bot.slack.as('ben').id,
        `${name} ${at}`,
      );
    return customer;
  }

  test('pages from the newest to the oldest', async () => {
    await withHistory('Quill', 10);
    const first = await anna().types('#sales', '/crm history Quill');
    expect(first.text).toContain('10 entries · 1 to 8');
    expect(first.text.indexOf('entry 0')).toBeLessThan(first.text.indexOf('entry 7'));
    const second = await anna().clicks(first.message, 'Older');
    expect(second.text).toContain('entry 9');
    expect((await anna().clicks(second.message, 'Newer')).text).toContain('entry 0');
  });

  test('filters by kind, member and period', async () => {
    await withHistory('Rosenhof', 10);
    const visits = await anna().types(
      '#sales',
      '/crm history Rosenhof visits by @ben since 10 Nov until 15 Nov',
    );
    expect(visits.text).toContain('2 entries');
    expect(visits.text).toContain('entry 5');
    expect(visits.text).toContain('entry 7');
    expect((await anna().types('#sales', '/crm history Rosenhof sausages')).text).toContain(
      "don't understand",
    );
    const { modal } = await anna().types('#sales', '/crm history');
    const seen = await anna().submits(modal, {
      Customer: { query: 'Rosen', pick: 'Rosenhof' },
      'By whom': '@anna',
      Since: '2026-11-17',
    });
    expect(seen.text).toContain('1 entry');
  });

  test('an entry is its author’s or an admin’s to change; everyone sees who changed what', async () => {
    await withHistory('Sprudel', 2);
    const carla = bot.slack.as('carla');
    const hers = await carla.types('#sales', '/crm history Sprudel');
    expect(carla.canClick(hers.message)).not.toContain('Take back');
    const bens = await bot.slack.as('ben').types('#sales', '/crm history Sprudel');
    const { modal } = await bot.slack.as('ben').clicks(bens.message, 'Edit', { near: 'entry 1' });
    await bot.slack.as('ben').submits(modal, { 'What happened?': 'entry one, corrected' });
    const changes = await carla.clicks(hers.message, 'Who changed what', { near: 'entry 1' });
    expect(changes.text).toContain('entry 1 → entry one, corrected');
    expect(changes.text).toContain('@Ben Carter');

    const annas = await anna().types('#sales', '/crm history Sprudel');
    const gone = await anna().clicks(annas.message, 'Take back', { near: 'corrected' });
    expect(gone.text).toContain('no longer in Sprudel');
    const { id } = await theCustomer(bot, 'Sprudel');
    expect(await bot.file.interactions.history(id, 5)).toHaveLength(1);
    await anna().clicks(gone.message, 'Put it back');
    expect(await bot.file.interactions.history(id, 5)).toHaveLength(2);
  });
});
